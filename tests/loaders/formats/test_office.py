"""What LibreOffice writes of a document is read as the document itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.docx import read_docx
from samrad.loaders.formats.html import read_html
from samrad.loaders.formats.odt import read_odt
from samrad.loaders.reading import Reading
from samrad.settings import Limits

from .convert import with_office
from .make import to_docx

TEXT = """# Samråd om fritid

Föreningarna mötte kommunen i maj och talade om ”tider”.

## Närvarande

Anna\tEk\tSvalorna
Bo\tBerg\tÅby kommun

## Förslag

**SIOS:** Vi vill ha fler lokaler.

*Vad behöver ni från oss?*

- mer tid
  - på kvällar
- lägre hyror

Kommunen bör:

1. öppna skolan
2. sänka hyran

## Beslut

Regionen bör bidra.
"""


def shown(reading: Reading) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(reading.text)) for block in parse_blocks(reading.text)[0]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("skrivet") / "samråd å.docx"
    path.write_bytes(to_docx(TEXT))
    return path


@pytest.mark.parametrize(("target", "read"), [("odt", read_odt), ("fodt", read_odt), ("html", read_html)])
def test_what_libreoffice_makes_of_a_word_document_reads_the_same(
    written: Path, tmp_path: Path, target: str, read: Callable[[bytes, str, Limits], Reading]
) -> None:
    made = with_office(written, tmp_path, target)
    wanted = read_docx(written.read_bytes(), "a", Limits())
    found = read(made.read_bytes(), "a", Limits())
    assert shown(found) == shown(wanted)
    assert len(parse_blocks(found.text)[1]) == 2


def test_a_word_document_that_libreoffice_wrote_reads_the_same(written: Path, tmp_path: Path) -> None:
    open_document = with_office(written, tmp_path, "odt")
    again = with_office(open_document, tmp_path / "igen", "docx")
    assert shown(read_docx(again.read_bytes(), "a", Limits())) == shown(read_docx(written.read_bytes(), "a", Limits()))
