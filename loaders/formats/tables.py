"""What a table becomes: rows, or the blocks that its cells were drawn round.

A table of data has one block a cell and is written a line a row. Where cells hold lists, headings or several
paragraphs, the table only lays them out beside each other: they are written one after the other, and what stands
before them in the row's first cell (a name, a topic) heads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .layout import Part, Run, Shape, plain

__all__ = ["Cell", "tabbed", "table"]

#: What heads a row is at most this long: a name, a topic, a question.
_LONGEST_HEAD = 120
#: The longest name of a body in the registry has 78 letters.
_LONGEST_NAME = 80


@dataclass(slots=True, eq=False)
class Cell:
    """Hold the parts of one cell.

    :param head: whether the file marks it as the head of its column or row
    """

    head: bool = False
    parts: list[Part] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        """Say whether the cell shows any text."""
        return any(_length(part) for part in self.parts)


def table(rows: Sequence[Sequence[Cell]]) -> list[Part]:
    """Return the parts that a table comes to."""
    kept = [row for row in map(list, rows) if any(cell.filled for cell in row)]
    if len(kept) == 1 or max((_columns(row) for row in kept), default=0) < 2:
        return [part for row in kept for cell in row for part in cell.parts]
    laid_out = any(not _is_plain(cell) for row in kept for cell in row)
    return [part for row in kept for part in _row(row, laid_out)]


def _row(row: Sequence[Cell], laid_out: bool) -> list[Part]:
    """Return what a row comes to.

    :param laid_out: whether some row of the table holds more than a paragraph in a cell; then running text in one
        cell is set out in the other rows too, and only rows of names and dates stay rows
    """
    filled = [cell for cell in row if cell.filled]
    if len(row) == 1:
        return _alone(filled[0])
    if all(_is_plain(cell) for cell in filled) and not (laid_out and any(_runs_on(cell) for cell in filled[1:])):
        between = row[row.index(filled[0]) : row.index(filled[-1]) + 1]
        return [Part(Shape.ROW, (), cells=tuple(_letters(cell) for cell in between))]
    first, *others = filled
    parts = _headed(first) if others and _is_plain(first) else list(first.parts)
    return parts + [part for cell in others for part in cell.parts]


def _runs_on(cell: Cell) -> bool:
    """Say whether a cell holds running text: a sentence with its mark, or a line that no name or date fills."""
    text = plain("".join(run.text for run in _letters(cell))).strip()
    return text.endswith((".", "!", "?")) or len(text) > _LONGEST_NAME


def _alone(cell: Cell) -> list[Part]:
    """Return a cell that has its row for itself: a title between the rows."""
    if cell.head and _is_plain(cell):
        return _headed(cell)
    return [replace(part, tight=part.tight and number > 0) for number, part in enumerate(cell.parts)]


def _headed(cell: Cell) -> list[Part]:
    """Return what heads a row as a line in bold."""
    letters = _letters(cell)
    if sum(len(run.text) for run in letters) > _LONGEST_HEAD:
        return list(cell.parts)
    return [Part(Shape.PARAGRAPH, tuple(replace(run, bold=True) for run in letters))]


def _columns(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if cell.filled)


def _is_plain(cell: Cell) -> bool:
    """Say whether a cell holds one paragraph at most, the lines of a paragraph taken together."""
    blocks = [part for part in cell.parts if _length(part) and not part.tight]
    return len(blocks) <= 1 and all(part.shape in (Shape.PARAGRAPH, Shape.HEADING) for part in blocks)


def _letters(cell: Cell) -> tuple[Run, ...]:
    out: list[Run] = []
    for part in cell.parts:
        if out:
            out.append(replace(out[-1], text=" "))
        out.extend(part.runs)
    return tuple(out)


def _length(part: Part) -> int:
    return sum(len(plain(run.text).strip()) for run in (*part.runs, *(run for cell in part.cells for run in cell)))


#: What a tab stands behind without parting columns: the number or the sign of an item, a label.
_COUNTS = re.compile(r"[§(]?\s?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-ZivxIVX]{1,4}(?=[.)]))?[.)]{0,2}\Z|\W\Z|.*:\Z")


def tabbed(parts: Iterable[Part]) -> list[Part]:
    r"""Return the parts with columns that are set with tabs as rows ("Anna Ek⇥Svalorna"), where two or more follow.

    >>> row = Part(Shape.PARAGRAPH, (Run("Anna Ek\tSvalorna"),))
    >>> [part.shape.value for part in tabbed([row, row])], [part.shape.value for part in tabbed([row])]
    (['row', 'row'], ['paragraph'])
    """
    out: list[Part] = []
    before = False  # whether the part before could be a row
    for part in parts:
        row = _columns_of(part)
        if row is not None and before:
            first = _columns_of(out[-1])
            out[-1] = first if first is not None else out[-1]
        out.append(row if row is not None and before else part)
        before = row is not None
    return out


def _columns_of(part: Part) -> Part | None:
    """Return a paragraph as a row where tabs part it into short columns."""
    if part.shape is not Shape.PARAGRAPH or not any("\t" in run.text for run in part.runs):
        return None
    cells: list[list[Run]] = [[]]
    for run in part.runs:
        first, *others = run.text.split("\t")
        cells[-1].append(replace(run, text=first))
        cells.extend([replace(run, text=other)] for other in others)
    texts = [plain("".join(run.text for run in cell)).strip() for cell in cells]
    filled = [(text, tuple(cell)) for text, cell in zip(texts, cells, strict=True) if text]
    if len(filled) < 2 or _COUNTS.match(filled[0][0]) or any(len(text) > _LONGEST_NAME for text, _ in filled):
        return None
    return Part(Shape.ROW, (), cells=tuple(cell for _, cell in filled))
