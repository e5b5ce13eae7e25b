"""The mentions of a text so far, asked about quickly: how often, how near, who was named last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..ontology.actor import Actor
from .mention import Mention

__all__ = ["Named", "only"]

#: How many mentions back the last named is looked for: more than any paragraph read so far holds (the longest 31).
_BACK = 100


class Named:
    """Hold the mentions of a text in order, none overlapping."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._of_actor: dict[str, list[int]] | None = None
        self._single: dict[frozenset[str], Actor | None] = {}

    def _places(self, actor: Actor) -> Sequence[int]:
        """Return where an actor is named; the places of all are sorted out when the first is asked for."""
        if self._of_actor is None:
            self._of_actor = {}
            for mention in self.mentions:
                self._of_actor.setdefault(mention.actor.slug, []).append(mention.start)
        return self._of_actor.get(actor.slug, ())

    def first_from(self, offset: int) -> int:
        """Return the number of the first mention that begins at the offset or after it."""
        return bisect_left(self._starts, offset)

    def inside(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in a stretch."""
        return self.mentions[self.first_from(start) : self.first_from(end)]

    def count(self, actor: Actor) -> int:
        """Return how often an actor is named."""
        return len(self._places(actor))

    def is_near(self, actor: Actor, offset: int, reach: int) -> bool:
        """Tell whether an actor is named within so many characters of an offset."""
        places = self._places(actor)
        first = bisect_left(places, offset - reach)
        return first < len(places) and places[first] <= offset + reach

    def last_two(self, begin: int, end: int, types: frozenset[str]) -> list[Mention]:
        """Return the last two mentions of actors of these types in a stretch, the last one first."""
        found: list[Mention] = []
        number = self.first_from(end)
        for mention in reversed(self.mentions[max(0, number - _BACK) : number]):
            if mention.start < begin or len(found) == 2:
                break
            if mention.actor.type in types:
                found.append(mention)
        return found

    def single(self, types: frozenset[str]) -> Actor | None:
        """Return the only actor of these types that the text names."""
        if types not in self._single:
            self._single[types] = only(m.actor for m in self.mentions if m.actor.type in types)
        return self._single[types]


def only(actors: Iterable[Actor]) -> Actor | None:
    """Return the one actor there is; None where there is none or several."""
    found = {actor.slug: actor for actor in actors}
    return next(iter(found.values())) if len(found) == 1 else None
