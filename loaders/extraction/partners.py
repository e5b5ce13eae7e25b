"""Who cooperates with whom."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from .frame import Frame
from .hits import Hit
from .lexicon import any_of, expand
from .parties import Parties, Scene
from .side import NOBODY, Side, side_of
from .subjects import Subject, actors_in, subject_of
from .unit import Named, Unit

__all__ = ["cooperators", "focal_side", "join", "main_subject"]

_FINITE = re.compile(rf"\b{any_of('cooperating')}\b")
_WITH = re.compile(
    expand(
        r"\b(?:med|m|mellan|bland annat|bl\.a\.|bla\.|via|ihop med|inklusive|nätverk av|tack till"
        r"|synpunkter från|involver\w+|(?:medverkan|medverkar|ingår|med|deltar) i|band till)"
        rf"(?: {any_of('people_of')} (?:för|från))?"
        r"(?: (?!som\b|att\b|för\b|om\b|då\b|där\b|när\b|under\b|av\b)[a-zåäöé0-9,-]+){0,4}? (?P<with>{AS}|{G})"
        r"(?P<more>(?:(?: \([^()]{0,80}\))?(?:,| och| samt| eller|,? inklusive|,? liksom)"
        r"(?: (?:även |också |med |mellan |bl\.a\. )?(?:(?!genom\b|enligt\b|säger\b)[a-zåäöé0-9-]+ ){0,3}?)(?:{A}|{G})"
        r"|(?:,| och| samt) [a-zåäöé-]+(?: [a-zåäöé-]+)?(?=,| och | samt ))*)"
    )
)
#: "Kommunerna har i år fått …": the subject stands at the auxiliary verb.
_HELPER = re.compile(r"\b(har|hade|kan|ska|skulle)(?: [a-zåäö]+){0,3}? $")
_LISTED = re.compile(r"\([^()]{5,300}\)")
_CLAUSE_END = re.compile(r"[;:]| [–—-] |\b(?:för att|i syfte att|som|så att|vilket|där|har|hade)\b|, (?:men|och)\b")
#: "En överenskommelse har träffats mellan …": the partners come after the verb.
_PASSED = re.compile(r"(?: [a-zåäö]+)? [a-zåäö]+(?:ts|tts) (?:mellan|med)\b")

#: "… möten med X i syfte att föra dialog med Y": both are met.
_AIM = re.compile(rf"(?: [a-zåäö]+){{0,2}}? {any_of('togetherness')} med\b")
#: "X som en aktör som är svår att samarbeta med": who is hard to work with stands before it.
_HARD_ONE = re.compile(
    expand(
        r"(?P<with>{AS})(?: (?:som|är|vara|upplevs|beskrivs|uppfattas|ses|kan|en|ett|aktör|part|organisation|myndighet"
        r"|mycket|ofta|särskilt|ibland|väldigt|{ADV}))+ $"
    )
)
_RUN_BY = re.compile(
    expand(
        rf"\b{any_of('organised')}(?: gemensamt)? av(?: \w+){{0,2}}? (?P<by>{{AS}})(?= (?:i sam|till ?sammans|i nära))"
    )
)
_MEETS = re.compile(
    expand(
        r"\b(?:träffa(?:de|r|t)|mött?e(?:r)?|bj[öu]d(?:er)? in|samlade)"
        r"(?: (?!till\b|i\b)[a-zåäö0-9-]+){0,4}? (?P<whom>{AS})"
    )
)
#: "X tillsammans med", "Y, i nära samråd med": who stands right before is one of them.
_BESIDE = re.compile(
    expand(
        r"(?P<who>{AS}),? (?:i (?:[a-zåäö]+ )?(?:samverkan|samarbete|samråd|dialog|partnerskap)"
        r"|tillsammans|ihop|jämte|sida vid sida)"
        r"(?= (?:med )?(?:[a-zåäöé]+ ){0,3}?(?:{A}|{G}))"
    )
)
#: A phrase with a preposition, whose noun is no subject.
_GOVERNED = re.compile(rf"\b{any_of('prepositions')}(?: {any_of('after_preposition')}){{0,3}} $")
#: "drivs av X och Y gemensamt", "X och Y lämnade ett gemensamt yttrande": a list and at most a few words behind it.
_JOINT = re.compile(expand(r"(?P<who>{AS})(?: (?!som\b|att\b|för\b|med\b|mellan\b|till\b|om\b|men\b)[a-zåäö]+){0,4} $"))
#: Between two owners: "regeringens och de svenska organisationernas samarbete".
_AND = re.compile(r" och (?:[a-zåäö]+ ){0,2}")
_FIRST = re.compile(expand(r"[*_ ]{0,2}(?P<who>{AS})"))
_SUBJECTS = frozenset({"actor", "we", "definite", "they", "office", "participants"})

#: A name that opens the sentence within this many characters is its topic, whatever the verb.
_OPENING = 80


def join(unit: Unit, *groups: tuple[Named, ...] | Side | None) -> Side:
    """Return one side of several groups of actors, the first first, each once."""
    labels: dict[str, None] = {}
    attribution, where = "none", None
    for group in groups:
        side = side_of(unit, group, "sentence") if isinstance(group, tuple) else group
        if side is None or not side.labels:
            continue
        labels.update(dict.fromkeys(side.labels))
        attribution = attribution if attribution != "none" else side.attribution
        where = where or side.where
    return Side(tuple(labels), attribution if labels else "none", where)


def main_subject(unit: Unit, pattern: re.Pattern[str], until: int | None = None) -> Subject | None:
    """Return the subject of the first verb of the pattern that has one."""
    for verb in pattern.finditer(unit.low, 0, len(unit.low) if until is None else until):
        helper = _HELPER.search(unit.low, 0, verb.start())
        start, end = helper.span(1) if helper else verb.span()
        subject = subject_of(unit, start, end)
        if subject.kind in _SUBJECTS or (subject.kind == "relative" and subject.named):
            return subject
    return None


def focal_side(unit: Unit, subject: Subject | None, parties: Parties, scene: Scene) -> Side | None:
    """Return the actors that a subject stands for."""
    return None if subject is None else parties.of_subject(unit, subject, scene, parties.voice(unit))


def cooperators(unit: Unit, chosen: Hit, parties: Parties, scene: Scene, frame: Frame) -> Side:
    """Return all who cooperate, the one that the sentence is about first."""
    low = unit.low
    begin = chosen.start
    end = _clause_end(low, chosen.end + 1)
    if hard := _hard_one(unit, chosen):
        return _who_finds_it_hard(unit, hard, parties, scene, frame)
    if among := _among(unit, begin, end) or _jointly(unit, chosen):
        return join(unit, among)
    partners = _partners(unit, begin, end) or _partners(unit, 0, end)
    focal = _focal(unit, chosen, end, parties, scene)
    if focal is None or not focal.labels:
        focal = _topic(unit, begin, {n.label for n in partners}, parties, frame)
    found = join(unit, focal, _met(unit, begin), _spelled_out(unit, partners))
    if len(found.labels) > 1:
        return found
    if (elsewhere := _elsewhere(unit)) is not None:
        return elsewhere
    if chosen.rule.name == "agreement" and len(scene.agreed) > 1:
        return Side(scene.agreed, "context")
    alone = found.labels == (frame.author,) and frame.genre == "article"
    if scene.invited and (chosen.rule.name == "together" or alone):
        return join(unit, found, Side(scene.invited, "context"))
    return found


def _focal(unit: Unit, chosen: Hit, end: int, parties: Parties, scene: Scene) -> Side | None:
    """Return who stands on the near side: beside the word of cooperation, else the subject of a verb."""
    beside = _host(unit) or _beside(unit, chosen, end)
    if beside is not None:
        return beside
    turn = parties.voice(unit).attribution == "turn"
    return focal_side(unit, main_subject(unit, _FINITE, chosen.end if turn else end), parties, scene)


def _among(unit: Unit, begin: int, end: int) -> tuple[Named, ...]:
    """Return who stands behind "mellan", where that is two or more: they are all."""
    for match in _WITH.finditer(unit.low, max(0, begin - 12), end):
        if match.group().startswith("mellan"):
            named = tuple(unit.within(match.start("with"), match.end("more")))
            return named if len({n.label for n in named}) > 1 else ()
    return ()


def _jointly(unit: Unit, chosen: Hit) -> tuple[Named, ...]:
    """Return those who do it "gemensamt", where two or more stand right before and nobody is named behind "med"."""
    if chosen.rule.name != "together" or unit.low.startswith(" med", chosen.end):
        return ()
    joint = _JOINT.search(unit.low, 0, chosen.start)
    named = actors_in(unit, *joint.span("who")) if joint else ()
    return named if len({n.label for n in named}) > 1 else ()


def _beside(unit: Unit, chosen: Hit, end: int) -> Side | None:
    """Return who stands right before "tillsammans med", also behind "av": "framtagen av X i samråd med"."""
    for match in _BESIDE.finditer(unit.low, 0, end):
        named = actors_in(unit, *match.span("who"))
        before = unit.low[: match.start("who")]
        if named and (before.endswith(" av ") or not _GOVERNED.search(before)):
            return side_of(unit, named, "sentence")
    return None


def _elsewhere(unit: Unit) -> Side | None:
    """Return who works together in another clause than the cue's: "avtalet, som X tillsammans med Y sluter"."""
    for match in _BESIDE.finditer(unit.low):
        found = join(unit, actors_in(unit, *match.span("who")), _partners(unit, match.end(), len(unit.low)))
        if len(found.labels) > 1:
            return found
    return None


