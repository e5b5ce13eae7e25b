"""What stands on the pages and is not part of the text: headers, footers, page numbers, watermarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ...dates import MONTHS
from .lines import rows_of
from .page import Bit, Page, text_of

__all__ = ["clear", "usual_size"]

#: How many rows at the head and at the foot of a page may be furniture.
_DEEPEST = 5
#: On which share of the pages (or of the left or the right ones) something stands again that is no content.
_SHARE = 0.6
#: Two places on two pages are one where they lie this near (points).
_NEAR = 3.0

_NUMBER = re.compile(
    r"(?:sida|sidan|sid\.?|s\.|page)?\s*[-–—]?\s*(?P<at>\d{1,4}|[ivxl]{1,6})\s*[-–—]?\s*(?:(?:av|of|/|\()\s*\d{1,4}\s*\)?)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_MONTHS = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)


#: A number at the beginning or the end of a row of words.
_FIRST_NUMBER = re.compile(r"(\d{1,4})\s+\D")
_LAST_NUMBER = re.compile(r"\D\s+(\d{1,4})$")
#: From how many pages, and which share of them (first pages of chapters have none), such numbers are those of pages.
_COUNTED, _COUNTED_SHARE = 4, 0.3

#: How far from the edge, in shares of the page's height, a header or footer may stand.
_EDGE = 0.16
#: How far from the text, in shares of the letters' size; lines of a text stand 1.1 to 1.4 apart.
_GAP = 1.45
_SMALL = 0.97


@dataclass(slots=True)
class _Row:
    """Stand for the outermost row at the head or foot of a page.

    :param shape: its text, with one sign for every number and month
    :param gap: to the next row inwards, in shares of the letters' size
    :param edge: how far it stands from the edge, in shares of the page's height
    """

    page: int
    bits: list[Bit]
    text: str
    shape: str
    y: float
    size: float
    gap: float
    edge: float


def clear(pages: Sequence[Page]) -> None:
    """Take headers, footers, page numbers and watermarks out of the pages.

    A row goes where the same words (numbers and months apart) stand at the same place on most pages, or on most left
    or right ones; where it is a number that counts on with the pages; and where only the words change and its place,
    its small print and its distance from the text do not (the name of a chapter). The first line of the content stands
    at one place too: a row is content where other pages begin with other words in the same place and print.
    """
    _watermarks(pages)
    usual = usual_size(pages)
    stacks = {page.number: rows_of(page.bits) for page in pages}
    for outwards in (1, -1):
        gone = _layers(pages, stacks, usual, outwards)
        if gone:
            stacks = {at: [row for row in rows if id(row[0]) not in gone] for at, rows in stacks.items()}
            for page in pages:
                page.bits = [bit for bit in page.bits if id(bit) not in gone]


def _layers(pages: Sequence[Page], stacks: dict[int, list[list[Bit]]], usual: float, outwards: int) -> set[int]:
    """Return the ids of the bits that are no content, row by row from the edge inwards.

    :param stacks: the rows of each page, from the top down
    :param outwards: 1 at the head of the pages, -1 at their foot
    """
    at: Counter[int] = Counter()
    layers: list[tuple[set[int], list[_Row]]] = []
    apart = False  # whether a gap has been met: behind it only small print is no content
    for _ in range(_DEEPEST):
        found = (_row(page, _outer(stacks[page.number], at[page.number], outwards), outwards) for page in pages)
        rows = [row for row in found if row is not None and row.edge <= _EDGE]
        gone = _repeated(rows, pages, usual) | _numbers(rows, pages) | _counting(rows, pages, usual)
        taken = [row for row in rows if id(row.bits[0]) in gone]
        if not taken or (apart and median(row.size for row in taken) > _SMALL * usual):
            break
        apart = apart or median(row.gap for row in taken) >= _GAP
        layers.append((gone, taken))
        at.update(row.page for row in taken)
    # The lines of a text may end each page with the same words; a header or footer stands apart from them.
    while layers and median(row.gap for row in layers[-1][1]) < _GAP:
        layers.pop()
    return {bit for gone, _ in layers for bit in gone}


def usual_size(pages: Iterable[Page]) -> float:
    """Return the size that most letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for bit in page.bits:
            sizes[round(bit.size, 1)] += len(bit.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _outer(rows: list[list[Bit]], at: int, outwards: int) -> list[list[Bit]]:
    """Return the two rows that stand outermost, behind so many from the edge."""
    return rows[at : at + 2] if outwards > 0 else rows[::-1][at : at + 2]


def _row(page: Page, rows: list[list[Bit]], outwards: int) -> _Row | None:
    if not rows:
        return None
    bits = rows[0]
    text = " ".join(text_of(bits).split())
    size = max(bit.size for bit in bits)
    y = bits[0].y
    gap = abs(rows[1][0].y - y) / size if len(rows) > 1 else 99.0
    shape = _MONTHS.sub("%", _DIGITS.sub("#", text)).casefold()
    edge = (page.height - y if outwards > 0 else y) / (page.height or 1.0)
    return _Row(page.number, bits, text, shape, y, size, gap, edge)


def _repeated(rows: list[_Row], pages: Sequence[Page], usual: float) -> set[int]:
    """Return the ids of the bits of rows that stand again on other pages at the same place."""
    gone: set[int] = set()
    for group in _grouped(rows, lambda row: row.shape):
        same = len({row.text for row in group}) == 1
        printed_large = any(row.size > 1.05 * usual or all(bit.bold for bit in row.bits) for row in group)
        if not same and (printed_large or not any(sign.isalpha() or sign == "%" for sign in group[0].shape)):
            continue  # "Samråd 1", "Samråd 2" each on its page; a year or an amount
        if group[0].bits[0].raised:  # footnotes
            continue
        if _is_on_most(group, pages) and _is_apart(group, rows):
            gone.update(id(bit) for row in group for bit in row.bits)
    for group in _grouped(rows, lambda row: ""):
        small = all(row.size < 0.93 * usual and row.gap > 1.8 for row in group)
        if small and len(group) >= 4 and _is_on_most(group, pages) and not _are_notes(group):
            gone.update(id(bit) for row in group for bit in row.bits)
    return gone


def _are_notes(group: list[_Row]) -> bool:
    """Say whether the rows are footnotes or long: sentences in small print are content."""
    return any(row.bits[0].raised or len(row.text) > 90 or row.text.endswith((".", ":", ";")) for row in group)


def _grouped(rows: list[_Row], key: Callable[[_Row], str]) -> Iterator[list[_Row]]:
    """Yield the rows that are alike and stand at one place."""
    groups: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    for group in groups.values():
        group.sort(key=lambda row: row.y)
        near = [group[0]]
        for row in group[1:]:
            if row.y - near[-1].y > _NEAR or abs(row.size - near[-1].size) > 0.3:
                yield near
                near = []
            near.append(row)
        yield near


def _is_on_most(group: list[_Row], pages: Sequence[Page]) -> bool:
    """Say whether the rows stand on most of the pages, or on most left or right ones (the title page apart)."""
    found = {row.page for row in group}
    if len(found) < 2:
        return False
    able = len(pages) - (0 if 1 in found else 1)
    if len(found) >= _SHARE * able:
        return True
    if len({number % 2 for number in found}) == 1 and len(found) >= 3:
        side = min(found) % 2
        return len(found) >= _SHARE * sum(1 for page in pages if page.number % 2 == side and page.number > 1)
    return False


def _is_apart(group: list[_Row], rows: list[_Row]) -> bool:
    """Say whether the rows stand outside the content: no other page begins its text in their place and print."""
    inside = {row.page for row in group}
    y, size = median(row.y for row in group), median(row.size for row in group)
    side = {row.page % 2 for row in group}
    others = [row for row in rows if row.page not in inside and row.page != 1 and row.page % 2 in side]
    alike = sum(1 for row in others if abs(row.y - y) < _NEAR and abs(row.size - size) < 0.3)
    return alike <= 0.2 * len(others)


def _numbers(rows: list[_Row], pages: Sequence[Page]) -> set[int]:
    """Return the ids of the bits of page numbers: rows that hold a number only, which counts on with the pages."""
    found = []
    for row in rows:
        match = _NUMBER.fullmatch(row.text)
        if match:
            at = match["at"]
            found.append((row, int(at) - row.page if at.isdigit() else _roman(at) - row.page))
    steps = Counter(step for _, step in found)
    gone: set[int] = set()
    for row, step in found:
        alone = len(pages) == 1 and step == 0 and row.gap > 2.5
        if alone or (steps[step] >= 2 and steps[step] >= 0.3 * len(found)):
            gone.update(id(bit) for bit in row.bits)
    return gone


def _counting(rows: list[_Row], pages: Sequence[Page], usual: float) -> set[int]:
    """Return the ids of the bits of running heads: rows that begin or end with a number that counts on with the pages.

    Their words change from chapter to chapter, so that no wording stands on most pages. Large or bold print is a title
    ("Samråd 1", "Samråd 2"); a footnote begins with a raised number.
    """
    series: dict[tuple[int, bool], list[_Row]] = defaultdict(list)
    for row in rows:
        if row.size > 1.05 * usual or row.bits[0].raised or all(bit.bold for bit in row.bits):
            continue
        for match, first in ((_FIRST_NUMBER.match(row.text), True), (_LAST_NUMBER.search(row.text), False)):
            if match:
                series[int(match[1]) - row.page, first].append(row)
    gone: set[int] = set()
    for found in series.values():
        for group in _grouped(found, lambda row: ""):
            if len(group) >= _COUNTED and len(group) >= _COUNTED_SHARE * len(pages):
                gone.update(id(bit) for row in group for bit in row.bits)
    return gone


def _roman(number: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[sign] for sign in number.casefold()]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def _watermarks(pages: Sequence[Page]) -> None:
    """Take out large words that stand behind the text of most pages."""
    places: dict[tuple[str, int, int], list[Bit]] = defaultdict(list)
    usual = usual_size(pages)
    for page in pages:
        for bit in page.bits:
            if bit.size > 2.5 * usual:
                places[bit.text.strip(), round(bit.x0), round(bit.y)].append(bit)
    gone = {id(bit) for bits in places.values() if len(bits) >= max(2, _SHARE * len(pages)) for bit in bits}
    if gone:
        for page in pages:
            page.bits = [bit for bit in page.bits if id(bit) not in gone]
