"""What confidence is worth: of the claims given 0.8, do eight in ten stand in the gold."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .scorer import Scores

__all__ = ["Bin", "Calibration", "calibration"]

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold the claims whose confidence lies in ``[low, high)`` (the last bin takes 1 too)."""

    low: float
    high: float
    claims: int
    confidence: float
    found: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Hold the reliability table and two numbers that sum it up, both 0 at best.

    :param brier: mean squared distance of confidence and outcome (found or not)
    :param ece: expected calibration error: mean distance of confidence and share found over the bins, by their size
    :param without: how many claims have no confidence
    """

    bins: list[Bin]
    brier: float
    ece: float
    claims: int
    without: int


def calibration(scores: Scores) -> Calibration:
    """Set the system's confidence beside how often its claims stand in the gold."""
    judged = [(s.confidence, True, right) for (_, s), right in zip(scores.pairs, scores.right, strict=True)]
    judged += [(claim.confidence, False, False) for claim in scores.spurious]
    known = [(c, found, right) for c, found, right in judged if c is not None]
    groups: defaultdict[int, list[tuple[float, bool, bool]]] = defaultdict(list)
    for entry in known:
        groups[min(int(round(entry[0] * 100) * BINS // 100), BINS - 1)].append(entry)
    bins = [_bin(number, groups[number]) for number in sorted(groups)]
    total = len(known)
    return Calibration(
        bins=bins,
        brier=math.fsum((c - found) ** 2 for c, found, _ in known) / total if total else 0.0,
        ece=math.fsum(b.claims * abs(b.confidence - b.found) for b in bins) / total if total else 0.0,
        claims=total,
        without=len(judged) - total,
    )


def _bin(number: int, entries: Sequence[tuple[float, bool, bool]]) -> Bin:
    size = len(entries)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        claims=size,
        confidence=math.fsum(c for c, _, _ in entries) / size,
        found=sum(found for _, found, _ in entries) / size,
        right=sum(right for _, _, right in entries) / size,
    )
