"""Who funds whom, and how much."""

from __future__ import annotations

import re

from .frame import Frame
from .hits import Hit
from .lexicon import any_of, expand
from .parties import NOBODY, Parties, Scene, Side, side_of
from .partners import focal_side, join, main_subject
from .subjects import actors_in, subject_of
from .unit import Named, Unit

__all__ = ["funders"]

_GIVES = re.compile(rf"\b{any_of('giving')}\b")
_GETS = re.compile(rf"\b{any_of('getting')}\b")
_UNSAID = re.compile(rf"\b{any_of('given')}\b")
_BUDGETED = re.compile(rf"\b{any_of('budgeted')}\b")
_USES = re.compile(r"\bfår (?:\S+ )?använda\b")

#: "ISOF tog emot ansökningar", "uppdrag att fördela", "bidraget som X fördelar": whom one applies to gives the money.
_APPLIED_TO = re.compile(
    expand(
        r"\b(?:tog|tar|tagit)\b(?: \w+| {A}){0,3}? emot\b[^.;]{0,80}?\bansökningar|\bmottog\b[^.;]{0,80}?\bansökningar"
    )
)
_HANDS_OUT = re.compile(
    expand(
        r"(?P<by>{A}) (?:har|hade|fick|fått)(?: (?!att\b)[^ ,.;]+){0,4}? uppdrag att (?:\w+ och )?(?:för|ut)?dela"
        r"|(?P<by2>{A})(?: \([^)]*\))? (?:fördelar|fördelade|delar ut|delade ut|beviljar|beviljade)\b"
    )
)
_TO = re.compile(
    expand(
        r"\b(?:till|åt|sökbart för|sökas? av|möjliggör\w* för)"
        r"(?: (?!att\b|som\b)[a-zåäöé0-9,]+(?:-[a-zåäö]*)?){0,4}? (?P<to>{AS})"
    )
)
_ON = re.compile(expand(r"\b(?:på|inom)(?: (?:den|det|de))? (?P<to>{AS})"))
_BY = re.compile(
    expand(
        r"\b(?:(?:från|via|hos)(?: [a-zåäö]+){0,2}?"
        r"|(?:finansiera|fördela|betala|bevilja|avsätt|stöd|dela|ge)\w*s(?: ut)? av(?: [a-zåäö]+)?) (?P<by>{AS})"
    )
)
_OWNED = re.compile(
    expand(r"(?P<of>{G}) (?:[a-zåäö]+ )?(?P<what>\w*(?:stöd|bidrag|medel|anslag|satsning|finansiering|resurser))\w*")
)
_ASSIGNED = re.compile(expand(r"\b(?:ger|gav|gett|ge)\b [^.;]*?(?P<to>{AS}) (?:därför )?(?:i )?uppdrag"))
_HANDED = re.compile(expand(r"\b(?:fördelas|delas ut|betalas ut|förmedlas)\b[^.;,:]{0,120}? av (?P<by>{AS})"))

#: "anslaget för X", "X:s finansiering": money that is named by whose it is.
_MEANT_FOR = re.compile(
    expand(
        r"\b\w*(?:anslag|bidrag|medel|stöd|finansiering|kronor|avsätt)\w* för"
        r"(?: (?:de|den|det|landets|svenska))* (?P<to>{AS})"
    )
)
#: "förstärker Boverket med 5 miljoner": the object gets the money.
_OBJECT = re.compile(
    expand(
        r"\b(?:förstärk\w*|stärk\w*|stödj\w*|stött\w*|tilldela\w*|bevilja\w*|ge|ger|gav|gett)(?: (?:också|även|nu|vi))*"
        r" (?P<to>{AS})(?! (?:\w+ )?(?:i )?uppdrag)"
    )
)
_SO_THAT = re.compile(expand(r"\b(?:på|för) att(?: (?:det|den|de|fler|alla|landets))* (?P<to>{AS}) (?:ska|kan|får)\b"))
_GETTABLE = re.compile(r"anslag|finansiering|medel")
_GIVEN_BY = re.compile(expand(r"\b(?:föreslår|avsätter|satsar)\b(?: {A})? "))
_CUT = re.compile(r"\b(?:nedskär|neddrag|bespar|minska|sänk|dra(?:r|s)? in)")


