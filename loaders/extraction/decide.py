"""Decide which kinds of claim a sentence carries, and by which of its cues.

The rules alone take the likeliest kind by their own estimates. Where weights have been trained (``weights.json``), a
linear model over signs that the rules and the surroundings give decides; both are plain sums that can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..claim import ClaimKind
from .frame import Frame
from .hits import Hit
from .scene import Surroundings
from .signs import signs_of
from .unit import Unit
from .weights import Weights, weights

__all__ = ["Decision", "best_hit", "decide"]

#: The rules alone take a kind at this estimate.
ENOUGH = 0.5

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
    trained = model if model is not None else weights()
    if trained is None:
        return list(_by_rules(unit, found))
    return list(_by_weights(unit, found, around, frame, trained))


def _by_rules(unit: Unit, found: Sequence[Hit]) -> Iterator[Decision]:
    estimates: dict[ClaimKind, float] = {}
    for hit in found:
        for kind, prior in hit.rule.kinds:
            estimates[kind] = max(estimates.get(kind, 0.0), prior)
    for kind, estimate in sorted(estimates.items(), key=lambda e: -e[1])[:1]:
        if estimate >= ENOUGH:
            yield Decision(kind, best_hit(unit, found, kind), estimate)


def _by_weights(
    unit: Unit, found: Sequence[Hit], around: Surroundings, frame: Frame, model: Weights
) -> Iterator[Decision]:
    kinds = {kind for hit in found for kind, _ in hit.rule.kinds}
    if not kinds:
        return
    signs = signs_of(unit, found, around, frame)
    scored = [(model.probability(kind, signs), kind) for kind in ClaimKind if kind in kinds]
    ranked = sorted(scored, key=lambda pair: -pair[0])
    for place, (probability, kind) in enumerate(ranked):
        if probability >= (model.threshold(kind) if place == 0 else model.second):
            yield Decision(kind, best_hit(unit, found, kind), probability)


#: Cues that tell who says something; what is asked hangs on a cue inside what is said, where there is one.
OUTER = frozenset(
    {"proposes", "raises", "thinks", "wants", "wishes", "calls-for", "urges", "proposal", "works-towards"}
)
_NEEDS = frozenset({"need-of", "importance-of"})
_MODALS = frozenset({"should", "must", "needs-to", "could", "can", "shall", "shall-be-able"})
INNER = _NEEDS | _MODALS | {"is-needed", "is-lacking", "important", "good-if"}


def best_hit(unit: Unit, found: Iterable[Hit], kind: ClaimKind) -> Hit:
    """Return the cue that the claim's content and sides are read from."""
    candidates = [hit for hit in found if any(k is kind for k, _ in hit.rule.kinds)]
    if kind is ClaimKind.REQUEST:
        return _request_hit(unit, candidates)
    return max(candidates, key=lambda hit: (dict(hit.rule.kinds)[kind], -hit.start))


def _request_hit(unit: Unit, candidates: list[Hit]) -> Hit:
    for name in ("question-to-recipient", "gives-assignment"):
        for hit in candidates:
            if hit.rule.name == name:
                return hit
    strong = [h for h in candidates if h.rule.pattern is not None and h.rule.name not in ("proposal", "can")]
    outer = [h for h in strong if h.rule.name in OUTER]
    inner = [h for h in candidates if h.rule.name in INNER]
    if outer:
        first = min(outer, key=lambda h: h.start)
        later = [h for h in inner if h.start > first.end]
        inside = [h for h in later if "att" in unit.low[first.start : h.start].split()]
        inside = inside or [h for h in later if h.rule.name in _NEEDS and h.start - first.end < _NEAR]
        if inside:
            return min(inside, key=lambda h: h.start)
    pool = strong or candidates
    return max(pool, key=lambda h: (_main_clause(unit, h), dict(h.rule.kinds)[ClaimKind.REQUEST], -h.start))


def _main_clause(unit: Unit, hit: Hit) -> bool:
    """Say whether the cue stands outside a clause that "som", "om", "när" or "hur" opens right before it."""
    before = unit.low[max(0, hit.start - 40) : hit.start].split()
    return not {"som", "där", "hur", "vilka", "vad"} & set(before[-3:])