def _host(unit: Unit) -> Side | None:
    """Return who holds a meeting or runs the work together with others: "arrangerades av X tillsammans med Y"."""
    by = _RUN_BY.search(unit.low)
    named = actors_in(unit, *by.span("by")) if by else ()
    return side_of(unit, named, "sentence") if named else None


def _met(unit: Unit, until: int) -> tuple[Named, ...]:
    """Return who was met: "träffade X och Y för en dialog"."""
    met = _MEETS.search(unit.low, 0, until)
    return actors_in(unit, *met.span("whom")) if met else ()


def _clause_end(low: str, begin: int) -> int:
    """Return where the clause of the cue ends; an aim that is talk with somebody else still belongs to it."""
    for stop in _CLAUSE_END.finditer(low, begin):
        if stop.group() in ("har", "hade") and _PASSED.match(low, stop.end()):
            continue
        if not (stop.group().endswith("att") and _AIM.match(low, stop.end())):
            return stop.start()
    return len(low)


def _spelled_out(unit: Unit, partners: tuple[Named, ...]) -> tuple[Named, ...]:
    """Put the names that a bracket lists for the collective before it: "andra föreningar (A, B och C)"."""
    for bracket in _LISTED.finditer(unit.low):
        named = tuple(unit.within(*bracket.span()))
        if len(named) > 1:
            return tuple(n for n in partners if n.actor.type != "Collective" and n not in named) + named
    return partners


