"""A build says what is asked for, in the records and in the graph."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samrad.errors import NotFoundError
from samrad.ontology.terms import NS
from samrad.project import build, open_project

TEXT = """Möte om byn

Rädda Barnen: Kommunerna bör öppna skolornas lokaler på kvällarna.

Röda Korset: Kommunerna bör svara på brev.
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "mote.txt").write_text(TEXT, encoding="utf-8")
    build([tmp_path / "mote.txt"], tmp_path / "ut")
    return tmp_path / "ut"


def demands(folder: Path) -> list[list[str]]:
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line).get("demand", []) for line in lines]


def test_a_request_that_names_a_demand_has_it_and_another_has_none(out: Path) -> None:
    assert demands(out) == [["lokaler på kvällstid"], []]
    rows = open_project(out).store.select("SELECT ?demand WHERE { ?claim <" + NS + "demand> ?demand }")
    assert [row["demand"].value for row in rows] == [NS + "demand-lokaler-pa-kvallstid"]


def test_records_that_are_built_again_keep_their_demands_and_get_no_others(out: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (out / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    records[0]["demand"] = ["mötesplatser", "digital tillgång"]
    coded = tmp_path / "coded.jsonl"
    coded.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    build([tmp_path / "mote.txt"], tmp_path / "igen", claims=coded)
    assert demands(tmp_path / "igen") == [["digital tillgång", "mötesplatser"], []]


def test_a_demand_that_the_scheme_lacks_is_refused_with_near_ones(out: Path, tmp_path: Path) -> None:
    text = (out / "claims.jsonl").read_text(encoding="utf-8").replace("lokaler på kvällstid", "lokaler på kvällen")
    (tmp_path / "coded.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(NotFoundError, match="lokaler på kvällstid"):
        build([tmp_path / "mote.txt"], tmp_path / "igen", claims=tmp_path / "coded.jsonl")
