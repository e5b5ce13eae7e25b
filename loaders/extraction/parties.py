"""The two sides of a claim: who makes it, whom it asks, who cooperates, funds, gets money or holds a role."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..claim import ClaimKind
from ..document import Span
from .floor import Floor, Voice
from .frame import Frame
from .hits import Hit
from .lexicon import any_of, expand, word_list
from .subjects import Subject, actors_in, subject_after, subject_of
from .unit import Named, Unit

__all__ = ["NOBODY", "Parties", "Scene", "Side"]


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side of a claim: labels, how they were found, and where the source words it."""

    labels: tuple[str, ...] = ()
    attribution: str = "none"
    where: Span | None = None


NOBODY = Side()


@dataclass(slots=True)
class Scene:
    """Hold what reading up to here has made known: it changes from sentence to sentence.

    :param spoken: who made the last claim that named its claimant, for "De" and "Organisationen"
    :param assigned: the bodies that the assignment at hand is given to
    """

    spoken: tuple[str, ...] = ()
    spoken_block: int = -1
    assigned: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    labels_before: tuple[str, ...] = field(default_factory=tuple)


_OFF = re.compile(r"\b(?:från|av|hos)(?: (?:den|det|de|alla|andra|berörda|flera|landets|lokala))* $")
_PARTNERS = re.compile(
    expand(
        rf"\b{any_of('togetherness')}(?: [^.;:]{{0,60}}?)? (?:med|mellan)"
        rf"(?: {any_of('before_partner')})* (?P<with>{{AS}})"
        r"(?P<more>(?:,? (?:och|samt|eller|inklusive|liksom) (?:med )?(?:\w+ ){0,3}?{AS})*)"
    )
)
_AGENT = re.compile(expand(r"\b\w+s av(?: \w+){0,2}? (?P<by>{AS})"))
_FROM = re.compile(expand(r"\bfrån(?: (?:både|den|det|de|andra|flera|alla))* (?P<from>{AS})"))
_OBJECT = re.compile(expand(r"^(?: \w+){0,3}? (?P<object>{AS})"))
_ATT = re.compile(r"\batt\b")
_PASSIVE = re.compile(r"^(?: [a-zåäö]+(?:t|a|en)?){0,2}? [a-zåäö]{2,}(?:as|es|ras|rs|ds|ts|ns|ls|gs)\b")
_INFINITIVE = re.compile(rf"^(?: {any_of('before_infinitive')})* (?P<verb>[a-zåäö-]+)")
_SHORT_VERBS = frozenset(word_list("short_infinitives"))
_NOT_VERBS = frozenset(word_list("not_infinitives"))
_ADJECTIVES = word_list("adjective_endings")
_VERBS_ALL_THE_SAME = frozenset(word_list("infinitives_in_adjective_endings"))


def is_infinitive(word: str) -> bool:
    """Say whether a word after a modal verb is an infinitive rather than an adjective or a noun.

    >>> [is_infinitive(w) for w in ("samverka", "få", "långsiktiga", "stärkas", "stöd")]
    [True, True, False, True, False]
    """
    if word in _SHORT_VERBS or word in _VERBS_ALL_THE_SAME:
        return True
    if word.endswith("as") or (word.endswith("s") and word[:-1] in _SHORT_VERBS):
        return True
    return word.endswith("a") and word not in _NOT_VERBS and not word.endswith(_ADJECTIVES)


