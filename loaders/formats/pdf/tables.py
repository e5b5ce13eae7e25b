"""Tables, told by cells that begin under each other on line after line, with drawn lines or without."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line
from .measures import Measures
from .page import SPACE, Bit
from .signs import sign_of

__all__ = ["Row", "Rules", "rows_at"]

#: The horizontal lines of each page: left, right, height.
Rules = dict[int, list[tuple[float, float, float]]]

#: How wide, in shares of the letters' size, the gap between two cells is at least, and how near cells begin.
_GAP, _UNDER = 1.0, 0.7
#: A gap as narrow as between words parts cells where other rows have a cell that begins within so many points.
_NARROW, _EXACT = SPACE, 1.2
#: Lines nearer than this share of the usual distance stand in one row.
_NEAR = 0.85
#: Lines that fill at most this share of their column are short.
_SHORT, _NOT_FULL = 0.7, 0.92
#: How many times the narrowest gap of a line one is that parts cells, where the file has no spaces.
_WIDER = 1.15
_MOST_CELLS = 12
#: How far apart tab stops stand where nobody set them: half an inch, 1.25 and 2.3 centimetres (Word in Swedish), 1, 2
#: and 2.5 centimetres.
_STOPS = (36.0, 35.45, 65.2, 28.35, 56.7, 70.9)
#: Two words without a space, the second with a capital.
_GLUED = re.compile(r"(\S*[a-zåäöéü])([A-ZÅÄÖ]\S*)")
#: The heads of columns stand at most so many sizes of a letter above the first row: two lines and the padding of rows.
_HEAD_NEAR = 3.0


@dataclass(slots=True)
class Cell:
    """Stand for what stands in one cell of a row, line by line."""

    x0: float
    lines: list[list[Bit]]


@dataclass(slots=True)
class Row:
    """Stand for a row of a table."""

    page: int
    cells: list[Cell]
    y: float


def cells_of(line: Line, columns: Sequence[float] = ()) -> list[Cell]:
    """Return the bits of a line by wide gaps, and by narrow ones where a column begins.

    :param columns: left edges of the columns that are known
    """
    if _is_set_wide(line):
        return [Cell(line.x0, [line.bits])]
    found: list[Cell] = []
    last = -1e9
    for bit in line.bits:
        gap = bit.x0 - last
        if (
            found
            and gap < _GAP * line.size
            and not (gap > _NARROW * line.size and any(abs(bit.x0 - x) < _EXACT for x in columns))
        ):
            found[-1].lines[0].append(bit)
        else:
            found.append(Cell(bit.x0, [[bit]]))
        last = max(last, bit.x1)
    return found


def _is_set_wide(line: Line) -> bool:
    """Say whether wide gaps stand between all words, to fill the line."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.bits) if b.x0 - a.x1 > SPACE * line.size]
    return len(gaps) > 2 and _GAP * line.size < max(gaps) < 1.5 * min(gaps)


