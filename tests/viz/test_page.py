from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import IntegrityError, NotFoundError
from samrad.graph.network.projection import network
from samrad.loaders.claim import Claim
from samrad.loaders.document import DocumentInfo
from samrad.ontology.registry import Registry
from samrad.viz import page
from samrad.viz.page import network_page, strongest


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="samrad-data">(.*?)</script>', html, re.DOTALL)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def notes(html: str) -> str:
    return " ".join(note["text"] for note in data_of(html)["notes"])


@pytest.fixture
def html(claims: list[Claim], registry: Registry) -> str:
    return network_page(claims, registry)


def test_the_page_names_no_remote_place_to_load_from(html: str) -> None:
    assert re.findall(r"<(?:link|img|iframe|object|embed|base)\b", html) == []
    assert re.findall(r"<script[^>]*\bsrc\b", html) == []
    assert set(re.findall(r"url\(.{0,6}", html)) <= {'url("data:'}
    assert "bootstrap" not in html
    assert "sourceMappingURL" not in html


def test_the_policy_runs_our_three_scripts_alone(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert policy[1].count("'sha256-") == 3
    assert "unsafe-eval" not in policy[1]
    assert "script-src 'unsafe-inline'" not in policy[1]


def test_document_text_stands_in_json_alone_and_cannot_end_it(html: str, nasty: str) -> None:
    assert "<img" not in html
    assert html.count("</script>") == 4
    assert any(claim["quote"] == nasty for claim in data_of(html)["claims"])


@given(st.text(st.characters(), max_size=40))
def test_any_text_survives_the_json_and_cannot_leave_it(text: str) -> None:
    written = page._json({"quote": text})
    assert json.loads(written) == {"quote": text}
    assert not set("<>&\u2028\u2029") & set(written)
    written.encode("utf-8")


def test_the_page_is_swedish_utf8_with_its_letters(html: str) -> None:
    assert html.startswith('<!DOCTYPE html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">')
    assert "Ängelholms kommun" in html
    assert "\r" not in html
    html.encode("utf-8")


def test_it_opens_on_requests_without_those_to_oneself(html: str) -> None:
    data = data_of(html)
    assert (data["shown"], data["showSelf"]) == (["request"], False)


def test_without_requests_it_opens_on_what_there_is(claims: list[Claim], registry: Registry) -> None:
    rest = [claim for claim in claims if claim.kind != "request"]
    assert data_of(network_page(rest, registry))["shown"] == ["cooperation", "difficult", "funding", "offer", "role"]


def test_the_notes_state_the_share_without_addressee_and_how_claims_were_made(
    html: str, claims: list[Claim], registry: Registry
) -> None:
    assert "1 av 7 krav (14 %) och 0 av 1 erbjudanden (0 %) säger inte vem de riktar sig till." in notes(html)
    assert "maskinellt utlästa" in notes(html)
    assert "2 dokument, 12 utsagor (7 krav, 1 erbjudanden, 2 samverkan, 1 finansiering, 1 roller)" in html
    coded = [Claim.from_record({**c.to_record(), "rule": ""}) for c in claims]
    assert "kodade för hand" in notes(network_page(coded, registry))


def test_documents_go_by_title_and_date_where_these_are_known(claims: list[Claim], registry: Registry) -> None:
    infos = {"möte-a": DocumentInfo(title="Samråd om lokaler", date="2021-03")}
    documents = data_of(network_page(claims, registry, documents=infos))["documents"]
    assert documents == [
        {"title": "Samråd om lokaler", "date": "2021-03", "claims": 11},
        {"title": "möte-b", "date": "", "claims": 1},
    ]


def test_too_many_actors_are_cut_to_those_with_most_claims_and_the_page_says_so(
    claims: list[Claim], registry: Registry
) -> None:
    html = network_page(claims, registry, max_nodes=3)
    assert [actor["id"] for actor in data_of(html)["actors"]] == ["kommuner", "nod", "roda-korset"]
    assert "de 3 aktörer som har flest utsagor, av 6" in notes(html)


def test_cutting_keeps_only_the_claims_that_are_still_reached(claims: list[Claim], registry: Registry) -> None:
    net = strongest(network(claims, registry.by_label), 1)
    assert [node.slug for node in net.nodes] == ["roda-korset"]
    assert net.edges == ()
    assert [claim.start for claim in net.claims.values()] == [5]


def test_the_page_is_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import hashlib\n"
        "from samrad.loaders.claim import Claim, ClaimKind\n"
        "from samrad.ontology.registry import Registry\n"
        "from samrad.viz.page import network_page\n"
        "names = ['Röda Korset', 'kommuner', 'regeringen', 'NOD', 'Delmos', 'Ä', 'Ö']\n"
        "claims = [Claim('d', i, i + 1, 'q', ClaimKind.REQUEST, (a,), (b,), topics=('x', 'y'))\n"
        "          for i, a in enumerate(names) for b in names[i // 2:]]\n"
        "print(hashlib.sha256(network_page(claims, Registry([])).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": s}, capture_output=True, check=True
        ).stdout
        for s in ("1", "2")
    }
    assert len(digests) == 1


def test_no_claims_give_a_page_that_says_so(registry: Registry) -> None:
    assert "Inga krav i bilden." in notes(network_page([], registry))


def test_an_english_page_is_english(claims: list[Claim], registry: Registry) -> None:
    html = network_page(claims, registry, lang="en")
    assert '<html lang="en">' in html
    assert "<h1>Who asks whom for what</h1>" in html
    with pytest.raises(NotFoundError, match="language"):
        network_page(claims, registry, lang="no")


def test_a_pyvis_that_builds_another_page_is_refused(
    claims: list[Claim], registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyvis.network

    monkeypatch.setattr(pyvis.network.Network, "generate_html", lambda self: "<html><script>1</script></html>")
    with pytest.raises(IntegrityError, match="pyvis"):
        network_page(claims, registry)


def test_importing_the_page_loads_no_pyvis() -> None:
    code = "import sys, samrad.viz.page; print('pyvis' in sys.modules, 'IPython' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split() == ["False", "False"]
