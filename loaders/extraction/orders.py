"""To whom an order was given, as titles and news tell it, so that "Uppdraget ska redovisas" later on asks somebody."""

from __future__ import annotations

import re

from .floor import Floor
from .lexicon import any_of, expand
from .subjects import Subject
from .unit import Named, Unit

__all__ = ["bearer", "is_body", "may_be_ordered", "meant_by", "ordered_in", "ordered_in_title", "stands_for_order"]

#: "Boverket får i uppdrag …", "Boverket ska …" as a title: who stands before the verb is ordered.
_TITLE_BEFORE = re.compile(r"\b(?:får|fick|ges|gavs)\b(?: \S+){0,4}? (?:i )?\w*uppdrag|\b(?:ska|skall|uppdras)\b")
#: "Uppdrag till Boverket att …": who stands between the two small words is.
_TITLE_TO = re.compile(r"\buppdrag\w*(?: \w+)? (?:till|åt|för) (?P<to>.*?)(?= (?:att|om|för|avseende|gällande)\b|$)")

#: The same in running text: "Genom det nya uppdraget till Boverket …", "ett uppdrag till Boverket att".
_TO = re.compile(
    expand(
        r"\buppdrag(?:et|en)?(?: (?:ges|gavs|gick|går|lämnas|riktas))? (?:till|åt)"
        rf"(?: {any_of('after_preposition')})* (?P<to>{{AS}})"
    )
)

#: What was ordered, or a part of it, opens the sentence.
_TASK = re.compile(
    r"(?:(?:i|av|vid|för|inom) )?(?:(?:det|den|de|detta|denna) )?(?:\w+ av |(?:del i|utgångspunkt\w* för) )?"
    rf"{any_of('tasks')}\b"
)

#: Who holds an office for a time: named once by person or in full, later by the office alone.
_BEARER = re.compile(rf"\b(?P<who>{any_of('bearers')})\b")

#: A ministry is told of what comes of an order, and gives it; collectives and persons are given none.
_NEVER = frozenset({"Collective", "Person", "Ministry"})

#: How far from the verb the office of its subject may stand.
_NEAR = 40


def is_body(named: Named) -> bool:
    """Say whether an actor is a body that the government gives orders to."""
    actor = named.actor
    return actor.type not in _NEVER and (actor.sector == "public" or actor.type == "AssociationOfMunicipalities")


def may_be_ordered(named: Named) -> bool:
    """Say whether an actor can be the one that a decision is about: also a council or a centre that is no agency."""
    actor = named.actor
    if actor.label in ("regeringen", "Regeringskansliet"):  # who gives the order, and to whom it is reported
        return False
    return actor.type not in _NEVER and actor.sector not in ("population", "mixed")


def ordered_in_title(floor: Floor, text: str, start: int) -> tuple[str, ...]:
    """Return to whom a title says that an order was given.

    :param text: the title, lower-cased; ``start`` its place in the document
    """
    given = _TITLE_TO.search(text)
    if given:
        return floor.bodies_in(start + given.start("to"), start + given.end("to"))
    before = _TITLE_BEFORE.search(text)
    return floor.bodies_in(start, start + before.start()) if before else ()


def ordered_in(unit: Unit) -> tuple[str, ...]:
    """Return to whom a sentence says in passing that an order was given."""
    given = _TO.search(unit.low) if "uppdrag" in unit.low else None
    named = unit.within(*given.span("to")) if given else []
    return tuple(dict.fromkeys(n.label for n in named if may_be_ordered(n)))


def stands_for_order(unit: Unit) -> bool:
    """Say whether what was ordered opens the sentence: "Uppdraget ska redovisas", "Av redovisningen ska framgå"."""
    return _TASK.match(unit.low) is not None


def meant_by(subject: Subject, ordered: tuple[str, ...]) -> tuple[str, ...]:
    """Return the bodies that "myndigheterna" stands for, where several share an order."""
    labels = {n.label for n in subject.named}
    return ordered if labels == {"myndigheter"} and len(ordered) > 1 else ()


def bearer(unit: Unit, start: int, end: int) -> tuple[int, int] | None:
    """Return where the subject of a verb stands that is an office for a time: "samordnaren", "utredaren"."""
    low = unit.low
    for found in _BEARER.finditer(low, max(0, start - _NEAR), min(len(low), end + _NEAR)):
        if found.end() == start - 1 or found.start() == end + 1 or low[end : found.start()].strip() in _ADVERBS:
            return found.span("who")
    return None


_ADVERBS = frozenset({"även", "också", "då", "därför", "vidare", "bland annat"})
