"""Tables, told by cells that begin under each other on line after line, with drawn lines or without."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line
from .measures import Measures
from .page import Bit
from .signs import sign_of

__all__ = ["Row", "Rules", "rows_at"]

#: The horizontal lines of each page: left, right, height.
Rules = dict[int, list[tuple[float, float, float]]]

#: How wide, in shares of the letters' size, the gap between two cells is at least, and how near cells begin.
_GAP, _UNDER = 1.0, 0.7
_MOST_CELLS = 12


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


def cells_of(line: Line) -> list[Cell]:
    """Return the bits of a line by wide gaps."""
    found: list[Cell] = []
    last = -1e9
    for bit in line.bits:
        if found and bit.x0 - last < _GAP * line.size:
            found[-1].lines[0].append(bit)
        else:
            found.append(Cell(bit.x0, [[bit]]))
        last = max(last, bit.x1)
    return found


def rows_at(lines: Sequence[Line], start: int, measures: Measures, rules: Rules) -> tuple[list[Row], int]:
    """Return the rows of the table that begins at a line, and the index of the line behind it; no rows where none does.

    Two lines with cells under each other make a table. A line without a first cell goes on with the row above.
    """
    first = cells_of(lines[start])
    if not 2 <= len(first) <= _MOST_CELLS or _is_item(lines[start], first):
        return [], start
    taken = [(lines[start], first)]
    columns = [cell.x0 for cell in first]
    full = 1
    end = start + 1
    while end < len(lines):
        line, before = lines[end], taken[-1][0]
        if line.region != before.region and line.page == before.page:
            break
        down = before.y - line.y
        if line.page == before.page and not 0 < down < 4.0 * line.size:
            break
        cells = cells_of(line)
        under = [any(abs(cell.x0 - x) < _UNDER * line.size for x in columns) for cell in cells]
        if len(cells) > 1 and under[0] and sum(under) >= 2 and not _is_item(line, cells):
            columns += [cell.x0 for cell, known in zip(cells, under, strict=True) if not known]
            full += 1
        elif len(cells) == 1 and under[0] and _goes_on(lines, end, cells[0], columns, measures):
            pass
        else:
            break
        taken.append((line, cells))
        end += 1
    while (
        len(taken) > 1 and len(taken[-1][1]) == 1 and abs(taken[-1][1][0].x0 - columns[0]) < _UNDER * taken[-1][0].size
    ):
        taken.pop()  # a line under the table's first column alone is the text that follows
        end -= 1
    if full < 2:
        return [], start
    return _rows(taken, sorted(columns), measures, rules), end


def _is_item(line: Line, cells: list[Cell]) -> bool:
    """Say whether the wide gap stands behind a bullet or a number."""
    sign = sign_of(line)
    return sign is not None and len(cells) == 2 and abs(cells[1].x0 - sign.text_x) < 1.0


def _goes_on(lines: Sequence[Line], at: int, cell: Cell, columns: list[float], measures: Measures) -> bool:
    """Say whether a line with one cell belongs to the table: it stands under a later cell, or rows follow it."""
    line, before = lines[at], lines[at - 1]
    near = before.page == line.page and before.y - line.y < 1.15 * measures.leading(line.size)
    if abs(cell.x0 - min(columns)) >= _UNDER * line.size:
        return near or before.page != line.page
    if line.x1 > max(columns) or sign_of(line) is not None or line.bold:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or following.page != line.page:
        return False
    next_cells = cells_of(following)
    return len(next_cells) > 1 and all(
        any(abs(other.x0 - x) < _UNDER * line.size for x in columns) for other in next_cells
    )


def _rows(taken: list[tuple[Line, list[Cell]]], columns: list[float], measures: Measures, rules: Rules) -> list[Row]:
    ruled = _is_ruled(taken, rules)
    downs = [a.y - b.y for (a, _), (b, _) in itertools.pairwise(taken) if a.page == b.page and a.y > b.y]
    lead = measures.leading(taken[0][0].size)
    parted = any(down > 1.12 * lead for down in downs) and any(down <= 1.06 * lead for down in downs)
    rows: list[Row] = []
    before: Line | None = None
    for line, cells in taken:
        new = before is None or before.page != line.page
        if not new and before is not None:
            if ruled:
                new = any(line.y < y < before.y for _, _, y in rules.get(line.page, []))
            elif parted:
                new = before.y - line.y > 1.09 * lead
            else:
                new = abs(cells[0].x0 - columns[0]) < _UNDER * line.size
        if new or not rows:
            rows.append(Row(line.page, cells, line.y))
        else:
            _merge(rows[-1], cells, line.size)
        before = line
    return rows


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
