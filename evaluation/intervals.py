"""How far a figure would move with other documents of the same sort: bootstrap intervals over whole documents.

Claims of one document are alike, so it is documents that are drawn, not claims. Where there are too few of them,
sections are drawn instead; that says less, since sections of a document are alike too, and the card says so.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..loaders.claim import Claim, ClaimKind
from .comparison import Comparison
from .scorer import same_ask

__all__ = ["Bootstrap", "Interval"]

#: Fewer documents than this give no interval worth the name.
FEWEST = 5

#: A thousand draws settle the ends of an interval to about one unit of the second decimal.
DRAWS = 1000
SEED = 20260
COVERED = 0.95

#: Of one document or section: right claims, the system's, the gold's.
Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Interval:
    """Hold the two ends of an interval of F1."""

    low: float
    high: float

    def __str__(self) -> str:
        """Return the interval as the card writes it.

        >>> str(Interval(0.5, 0.75))
        '0.50–0.75'
        """
        return f"{self.low:.2f}–{self.high:.2f}"


class Bootstrap:
    """Draw documents, or sections where documents are few, and give intervals of F1.

    :param unit: what is drawn: ``document`` or ``section``
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.unit = "document" if len(comparison.stems) >= FEWEST else "section"
        self._unit_of: Callable[[Claim], str] = (
            (lambda claim: claim.doc) if self.unit == "document" else comparison.section
        )
        self._gold = [self._unit_of(claim) for claim in comparison.gold]
        self._system = [self._unit_of(claim) for claim in comparison.system]
        self._pairs = [self._unit_of(gold) for gold, _ in comparison.scores.pairs]
        units = set(self._gold) | set(self._system)
        if self.unit == "document":
            units |= set(comparison.stems)  # those in which nothing is marked and nothing found can be drawn too
        self.units = sorted(units)

    def detect(self, kind: ClaimKind | None = None) -> Interval | None:
        """Return the interval of finding claims, or None where there are too few units."""
        return self._interval(kind, lambda gold, system, right: True)

    def whole(self, kind: ClaimKind | None = None) -> Interval | None:
        """Return the interval of finding claims and their actors."""
        return self._interval(kind, lambda gold, system, right: right)

    def ask(self) -> Interval | None:
        """Return the interval of who asks whom for what."""
        return self._interval(ClaimKind.REQUEST, lambda gold, system, right: right and same_ask(gold, system))

    def _interval(self, kind: ClaimKind | None, good: Callable[[Claim, Claim, bool], bool]) -> Interval | None:
        counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        scores = self.comparison.scores
        for unit, (gold, system), right in zip(self._pairs, scores.pairs, scores.right, strict=True):
            counts[unit][0] += kind in (None, gold.kind) and good(gold, system, right)
        for unit, claim in zip(self._system, self.comparison.system, strict=True):
            counts[unit][1] += kind in (None, claim.kind)
        for unit, claim in zip(self._gold, self.comparison.gold, strict=True):
            counts[unit][2] += kind in (None, claim.kind)
        drawn: list[Counts] = [(c[0], c[1], c[2]) for c in (counts[unit] for unit in self.units)]
        return interval(drawn)


def interval(counts: Sequence[Counts]) -> Interval | None:
    """Return the percentile interval of F1 when units are drawn with replacement; None below five units.

    >>> interval([(1, 1, 1)] * 5)
    Interval(low=1.0, high=1.0)
    >>> interval([(1, 1, 1)] * 4) is None
    True
    """
    if len(counts) < FEWEST:
        return None
    dice = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        hits = system = gold = 0
        for one, two, three in dice.choices(counts, k=len(counts)):
            hits, system, gold = hits + one, system + two, gold + three
        drawn.append(2 * hits / (system + gold) if system + gold else 0.0)
    drawn.sort()
    cut = round(DRAWS * (1 - COVERED) / 2)
    return Interval(drawn[cut], drawn[-cut - 1])
