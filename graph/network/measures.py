"""Small counts over claims and networks: what a reader needs to know before believing a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from ...loaders.claim import Claim, ClaimKind

__all__ = ["Share", "by_kind", "degrees", "without_addressee"]


@dataclass(frozen=True, slots=True)
class Share:
    """Hold how many of how many.

    >>> str(Share(1, 3))
    '1 of 3'
    """

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the share from 0 to 1; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    def __str__(self) -> str:
        return f"{self.part} of {self.whole}"


def by_kind(claims: Iterable[Claim]) -> dict[ClaimKind, int]:
    """Return the number of claims of each kind, all five kinds always there."""
    counts = Counter(claim.kind for claim in claims)
    return {kind: counts[kind] for kind in ClaimKind}


def without_addressee(claims: Iterable[Claim], kind: ClaimKind = ClaimKind.REQUEST) -> Share:
    """Return how many claims of a kind name nobody they are addressed to."""
    of_kind = [claim for claim in claims if claim.kind is kind]
    return Share(sum(not claim.addressee for claim in of_kind), len(of_kind))


def degrees(graph: nx.MultiDiGraph[str], kind: str | None = None) -> dict[str, tuple[int, int]]:
    """Return (claims out, claims in) of each node, of one kind or of all; a loop counts in both.

    A mutual edge counts as out at one end and in at the other: add the two for cooperation.
    """
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for source, target, data in graph.edges(data=True):
        if kind is None or data["kind"] == kind:
            out[source] += data["weight"]
            into[target] += data["weight"]
    return {node: (out[node], into[node]) for node in graph}
