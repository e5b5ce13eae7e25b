"""What the errors do to the network of requests: its edges, and who asks and is asked most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..loaders.claim import Claim, ClaimKind
from .scorer import Figure, actors

__all__ = ["NetworkEffect", "network_effect", "spearman"]

#: A rank correlation over fewer actors says nothing.
FEWEST_ACTORS = 10


@dataclass(frozen=True, slots=True)
class NetworkEffect:
    """Hold how far the network from the system's claims is that from the gold's.

    :param edges: directed pairs of actors, each counted once
    :param weighted: the same, each pair counted as often as a request connects it
    :param out_degree: rank correlation of the requests that actors make; None where too few actors
    :param in_degree: rank correlation of the requests that actors receive
    :param actors: how many actors stand in either network
    """

    edges: Figure
    weighted: Figure
    out_degree: float | None
    in_degree: float | None
    actors: int


def request_edges(claims: Iterable[Claim]) -> Counter[tuple[str, str]]:
    """Return (who asks, who is asked) → requests; requests to oneself are left out, as they are on the network page."""
    edges: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        if claim.kind is ClaimKind.REQUEST:
            pairs = ((a, b) for a in actors(claim, "claimant") for b in actors(claim, "addressee"))
            edges.update(pair for pair in pairs if pair[0] != pair[1])
    return edges


def network_effect(gold: Iterable[Claim], system: Iterable[Claim]) -> NetworkEffect:
    """Compare the two networks of requests."""
    wanted, found = request_edges(gold), request_edges(system)
    names = sorted({name for edges in (wanted, found) for pair in edges for name in pair})

    def correlation(side: int) -> float | None:
        degrees = []
        for edges in (wanted, found):
            degree: Counter[str] = Counter()
            for pair, number in edges.items():
                degree[pair[side]] += number
            degrees.append([float(degree[name]) for name in names])
        return spearman(*degrees) if len(names) >= FEWEST_ACTORS else None

    return NetworkEffect(
        edges=Figure(len(wanted.keys() & found.keys()), len(found), len(wanted)),
        weighted=Figure((wanted & found).total(), found.total(), wanted.total()),
        out_degree=correlation(0),
        in_degree=correlation(1),
        actors=len(names),
    )


def spearman(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return Spearman's rank correlation, ties at their mean rank; None where one side has no order at all.

    >>> spearman([1, 2, 3, 4], [10, 20, 30, 25])
    0.8
    >>> spearman([1, 1], [1, 2]) is None
    True
    """
    a, b = _ranks(left), _ranks(right)
    middle = (len(a) + 1) / 2
    spread = [math.fsum((rank - middle) ** 2 for rank in ranks) for ranks in (a, b)]
    if not spread[0] or not spread[1]:
        return None
    together = math.fsum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    return together / math.sqrt(spread[0] * spread[1])


def _ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    ranks = [0.0] * len(values)
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and values[order[end]] == values[order[begin]]:
            end += 1
        for place in order[begin:end]:
            ranks[place] = (begin + 1 + end) / 2
        begin = end
    return ranks
