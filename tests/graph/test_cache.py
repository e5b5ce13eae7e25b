from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from samrad.errors import StoreError
from samrad.graph import cache
from samrad.graph.cache import NQUADS, make_store, open_store

LINE = '<https://example.org/a> <https://example.org/b> "Å"@sv <https://example.org/g> .\n'


@pytest.fixture
def result(tmp_path: Path) -> Path:
    (tmp_path / NQUADS).write_text(LINE, encoding="utf-8")
    make_store(tmp_path, tmp_path / "store")
    return tmp_path


def test_the_store_holds_what_the_nquads_say(result: Path) -> None:
    assert open_store(result).dump_nquads().decode() == LINE


@pytest.mark.parametrize("harm", ["missing", "empty", "broken"])
def test_a_lost_store_is_made_again_in_place(result: Path, harm: str) -> None:
    shutil.rmtree(result / "store")
    if harm != "missing":
        (result / "store").mkdir()
    if harm == "broken":
        (result / "store" / "CURRENT").write_text("nonsense")
    assert open_store(result).dump_nquads().decode() == LINE
    assert {path.name for path in result.iterdir()} == {NQUADS, "store"}
    (result / NQUADS).unlink()
    assert len(open_store(result)) == 1, "it was not put in place"


def test_many_readers_at_once(result: Path) -> None:
    assert [len(open_store(result)) for _ in range(3)] == [1, 1, 1]


def test_where_nothing_can_be_written_the_store_is_in_memory(result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(result / "store")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError("read-only file system")

    monkeypatch.setattr(cache.tempfile, "mkdtemp", refuse)  # root may write everywhere, so permissions would not do
    assert open_store(result).dump_nquads().decode() == LINE
    assert os.listdir(result) == [NQUADS]


def test_without_nquads_there_is_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run samrad build first"):
        open_store(tmp_path)
    (tmp_path / NQUADS).write_text("nonsense")
    with pytest.raises(StoreError, match="no N-Quads"):
        open_store(tmp_path)
    assert os.listdir(tmp_path) == [NQUADS]
