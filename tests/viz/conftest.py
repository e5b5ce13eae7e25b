from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from samrad.loaders.claim import Claim, ClaimKind
from samrad.ontology.actor import Actor
from samrad.ontology.registry import Registry

#: What a document may hold that would hurt a page: the end of a script, a handler, a link, entities, template slots.
NASTY = "</script><img src=x onerror=alert(1)> <a href=\"javascript:alert(2)\">&amp; {{data}} {n} <!-- \u2028 'å'"


def make(number: int, kind: str, claimant: Sequence[str], addressee: Sequence[str] = (), **more: Any) -> Claim:
    fields: dict[str, Any] = {
        "doc": "möte-a",
        "start": number,
        "end": number + 9,
        "quote": f"Mening nummer {number} om åar, älvar och öar.",
        "id": f"{number:016x}",
        "what": "åar",
        "confidence": 0.85,
        "rule": "modal-actor",
        "section": "Diskussion › Lokaler",
    }
    return Claim(
        **fields | {"kind": ClaimKind(kind), "claimant": tuple(claimant), "addressee": tuple(addressee)} | more
    )


@pytest.fixture
def registry() -> Registry:
    return Registry(
        [
            Actor("roda-korset", "Röda Korset", "CivilSocietyOrganization", "civil"),
            Actor("angelholm", "Ängelholms kommun", "Municipality", "public", "municipality"),
            Actor("kommuner", "kommuner", "Collective", "public", "municipality"),
            Actor("nod", "NOD", "CooperationBody", "mixed", "state"),
            Actor("ordforanden", "Ordföranden i Åmål", "Person", "public"),
        ]
    )


@pytest.fixture
def claims() -> list[Claim]:
    """Give claims of every kind, a self-ask, one without addressee, both directions, hostile text in every field."""
    rk, nod = ["Röda Korset"], ["NOD"]
    return [
        make(1, "request", rk, ["kommuner"], lead="Kommunerna bör i högre grad:", date="2021-03-04"),
        make(2, "request", rk, ["kommuner"], quote="Vi ser gärna fler mötesplatser.", what="fler mötesplatser"),
        make(3, "request", ["kommuner"], rk),
        make(4, "request", ["kommuner"], ["kommuner"], quote="Vi måste själva öppna lokalerna."),
        make(5, "request", rk, quote="Det behövs långsiktig finansiering."),
        make(6, "offer", rk, ["Ängelholms kommun"], quote="Vi erbjuder läxhjälp."),
        make(7, "cooperation", rk, participants=("Röda Korset", "NOD"), status="ongoing"),
        make(8, "cooperation", rk, participants=("Röda Korset", "Ängelholms kommun"), status="difficult"),
        make(9, "funding", nod, rk, participants=("kommuner",), funding_status="granted"),
        make(10, "role", nod, participants=("NOD",), served=("kommuner",), what="samordnare"),
        make(
            11,
            "request",
            ["Föreningen " + NASTY],
            nod,
            doc="möte-b",
            quote=NASTY,
            what="onerror",
            lead=NASTY,
            section=NASTY,
            date=NASTY,
        ),
        make(12, "request", ["Ordföranden i Åmål"], nod),
    ]


@pytest.fixture
def nasty() -> str:
    return NASTY
