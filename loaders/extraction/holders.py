"""Who holds a role."""

from __future__ import annotations

import re

from ..claim import ClaimKind
from .frame import Frame
from .hits import Hit
from .lexicon import ACTOR, any_of, expand
from .money import funders
from .parties import NOBODY, Parties, Scene, Side, side_of
from .partners import cooperators, focal_side, join, main_subject
from .subjects import actors_in, subject_of
from .unit import Unit

__all__ = ["participants"]

_HOLDS = re.compile(rf"\b{any_of('holding')}\b")
_ORGANISED_BY = re.compile(expand(rf"\b{any_of('organised')}(?: gemensamt)? av(?: \w+){{0,4}}? (?P<by>{{AS}})"))
_TASK_OF = re.compile(expand(r"(?P<of>{G})(?: [a-zåäö]+){0,2}? (?:uppdrag|roll|ansvar|uppgift|instruktion|mandat)\w*"))
_TASK_TO = re.compile(expand(r"\b(?:uppdrag|uppdraget|roll|ansvar|uppgift)\w*(?: [a-zåäö]+){0,2}? till (?P<of>{AS})"))
_GAVE = re.compile(
    expand(r"\b(?:ger|gav|gett)\b(?: {A})?(?: [a-zåäö]+)*? (?P<of>{AS})(?: [a-zåäö]+)? (?:i uppdrag|uppdrag)")
)
_SHARED = re.compile(expand(r"\btillsammans med(?: [a-zåäö]+){0,2}? (?P<with>{AS})"))

#: "uppdrag av A tillsammans med B att …": the partner of a task stands this near to it.
_NEAR = 30
_INQUIRY = re.compile(r"\b(?:en )?(särskild utredare|utredning\w*)")


def participants(
    unit: Unit, chosen: Hit, kind: ClaimKind, parties: Parties, scene: Scene, frame: Frame
) -> tuple[Side, Side]:
    """Return who cooperates, funds or holds the role, and who gets the money."""
    if kind is ClaimKind.COOPERATION:
        return cooperators(unit, chosen, parties, scene, frame), NOBODY
    if kind is ClaimKind.FUNDING:
        return funders(unit, chosen, parties, scene, frame)
    holders = _holders(unit, chosen, parties, scene)
    shared = _SHARED.search(unit.low, chosen.start)
    if shared and shared.start() - chosen.end < _NEAR:
        holders = join(unit, holders, actors_in(unit, *shared.span("with")))
    return holders, NOBODY


def _holders(unit: Unit, chosen: Hit, parties: Parties, scene: Scene) -> Side:
    for pattern, group in ((_ORGANISED_BY, "by"), (_GAVE, "of")):
        found = pattern.search(unit.low)
        if pattern is _GAVE and "uppdrag" not in unit.low[chosen.start : chosen.end]:
            continue
        named = actors_in(unit, *found.span(group)) if found else ()
        if named:
            return side_of(unit, named, "sentence")
    voice = parties.voice(unit)
    subject = subject_of(unit, chosen.start, chosen.verb_end)
    if (
        voice.attribution == "turn"
        and subject.kind not in ("actor", "we", "definite")
        and not unit.low.startswith(ACTOR)
    ):
        return Side(voice.labels, voice.attribution, voice.where)
    if subject.kind in ("actor", "we", "definite") or (subject.kind == "relative" and subject.named):
        side = focal_side(unit, subject, parties, scene)
        if side is not None and side.labels:
            return side
    for pattern in (_TASK_OF, _TASK_TO):
        found = pattern.search(unit.low)
        if found:
            named = tuple(unit.within(*found.span("of")))
            if named and named[0].label != "regeringen":
                return side_of(unit, named, "sentence")
    if chosen.rule.name == "assignment-includes" and (scene.assigned or scene.ordered):
        return Side(scene.assigned or scene.ordered, "context")
    side = focal_side(unit, main_subject(unit, _HOLDS), parties, scene)
    if side is not None and side.labels:
        return side
    if unit.named:
        return side_of(unit, unit.named[:1], "sentence")
    inquiry = _INQUIRY.search(unit.low)
    if inquiry:
        return Side((inquiry.group(1),), "sentence", unit.source(*inquiry.span(1)))
    return Side(voice.labels, voice.attribution, voice.where)