def funders(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> tuple[Side, Side]:
    """Return who gives the money and who gets it."""
    low = unit.low
    gets = main_subject(unit, _GETS)
    recipients = focal_side(unit, gets, parties, scene)
    gives = (
        None if gets is not None and gets.kind == "actor" and not _GIVEN_BY.search(low) else main_subject(unit, _GIVES)
    )
    funder = _applied_to(unit, parties, scene) or focal_side(unit, gives, parties, scene)
    by = _BY.search(low)
    if by and not (funder and funder.labels):
        # "hos deltagarna" is where something grows, not who pays for it
        payers = tuple(
            n for n in actors_in(unit, *by.span("by")) if n.actor.sector != "population" and n.label != "deltagare"
        )
        funder = side_of(unit, payers, "sentence")
    handed = _HANDED.search(low)
    if handed:
        hands = side_of(unit, actors_in(unit, *handed.span("by")), "sentence")
        funder = join(unit, hands, Side(("staten",), "context") if "statlig" in low else None)
    assigned = _ASSIGNED.search(low)
    if assigned and funder and funder.labels:
        funder = join(unit, funder, actors_in(unit, *assigned.span("to")))
    owned = _OWNED.search(low)
    if owned:
        owner = side_of(unit, tuple(unit.within(*owned.span("of"))), "sentence")
        if {"staten", "regeringen"} & set(owner.labels):
            funder = funder if funder and funder.labels else owner
        elif not (recipients and recipients.labels) and _GETTABLE.search(owned["what"]):
            recipients = owner
    if recipients and funder and set(recipients.labels) & set(funder.labels):
        recipients = NOBODY
    if not (funder and funder.labels):
        payers = tuple(n for n in unit.named if n.label in ("regeringen", "staten"))[:1]
        funder = side_of(unit, payers, "sentence") if payers else _unsaid(unit, scene, frame)
    if not (recipients and recipients.labels):
        recipients = _recipients(unit, funder)
    about_agreement = "överenskommelse" in low or (chosen.rule.name == "money" and scene.agreed_in_title)
    if not recipients.labels and about_agreement and set(scene.agreed) & set(funder.labels):
        recipients = Side(tuple(label for label in scene.agreed if label not in funder.labels), "context")
    return funder, recipients


def _applied_to(unit: Unit, parties: Parties, scene: Scene) -> Side | None:
    """Return who takes in applications or has the task of handing the money out: it gives the money."""
    hands_out = _HANDS_OUT.search(unit.low)
    if hands_out:
        group = "by" if hands_out["by"] else "by2"
        side = side_of(unit, actors_in(unit, *hands_out.span(group)), "sentence")
        scene.payer = side.labels or scene.payer
        return side
    takes_in = _APPLIED_TO.search(unit.low)
    if takes_in is None:
        return None
    verb_end = takes_in.start() + len(takes_in.group().split(" ", 1)[0])
    taker = focal_side(unit, subject_of(unit, takes_in.start(), verb_end), parties, scene)
    return taker if taker is not None and taker.labels else None


def _unsaid(unit: Unit, scene: Scene, frame: Frame) -> Side:
    """Return the public party of an agreement, else the government where its own text does not say who pays.

    Only a verb of the budget ("avsätts") tells that the government pays; of what is handed on ("medlen fördelas", "får
    använda medel", "fick medel") somebody else may be the payer.
    """
    if _USES.search(unit.low):
        return NOBODY
    paying = tuple(label for label in scene.agreed if label in ("staten", "regeringen"))[:1]
    if paying and (scene.agreed_in_title or "överenskommelse" in unit.low):
        return Side(paying, "context")
    if frame.author == "regeringen":
        return Side(("regeringen",), "author") if _BUDGETED.search(unit.low) else NOBODY
    if scene.payer and _UNSAID.search(unit.low):  # who hands the money out was told before
        return Side(scene.payer, "context")
    if ("statlig" in unit.low or scene.state_pays) and _UNSAID.search(unit.low):
        return Side(("staten",), "context")
    return NOBODY


def _recipients(unit: Unit, funder: Side) -> Side:
    cut = _CUT.search(unit.low) or "satsa" in unit.low
    for pattern in (_TO, _ON, _MEANT_FOR, _SO_THAT, _OBJECT) if cut else (_TO, _MEANT_FOR, _SO_THAT, _OBJECT):
        for match in pattern.finditer(unit.low):
            named: tuple[Named, ...] = actors_in(unit, *match.span("to"))
            named = tuple(n for n in named if n.label not in funder.labels and n.actor.sector != "population")
            if named:
                return side_of(unit, named, "sentence")
    return NOBODY
