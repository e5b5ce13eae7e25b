from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import rdflib
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.project import build

TEXT = """Samråd om lokaler

Datum: 2021-03-04

Röda Korset: Kommunerna bör upplåta lokaler, "gärna på kvällstid".

Studieförbunden: Regeringen måste ge långsiktig finansiering till folkbildningen.
"""
CORPUS = '[[document]]\nfile = "möte.txt"\ndate = "2021-03-04"\n'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("byggt")
    (folder / "möte.txt").write_text(TEXT, encoding="utf-8")
    (folder / "corpus.toml").write_text(CORPUS, encoding="utf-8")
    build([folder / "möte.txt"], folder / "ut")
    return folder / "ut"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["export", *(str(arg) for arg in args)])


@pytest.mark.parametrize(("suffix", "file"), [("trig", "samrad.trig"), ("nq", "samrad.nq"), ("jsonl", "claims.jsonl")])
def test_what_the_build_wrote_comes_out_again(store: Path, tmp_path: Path, suffix: str, file: str) -> None:
    result = run("--store", store, "-o", tmp_path / f"ut.{suffix}")
    assert result.exit_code == 0, result.output
    assert (tmp_path / f"ut.{suffix}").read_bytes() == (store / file).read_bytes()


@pytest.mark.parametrize(("suffix", "format_"), [("ttl", "turtle"), ("rdf", "xml")])
def test_the_union_of_the_graphs_loads_in_rdflib(store: Path, tmp_path: Path, suffix: str, format_: str) -> None:
    assert run("--store", store, "-o", tmp_path / f"ut.{suffix}").exit_code == 0
    graph = rdflib.Graph().parse(tmp_path / f"ut.{suffix}", format=format_)
    asks = rdflib.URIRef("https://w3id.org/samrad/ns#asks")
    actor = "https://w3id.org/samrad/actor/"
    assert (rdflib.URIRef(actor + "roda-korset"), asks, rdflib.URIRef(actor + "kommuner")) in graph


def test_jsonld_is_json(store: Path, tmp_path: Path) -> None:
    assert run("--store", store, "-o", tmp_path / "ut.jsonld").exit_code == 0
    assert json.loads((tmp_path / "ut.jsonld").read_text(encoding="utf-8"))


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_table_of_claims_on_standard_output(store: Path) -> None:
    found = rows(run("--store", store, "-o", "-", "--format", "csv"))
    assert {row["claimant"] for row in found} == {"Röda Korset", "Studieförbunden"}
    assert 'Kommunerna bör upplåta lokaler, "gärna på kvällstid".' in {row["quote"] for row in found}


def test_claims_are_filtered(store: Path) -> None:
    everything = rows(run("--store", store, "-o", "-", "--format", "csv"))
    assert rows(run("--store", store, "-o", "-", "--format", "csv", "--min-confidence", "1")) == []
    assert rows(run("--store", store, "-o", "-", "--format", "csv", "--since", "2021-03")) == everything
    assert rows(run("--store", store, "-o", "-", "--format", "csv", "--until", "2020")) == []


@pytest.mark.parametrize(
    "args",
    [
        ["-o", "ut.docx"],
        ["-o", "ut"],
        ["-o", "-"],
        ["-o", "ut.nq", "--since", "2020"],
        ["-o", "ut.csv", "--since", "i våras"],
        ["-o", "finns/inte/ut.csv"],
    ],
)
def test_wrong_usage_writes_nothing(
    store: Path, tmp_path: Path, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--store", store, *args)
    assert getattr(result.exception, "exit_code", None) == 2
    assert list(tmp_path.iterdir()) == []
