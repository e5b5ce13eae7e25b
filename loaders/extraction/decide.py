"""Decide which kinds of claim a sentence carries, and by which of its cues.

The rules alone take the likeliest kind by their own estimates. Where weights have been trained (``weights.json``), a
linear model over signs that the rules and the surroundings give decides; both are plain sums that can be read.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..claim import ClaimKind
from .clauses import MODALS, main_clause
from .estimates import estimates
from .frame import Frame, is_ministerial
from .hits import Hit
from .scene import Surroundings
from .signs import signs_of
from .subjects import subject_of
from .unit import Unit
from .weights import Weights, weights

__all__ = ["Decision", "best_hit", "decide"]

#: The rules alone take a kind at this estimate.
ENOUGH = 0.5

#: Signs of a sentence that carries no claim whatever else is in it: it ends in a colon.
SILENT = frozenset({"introduces"})

#: A second kind in the same sentence is rare (one sentence in twenty of the gold) and taken where it is surer.
SECOND = 0.8

#: "lyfter fram det stora behovet av …": a noun of need this near to a verb of saying is what is said.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold one kind of claim that a sentence carries, the cue it rests on and how sure that is (0 to 1)."""

    kind: ClaimKind
    hit: Hit
    confidence: float


def decide(
    unit: Unit, found: Sequence[Hit], around: Surroundings, frame: Frame, model: Weights | None = None
) -> list[Decision]:
    """Return the kinds of claim that the sentence carries, the surest first."""
    if not found:
        return []
    trained = model if model is not None else weights()
    signs = signs_of(unit, found, around, frame)
    if not SILENT.isdisjoint(signs):
        return []
    odds = estimates(found, signs)
    if trained is not None:
        odds = {kind: trained.odds(kind, estimate, signs) for kind, estimate in odds.items()}
    decisions = []
    for place, (kind, number) in enumerate(sorted(odds.items(), key=lambda e: (-e[1], e[0].value))):
        probability = _probability(number)
        enough = ENOUGH if trained is None else trained.threshold(kind)
        if probability >= (enough if place == 0 else max(enough, trained.second if trained else SECOND)):
            sure = probability if trained is None else trained.confidence(number)
            decisions.append(Decision(kind, best_hit(unit, found, kind), sure))
    return decisions


def _probability(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


#: Cues that tell who says something; what is asked hangs on a cue inside what is said, where there is one.
OUTER = frozenset(
    {"proposes", "raises", "thinks", "wants", "wishes", "calls-for", "urges", "proposal", "works-towards"}
)
_NEEDS = frozenset({"need-of", "importance-of"})
INNER = _NEEDS | MODALS | {"is-needed", "is-lacking", "important", "good-if"}


def best_hit(unit: Unit, found: Iterable[Hit], kind: ClaimKind) -> Hit:
    """Return the cue that the claim's content and sides are read from."""
    candidates = [hit for hit in found if any(k is kind for k, _ in hit.rule.kinds)]
    if kind is ClaimKind.REQUEST:
        return _request_hit(unit, candidates)
    return max(candidates, key=lambda hit: (dict(hit.rule.kinds)[kind], -hit.start))


def _request_hit(unit: Unit, candidates: list[Hit]) -> Hit:
    for name in ("question-to-recipient", "gives-assignment"):
        for hit in candidates:
            if hit.rule.name == name and (hit.match is not None or len(candidates) == 1 or _asks_recipient(unit)):
                return hit
    outer = [h for h in candidates if h.rule.name in OUTER and h.rule.name != "proposal"]
    inner = [h for h in candidates if h.rule.name in INNER]
    if outer:
        first = min(outer, key=lambda h: h.start)
        later = [h for h in inner if h.start > first.end]
        inside = [h for h in later if h.rule.name in _NEEDS and h.start - first.end < _NEAR]
        inside = inside or [h for h in later if _said_inside(unit, first, h)]
        if inside:
            return min(inside, key=lambda h: h.start)
    return max(candidates, key=lambda h: (_rank(unit, h), -h.start))


def _said_inside(unit: Unit, outer: Hit, inner: Hit) -> bool:
    """Say whether the inner cue stands in the clause with "att" that the outer cue opens."""
    return "att" in unit.low[outer.start : inner.start].split() and main_clause(unit, inner)


def _asks_recipient(unit: Unit) -> bool:
    return is_ministerial(unit.text)


def _rank(unit: Unit, hit: Hit) -> int:
    """Return how good a handle on the request the cue is: modal verbs in the main clause first, mere forms last."""
    name = hit.rule.name
    if name in _LAST or (name == "need-of" and not unit.low[hit.start : hit.end].endswith((" av", " att"))):
        return 0
    if name in OUTER and unit.low[: hit.start].endswith(", "):
        return 0  # "…, underströk Lottorna": it tells who says what stands before it
    if name == "can":
        subject = subject_of(unit, hit.start, hit.verb_end)
        return 2 if subject.kind in ("actor", "we") and main_clause(unit, hit) else 0
    if name in ("bare-phrase", "bare-noun", "proposal"):
        return 1
    if name == "bare-verb":
        return 5
    if not main_clause(unit, hit):
        return 1 if name in MODALS else 2
    return 5 if name in MODALS or name in OUTER else 4


_LAST = frozenset(
    {"assignment-states", "received-assignment", "responsibility-to", "prerequisite", "inquiry", "works-towards"}
)
