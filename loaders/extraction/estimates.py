"""How likely a sentence is a claim of each kind by the rules' own estimates, before any weights are trained."""

from __future__ import annotations

import math
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from ..claim import ClaimKind
from .hits import Hit
from .lexicon import adjustments, adjustments_by_sign

__all__ = ["estimates"]


def estimates(found: Iterable[Hit], signs: AbstractSet[str]) -> dict[ClaimKind, float]:
    """Return the log-odds of each kind that a cue speaks for: the best estimate of its rules, adjusted by the signs."""
    odds: dict[ClaimKind, float] = {}
    for hit in found:
        for kind, prior in hit.rule.kinds:
            odds[kind] = max(odds.get(kind, -math.inf), math.log(prior / (1.0 - prior)))
    table, entries = adjustments_by_sign(), adjustments()
    for number in sorted({number for sign in table.keys() & signs for number in table[sign]}):
        adjustment = entries[number]
        if adjustment.holds(signs):
            for kind, added in adjustment.kinds:
                if kind in odds:
                    odds[kind] += added
    return odds
