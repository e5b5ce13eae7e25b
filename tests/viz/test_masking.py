"""The network page and its files show offices and organisations, not people."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from samrad.cli import cli
from samrad.graph.claims import read_back
from samrad.graph.people import SOMEBODY, Masking, names_of, organisations_named
from samrad.graph.quotes import check_quotes
from samrad.graph.result import open_project
from samrad.graph.unnamed import without_people
from samrad.graph.validation import validate
from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import DocumentInfo
from samrad.loaders.masking import mask
from samrad.ontology.terms import S
from samrad.project import build
from samrad.settings import Settings

MINUTES = """Minnesanteckningar från samråd om lokaler

Närvarande
Tindra\tÄlvhammar\tRöda Korset
Osvald\tStenmur\tNOD
Zaida\tvon Bergsund\tStockholms Stadsmission

Fråga 1: Vad säger Osvald Stenmur om lokaler?

Tindra Älvhammar: Kommunerna bör upplåta lokaler på kvällstid, som Stenmur sa.

Röda Korset: Tindra Älvhammar anser att kommunerna bör upplåta lokaler. Vi samverkar med Stockholms Stadsmission.

Osvald Stenmurs förslag:
- Kommunerna bör tacka Tinda Älvhammar för hennes arbete med Röda Korset.

