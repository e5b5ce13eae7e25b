"""Who funds whom, and how much."""

from __future__ import annotations

import re

from .frame import Frame
from .hits import Hit
from .lexicon import any_of, expand
from .parties import NOBODY, Parties, Scene, Side, side_of
from .partners import focal_side, join, main_subject
from .subjects import actors_in
from .unit import Named, Unit

__all__ = ["funders"]

_GIVES = re.compile(rf"\b{any_of('giving')}\b")
_GETS = re.compile(rf"\b{any_of('getting')}\b")
_UNSAID = re.compile(rf"\b{any_of('given')}\b")
_TO = re.compile(expand(r"\b(?:till|åt)(?: (?!att\b|som\b)[a-zåäöé0-9,]+(?:-[a-zåäö]*)?){0,4}? (?P<to>{AS})"))
_ON = re.compile(expand(r"\b(?:på|inom)(?: (?:den|det|de))? (?P<to>{AS})"))
_BY = re.compile(
    expand(
        r"\b(?:(?:från|via)(?: [a-zåäö]+){0,2}?"
        r"|(?:finansiera|fördela|betala|bevilja|avsätt|stöd|dela|ge)\w*s(?: ut)? av(?: [a-zåäö]+)?) (?P<by>{AS})"
    )
)
_OWNED = re.compile(
    expand(r"(?P<of>{G}) (?:[a-zåäö]+ )?(?P<what>\w*(?:stöd|bidrag|medel|anslag|satsning|finansiering|resurser))\w*")
)
_ASSIGNED = re.compile(expand(r"\b(?:ger|gav|gett|ge)\b [^.;]*?(?P<to>{AS}) (?:därför )?(?:i )?uppdrag"))
_CUT = re.compile(r"\b(?:nedskär|neddrag|bespar|minska|sänk|dra(?:r|s)? in)")


def funders(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> tuple[Side, Side]:
    """Return who gives the money and who gets it."""
    low = unit.low
    gets = main_subject(unit, _GETS)
    recipients = focal_side(unit, gets, parties, scene)
    gives = None if gets is not None and gets.kind == "actor" else main_subject(unit, _GIVES)
    funder = focal_side(unit, gives, parties, scene)
    by = _BY.search(low)
    if by and not (funder and funder.labels):
        funder = side_of(unit, actors_in(unit, *by.span("by")), "sentence")
    assigned = _ASSIGNED.search(low)
    if assigned and funder and funder.labels:
        funder = join(unit, funder, actors_in(unit, *assigned.span("to")))
    owned = _OWNED.search(low)
    if owned:
        owner = side_of(unit, tuple(unit.within(*owned.span("of"))), "sentence")
        if {"staten", "regeringen"} & set(owner.labels):
            funder = funder if funder and funder.labels else owner
        elif not (recipients and recipients.labels) and "anslag" in owned["what"]:
            recipients = owner
    if not (funder and funder.labels):
        payers = tuple(n for n in unit.named if n.label in ("regeringen", "staten"))[:1]
        funder = side_of(unit, payers, "sentence") if payers else _unsaid(unit, scene, frame)
    if not (recipients and recipients.labels):
        recipients = _recipients(unit, funder)
    about_agreement = "överenskommelse" in low or (chosen.rule.name == "money" and scene.agreed_in_title)
    if not recipients.labels and about_agreement and set(scene.agreed) & set(funder.labels):
        recipients = Side(tuple(label for label in scene.agreed if label not in funder.labels), "context")
    return funder, recipients


def _unsaid(unit: Unit, scene: Scene, frame: Frame) -> Side:
    """Return the public party of an agreement, else the government where its own text does not say who pays."""
    if "får använda" in unit.low:
        return NOBODY
    paying = tuple(label for label in scene.agreed if label in ("staten", "regeringen"))[:1]
    if paying and (scene.agreed_in_title or "överenskommelse" in unit.low):
        return Side(paying, "context")
    if frame.author == "regeringen":
        return Side(("regeringen",), "author")
    if "statlig" in unit.low and _UNSAID.search(unit.low):
        return Side(("staten",), "context")
    return NOBODY


def _recipients(unit: Unit, funder: Side) -> Side:
    patterns = (_TO, _ON) if _CUT.search(unit.low) or "satsa" in unit.low else (_TO,)
    for pattern in patterns:
        for match in pattern.finditer(unit.low):
            named: tuple[Named, ...] = actors_in(unit, *match.span("to"))
            named = tuple(n for n in named if n.label not in funder.labels and n.actor.sector != "population")
            if named:
                return side_of(unit, named, "sentence")
    return NOBODY
