"""The slots of matched claims: how much of each is right, and in which way the rest is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ..loaders.claim import Claim, ClaimKind
from .comparison import Comparison
from .scorer import ACTOR_SLOTS, SLOTS, TUPLE, Figure, actors

__all__ = ["FAULTS", "SlotFigure", "actor_faults", "by_attribution", "slot_figures"]

#: In which way a slot of actors agrees: all right; nothing given; given where the gold has nothing; some of them; none.
FAULTS = ("right", "missing", "extra", "partly", "other")

_WORD = re.compile(r"\w+")


def _filled(claim: Claim, slot: str) -> Counter[str]:
    """Return what fills the slot, as things that can be counted: actors, words of ``what``, topics, the status."""
    if slot in ACTOR_SLOTS:
        return Counter(actors(claim, slot))
    if slot == "what":
        return Counter(_WORD.findall(claim.what.casefold()))
    if slot == "topics":
        return Counter(set(claim.topics))
    return Counter([claim.status] if claim.status else [])


class SlotFigure(NamedTuple):
    """Hold the figure over what fills a slot, and in how many matched claims one side fills it."""

    claims: int
    figure: Figure


def slot_figures(pairs: Iterable[tuple[Claim, Claim]]) -> dict[str, dict[str, SlotFigure]]:
    """Return slot → kind (and ``all``) → the figure over what fills it in the matched claims: actors, words, topics."""
    counts: dict[tuple[str, str], list[int]] = {}
    for gold, system in pairs:
        for slot in SLOTS:
            left, right = _filled(gold, slot), _filled(system, slot)
            for name in (gold.kind.value, "all"):
                cell = counts.setdefault((slot, name), [0, 0, 0, 0])
                for place, number in enumerate(((left & right).total(), right.total(), left.total())):
                    cell[place] += number
                cell[3] += bool(left or right)
    made = {key: SlotFigure(cell[3], Figure(*cell[:3])) for key, cell in counts.items()}
    names = [*(kind.value for kind in ClaimKind), "all"]
    return {slot: {name: made.get((slot, name), SlotFigure(0, Figure(0, 0, 0))) for name in names} for slot in SLOTS}


def fault(gold: Claim, system: Claim, slot: str) -> str:
    """Return in which way the actors in the slot agree: one of :data:`FAULTS`."""
    wanted, found = actors(gold, slot), actors(system, slot)
    if wanted == found:
        return "right"
    if not found:
        return "missing"
    if not wanted:
        return "extra"
    return "partly" if wanted & found else "other"


def actor_faults(comparison: Comparison) -> dict[tuple[ClaimKind, str], Counter[str]]:
    """Return (kind, slot) → how many matched claims agree in which way, for the slots that count for the kind."""
    faults = {(kind, slot): Counter[str]() for kind, slots in TUPLE.items() for slot in slots}
    for gold, system in comparison.scores.pairs:
        for slot in TUPLE[gold.kind]:
            faults[gold.kind, slot][fault(gold, system, slot)] += 1
    return faults


def by_attribution(comparison: Comparison, slot: str) -> dict[str, Counter[str]]:
    """Return how the slot was found → how many matched requests and offers agree in which way.

    :param slot: ``claimant`` or ``addressee``
    """
    found: dict[str, Counter[str]] = {}
    for gold, system in comparison.scores.pairs:
        if slot in TUPLE[gold.kind] and gold.kind in (ClaimKind.REQUEST, ClaimKind.OFFER):
            how = (system.attribution if slot == "claimant" else system.addressee_attribution) or "not said"
            found.setdefault(how, Counter())[fault(gold, system, slot)] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))
