from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samrad import project
from samrad.graph.store import Store
from samrad.project import build

#: Minutes of our own in the forms that real ones have: title, heading, introduced list, turns.
MINUTES = """Minnesanteckningar från samråd om lokaler

Datum: 2021-03-04

Diskussion

Röda Korset: Kommunerna bör upplåta lokaler på kvällstid. Vi samverkar med Botkyrka kommun om läxhjälp.

Studieförbunden: Regeringen måste ge långsiktig finansiering till folkbildningen.

Kommunerna bör i högre grad:
• samråda med civilsamhället
• hyra ut lokaler till föreningar
"""

SECOND = """Anteckningar från möte i Ängelholm

Hyresgästföreningen: Regionen behöver satsa på mötesplatser. Vi erbjuder kommunerna hjälp med bostadsråd.

Testföreningen Äventyr anser att staten bör finansiera föreningslokaler.
"""


def write_documents(inputs: Path) -> Path:
    inputs.mkdir()
    (inputs / "möte-a.txt").write_text(MINUTES, encoding="utf-8")
    (inputs / "möte-b.txt").write_text(SECOND, encoding="utf-8")
    return inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two small documents."""
    return write_documents(tmp_path / "in")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the result of those two; a test that harms it takes a copy."""
    place = tmp_path_factory.mktemp("byggt")
    build([write_documents(place / "in")], place / "ut")
    return place / "ut"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds leave out page, store, TriG and the checks of the whole: two thirds of the time of a small one."""
    monkeypatch.setattr(project, "network_page", lambda *_, **__: "")
    monkeypatch.setattr(project, "make_store", lambda _, store: store.mkdir())
    monkeypatch.setattr(project, "validate_whole", lambda *_: [])
    monkeypatch.setattr(Store, "dump_trig", lambda _: b"")


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    """Give a function that returns all files of a result but those of the store, by name."""

    def read(out: Path) -> dict[str, bytes]:
        names = (path.relative_to(out) for path in sorted(out.rglob("*")) if path.is_file())
        return {name.as_posix(): (out / name).read_bytes() for name in names if name.parts[0] != "store"}

    return read
