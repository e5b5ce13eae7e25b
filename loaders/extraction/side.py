"""One side of a claim: who, how found, and where the text words it."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Span
from .unit import Named, Unit

__all__ = ["NOBODY", "Side", "side_of"]


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side of a claim: labels, how they were found, and where the source words it."""

    labels: tuple[str, ...] = ()
    attribution: str = "none"
    where: Span | None = None


NOBODY = Side()


def side_of(unit: Unit, named: tuple[Named, ...], attribution: str) -> Side:
    """Return the side that actors named in the sentence make up."""
    labels = tuple(dict.fromkeys(n.label for n in named))
    where = unit.source(named[0].start, named[-1].end) if named else None
    return Side(labels, attribution if labels else "none", where)
