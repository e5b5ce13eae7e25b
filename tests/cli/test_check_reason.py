"""``samrad check --reason`` on a built folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.graph.output import read_manifest, write_manifest
from samrad.project import build

PERSON = (
    "<https://w3id.org/samrad/actor/roda-korset> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<https://w3id.org/samrad/ns#Person> <https://w3id.org/samrad/graph/review> .\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("byggt")
    text = "Samråd om lokaler\n\nRöda Korset: Kommunerna bör upplåta lokaler på kvällstid.\n"
    (folder / "möte.txt").write_text(text, encoding="utf-8")
    build([folder / "möte.txt"], folder / "ut")
    return folder / "ut"


def check(store: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--store", str(store), *options])


@pytest.mark.slow
def test_a_graph_that_holds_says_so_in_one_line(java: str, built: Path) -> None:
    result = check(built, "--reason")
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    first, last = result.stderr.splitlines()
    assert "the graph is consistent" in first
    assert "rules and reasoner infer the same: asks 1," in first
    assert last.endswith("reason)")


@pytest.mark.slow
def test_a_contradiction_is_a_fault_with_its_reason(java: str, built: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(built, tmp_path / "ut"))
    with (store / "samrad.nq").open("a", encoding="utf-8") as file:
        file.write(PERSON)
    shutil.rmtree(store / "store")
    manifest = read_manifest(store)
    assert manifest is not None
    write_manifest(store, {key: value for key, value in manifest.items() if key not in ("format", "files")})
    result = check(store, "--reason", "--format", "json")
    assert result.exit_code == 1
    (found,) = (fault for fault in json.loads(result.stdout) if fault["check"] == "reason")
    assert found["where"] == "actor/roda-korset"
    assert "både organisation och person" in found["what"]
    assert "the graph is inconsistent" in result.stderr


def test_without_java_the_other_checks_are_made_and_the_message_says_what_to_install(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check(built).exit_code == 0
    result = check(built, "--reason", "--format", "json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)
    assert found["check"] == "reason"
    assert "needs a Java runtime" in found["what"]
    assert "apt install" in found["what"]
