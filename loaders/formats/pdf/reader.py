"""Read a PDF: pages to bits, bits to lines, lines to blocks, blocks to the parts of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ....errors import DocumentError
from ....settings import Limits
from ...reading import Note, Reading
from ..layout import Part, Run, Shape, compose
from .furniture import clear
from .headings import mark_headings, set_depths
from .hyphens import Words
from .library import File, opened, signs_of
from .lines import Line, lines_of, lower
from .measures import measure
from .notes import marked, notes_of
from .page import Bit, Page, gap, read_page, text_of
from .paragraphs import Block, blocks_of

__all__ = ["read_pdf"]

_OCR = "run OCR first, e.g. ocrmypdf IN OUT"
#: From which share of letters without a meaning a text layer is of no use.
_UNKNOWN = 0.3
#: The lines of a table of contents end in dots and a page number; the headings stand again where they belong.
_CONTENTS = re.compile(r"(?:\s?[.…]){5,}\s*\d{1,4}\Z")


def read_pdf(data: bytes, where: str, limits: Limits) -> Reading:
    """Read the text of a PDF.

    :param where: the file's name, for messages
    :raises DocumentError: where the file is locked, damaged, cut off, without text or without pages, where its letters
        say not what they are, or where it is above a limit
    """
    with opened(data, where, limits) as file:
        hints = file.hints()
        pages = _pages(file, where, limits)
    notes = _check(pages, where)
    return replace(compose(parts_of(pages), hints, len(pages)), notes=notes)


def _pages(file: File, where: str, limits: Limits) -> list[Page]:
    """Read the pages one by one; only what is printed on them stays in memory."""
    pages: list[Page] = []
    letters = 0
    for number in range(1, file.pages + 1):
        with file.page(number) as (page, text):
            letters += signs_of(text)
            if letters > limits.characters:
                raise DocumentError(
                    f"its text has more than {limits.characters:,} characters by page {number} of {file.pages}",
                    where=where,
                    hint="split the file, or allow more: --limit characters=…",
                )
            pages.append(read_page(page, text, number))
    return pages


def _check(pages: Sequence[Page], where: str) -> tuple[Note, ...]:
    """Refuse a file that has no text, or none that says what it is; return what to say of the pages that have none.

    :raises DocumentError: says what to do
    """
    letters = sum(page.letters for page in pages)
    pictures = [page.number for page in pages if page.pictured and not page.bits]
    if not any(page.bits for page in pages):
        what = "the pages are pictures: there is no text layer" if pictures else "the pages are empty or drawn: no text"
        raise DocumentError(what, where=where, hint=_OCR)
    if 2 * len(pictures) > len(pages):
        raise DocumentError(
            f"{len(pictures)} of {len(pages)} pages are pictures without a text layer", where=where, hint=_OCR
        )
    unknown = sum(page.unknown for page in pages)
    if unknown > _UNKNOWN * letters:
        raise DocumentError(
            f"its text layer is of no use: {100 * unknown // letters} % of it does not say which letters they are",
            where=where,
            hint="run OCR over it, e.g. ocrmypdf --force-ocr IN OUT",
        )
    if not pictures:
        return ()
    numbers = ", ".join(map(str, pictures[:20])) + (" …" if len(pictures) > 20 else "")
    return (
        Note(
            f"sidor som är bilder och inte finns i texten: {numbers} (kör OCR först, t.ex. ocrmypdf IN UT)",
            f"pages that are pictures and not in the text: {numbers} ({_OCR})",
        ),
    )


def parts_of(pages: Sequence[Page]) -> list[Part]:
    """Return the parts that the pages print."""
    for page in pages:
        lower(page.bits)
    clear(pages)
    lines: list[Line] = []
    gutters: list[float] = []
    for page in pages:
        lines += lines_of(page, (lines[-1].region + 1) if lines else 0, gutters)
    measures = measure(lines)
    words = Words()
    for line in lines:
        words.learn(line.text)
    body, notes = notes_of(lines, measures)
    marked(body, notes)
    body = [line for line in body if line.text and not _CONTENTS.search(line.text)]
    blocks = blocks_of(body, measures, {page.number: page.rules for page in pages})
    mark_headings(blocks, measures)
    set_depths(blocks)
    return [_part(block, words) for block in _ordered(blocks, notes)]


def _ordered(blocks: Sequence[Block], notes: Sequence[Block]) -> Iterable[Block]:
    """Yield the blocks with each page's footnotes before the first block that begins or goes on behind the page."""
    waiting: dict[int, list[Block]] = defaultdict(list)
    for note in notes:
        if note.lines and note.lines[0].bits:
            waiting[note.page].append(note)
    for block in blocks:
        last = block.lines[-1].page if block.lines else block.page
        for page in sorted(page for page in waiting if page < last):
            yield from waiting.pop(page)
        yield block
    for page in sorted(waiting):
        yield from waiting[page]


def _part(block: Block, words: Words) -> Part:
    if block.row is not None:
        page = block.row.page
        cells = tuple(tuple(_runs([(page, bits) for bits in cell.lines], words)) for cell in block.row.cells)
        return Part(Shape.ROW, (), cells=cells)
    runs = tuple(_runs([(line.page, line.bits) for line in block.lines], words))
    if block.sign and runs and block.shape in (Shape.HEADING, Shape.PARAGRAPH):
        runs = (replace(runs[0], text=f"{block.sign} {runs[0].text}"), *runs[1:])
    return Part(block.shape, runs, level=block.level, sign=block.sign)


def _runs(lines: Sequence[tuple[int, list[Bit]]], words: Words) -> list[Run]:
    """Return the letters of lines as runs, what the lines' ends cut apart put together."""
    found: list[Run] = []
    for page, bits in lines:
        text = text_of(bits)
        if found:
            before, between = words.join(found[-1].text, text.lstrip())
            found[-1] = replace(found[-1], text=before.rstrip(" ") + between if between else before)
        end: Bit | None = None
        for bit in bits:
            found.append(Run((gap(end, bit) if end else "") + bit.text, bit.bold, bit.italic, page))
            end = bit
    return found
