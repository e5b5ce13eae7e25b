"""From bits to lines in reading order: rows, columns, and what stands in a column on one baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .page import Bit, Page, text_of

__all__ = ["Line", "lines_of", "lower", "rows_of"]


@dataclass(slots=True)
class Line:
    """Stand for what is printed on one baseline of a column, from left to right; lengths in points.

    :param left: of the column it stands in; ``right`` likewise
    :param region: which column of the document it stands in, counted in reading order
    :param mark: left edge of the bullet that is drawn before it, if one is
    """

    bits: list[Bit]
    page: int
    left: float = 0.0
    right: float = 0.0
    region: int = 0
    mark: float | None = None
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Take the line's letters, edges, size and print from its bits."""
        self.text = text_of(self.bits).strip()
        self.x0 = min(bit.x0 for bit in self.bits)
        self.x1 = max(bit.x1 for bit in self.bits)
        sizes: Counter[float] = Counter()
        for bit in self.bits:
            if not bit.raised:
                sizes[bit.size] += len(bit.text)
        self.size = sizes.most_common(1)[0][0] if sizes else self.bits[0].size
        self.y = next((bit.y for bit in self.bits if bit.size == self.size), self.bits[0].y)
        said = [bit for bit in self.bits if not bit.sign and any(c.isalnum() for c in bit.text)] or self.bits
        self.bold = all(bit.bold for bit in said)
        self.italic = all(bit.italic for bit in said)


#: How far apart, in shares of the letters' size, two baselines of one row may lie. Bold and plain letters of one line
#: differed by 0.02; the closest lines of a text lie 1.0 apart.
_ROW = 0.3
#: From which share of the letters' size a gap may be a gutter: browsers leave 1.0 where a page says nothing.
_APART = 0.95
#: A column is at least so many letters' sizes wide and so many lines high.
_NARROWEST, _LOWEST = 9.0, 4
#: Lines of running text fill their column; of the lines of a table's column few do.
_FULL, _FILLED = 0.72, 0.45


def rows_of(bits: list[Bit]) -> list[list[Bit]]:
    """Return the bits by baseline, from the top of the page down, each row from left to right."""
    rows: list[list[Bit]] = []
    for bit in sorted(bits, key=lambda bit: (-bit.y, bit.x0)):
        # Bits come from the top down: only the row begun last can hold one.
        if rows and (first := rows[-1][0]).y - bit.y <= _ROW * (bit.size if bit.size < first.size else first.size):
            rows[-1].append(bit)
        else:
            rows.append([bit])
    for row in rows:
        row.sort(key=lambda bit: bit.x0)
    return rows


def lines_of(page: Page, region: int = 0, gutters: list[float] | None = None) -> list[Line]:
    """Return the lines of a page in reading order.

    :param region: the number of the page's first column
    :param gutters: those of the pages before; what is found is added
    """
    pieces = _pieces(page.bits)
    found: list[Line] = []
    for number, column in enumerate(_columns(pieces, [] if gutters is None else gutters)):
        left = min(piece.x0 for piece in column)
        right = max(piece.x1 for piece in column)
        for row in rows_of([bit for piece in column for bit in piece.bits]):
            row = _closed_up(_single(row))
            found.append(Line(row, page.number, left, right, region + number))
    _mark(found, page)
    return found


def lower(bits: list[Bit]) -> None:
    """Bring the raised letters down to the line that they belong to."""
    for before, bit in pairwise(bits):
        small, large = (bit, before) if bit.size < before.size else (before, bit)
        if small.size > 0.8 * large.size or not -0.25 * large.size < small.y - large.y < 0.75 * large.size:
            continue
        if abs(small.y - large.y) < 0.02 * large.size or len(small.text.strip()) > 6:
            continue
        gap = bit.x0 - before.x1
        if -0.3 * large.size < gap < 0.6 * large.size:
            small.raised = small.y > large.y
            small.y = large.y


def _single(row: list[Bit]) -> list[Bit]:
    """Leave out what is printed twice at one place, which some programs do for bold."""
    kept: list[Bit] = []
    for bit in row:
        twin = next(
            (
                other
                for other in kept[-3:]
                if other.text.strip() == bit.text.strip() and abs(other.x0 - bit.x0) < 0.2 * bit.size
            ),
            None,
        )
        if twin is None:
            kept.append(bit)
        else:
            twin.bold = True
    return kept


