"""A mention: a place in a text that names an actor, with the wording of the source beside the actor it stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from ..ontology.actor import Actor
from .document import Span

__all__ = ["HOW", "Mention", "beginning_in", "longest"]

#: How a mention was understood, from the surest to the least sure.
HOW = ("label", "alias", "inflected", "collective", "weak", "context", "pattern")


_PLACE = attrgetter("start", "end")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one mention; offsets count code points of the text it stands in, end exclusive.

    :param text: the wording of the source, genitive s included
    :param how: ``label`` or ``alias``: as the registry writes it; ``inflected``: a genitive, definite or plural form
        of it; ``collective``: a word for many; ``weak``: a short or ambiguous name that the context decides;
        ``context``: a word that stands for an actor named before ("myndigheten", "kommunen") or for the one an office
        belongs to; ``pattern``: a name that is not in the registry and looks like an organisation
    """

    start: int
    end: int
    text: str
    actor: Actor
    how: str


def beginning_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Return the mentions that begin in a span.

    :param mentions: in order of their place
    """
    first = bisect_left(mentions, span.start, key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, span.end, first, key=lambda m: m.start)]


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions in order of place, none overlapping: of two that do, the longer, the surer, the earlier."""
    ordered = sorted(mentions, key=_PLACE)
    if all(before.end <= after.start for before, after in pairwise(ordered)):
        return ordered  # most texts name nobody twice in one place
    kept: list[Mention] = []
    cluster: list[Mention] = []
    reach = -1
    for mention in ordered:
        if mention.start >= reach:
            kept += _settle(cluster)
            cluster = []
        cluster.append(mention)
        reach = max(reach, mention.end)
    return kept + _settle(cluster)


def _settle(cluster: list[Mention]) -> list[Mention]:
    if len(cluster) < 2:
        return cluster
    chosen: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(cluster, key=lambda m: (m.start - m.end, HOW.index(m.how), m.start, m.actor.slug)):
        place = bisect_left(starts, mention.start)
        free_before = place == 0 or chosen[place - 1].end <= mention.start
        if free_before and (place == len(chosen) or mention.end <= starts[place]):
            chosen.insert(place, mention)
            starts.insert(place, mention.start)
    return chosen
