"""Demands are added to what is asked and offered, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.demands import with_demands

ASK = Claim(
    "mote", 0, 40, "Kommunen bör ordna fler mötesplatser.", ClaimKind.REQUEST, what="ordna fler mötesplatser", id="a1"
)


@pytest.mark.parametrize("kind", list(ClaimKind))
def test_only_requests_and_offers_get_a_demand(kind: ClaimKind) -> None:
    (claim,) = with_demands([replace(ASK, kind=kind)])
    assert claim.demand == (("mötesplatser",) if kind in (ClaimKind.REQUEST, ClaimKind.OFFER) else ())


def test_everything_else_stays_as_it_is() -> None:
    claims = [ASK, replace(ASK, what="svara", id="b2"), replace(ASK, kind=ClaimKind.ROLE, id="c3")]
    assert [replace(claim, demand=()) for claim in with_demands(claims)] == claims


def test_a_demand_that_a_person_wrote_is_kept() -> None:
    (claim,) = with_demands([replace(ASK, demand=("lokaler åt föreningar",))])
    assert claim.demand == ("lokaler åt föreningar",)