@dataclass(slots=True)
class _Piece:
    """Stand for bits of one row without a wide gap between them."""

    bits: list[Bit]
    x0: float
    x1: float
    y: float
    size: float


def _pieces(bits: list[Bit]) -> list[_Piece]:
    found: list[_Piece] = []
    for row in rows_of(bits):
        last: _Piece | None = None
        for bit in row:
            if last is not None and bit.x0 - last.x1 < _APART * min(bit.size, last.bits[-1].size):
                last.bits.append(bit)
                last.x1 = max(last.x1, bit.x1)
            else:
                last = _Piece([bit], bit.x0, bit.x1, bit.y, bit.size)
                found.append(last)
    return found


def _columns(pieces: list[_Piece], gutters: list[float]) -> list[list[_Piece]]:
    """Return the pieces by column in reading order."""
    known = len(gutters)
    found = _parts(pieces, gutters)
    # Beside a gutter that is known a column may be a single line high: look again.
    return _parts(pieces, gutters) if len(gutters) > known else found


def _parts(pieces: list[_Piece], gutters: list[float], depth: int = 0) -> list[list[_Piece]]:
    """Return the pieces by column: what spans two columns parts those above it from those below.

    :param gutters: those that are known; what is found is added
    """
    if not pieces:
        return []
    band = _best(pieces, gutters) if depth <= 12 else None
    if band is None:
        return [pieces]
    inside = {id(piece) for piece in band.left + band.right}
    top = max(piece.y for piece in band.left + band.right)
    above = [piece for piece in pieces if id(piece) not in inside and piece.y > top]
    below = [piece for piece in pieces if id(piece) not in inside and piece.y <= top]
    return [found for part in (above, band.left, band.right, below) for found in _parts(part, gutters, depth + 1)]


def _best(pieces: list[_Piece], gutters: list[float]) -> _Band | None:
    """Return the longest stretch of two columns, if there is one."""
    band = max((found for x in _gutters(pieces) for found in _bands(pieces, x)), key=len, default=None)
    if band is not None:  # items are set in: paragraphs of the same column begin further left
        x = max(piece.x1 for piece in band.left) + 1.0
        band = max([band, *_bands(pieces, x)], key=lambda found: (len(found), -found.x))
        if all(abs(band.x - known) > 3 for known in gutters):
            gutters.append(band.x)
        return band
    low = [found for x in gutters for found in _bands(pieces, x, lowest=1) if not _is_row(found)]
    return max(low, key=len, default=None)


@dataclass(slots=True)
class _Band:
    """Stand for a stretch of the page in which text stands left and right of a gutter."""

    x: float
    left: list[_Piece]
    right: list[_Piece]

    def __len__(self) -> int:
        return len(self.left) + len(self.right)


def _is_row(band: _Band) -> bool:
    """Say whether what stands left and right of the gutter stands on common baselines, as the cells of a row do.

    Lines of text on common baselines reach the gutter; cells seldom do.
    """
    if any(piece.x1 > band.x - 2 * piece.size for piece in band.left):
        return False
    return all(any(abs(a.y - b.y) < 0.1 * a.size for b in band.right) for a in band.left)


def _gutters(pieces: list[_Piece]) -> list[float]:
    """Return where columns may part: just left of where several rows begin, and not at the left margin."""
    margin = min(piece.x0 for piece in pieces)
    begins = Counter(round(piece.x0 / 3) for piece in pieces)
    size = median(piece.size for piece in pieces)
    found: list[float] = []
    for key, _ in sorted(begins.items()):
        count = begins[key] + begins.get(key + 1, 0)
        x = key * 3 - 1.5 - 0.3 * size
        if count >= _LOWEST and x - margin > _NARROWEST * size and (not found or x - found[-1] > size):
            found.append(x)
    return found[:12]


def _bands(pieces: list[_Piece], x: float, lowest: int = _LOWEST) -> list[_Band]:
    """Return the stretches of the page that the gutter parts into two columns of running text."""
    found: list[_Band] = []
    band, over = _Band(x, [], []), None
    for piece in pieces:
        if piece.x0 < x < piece.x1:
            found.append(_trimmed(band))
            band, over = _Band(x, [], []), piece
        elif piece.x1 > x:
            band.right.append(piece)
        elif over is not None and not band.right and not band.left and _continues(over, piece):
            over = piece  # the last line of a heading over both columns
        else:
            band.left.append(piece)
    found.append(_trimmed(band, large=True))
    parts = [part for band in found for part in _parted(band)]
    return [band for band in parts if _is_running(band.left, lowest) and _is_running(band.right, lowest)]