def _partners(unit: Unit, begin: int, end: int) -> tuple[Named, ...]:
    partners: tuple[Named, ...] = ()
    for match in _WITH.finditer(unit.low, begin, end):
        partners += tuple(unit.within(match.start("with"), match.end("more")))
    return partners


def _hard_one(unit: Unit, chosen: Hit) -> tuple[Named, ...]:
    """Return who is said to be hard to work with, where the name stands before the words that say so."""
    match = _HARD_ONE.search(unit.low, 0, chosen.start) if chosen.rule.name == "hard-to-work-with" else None
    return tuple(unit.within(*match.span("with"))) if match else ()


def _who_finds_it_hard(unit: Unit, hard: tuple[Named, ...], parties: Parties, scene: Scene, frame: Frame) -> Side:
    """Return who says so, the first, and with whom: "LSU: X är svår att …", "De nämner X som svår att …"."""
    others = {n.label for n in hard}
    opening = _opening(unit)
    if opening is not None and opening.label not in others:
        return join(unit, (opening,), hard)
    subject = focal_side(unit, main_subject(unit, _FINITE), parties, scene) or _topic(
        unit, hard[0].start, others, parties, frame
    )
    voice = parties.voice(unit)
    says = subject if subject.labels and others.isdisjoint(subject.labels) else voice
    return join(unit, Side(says.labels, says.attribution, says.where), hard)


def _opening(unit: Unit) -> Named | None:
    """Return the actor whose name opens the sentence, if one does and not in the genitive."""
    first = unit.named[0] if unit.named else None
    return first if first is not None and first.start <= 2 and not first.genitive else None


def _first_list(unit: Unit) -> tuple[Named, ...]:
    """Return the actors of the list that opens the sentence: "A och B …"."""
    first = _FIRST.match(unit.low)
    return actors_in(unit, *first.span("who")) if first else ()


def _topic(unit: Unit, begin: int, partners: AbstractSet[str], parties: Parties, frame: Frame) -> Side:
    """Return whom the sentence is about where its verb does not say: its first name, a genitive, who has the floor.

    :param partners: who is named as a partner already and is not the one that is looked for
    """
    opening = _opening(unit)
    if opening is not None and opening.end <= max(begin, _OPENING):
        return side_of(unit, _first_list(unit) or (opening,), "sentence")
    genitive = tuple(n for n in unit.named if n.genitive and n.end <= begin and n.label not in partners)[-2:]
    if genitive:
        owners = genitive if len(genitive) > 1 and _AND.fullmatch(unit.low, genitive[0].end, genitive[1].start) else ()
        return side_of(unit, owners or genitive[-1:], "sentence")
    voice = parties.voice(unit)
    if voice.attribution == "author":
        about = parties.about(unit)
        if about.labels:
            return about
        if frame.interpellation is not None:
            state = tuple(n for n in unit.named if n.label in ("regeringen", "staten"))[:1]
            return side_of(unit, state, "sentence") if state else NOBODY
    return Side(voice.labels, voice.attribution, voice.where)
