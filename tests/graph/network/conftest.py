from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from samrad.loaders.claim import Claim, ClaimKind
from samrad.ontology.actor import Actor

ACTORS = {
    actor.label: actor
    for actor in (
        Actor("roda-korset", "Röda Korset", "CivilSocietyOrganization", "civil"),
        Actor("angelholm", "Ängelholms kommun", "Municipality", "public", "municipality"),
        Actor("kommuner", "kommuner", "Collective", "public", "municipality"),
        Actor("regeringen", "regeringen", "Government", "public", "state"),
    )
}


@pytest.fixture
def find() -> Callable[[str], Actor | None]:
    return ACTORS.get


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """Give a function that makes a claim with an id of its own from a kind and labels."""
    made = 0

    def make(kind: str = "request", claimant: Sequence[str] = (), addressee: Sequence[str] = (), **more: Any) -> Claim:
        nonlocal made
        made += 1
        fields = {"doc": "möte", "start": made, "end": made + 9, "quote": "Det behövs lokaler.", "id": f"{made:016x}"}
        return Claim(
            **fields | {"kind": ClaimKind(kind), "claimant": tuple(claimant), "addressee": tuple(addressee)} | more
        )

    return make