class Parties:
    """Find the sides of a claim in one document."""

    def __init__(self, frame: Frame, floor: Floor, document_text: str) -> None:
        self._frame = frame
        self._floor = floor
        self._text = document_text

    # ------------------------------------------------------------ claimant

    def claimant(self, unit: Unit, found: Iterable[Hit], chosen: Hit, scene: Scene) -> Side:
        """Return who asks or offers: from the sentence, the floor, the context, the author, in this order."""
        voice = self._floor.voice(unit.block)
        here = self._in_sentence(unit, found, chosen, scene, voice)
        if here is not None:
            return here
        said = self._floor.said_in_sentence(unit.span) if voice.attribution in ("author", "none") else None
        voice = said or voice
        if voice.attribution in ("author", "none") and scene.spoken and self._carries(unit, scene):
            return Side(scene.spoken, "context")
        return Side(voice.labels, voice.attribution, voice.where)

    def _carries(self, unit: Unit, scene: Scene) -> bool:
        """Say whether the last reported claimant still has the word, later in the same paragraph."""
        return scene.spoken_block == unit.block.index and self._frame.genre in (
            "memo",
            "report",
            "minutes",
            "other",
            "article",
        )

    def _in_sentence(self, unit: Unit, found: Iterable[Hit], chosen: Hit, scene: Scene, voice: Voice) -> Side | None:
        for hit in sorted(found, key=lambda h: h.start):
            if hit.rule.subject != "claimant" or hit.start > chosen.start:
                continue
            side = self.of_subject(unit, subject_of(unit, hit.start, hit.end), scene, voice)
            if side is not None and side.labels:
                return side
            if self._is_passive_report(unit, hit) and voice.attribution in ("author", "none"):
                return Side((self._frame.participants,), "context")
        according = re.search(expand(r"\benligt ({A})"), unit.low)
        if according and voice.attribution in ("author", "none"):
            named = actors_in(unit, according.start(1), according.end(1))
            return _side(unit, named, "sentence") if named else None
        return None

    def _is_passive_report(self, unit: Unit, hit: Hit) -> bool:
        """Say whether a meeting's points are told without saying by whom ("lyftes vikten av …")."""
        word = unit.low[hit.start : hit.end].split(" ", 1)[0]
        return (
            hit.rule.name in ("raises", "calls-for")
            and word.endswith("s")
            and self._frame.genre in ("article", "minutes", "report")
        )

    def of_subject(self, unit: Unit, subject: Subject, scene: Scene, voice: Voice) -> Side | None:
        """Return the actors that a grammatical subject stands for, or None where it is none."""
        where = unit.source(subject.start, subject.end) if subject.end > subject.start else None
        if subject.kind in ("actor", "relative"):
            return _side(unit, subject.named, "sentence") if subject.named else None
        if subject.kind == "we":
            return Side(voice.labels, "turn" if voice.attribution == "turn" else voice.attribution, where)
        if subject.kind == "participants":
            return Side((self._frame.participants,), "sentence", where)
        if subject.kind in ("they", "definite", "person"):
            labels = scene.spoken or scene.subject
            return Side(labels, "context", where) if labels else None
        return None

    def voice(self, unit: Unit) -> Voice:
        """Return whose words the sentence gives, a verb of saying inside it counted."""
        voice = self._floor.voice(unit.block)
        if voice.attribution in ("author", "none"):
            return self._floor.said_in_sentence(unit.span) or voice
        return voice

    def teller(self, unit: Unit, kind: ClaimKind) -> Side:
        """Return who tells of cooperation, money or a role: who has the floor; of a report's paragraphs, the author."""
        voice = self.voice(unit)
        if self._frame.genre == "report" and voice.attribution == "turn" and self._frame.author:
            voice = self._floor.author()
        return Side(voice.labels, voice.attribution, voice.where)

    def offer(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> tuple[Side, Side]:
        """Return who offers and to whom: the subject of the cue offers, where it is an actor."""
        voice = Voice(claimant.labels, claimant.attribution, claimant.where)
        side = self.of_subject(unit, subject_of(unit, chosen.start, chosen.end), scene, voice)
        if side is not None and side.labels:
            claimant = side
        return claimant, NOBODY

    # ------------------------------------------------------------ addressee

    def addressee(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side:
        """Return who is asked: from the clause, a phrase with a preposition, the list's introduction; else nobody."""
        interpellation = self._frame.interpellation
        if chosen.rule.name == "question-to-recipient" and interpellation is not None:
            return Side((interpellation.recipient,), "author")
        for find in (self._assigned, self._by_subject, self._after_att, self._by_phrase, self._by_introduction):
            side = find(unit, chosen, claimant, scene)
            if side is not None:
                return side
        return NOBODY

    def _assigned(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side | None:
        if chosen.rule.name != "gives-assignment" or chosen.match is None:
            return None
        group = "to" if chosen.match["to"] is not None else "to2"
        named = tuple(n for n in unit.within(chosen.match.start(group), chosen.match.end(group)))
        subject = subject_of(unit, chosen.start, chosen.start + 3)
        names = tuple(n for n in named if n not in subject.named)
        if names:
            return _side(unit, names, "sentence")
        inquiry = re.search(r"\b(?:särskild )?utredare", unit.low)
        if inquiry:
            return Side((inquiry.group(),), "sentence", unit.source(inquiry.start(), inquiry.end()))
        return NOBODY

    def _by_subject(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side | None:
        if chosen.rule.subject != "addressee":
            return None
        verb = _INFINITIVE.match(self._after_subject(unit, chosen))
        if chosen.rule.name == "needs-to" and not (verb and is_infinitive(verb["verb"])):
            return None
        subject = subject_of(unit, chosen.start, chosen.end)
        voice = Voice(claimant.labels, claimant.attribution, claimant.where)
        if subject.kind == "definite" and scene.assigned:
            return Side(scene.assigned, "context", unit.source(subject.start, subject.end))
        side = self.of_subject(unit, subject, scene, voice)
        if side is not None and subject.kind != "relative":
            return side
        agent = _AGENT.search(unit.low, chosen.end)
        if agent:
            return _side(unit, actors_in(unit, agent.start("by"), agent.end("by")), "sentence")
        if scene.assigned and self._frame.genre == "decision":
            return Side(scene.assigned, "context")
        return None

    @staticmethod
    def _after_subject(unit: Unit, chosen: Hit) -> str:
        subject = subject_of(unit, chosen.start, chosen.end)
        at = subject.end if subject.start >= chosen.end else chosen.end
        return unit.low[at:]

    def _after_att(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side | None:
        """Return the subject of the clause that "att" opens, where it acts ("det är viktigt att kommunerna …")."""
        if chosen.rule.subject == "addressee":
            return None
        if unit.low[max(0, chosen.end - 3) : chosen.end] == "att":
            begin = chosen.end
        else:
            att = _ATT.search(unit.low, chosen.end)
            if not att or att.start() - chosen.end > 60:
                return None
            begin = att.end()
        subject = subject_after(unit, begin)
        if subject is None or subject.kind not in ("actor", "we"):
            return None
        if _PASSIVE.match(unit.low[subject.end : subject.end + 60]):
            return None
        return self.of_subject(unit, subject, scene, Voice(claimant.labels, claimant.attribution, claimant.where))

    def _by_phrase(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side | None:
        if chosen.rule.name == "urges":
            match = _OBJECT.match(unit.low[chosen.end :])
            if match:
                at = chosen.end
                return _side(unit, actors_in(unit, at + match.start("object"), at + match.end("object")), "sentence")
        start = 0 if chosen.rule.what in ("clause", "before") else chosen.start
        partners = _PARTNERS.search(unit.low, start)
        if partners:
            named = actors_in(unit, partners.start("with"), partners.end("more"))
            return _side(unit, tuple(n for n in named if n.label not in claimant.labels) or named, "sentence")
        off = _FROM.search(unit.low, chosen.start)
        if off:
            return _side(unit, actors_in(unit, off.start("from"), off.end("from")), "sentence")
        return None

    def _by_introduction(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> Side | None:
        side = scene.labels_before
        return Side(side, "introduction", unit.block.intro) if side else None


def _side(unit: Unit, named: tuple[Named, ...], attribution: str) -> Side:
    labels = tuple(dict.fromkeys(n.label for n in named))
    where = unit.source(named[0].start, named[-1].end) if named else None
    return Side(labels, attribution if labels else "none", where)