def _parted(band: _Band) -> Iterator[_Band]:
    """Yield the parts of a band above and below the short headings that span both columns.

    Nothing stands beside such a heading in the right column, though there is text above it and below.
    """
    if not band.left or not band.right:
        return
    usual = median(piece.size for piece in band.left)
    rights = [piece.y for piece in band.right]
    heads = [
        piece
        for piece in band.left
        if piece.size > 1.2 * usual
        and not any(piece.y - 0.8 * piece.size < y < piece.y + 1.4 * piece.size for y in rights)
        and min(rights) < piece.y < max(rights)
    ]
    top = float("inf")
    for foot in [*(piece.y for piece in heads), float("-inf")]:
        yield _Band(
            band.x,
            [piece for piece in band.left if foot < piece.y < top],
            [piece for piece in band.right if foot < piece.y < top],
        )
        top = foot


def _continues(over: _Piece, piece: _Piece) -> bool:
    """Say whether a short piece is the last line of what spans the columns above."""
    return piece.size == over.size and over.y - piece.y < 1.6 * piece.size and abs(piece.x0 - over.x0) < piece.size


def _trimmed(band: _Band, large: bool = False) -> _Band:
    """Leave out short lines that stand under both columns: they head what spans the columns below.

    :param large: whether only lines in larger print are left out
    """
    if not band.right or not band.left:
        return band
    foot = min(piece.y for piece in band.right)
    usual = median(piece.size for piece in band.left)
    while len(band.left) > 1 and band.left[-1].y < foot - band.left[-1].size:
        if large and band.left[-1].size < 1.2 * usual:
            break
        if band.left[-2].y - band.left[-1].y < 1.6 * band.left[-1].size and band.left[-1].size <= band.left[-2].size:
            break
        band.left.pop()
    return band


def _is_running(pieces: list[_Piece], lowest: int) -> bool:
    """Say whether the pieces are the lines of a column of text rather than cells of a table."""
    if not pieces:
        return False
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    size = median(piece.size for piece in pieces)
    ends: dict[int, float] = {}
    for piece in pieces:
        row = round(piece.y)
        ends[row] = max(ends.get(row, 0.0), piece.x1)
    if len(ends) < lowest or (right - left < _NARROWEST * size and lowest > 1):
        return False
    full = sum(1 for end in ends.values() if end - left > _FULL * (right - left))
    letters = sum(len(bit.text) for piece in pieces for bit in piece.bits)
    return full >= _FILLED * len(ends) and (letters > 18 * len(ends) or lowest == 1)


def _closed_up(row: list[Bit]) -> list[Bit]:
    """Put together the letters of words that are set wide: one letter a bit, at even distances."""
    found: list[Bit] = []
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and _is_letter(row[end]) and row[end].size == row[at].size:
            end += 1
        if end - at < 4:
            found += row[at : max(end, at + 1)]
            at = max(end, at + 1)
            continue
        usual = median(b.x0 - a.x1 for a, b in pairwise(row[at:end]))
        word = row[at]
        for bit in row[at + 1 : end]:
            if bit.x0 - word.x1 <= 1.6 * usual:
                word.text = word.text.rstrip() + bit.text
                word.x1 = bit.x1
            else:
                found.append(word)
                word = bit
        found.append(word)
        at = end
    return found


def _is_letter(bit: Bit) -> bool:
    text = bit.text.strip()
    return len(text) == 1 and text.isalpha()


def _mark(lines: list[Line], page: Page) -> None:
    """Give each line the bullet that is drawn to its left."""
    for x0, x1, y in page.marks:
        best: Line | None = None
        for line in lines:
            if (
                -0.1 * line.size <= y - line.y <= 0.75 * line.size
                and -1 < line.x0 - x1 < 2.8 * line.size
                and (x1 - x0 < 0.65 * line.size)
                and (best is None or line.x0 < best.x0)
            ):
                best = line
        if best is not None and best.mark is None:
            best.mark = x0
