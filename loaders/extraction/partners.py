"""Who cooperates, who funds whom, who holds a role."""

from __future__ import annotations

import re

from ..claim import ClaimKind
from .floor import Voice
from .frame import Frame
from .hits import Hit
from .lexicon import any_of, expand
from .parties import NOBODY, Parties, Scene, Side
from .subjects import Subject, actors_in, subject_of
from .unit import Named, Unit

__all__ = ["participants"]

_FINITE = re.compile(rf"\b{any_of('cooperating')}\b")
_MED = re.compile(
    expand(
        r"\b(?:med|mellan|bland annat|bl\.a\.|bla\.|från|inklusive|samt|liksom|ihop med|hos|i)"
        r"(?: (?!som\b|att\b)[a-zåäö0-9-]+){0,4}? (?P<with>{AS})"
        r"(?P<more>(?:(?:,| och| samt| eller|,? inklusive|,? liksom)"
        r"(?: (?:även |också |med |bl\.a\. )?(?:[a-zåäö0-9-]+ ){0,3}?){AS})*)"
    )
)
_BETWEEN = re.compile(r"\bmellan\b")
_CLAUSE_END = re.compile(r"[;:]| [–—-] |\b(?:för att|i syfte att|som|så att|vilket|där)\b|, (?:men|och)\b")

_TO = re.compile(expand(r"\b(?:till|åt|för)(?: (?!att\b)[a-zåäö0-9,-]+){0,5}? (?P<to>{AS})"))
_BY = re.compile(expand(r"\b(?:från|av|via)(?: (?!att\b)[a-zåäö0-9-]+){0,2}? (?P<by>{AS})"))
_GIVES = re.compile(rf"\b{any_of('giving')}\b")
_GETS = re.compile(rf"\b{any_of('getting')}\b")
_PASSIVE = re.compile(rf"\b{any_of('given')}\b")

_HOLDS = re.compile(rf"\b{any_of('holding')}\b")
_ORGANISED_BY = re.compile(expand(rf"\b{any_of('organised')}(?: gemensamt)? av(?: \w+){{0,4}}? (?P<by>{{AS}})"))


def participants(
    unit: Unit, chosen: Hit, kind: ClaimKind, parties: Parties, scene: Scene, frame: Frame
) -> tuple[Side, Side]:
    """Return who cooperates, funds or holds the role, and who gets the money or is served."""
    if kind is ClaimKind.COOPERATION:
        return _cooperators(unit, chosen, parties, scene, frame), NOBODY
    if kind is ClaimKind.FUNDING:
        return _money(unit, chosen, parties, scene, frame)
    return _holders(unit, chosen, parties, scene, frame), NOBODY


def _join(unit: Unit, *groups: tuple[Named, ...] | Side | None) -> Side:
    labels: dict[str, None] = {}
    first = "none"
    where = None
    for group in groups:
        if not group:
            continue
        if isinstance(group, Side):
            labels.update(dict.fromkeys(group.labels))
            first = first if first != "none" else group.attribution
            where = where or group.where
            continue
        labels.update(dict.fromkeys(n.label for n in group))
        first = "sentence"
        where = where or unit.source(group[0].start, group[-1].end)
    return Side(tuple(labels), first if labels else "none", where)


def main_subject(unit: Unit, pattern: re.Pattern[str], until: int | None = None) -> Subject | None:
    """Return the subject of the first verb of the pattern that has one."""
    for verb in pattern.finditer(unit.low, 0, len(unit.low) if until is None else until):
        subject = subject_of(unit, verb.start(), verb.end())
        if subject.kind in ("actor", "we", "definite", "they", "office", "participants"):
            return subject
        if subject.kind == "relative" and subject.named:
            return subject
    return None


def _focal(unit: Unit, subject: Subject | None, parties: Parties, scene: Scene) -> Side | None:
    voice = parties.voice(unit)
    if subject is None:
        return None
    return parties.of_subject(unit, subject, scene, voice)


def _cooperators(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> Side:
    low = unit.low
    begin = chosen.start
    stop = _CLAUSE_END.search(low, chosen.end)
    end = stop.start() if stop else len(low)
    found = list(_MED.finditer(low, begin, end)) or list(_MED.finditer(low, 0, end))
    partners: tuple[Named, ...] = ()
    for match in found:
        partners += actors_in(unit, match.start("with"), match.end("more"))
    between = _BETWEEN.search(low, max(0, begin - 12), end)
    if between and len({n.label for n in partners}) > 1:
        return _join(unit, partners)
    focal = _focal(unit, main_subject(unit, _FINITE, end), parties, scene)
    if focal is None or not focal.labels:
        opening = actors_in(unit, 0, min(begin, 80))[:1] if low[:1] == "\ue000" else ()
        genitive = tuple(n for n in unit.named if n.genitive and n.end <= begin)[-1:]
        if opening:
            focal = _join(unit, opening)
        elif genitive:
            focal = _join(unit, genitive)
        else:
            voice = parties.voice(unit)
            focal = Side(voice.labels, voice.attribution, voice.where)
    return _join(unit, focal, partners)


def _money(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> tuple[Side, Side]:
    low = unit.low
    gets = main_subject(unit, _GETS)
    gives = main_subject(unit, _GIVES) if gets is None or gets.kind != "actor" else None
    funder = _focal(unit, gives, parties, scene)
    by = _BY.search(low)
    if by and not (funder and funder.labels):
        funder = _join(unit, actors_in(unit, by.start("by"), by.end("by")))
    if (
        not (funder and funder.labels)
        and frame.author == "regeringen"
        and (_PASSIVE.search(low) or (gives is None and gets is None))
    ):
        funder = Side(("regeringen",), "author")
    recipients: Side | None = _focal(unit, gets, parties, scene) if gets is not None else None
    if not (recipients and recipients.labels):
        to = list(_TO.finditer(low))
        named: tuple[Named, ...] = ()
        for match in to[:1]:
            named = actors_in(unit, match.start("to"), match.end("to"))
        recipients = _join(unit, tuple(n for n in named if not funder or n.label not in funder.labels))
    return funder or NOBODY, recipients or NOBODY


def _holders(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> Side:
    low = unit.low
    by = _ORGANISED_BY.search(low)
    if by:
        return _join(unit, actors_in(unit, by.start("by"), by.end("by")))
    subject = subject_of(unit, chosen.start, chosen.verb_end)
    if subject.kind in ("actor", "we", "definite"):
        side = _focal(unit, subject, parties, scene)
        if side is not None and side.labels:
            return side
    side = _focal(unit, main_subject(unit, _HOLDS), parties, scene)
    if side is not None and side.labels:
        return side
    inquiry = re.search(r"\b(?:en )?(särskild utredare|utredning\w*)", low)
    named = actors_in(unit, 0, len(low))
    if named:
        return _join(unit, named[:1])
    if inquiry:
        return Side((inquiry.group(1),), "sentence", unit.source(inquiry.start(1), inquiry.end(1)))
    voice: Voice = parties.voice(unit)
    return Side(voice.labels, voice.attribution, voice.where)
