from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samrad.errors import ConfigError
from samrad.evaluation.system import extracted, texts_of
from samrad.loaders.claim import Claim
from samrad.loaders.folder import shipped_corpus


@pytest.fixture
def folder(tmp_path: Path, text: str) -> Path:
    for name in ("möte", "annat", "tyst"):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_only_documents_that_the_gold_speaks_of_are_read(claim: Callable[..., Claim], folder: Path) -> None:
    assert [d.stem for d in texts_of([claim((0, 5))], folder)] == ["möte"]


def test_a_document_in_which_nothing_is_marked_is_read_too(claim: Callable[..., Claim], folder: Path) -> None:
    """Else what the system invents there would count nowhere."""
    spans = {"möte": [(0, 9)], "tyst": [(0, 9)]}
    assert {d.stem for d in texts_of([claim((0, 5))], folder, spans)} == {"möte", "tyst"}


def test_without_a_folder_the_shipped_corpus_is_read(claim: Callable[..., Claim]) -> None:
    stem = shipped_corpus()[0].stem
    assert [d.stem for d in texts_of([claim((0, 5), doc=stem)])] == [stem]


def test_a_document_that_is_not_there_is_named_with_what_could_not_be_read(
    claim: Callable[..., Claim], folder: Path
) -> None:
    (folder / "latin.txt").write_bytes("Möte".encode("latin-1"))
    with pytest.raises(ConfigError, match=r"not there: latin.*UTF-8.*--texts"):
        texts_of([claim((0, 5), doc="latin")], folder)
    with pytest.raises(ConfigError, match="no such folder"):
        texts_of([claim((0, 5))], folder / "finns inte")


def test_the_claims_are_those_of_the_documents_in_order(claim: Callable[..., Claim], folder: Path) -> None:
    found = extracted(texts_of([claim((0, 5)), claim((0, 5), doc="annat")], folder))
    assert found
    assert [c.doc for c in found] == sorted(c.doc for c in found)
    assert {c.doc for c in found} == {"möte", "annat"}
