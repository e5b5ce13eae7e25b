from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli

TEXT = """Möte om lokaler i Ängelholm

Röda Korset: Kommunerna bör upplåta lokaler på kvällstid.
Vi erbjuder kommunerna läxhjälp.
Vi måste själva bli bättre på att be om hjälp.
"""

CLAIMS = [
    {"quote": "Kommunerna bör upplåta lokaler på kvällstid.", "kind": "request", "addressee": ["kommuner"]},
    {"quote": "Vi erbjuder kommunerna läxhjälp.", "kind": "offer", "addressee": ["kommuner"]},
    {"quote": "Vi måste själva bli bättre på att be om hjälp.", "kind": "request", "addressee": ["Röda Korset"]},
]

CORPUS = '[[document]]\nfile = "möte.txt"\ntitle = "Möte om lokaler"\ndate = "2021-03"\n'


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a result built from hand-coded claims, so that no rule of the extractor has a say in it."""
    folder = tmp_path_factory.mktemp("nät")
    texts = folder / "in"
    texts.mkdir()
    (texts / "möte.txt").write_bytes(TEXT.encode("utf-8"))
    (texts / "corpus.toml").write_text(CORPUS, encoding="utf-8")
    records = folder / "claims.jsonl"
    lines = []
    for claim in CLAIMS:
        start = TEXT.index(str(claim["quote"]))
        more = {"doc": "möte", "start": start, "end": start + len(claim["quote"]), "claimant": ["Röda Korset"]}
        lines.append(json.dumps({**claim, **more, "what": claim["quote"], "topics": ["samverkan"]}) + "\n")
    records.write_text("".join(lines), encoding="utf-8")
    result = run("build", texts, "-o", folder / "ut", "--claims", records)
    assert result.exit_code == 0, result.output
    return folder / "ut"


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_standard_output_gets_rows_with_the_claims_they_rest_on(store: Path) -> None:
    (request,) = rows(run("network", "--store", store, "-o", "-", "--kind", "request"))
    assert (request["source_label"], request["target_label"]) == ("Röda Korset", "kommuner")
    assert request["quote"] == CLAIMS[0]["quote"]
    assert len(request["claims"].split("/")[1]) == 16


def test_requests_to_oneself_come_on_demand(store: Path) -> None:
    plain = rows(run("network", "--store", store, "-o", "-"))
    assert [row["kind"] for row in plain] == ["offer", "request"]
    assert len(rows(run("network", "--store", store, "-o", "-", "--include-self"))) == 3


def test_filters_pass_what_falls_in_the_period(store: Path) -> None:
    assert len(rows(run("network", "--store", store, "-o", "-", "--since", "2021", "--until", "2021"))) == 2
    assert rows(run("network", "--store", store, "-o", "-", "--until", "2020")) == []


def test_the_page_has_titles_and_is_the_one_that_build_wrote(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "nät.html"
    result = run("network", "--store", store, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes() == (store / "network.html").read_bytes()
    assert "Möte om lokaler" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".json", ".csv", ".svg", ".HTML"])
def test_every_format_of_the_help_is_written(store: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"nät{suffix}"
    assert run("network", "--store", store, "-o", target).exit_code == 0
    assert "Röda Korset" in target.read_text(encoding="utf-8")
    assert suffix.lower() in run("network", "--help").stdout


def test_a_graph_file_holds_both_actors(store: Path, tmp_path: Path) -> None:
    assert run("network", "--store", store, "-o", tmp_path / "n.gexf").exit_code == 0
    assert sorted(nx.read_gexf(tmp_path / "n.gexf")) == ["kommuner", "roda-korset"]


def test_a_figure_of_named_kinds_shows_those(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "n.svg"
    run("network", "--store", store, "-o", target, "--kind", "offer")
    assert "erbjuder" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-o", "nät.pdf"], "no network format goes by '.pdf'"),
        (["-o", "nät"], "one of .html, .svg, .gexf"),
        (["-o", "nät.csv", "--since", "igår"], "'igår' is not a date"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_next_step(
    store: Path, args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("network", "--store", store, *args)
    assert message in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_wrong_options_are_usage_errors(store: Path) -> None:
    assert run("network", "--store", store).exit_code == 2
    assert run("network", "--store", store, "-o", "-", "--kind", "wish").exit_code == 2
    assert run("network", "--store", store, "-o", "-", "--most", "1").exit_code == 2
