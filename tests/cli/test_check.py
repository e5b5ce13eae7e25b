from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.project import build

TEXT = """Samråd om lokaler

Röda Korset: Kommunerna bör upplåta lokaler på kvällstid.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("byggt")
    (folder / "möte.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "möte.txt"], folder / "ut")
    return folder / "ut"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """Give a copy that a test may harm."""
    return Path(shutil.copytree(built, tmp_path / "ut"))


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def faults(store: Path) -> list[dict[str, str]]:
    result = run("check", "--store", store, "--format", "json")
    assert result.exit_code == 1, result.output
    found: list[dict[str, str]] = json.loads(result.stdout)
    return found


def change(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def believe(store: Path) -> None:
    """Let the manifest say what the files are now, so that the checks of the graph alone can find the fault."""
    from samrad.graph.output import read_manifest, write_manifest

    manifest = read_manifest(store)
    assert manifest is not None
    write_manifest(store, {key: value for key, value in manifest.items() if key not in ("format", "files")})
    shutil.rmtree(store / "store")


def test_all_holds_after_a_build(store: Path) -> None:
    result = run("check", "--store", store)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "all holds: 1 claim in 1 document" in result.stderr


def test_a_changed_text_is_found_by_its_hash_and_its_quotes(store: Path) -> None:
    change(store / "texts" / "mote.txt", "kvällstid", "morgonen")
    found = faults(store)
    assert {fault["check"] for fault in found} == {"files", "quotes"}
    assert any("texts/mote.txt" in fault["where"] for fault in found)


def test_a_changed_quote_is_found_where_it_stands(store: Path) -> None:
    change(store / "samrad.nq", 'upplåta lokaler på kvällstid."@sv', 'upplåta lokaler på dagtid."@sv')
    believe(store)
    assert [fault for fault in faults(store) if fault["check"] == "quotes" and "dagtid" in fault["what"]]


def test_a_claim_without_claimant_breaks_a_shape(store: Path) -> None:
    lines = (store / "samrad.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not ("/claim/" in line and "ns#claimant>" in line)]
    assert len(kept) == len(lines) - 1
    (store / "samrad.nq").write_text("".join(kept), encoding="utf-8")
    believe(store)
    assert {fault["check"] for fault in faults(store)} >= {"graph", "claims"}


def test_a_store_that_is_not_the_graph_is_found(store: Path) -> None:
    with (store / "samrad.nq").open("a", encoding="utf-8") as file:
        file.write("<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n")
    found = faults(store)
    assert [fault["where"] for fault in found] == ["samrad.nq"], "the store still holds the graph that was built"
    shutil.rmtree(store / "store")  # it is made again, from the changed file
    assert "store" in {fault["check"] for fault in faults(store)}


def test_missing_files_are_faults_and_no_crash(store: Path) -> None:
    (store / "claims.jsonl").unlink()
    (store / "texts" / "mote.txt").unlink()
    assert {fault["check"] for fault in faults(store)} == {"files", "quotes", "claims"}


def test_without_a_build_one_is_told_to_build(tmp_path: Path) -> None:
    from samrad.errors import StoreError

    result = run("check", "--store", tmp_path / "ut")
    assert isinstance(result.exception, StoreError)
    assert "run samrad build first" in str(result.exception)


def test_the_environment_names_the_store(store: Path) -> None:
    result = CliRunner().invoke(cli, ["check"], env={"SAMRAD_STORE": str(store)})
    assert result.exit_code == 0, result.output
