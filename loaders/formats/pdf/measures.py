"""What is usual in a document: the size of its letters, the distance of its lines, the right edge of its columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import Line

__all__ = ["Measures", "measure"]

#: The distance of lines in shares of the letters' size where a document shows none: what word processors set.
_LEADING = 1.2


@dataclass(slots=True)
class Measures:
    """Hold what is usual in a document; lengths in points.

    :param size: of the running text
    :param leadings: distance of the lines of one paragraph by the size of the letters
    :param bold: whether most of the text is bold, so that bold says nothing
    """

    size: float
    leadings: dict[float, float] = field(default_factory=dict)
    bold: bool = False

    def leading(self, size: float) -> float:
        """Return the distance of two lines of a paragraph."""
        known = self.leadings.get(round(size, 1))
        if known is not None:
            return known
        usual = self.leadings.get(round(self.size, 1), _LEADING * self.size)
        return usual / self.size * size


def measure(lines: Sequence[Line]) -> Measures:
    """Measure a document, and give each line the edges that its column has."""
    _edges(lines)
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        length = len(line.text)
        sizes[round(line.size, 1)] += length
        bold[line.bold] += length
    found = Measures(sizes.most_common(1)[0][0] if sizes else 10.0, bold=bold[True] > bold[False])
    steps: dict[float, Counter[float]] = defaultdict(Counter)
    for before, line in pairwise(lines):
        down = before.y - line.y
        if before.region != line.region or abs(before.size - line.size) > 0.2 or line.mark is not None:
            continue
        if 0.9 * line.size <= down <= 3 * line.size and before.right - before.x1 < 0.12 * (before.right - before.left):
            steps[round(line.size, 1)][round(down * 2) / 2] += 1
    for size, counted in steps.items():
        # Of two distances that are about as frequent the smaller one is that of the lines.
        most = max(counted.values())
        found.leadings[size] = min(step for step, count in counted.items() if count >= 0.5 * most)
    return found


def _edges(lines: Sequence[Line]) -> None:
    """Set the edges of each column to those that the columns in its place share."""
    regions: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        regions[line.region].append(line)
    known = [(held[0].left, held[0].right, len(held)) for held in regions.values()]
    # Columns stand in few places: count by place, so that thousands of pages stay quick.
    places: Counter[tuple[int, int]] = Counter()
    for left, right, count in known:
        places[round(left / 6), round(right / 6)] += count
    for held in regions.values():
        left, right = _shared(places, held[0].left, held[0].right)
        for line in held:
            line.left, line.right = left, right


def _shared(places: Counter[tuple[int, int]], left: float, right: float) -> tuple[float, float]:
    """Return the edges that the columns in the place of one share: it may hold only items, or only short lines."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for (other_left, other_right), count in places.items():
        if left - 60 <= other_left * 6 <= left + 6:
            lefts[other_left] += count
            if other_right * 6 >= right - 6:
                rights[other_right] += count
    # A page may hold items alone: the margin is the leftmost place that a fair part of the lines shares.
    shared = [place for place, count in lefts.items() if count >= 0.05 * lefts.total()]
    left = min([left, *(place * 6.0 for place in shared)])
    if rights:
        right = max(right, rights.most_common(1)[0][0] * 6.0)
    return left, right
