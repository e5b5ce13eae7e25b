"""From the letters of a block, with its line breaks, to parts; and where parts go while tables are open.

The readers of HTML, DOCX, ODT and mail share it: what a paragraph, an item or a heading becomes is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ...errors import DocumentError
from ...settings import Limits
from .layout import Part, Run, Shape, plain
from .tables import Cell, tabbed, table

__all__ = ["BREAK", "Sink", "block", "item", "shows"]

#: A line break that is meant, among the runs of a block.
BREAK = Run("\n")

#: Lines of at least this length may be those of running text that a program wrapped; shorter ones are meant.
_WRAPPED = 45
#: An item takes paragraphs in until it has so many runs of letters: to copy them each time costs their square.
_MOST_RUNS = 30
#: A title has at most so many letters: 90 % of 220 headings in consultation documents have at most 118.
_LONGEST_TITLE = 120
_ENDED = re.compile(r"[.!?:…][\"”’'»)\]]*\Z")
_GOES_ON = re.compile(r"[a-zåäöéü]")


def block(shape: Shape, runs: Iterable[Run], level: int = 1, sign: str = "") -> list[Part]:
    """Return the parts of one block: its lines apart where its breaks are meant, else one part.

    A heading is one line. A line in an item that ended with its mark goes on in the item, any other begins one of its
    own. An empty line parts paragraphs.

    >>> [part.tight for part in block(Shape.PARAGRAPH, [Run("Anna Ek"), BREAK, Run("Bo Berg")])]
    [False, True]
    """
    lines = _lines(runs)
    filled = [line for line in lines if line]
    if not filled:
        return []
    if shape in (Shape.HEADING, Shape.FOOTNOTE) or _wrapped(filled):
        return [Part(shape, _joined(filled), level, sign)]
    if shape is Shape.ITEM:
        return [Part(shape, line, level, sign if not number else "") for number, line in enumerate(_items(filled))]
    parts: list[Part] = []
    gap = True
    for line in lines:
        if line:
            parts.append(Part(shape, line, level, sign, tight=not gap))
        gap = not line
    return parts


def item(runs: Sequence[Run], level: int, sign: str) -> list[Part]:
    """Return the parts of an item; a short one that is counted and all in bold is a title, and stays a paragraph.

    >>> item([Run("Deltagare", bold=True)], 1, "2.")[0].shape.value, item([Run("fler lokaler")], 1, "2.")[0].shape.value
    ('paragraph', 'item')
    """
    letters = sum(len(run.text) for run in runs)
    if sign and letters <= _LONGEST_TITLE and all(run.bold for run in runs if run.text.strip()):
        return block(Shape.PARAGRAPH, [Run(f"{sign} ", bold=True), *runs])
    return block(Shape.ITEM, runs, level, sign)


def shows(part: Part) -> bool:
    """Say whether a part shows any letters."""
    return any(plain(run.text).strip() for run in (*part.runs, *(run for cell in part.cells for run in cell)))


def _lines(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Return the runs of each line; those of a line that shows nothing are none."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first) if others else run)
        lines.extend([replace(run, text=other)] for other in others)
    return [tuple(line) if any(plain(run.text).strip() for run in line) else () for line in lines]


def _text(line: Iterable[Run]) -> str:
    return plain("".join(run.text for run in line)).strip()


def _wrapped(lines: list[tuple[Run, ...]]) -> bool:
    """Say whether the breaks are those of a program that wrapped running text: a long line goes on in small letters."""
    texts = [_text(line) for line in lines]
    return any(
        len(before) >= _WRAPPED and not _ENDED.search(before) and _GOES_ON.match(after)
        for before, after in pairwise(texts)
    )


def _joined(lines: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    out: list[Run] = []
    for line in lines:
        if out:
            out.append(replace(out[-1], text=" "))
        out.extend(line)
    return tuple(out)


def _items(lines: Iterable[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
    items: list[tuple[Run, ...]] = []
    for line in lines:
        if items and _ENDED.search(_text(items[-1])):
            items[-1] = _joined((items[-1], line))
        else:
            items.append(line)
    return items


@dataclass(slots=True)
class _Table:
    """Hold the rows of a table while it is open."""

    rows: list[list[Cell]] = field(default_factory=list)


class Sink:
    """Take parts in the order of the file, in tables as deep as they come, and stop at the limit of characters.

    :raises DocumentError: where the text grows above ``limits.characters``
    """

    def __init__(self, where: str, limits: Limits) -> None:
        self._where = where
        self._most = limits.characters
        self._length = 0
        self._parts: list[Part] = []
        self._open: list[_Table] = []

    def add(self, parts: Iterable[Part]) -> None:
        """Take parts where the file stands: in the open cell, or in the text."""
        for part in parts:
            self._length += sum(len(run.text) for run in part.runs)
            self._place().append(part)
        if self._length > self._most:
            raise DocumentError(
                f"its text has more than {self._most:,} characters, which is the limit",
                where=self._where,
                hint=f"split the file, or allow more: --limit characters={2 * self._most}",
            )

    def _place(self) -> list[Part]:
        for opened in reversed(self._open):
            if opened.rows and opened.rows[-1]:
                return opened.rows[-1][-1].parts
        return self._parts

    def in_item(self, parts: list[Part]) -> list[Part]:
        """Let the item that was added last go on with the first of more parts of it, where its own text has ended.

        :return: what is left to add
        """
        place = self._place()
        last = place[-1] if place else None
        if not parts or last is None or last.shape is not Shape.ITEM or last.level != parts[0].level:
            return parts
        if len(last.runs) > _MOST_RUNS or not _ENDED.search(_text(last.runs)):
            return parts
        place[-1] = replace(last, runs=_joined((last.runs, parts[0].runs)))
        return parts[1:]

    def open_table(self) -> None:
        """Begin a table."""
        self._open.append(_Table())

    def open_row(self) -> None:
        """Begin a row of the innermost table."""
        if self._open:
            self._open[-1].rows.append([])

    def open_cell(self, *, head: bool = False) -> None:
        """Begin a cell of the innermost row."""
        if self._open:
            if not self._open[-1].rows:
                self._open[-1].rows.append([])
            self._open[-1].rows[-1].append(Cell(head))

    def close_table(self) -> None:
        """End the innermost table and place what it comes to where it stood."""
        if self._open:
            rows = self._open.pop().rows
            self._place().extend(table(rows))

    def parts(self) -> list[Part]:
        """Return all parts; ends what is still open."""
        while self._open:
            self.close_table()
        return tabbed(self._parts)