Statsrådet Karin Ekhammar: Kommunerna bör bygga mer.
"""
NAMES = ("Tindra", "Tinda", "Älvhammar", "Osvald", "Stenmur", "Zaida", "Bergsund", "Lvhammar")
SLUGS = ("tindra", "alvhammar", "osvald", "stenmur", "zaida", "bergsund")
RECORDS = [
    {"quote": "Kommunerna bör upplåta lokaler på kvällstid, som Stenmur sa.", "claimant": ["Tindra Älvhammar"]},
    {"quote": "Tindra Älvhammar anser att kommunerna bör upplåta lokaler.", "claimant": ["Röda Korset"]},
    {"quote": "Kommunerna bör tacka Tinda Älvhammar för hennes arbete med Röda Korset.", "claimant": ["Okänd Grupp"]},
    {"quote": "Kommunerna bör bygga mer.", "claimant": ["Karin Ekhammar"]},
]


def records() -> str:
    lines = []
    for record in RECORDS:
        quote = str(record["quote"])
        start = MINUTES.index(quote)
        more: dict[str, Any] = {
            "doc": "möte",
            "start": start,
            "end": start + len(quote),
            "kind": "request",
            "addressee": ["kommuner"],
            "what": quote.split(" ", 2)[2],
            "lead": "Osvald Stenmurs förslag:",
            "question": "Vad säger Osvald Stenmur om lokaler?",
            "section": "Osvald Stenmur",
            "claimantText": "Tindra Älvhammar",
        }
        lines.append(json.dumps(record | more, ensure_ascii=False))
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folk")
    (folder / "in").mkdir()
    (folder / "in" / "möte.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "in" / "corpus.toml").write_text(
        '[[document]]\nfile = "möte.txt"\ntitle = "Osvald Stenmurs möte"\nkind = "minutes"\n', encoding="utf-8"
    )
    (folder / "claims.jsonl").write_text(records(), encoding="utf-8")
    build([folder / "in"], folder / "ut", claims=folder / "claims.jsonl")
    build([folder / "in"], folder / "regler")
    build([folder / "in"], folder / "namn", Settings(names=True), claims=folder / "claims.jsonl")
    return folder


def told(text: str) -> list[str]:
    """Return the names that a text tells, in words or in an address."""
    return [name for name in (*NAMES, *SLUGS) if name in text]


@pytest.mark.parametrize("out", ["ut", "regler"])
def test_the_page_of_a_build_tells_no_name_of_the_attendance_list(result: Path, out: str) -> None:
    page = (result / out / "network.html").read_text(encoding="utf-8")
    assert told(page) == []
    assert "▪" in page
    assert "Röda Korset" in page


def test_the_data_of_the_result_keep_their_words(result: Path) -> None:
    assert "Tindra Älvhammar anser" in (result / "ut" / "claims.jsonl").read_text(encoding="utf-8")
    assert "Älvhammar" in (result / "ut" / "samrad.nq").read_text(encoding="utf-8")


def test_names_can_be_turned_on(result: Path, tmp_path: Path) -> None:
    assert "Tindra Älvhammar anser" in (result / "namn" / "network.html").read_text(encoding="utf-8")
    out = tmp_path / "x.html"
    ran = CliRunner().invoke(cli, ["network", "--store", str(result / "ut"), "-o", str(out), "--names"])
    assert ran.exit_code == 0, ran.output
    assert "Tindra Älvhammar anser" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["html", "svg", "gexf", "graphml", "json", "csv"])
def test_every_format_of_the_network_command_masks(result: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"x.{suffix}"
    ran = CliRunner().invoke(cli, ["network", "--store", str(result / "ut"), "-o", str(out)])
    assert ran.exit_code == 0, ran.output
    text = out.read_text(encoding="utf-8")
    assert told(text) == []
    assert "Röda" in text


def test_a_person_is_shown_as_the_organisation_and_a_minister_by_name(result: Path) -> None:
    page = (result / "ut" / "network.html").read_text(encoding="utf-8")
    found = re.search(r'id="samrad-data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert sorted(actor["label"] for actor in data["actors"]) == [
        "Karin Ekhammar",
        "Okänd Grupp",
        "Röda Korset",
        "kommuner",
    ]
    asked = next(c for c in data["claims"] if c["quote"].startswith("Kommunerna bör upplåta lokaler på kvällstid"))
    assert asked["who"].startswith("Röda Korset: ")
    assert [d["title"] for d in data["documents"]] == ["▪▪▪▪▪▪ ▪▪▪▪▪▪▪▪ möte"]


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld", "ttl", "rdf", "jsonl", "csv"])
def test_an_export_without_people_tells_no_name(result: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"x.{suffix}"
    ran = CliRunner().invoke(cli, ["export", "--store", str(result / "ut"), "-o", str(out), "--without-people"])
    assert ran.exit_code == 0, ran.output
    text = out.read_text(encoding="utf-8")
    assert told(text) == []
    assert "Karin Ekhammar" in text, "the minister keeps the name"
    assert "graph/people" not in text


def test_a_graph_without_people_is_whole(result: Path) -> None:
    project = open_project(result / "ut")
    masked = without_people(project.store, project.iris, project.registry, project.texts)
    names = names_of(project.store, project.iris.people_graph("mote"), {})
    text = mask(project.texts["mote"], names, organisations_named(project.store, project.iris.document_graph("mote")))
    assert validate(masked, project.iris) == []
    assert list(check_quotes(masked, {"mote": text}, project.iris)) == []
    before, after = read_back(project.store, project.iris), read_back(masked, project.iris)
    assert [(c.start, c.end, c.id) for c in before] == [(c.start, c.end, c.id) for c in after]
    edges = {(str(q.subject), str(q.object)) for q in masked.quads(predicate=S.asks)}
    asked = project.iris.actor("kommuner")
    assert (str(project.iris.actor("roda-korset")), str(asked)) in edges
    assert len(list(project.store.quads(graph=project.iris.people_graph("mote")))) > 0, "the result keeps its people"


@pytest.fixture(scope="module")
def masking(result: Path) -> Masking:
    project = open_project(result / "ut")
    return Masking(project.store, project.iris, project.registry)


def test_texts_are_as_long_as_before_and_the_rest_of_the_claim_stays(result: Path, masking: Masking) -> None:
    claims = open_project(result / "ut").claims()
    for before, after in zip(claims, masking.claims(claims), strict=True):
        for field in ("quote", "what", "lead", "section", "question", "claimant_text", "addressee_text"):
            assert len(getattr(after, field)) == len(getattr(before, field))
            assert told(getattr(after, field)) == []
        assert (before.start, before.end, before.id, before.topics) == (after.start, after.end, after.id, after.topics)
        at = before.quote.find(before.what)
        assert after.quote[at : at + len(after.what)] == after.what, "what can still be marked in the quote"


def test_half_a_name_cut_out_of_the_quote_is_masked_too(masking: Masking) -> None:
    claim = Claim("möte", 0, 24, "Vi ber Tindra Älvhammar.", ClaimKind.REQUEST, what="ber Tindra")
    (after,) = masking.claims([claim])
    assert after.what == "ber ▪▪▪▪▪▪"


def test_claims_and_titles_of_other_documents_stay(masking: Masking) -> None:
    claim = Claim("annat", 0, 7, "Stenmur", ClaimKind.REQUEST, claimant=("Tindra Älvhammar",))
    assert masking.claims([claim]) == [claim]
    info = DocumentInfo(title="Stenmur")
    assert masking.documents({"annat": info}) == {"annat": info}


def test_who_stands_for_nobody_is_shown_without_name_or_address(tmp_path: Path) -> None:
    text = "Möte\n\nDagen leddes av enhetschef Osvald Stenmur.\n\nZaida Bergsund: Kommunerna bör bygga.\n"
    (tmp_path / "m.txt").write_text(text, encoding="utf-8")
    at = text.index("Kommunerna")
    base = {"doc": "m", "start": at, "end": len(text) - 1, "quote": text[at:-1], "kind": "request"}
    lines = [
        json.dumps(base | {"claimant": [who], "addressee": ["kommuner"], "what": what})
        for who, what in (("Osvald Stenmur", "bygga"), ("Osvald Stenmurs vänner", "bör bygga"))
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build([tmp_path / "m.txt"], tmp_path / "ut", claims=tmp_path / "c.jsonl")
    page = (tmp_path / "ut" / "network.html").read_text(encoding="utf-8")
    assert told(page.replace("Zaida", "").replace("Bergsund", "")) == []
    assert "enhetschef" in page
    assert SOMEBODY not in page


def test_a_person_of_whom_nothing_is_told_is_shown_as_somebody(tmp_path: Path) -> None:
    text = "Möte\n\nKarin Stenmur sa att kommunerna bör bygga.\n"
    (tmp_path / "m.txt").write_text(text, encoding="utf-8")
    quote = text[6:-1]
    record = {"doc": "m", "start": 6, "end": 6 + len(quote), "quote": quote, "kind": "request", "what": "bygga"}
    line = json.dumps(record | {"claimant": ["Karin Stenmur"], "addressee": ["kommuner"]})
    (tmp_path / "c.jsonl").write_text(line, encoding="utf-8")
    build([tmp_path / "m.txt"], tmp_path / "ut", claims=tmp_path / "c.jsonl")
    page = (tmp_path / "ut" / "network.html").read_text(encoding="utf-8")
    assert SOMEBODY in page
    assert "Karin" not in page
    assert told(page) == []
