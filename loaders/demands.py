"""Demands for the claims of a text: a step after extraction, which changes no other field and no id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..ontology.demands import Demands
from .claim import Claim, ClaimKind

__all__ = ["with_demands"]

#: Only what is asked for or offered has a demand.
_KINDS = (ClaimKind.REQUEST, ClaimKind.OFFER)


def with_demands(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims, requests and offers with the demands that their content names; most name none.

    A claim that has demands already keeps them: whoever wrote them knew better.

    >>> claim = Claim("mote", 0, 30, "Kommunen bör ordna mötesplatser.", ClaimKind.REQUEST, what="ordna mötesplatser")
    >>> with_demands([claim])[0].demand
    ('mötesplatser',)
    """
    demands = Demands.load()
    return [
        replace(claim, demand=demands.of(claim.what)) if claim.kind in _KINDS and not claim.demand else claim
        for claim in claims
    ]