def rows_at(lines: Sequence[Line], start: int, measures: Measures, rules: Rules) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at a line, and the index of the line behind it; no rows where none does.

    Two lines with cells under each other make a table. A line without a first cell goes on with the row above. A line
    in bold may head the columns without beginning where they do: browsers centre the heads of columns.
    """
    rows, end = _table_at(lines, start, measures, rules)
    if rows or measures.bold or not lines[start].bold or start + 1 >= len(lines):
        return rows, end
    line, below = lines[start], lines[start + 1]
    if line.region != below.region or not 0 < line.y - below.y < _HEAD_NEAR * line.size:
        return [], start
    rows, end = _table_at(lines, start + 1, measures, rules)
    head = _head(line, rows) if rows else None
    return ([head, *rows], end) if head is not None else ([], start)


def _head(line: Line, rows: Sequence[Row]) -> Row | None:
    """Return a line as the heads of the columns below it, or None where some have none or letters stand across two."""
    columns = [cell.x0 for cell in max(rows, key=lambda row: len(row.cells)).cells]
    near = _UNDER * line.size
    cells = [Cell(x, [[]]) for x in columns]
    for bit in line.bits:
        at = bisect_right(columns, bit.x0 + near) - 1
        if at < 0 or (at + 1 < len(columns) and bit.x1 > columns[at + 1]):
            return None
        cells[at].lines[0].append(bit)
    return Row(line.page, cells, line.y) if all(cell.lines[0] for cell in cells) else None


def _table_at(lines: Sequence[Line], start: int, measures: Measures, rules: Rules) -> tuple[list[Row], int]:
    """Return the rows of the table whose cells begin under each other from a line on, and where it ends."""
    line = lines[start]
    first = cells_of(line)
    columns = [cell.x0 for cell in first]
    below = [other for other in lines[start + 1 : start + 5] if other.region == line.region]
    if len(first) < 2 and below:
        # The first row may be narrower, or its cells of unlike height: the rows below say where cells begin.
        near = 0 < line.y - below[0].y < _NEAR * measures.leading(line.size)
        if not near and len(line.bits) < 2:
            return [], start
        columns = [cell.x0 for other in below[: 4 if near else 1] for cell in cells_of(other)]
        columns += _narrow(line, below)
        first = cells_of(line, columns)
        if len(first) < 2 and not (near and len({round(x / 3) for x in columns}) > 1):
            return [], start
    elif not 2 <= len(first) <= _MOST_CELLS:
        return [], start
    if _is_item(line, first):
        return [], start
    taken, columns = _taken(lines, start, first, columns, measures)
    if sum(len(cells) > 1 for _, cells in taken) < 2:
        return [], start
    again = sorted(x for x in columns if _count(taken, x) > 1)
    step = _step(columns)
    tabbed = _is_tabbed(columns, taken, step)
    taken = [(line, _at_stops(line, columns, step) if tabbed else cells_of(line, again)) for line, _ in taken]
    return _rows(taken, sorted(columns), measures, rules), start + len(taken)


def _narrow(line: Line, below: Sequence[Line]) -> list[float]:
    """Return where a cell begins in lines alike, without a space before it: cells with hardly a gap.

    Where the words of a line stand apart without any space in the file, only two short lines can tell, or three that
    do not fill their column.
    """
    for count, share in ((2, _SHORT), (3, _NOT_FULL)):
        alike = [line, *below[: count - 1]]
        if len(alike) < count or any(other.text[-1:] in ".:" for other in alike):
            return []
        if all(_share(other) < share or any(" " in bit.text for bit in other.bits) for other in alike):
            starts = [(other.x0, *_jumps(other)) for other in alike[1:]]
            found = [x for x in _jumps(line) if all(any(abs(x - at) < _EXACT for at in row) for row in starts)]
            if found:
                return found
    return []


def _share(line: Line) -> float:
    return (line.x1 - line.left) / max(1.0, line.right - line.left)


def _jumps(line: Line) -> list[float]:
    """Return where letters begin behind a gap that no space fills and that is wider than those between words."""
    gaps = [
        (b.x0 - a.x1, b.x0)
        for a, b in pairwise(line.bits)
        if b.x0 - a.x1 > SPACE * line.size and not a.text.endswith(" ")
    ]
    usual = 0.0 if any(" " in bit.text for bit in line.bits) else min((gap for gap, _ in gaps), default=0.0)
    return [x for gap, x in gaps if gap > _WIDER * usual or len(gaps) == 1]


def _count(taken: list[tuple[Line, list[Cell]]], x: float) -> int:
    return sum(any(abs(cell.x0 - x) < _EXACT for cell in cells) for _, cells in taken)


def _taken(
    lines: Sequence[Line], start: int, first: list[Cell], columns: list[float], measures: Measures
) -> tuple[list[tuple[Line, list[Cell]]], list[float]]:
    """Return the lines of a table with their cells, and the left edges of its columns."""
    taken = [(lines[start], first)]
    columns = sorted({*columns, *(cell.x0 for cell in first)})
    for end in range(start + 1, len(lines)):
        line, before = lines[end], taken[-1][0]
        if line.region != before.region and line.page == before.page:
            break
        down = before.y - line.y
        if line.page == before.page and not 0 < down < 4.0 * line.size:
            break
        step = _step(columns)
        cells = _at_stops(line, columns, step) if _is_tabbed(columns, taken, step) else cells_of(line, columns)
        known = [any(abs(cell.x0 - x) < _UNDER * line.size for x in columns) for cell in cells]
        under = [at or _is_on(cell.x0, min(columns), step) for cell, at in zip(cells, known, strict=True)]
        if 1 < len(cells) <= _MOST_CELLS and under[0] and sum(under) >= 2 and not _is_item(line, cells):
            columns += [cell.x0 for cell, at in zip(cells, known, strict=True) if not at]
        elif not (len(cells) == 1 and under[0] and _goes_on(lines, end, cells[0], columns, measures)):
            break
        taken.append((line, cells))
    while (
        len(taken) > 1
        and len(taken[-1][1]) == 1
        and abs(taken[-1][1][0].x0 - min(columns)) < _UNDER * taken[-1][0].size
    ):
        taken.pop()  # a line under the table's first column alone is the text that follows
    return taken, columns


def _step(columns: Sequence[float]) -> float:
    """Return the distance of the tab stops that all columns stand on, 0 where there is none.

    In a list written with tabs a cell begins at the next stop behind the cell before it, so that no two rows need begin
    at the same places.
    """
    starts = sorted({round(x, 1) for x in columns})
    if len(starts) < 3:
        return 0.0
    return next((step for step in _STOPS if all(_is_on(x, starts[0], step) for x in starts)), 0.0)


def _at_stops(line: Line, columns: Sequence[float], step: float) -> list[Cell]:
    """Return the cells of a line by wide gaps, and wherever letters begin on a tab stop."""
    left = min(columns)
    stops = [left + number * step for number in range(1, int((line.right - left) / step) + 1)]
    return [part for cell in cells_of(line, stops) for part in _parted(cell, left, step)]


def _is_tabbed(columns: Sequence[float], taken: Sequence[tuple[Line, list[Cell]]], step: float) -> bool:
    """Say whether the rows are written with tabs: on stops, and beginning at more places than any row has cells."""
    places = {round(x) for x in columns}
    return step > 0 and len(places) > max(len(cells) for _, cells in taken)


def _is_on(x: float, left: float, step: float) -> bool:
    return step > 0 and abs((x - left + step / 2) % step - step / 2) < _EXACT


def _parted(cell: Cell, left: float, step: float) -> list[Cell]:
    """Part a word that goes over into the next on a tab stop: "BergSvalorna", whose second half begins on one.

    Where the word before reaches a stop, nothing stands between the two and the file has one word. Its letters are
    taken for equally wide to find the stop.
    """
    [*before, last] = cell.lines[0]
    match = _GLUED.fullmatch(last.text) if len(cell.lines) == 1 else None
    if match is None:
        return [cell]
    width = (last.x1 - last.x0) / len(last.text)
    at = last.x0 + len(match[1]) * width
    stop = left + round((at - left) / step) * step
    if abs(at - stop) > 0.5 * last.size:
        return [cell]
    one, two = copy(last), copy(last)
    one.text, one.x1 = match[1], stop
    two.text, two.x0 = match[2], stop
    return [Cell(cell.x0, [[*before, one]]), Cell(stop, [[two]])]


def _is_item(line: Line, cells: list[Cell]) -> bool:
    """Say whether the wide gap stands behind a bullet or a number."""
    sign = sign_of(line)
    return sign is not None and len(cells) == 2 and abs(cells[1].x0 - sign.text_x) < 1.0


def _goes_on(lines: Sequence[Line], at: int, cell: Cell, columns: list[float], measures: Measures) -> bool:
    """Say whether a line with one cell belongs to the table: it stands under a later cell, or rows follow it."""
    line, before = lines[at], lines[at - 1]
    following = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].page == line.page else None
    lead = measures.leading(line.size)
    if abs(cell.x0 - min(columns)) >= _UNDER * line.size:
        if before.page != line.page or before.y - line.y < 1.15 * lead:
            return True
        return following is not None and 0 < line.y - following.y < _NEAR * lead
    if line.x1 > max(columns) or sign_of(line) is not None or line.bold or following is None:
        return False
    if 0 < before.y - line.y < _NEAR * lead:
        return True
    next_cells = cells_of(following)
    return len(next_cells) > 1 and all(
        any(abs(other.x0 - x) < _UNDER * line.size for x in columns) for other in next_cells
    )


def _rows(taken: list[tuple[Line, list[Cell]]], columns: list[float], measures: Measures, rules: Rules) -> list[Row]:
    ruled = _is_ruled(taken, rules)
    lead = measures.leading(taken[0][0].size)
    groups = _groups(taken, lead)
    downs = [a[-1][0].y - b[0][0].y for a, b in pairwise(groups) if a[0][0].page == b[0][0].page]
    parted = any(down > 1.12 * lead for down in downs) and any(down <= 1.06 * lead for down in downs)
    rows: list[Row] = []
    before: Line | None = None
    for group in groups:
        line = group[0][0]
        new = before is None or before.page != line.page
        if not new and before is not None:
            if ruled:
                new = any(line.y < y < before.y for _, _, y in rules.get(line.page, []))
            elif parted:
                new = before.y - line.y > 1.09 * lead
            else:
                new = any(abs(cells[0].x0 - columns[0]) < _UNDER * line.size for _, cells in group)
        if new or not rows:
            rows.append(Row(line.page, [], line.y))
        for own, cells in group:
            _merge(rows[-1], cells, own.size)
        before = group[-1][0]
    return rows


def _groups(taken: list[tuple[Line, list[Cell]]], lead: float) -> list[list[tuple[Line, list[Cell]]]]:
    """Return the lines by row as far as they stand nearer than the lines of a text: cells of unlike height, centred."""
    found: list[list[tuple[Line, list[Cell]]]] = []
    for line, cells in taken:
        before = found[-1][-1][0] if found else None
        if before is not None and before.page == line.page and before.y - line.y < _NEAR * lead:
            found[-1].append((line, cells))
        else:
            found.append([(line, cells)])
    return found


def _merge(row: Row, cells: list[Cell], size: float) -> None:
    """Add a further line to the cells of a row that it stands under."""
    for cell in cells:
        own = next((known for known in row.cells if abs(known.x0 - cell.x0) < _UNDER * size), None)
        if own is not None:
            own.lines += cell.lines
        else:
            row.cells.append(cell)
    row.cells.sort(key=lambda cell: cell.x0)


def _is_ruled(taken: list[tuple[Line, list[Cell]]], rules: Rules) -> bool:
    """Say whether lines are drawn between the rows."""
    page = taken[0][0].page
    inside = [line for line, _ in taken if line.page == page]
    top, foot = inside[0].y, inside[-1].y
    between = {round(y) for x0, x1, y in rules.get(page, []) if foot < y < top and x1 > taken[0][0].x0}
    return len(between) >= max(1, (len(inside) - 1) // 3)
