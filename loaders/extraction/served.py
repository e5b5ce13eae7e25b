"""Who gave a role, for whom it is held, and whom a claim speaks of without asking them."""

from __future__ import annotations

from collections.abc import Iterable

from ..claim import ClaimKind
from .content import content
from .cues import cue, cue_patterns
from .hits import Hit
from .unit import Named, Unit

__all__ = ["concerns_of", "principal_of", "served_of"]

_JOINTS = frozenset({", ", " och ", ", och ", " samt ", " och även "})


def principal_of(unit: Unit, holders: Iterable[str]) -> tuple[str, ...]:
    """Return who gave the role: "på uppdrag av X", "X har gett oss i uppdrag".

    :param holders: labels of those who hold it; nobody gives a role to himself
    """
    if not cue("principal", "with").search(unit.low):
        return ()
    return _matched(unit, "principal", "by", frozenset(holders))


def served_of(unit: Unit, holders: Iterable[str]) -> tuple[str, ...]:
    """Return for whom the role is held: "intresseorganisation för X", "företräder X".

    :param holders: labels of those who hold it
    """
    return _matched(unit, "served", "for", frozenset(holders))


def _matched(unit: Unit, field: str, group: str, others: frozenset[str]) -> tuple[str, ...]:
    for pattern in cue_patterns(field):
        for match in pattern.finditer(unit.low):
            named = unit.within(*match.span(group))
            if match.start(group) == match.start() and named:
                named = _joined_before(unit, named[0]) + named
            labels = _labels(named, others)
            if labels:
                return labels
    return ()


def _joined_before(unit: Unit, name: Named) -> list[Named]:
    """Return the names that a comma or "och" joins to the one given, before it."""
    joined: list[Named] = []
    at = unit.named.index(name)
    while at > 0 and unit.low[unit.named[at - 1].end : unit.named[at].start] in _JOINTS:
        at -= 1
        joined.insert(0, unit.named[at])
    return joined


def _labels(named: Iterable[Named], others: frozenset[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.label for n in named if n.label not in others))


def concerns_of(unit: Unit, chosen: Hit, kind: ClaimKind, others: Iterable[str]) -> tuple[str, ...]:
    """Return whom the claim speaks of as partner, object, beneficiary or target group, in the order of the text.

    A request or an offer concerns whom its content names; of cooperation, money and roles only he is concerned
    whom a word like "för" or "till" governs: the others are the parties themselves.

    :param others: labels of those who have a part in the claim already
    """
    known = frozenset(others)
    if all(n.label in known for n in unit.named):
        return ()
    begin, end = content(unit, chosen, kind)
    named = [n for n in unit.within(begin, end) if n.label not in known]
    if kind in (ClaimKind.REQUEST, ClaimKind.OFFER):
        return _labels(named, known)
    return _labels((n for n in named if _governed(unit, n)), known)


def _governed(unit: Unit, name: Named) -> bool:
    """Say whether a word that makes one object or beneficiary stands right before the name."""
    head = unit.low[max(0, name.start - 60) : name.start]
    return any(match.end() >= len(head) - 1 for match in cue("concerns", "governing").finditer(head))
