"""Who holds a role."""

from __future__ import annotations

import re

from ..claim import ClaimKind
from .frame import Frame
from .hits import Hit
from .lexicon import ACTOR, any_of, expand
from .money import funders
from .parties import Parties, Scene
from .partners import cooperators, focal_side, join, main_subject
from .side import NOBODY, Side, side_of
from .strangers import appointed, beside, opening, person_before
from .subjects import Subject, actors_in, subject_of
from .unit import Named, Unit

__all__ = ["participants"]

_HOLDS = re.compile(rf"\b{any_of('holding')}\b")
_ORGANISED_BY = re.compile(expand(rf"\b{any_of('organised')}(?: gemensamt)? av(?: \w+){{0,4}}? (?P<by>{{AS}})"))
_TASK_OF = re.compile(expand(r"(?P<of>{G})(?: [a-zåäö]+){0,2}? (?:uppdrag|roll|ansvar|uppgift|instruktion|mandat)\w*"))
_TASK_TO = re.compile(expand(r"\b(?:uppdrag|uppdraget|roll|ansvar|uppgift)\w*(?: [a-zåäö]+){0,2}? till (?P<of>{AS})"))
_GAVE = re.compile(
    expand(r"\b(?:ger|gav|gett)\b(?: {A})?(?: [a-zåäö0-9]+)*? (?P<by>{AS})(?: [a-zåäö]+)? (?:i uppdrag|uppdrag)")
)
_GIVEN_TO = re.compile(
    expand(
        r"\b\w*uppdrag\w*\b(?: (?!att\b)[a-zåäö]+){0,3}?"
        r" (?:(?:till|åt)(?: [a-zåäö]+){0,2}?|som {A} (?:har )?(?:gett|gav|givit)) (?P<by>{AS})"
    )
)
_SHARED = re.compile(expand(r"\btillsammans med(?: [a-zåäö]+){0,2}? (?P<with>{AS})"))

#: Where a duty falls, or goes to: "ansvaret ligger på X", "delat mellan X och Y", "flyttas från X till Y".
_FALLS_ON = re.compile(
    expand(
        r"(?:ansvar\w*\b[^.;]{0,80}? (?:ligger|vilar|åvilar|delas|delat|fördelat)\b|\bdelat ansvar\b)"
        r"(?: [a-zåäö]+){0,2}? (?:på|hos|mellan)(?: [a-zåäö]+,?){0,2}? (?P<by>{AS})"
    )
)
_MOVED_TO = re.compile(
    expand(
        r"\b(?:flytta[st]|flyttats|flyttades|överförs|överfördes|överförts|övergår|övergick)\b[^.;]{0,80}?"
        r" till (?P<by>{AS})"
    )
)
#: "Medlemmar i rådet är A, B och C".
_MEMBERS = re.compile(expand(r"\bmedlemmar(?:na)? (?:i|av)\b[^.,;]{0,60}? (?:är|var) (?P<by>{AS})"))
_APPOINTED = re.compile(expand(rf"\b{any_of('appointing')} (?P<by>{{AS}}) (?:till|som)\b"))
_OPENS_CLAUSE = re.compile(r"\b(?:som|att|och|men|där|vilket|eftersom|om)\b|[;:]")
_IS = re.compile(r"\b(?:är|var|varit|blir|blev|blivit)\b")
_SHE = re.compile(r"\b(?:hon|han)\b")

_INVITED = re.compile(r"(?:bjöds|bjuds)\b|(?:var|är|blev|blivit) (?:\S+ )?inbjudna\b")

#: Rules by which a task is held that another may have set up: "rådet, som samordnas av X, fick i uppdrag".
_GIVEN = frozenset({"received-assignment", "was-given-assignment"})

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
    named = _named_by_words(unit, chosen)
    if named:
        return side_of(unit, named, "sentence")
    voice = parties.voice(unit)
    if _INVITED.match(unit.low, chosen.start):  # who invites is not said: who tells of it does
        return Side(voice.labels, voice.attribution, voice.where)
    subject = subject_of(unit, chosen.start, chosen.verb_end)
    if (
        voice.attribution == "turn"
        and subject.kind not in ("actor", "we", "definite")
        and not unit.low.startswith(ACTOR)
    ):
        return Side(voice.labels, voice.attribution, voice.where)
    stranger = _stranger(unit, chosen, subject, parties)
    if stranger is not None:
        return stranger
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


def _named_by_words(unit: Unit, chosen: Hit) -> tuple[Named, ...]:
    """Return the actors that words beside the cue name as holders: "leddes av X", "gav X i uppdrag", "ligger på X"."""
    given = chosen.rule.name in _GIVEN or chosen.rule.name == "inquiry"
    patterns = [_GAVE] if given else [_ORGANISED_BY, _FALLS_ON, _MOVED_TO, _MEMBERS, _APPOINTED, _GAVE]
    if chosen.rule.name in ("was-given-assignment", "mandate-noun"):
        patterns.append(_GIVEN_TO)
    for pattern in patterns:
        if pattern is _GAVE and "uppdrag" not in unit.low[chosen.start : chosen.end]:
            continue
        found = pattern.search(unit.low)
        named = actors_in(unit, *found.span("by")) if found else ()
        if named:
            return named
    return ()


def _stranger(unit: Unit, chosen: Hit, subject: Subject, parties: Parties) -> Side | None:
    """Return a holder whom the linker does not know, unless an actor is the subject of the cue."""
    side = appointed(unit, parties.text) or beside(unit, chosen, parties.text)
    if side is not None:
        return side
    if subject.kind == "person" or _SHE.search(unit.low[: chosen.end]):
        return person_before(unit, parties.text)
    if subject.kind == "we":
        return None
    if subject.named and subject.kind in ("actor", "relative"):
        between = unit.low[: subject.start]
        # "Rådet för kajer, som samordnas av X, fick", "Anna Ek har varit minister med ansvar": neither X nor the
        # minister is the subject of the sentence
        if ", som " not in between and _OPENS_CLAUSE.search(between):
            return None
        if ", som " not in between and not _IS.search(between):
            return None
    return opening(unit, chosen, parties.text)
