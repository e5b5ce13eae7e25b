"""Whom an offer is for."""

from __future__ import annotations

import re

from .hits import Hit
from .lexicon import any_of, expand
from .side import NOBODY, Side, side_of
from .unit import Unit

__all__ = ["GETTING", "helped"]

_HELPED = re.compile(
    expand(
        rf"\b{any_of('helping')}(?: (?:vi|de|den|det|alla|fler|lokala|även|också|stödet|bättre))*"
        rf" (?P<to>{{AS}}|{{G}})|\b{any_of('help_to')} (?:till|åt|för)(?: (?:de|den|det|landets))* (?P<too>{{AS}})"
    )
)
#: "skicka in till Delmos", "kurser för kommunerna", "en brygga mellan skolan och klubbarna": who gets it is offered it.
_GIVEN = re.compile(
    expand(
        rf"\b{any_of('handing')}(?: (?!att\b|som\b|från\b)[a-zåäö-]+){{0,5}}? (?:till|åt|för|mellan)"
        rf"(?: {any_of('before_partner')}| andra| fler| sina| våra| landets| samtliga)* (?P<to>{{AS}}|{{G}})(?P<too>)"
    )
)
#: "Trossamfund kan få hjälp av myndigheten": who gets is offered to; behind "av" or "genom" stands who gives.
GETTING = re.compile(
    expand(
        r"(?P<who>{AS}) (?:ska|skall|kan|kommer(?: att)?)(?: (?:kunna|också|även|nu|därmed|framöver))*"
        r" (?:få|ges|erbjudas)\b"
        r"(?:(?: (?!att\b|som\b|och\b)[a-zåäö-]+){0,4}? (?:av|genom|från|hos|via) (?P<by>{AS}))?"
    )
)
#: The groups of the patterns of giving under which it stands who is offered something.
_OFFERED = ("to", "too", "who")


def helped(unit: Unit, chosen: Hit, claimant: Side) -> Side:
    """Return whom the offer is for: the object of a verb of helping, or who gets the help."""
    low, begin = unit.low, chosen.start
    for match in (*_HELPED.finditer(low, begin), *_GIVEN.finditer(low, begin), *GETTING.finditer(low, begin)):
        named = tuple(n for group in _OFFERED if group in match.groupdict() for n in unit.within(*match.span(group)))
        named = tuple(n for n in named if n.label not in claimant.labels and n.actor.sector != "population")
        if named:
            return side_of(unit, named, "sentence")
    return NOBODY
