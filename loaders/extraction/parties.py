"""The two sides of a claim: who makes it, whom it asks, who cooperates, funds, gets money or holds a role."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..claim import ClaimKind
from .floor import Floor, Voice
from .frame import Frame
from .helped import GETTING, helped
from .hits import Hit
from .lexicon import any_of, context_map, context_words, expand, word_list
from .side import NOBODY, Side, side_of
from .subjects import Subject, actors_in, clause_start, opens_with_actor, subject_of
from .unit import Unit

__all__ = ["URGED_BEHIND", "Parties", "Scene", "is_urged"]


@dataclass(slots=True)
class Scene:
    """Hold what reading up to here has made known: it changes from sentence to sentence.

    :param spoken: who made the last claim that named its claimant, for "De" and "Organisationen"
    :param labels_before: whom the list's introduction asks
    :param before: signs of the sentence before, and its block
    :param agreed: the parties of the agreement that was told of last
    :param agreed_in_title: whether the whole text is about that agreement
    :param invited: who was invited to the meeting that the text tells of
    :param assigned: the bodies that the assignment at hand is given to
    :param state_pays: whether money of the state was told of before
    :param payer: who was told to hand money out, for "har beviljats medel" later on
    :param ordered: whom the last order that was told of was given to, for "Uppdraget ska redovisas"
    :param asking: whether an interpellation has come to its questions
    :param told: whom the title says that an order was given to
    """

    spoken: tuple[str, ...] = ()
    spoken_block: int = -1
    assigned: tuple[str, ...] = ()
    assigned_block: int = -1
    state_pays: bool = False
    payer: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    ordered_heading: int | None = None
    told: tuple[str, ...] = ()
    asking: bool = False
    agreed: tuple[str, ...] = ()
    agreed_in_title: bool = False
    invited: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    labels_before: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    before_block: int = -1


#: Rules whose subject says or wishes what the sentence asks.
_SAYING = frozenset(
    {"proposes", "proposal", "raises", "thinks", "wants", "wishes", "calls-for", "urges", "need-of", "importance-of"}
)

_SAID_BY = re.compile(expand(rf"\b{any_of('said_by')}(?: fram| särskilt)? av(?: [a-zåäö]+)?? (?P<by>{{AS}})"))
_PARTY = re.compile(rf"\bvi (?:i )?({'|'.join(context_map('parties'))})\b")
_ACCORDING = re.compile(expand(r"\benligt ({A})"))

#: "Många var eniga om …", "Flera deltagare beskrev …": a sentence that opens with some of those present.
_SOME_SAID = re.compile(
    expand(
        rf"(?:{any_of('some_of')}|(?:mötes)?deltagarna|de (?:närvarande|medverkande|inbjudna))(?: av)?"
        rf"(?: {{A}}| deltagare| deltagarna| grupper)? {any_of('said')}\b"
    )
)

#: Nouns of need and wish have their subject before the verb that carries them ("X ser ett behov av …").
_NOUN_CUES = frozenset({"need-of", "proposal", "importance-of"})
_CARRIER = re.compile(rf"\b{any_of('carriers')}\b(?: \S+){{0,5}}? ?$")


#: "lämnat ett förslag": the cue has its verb in itself.
_VERB_IN_CUE = re.compile(r"lämna|lade ")

#: A verb of saying before the cue: its subject says what the cue asks.
_SAYS = re.compile(rf"\b{any_of('said')}\b")

#: Rules of saying with which "man" stands for the body that was told of last ("Man föreslår även att …").
_ONE_SAYS = frozenset({"proposes", "calls-for", "raises", "thinks", "urges"})


#: ", skriver de", "Enligt jouren": who says it was named before.
_POINTS_BACK = re.compile(
    rf", (?:{'|'.join(context_words('speech'))}) (?:de|hon|han|man|{'|'.join(context_map('definite'))})(?=[.,;]|$)"
    rf"|\benligt (?:{'|'.join(context_map('definite'))})\b"
)

#: Whose wish it is, behind the noun; before a verb of saying; in the party's own motion.
_WISH_FROM = re.compile(
    expand(
        r"\b(?:(?:önskemål|synpunkt|förslag|inspel|medskick)\w* från|behov\w* (?:hos|bland))"
        rf"(?: {any_of('after_preposition')})* (?P<who>{{AS}})"
    )
)
_FROM_WHOM = re.compile(
    expand(rf"^från(?: {any_of('after_preposition')})* (?P<who>{{AS}})(?: [a-zåäö]+)? {any_of('said_by')}\b")
)
_MOTION = re.compile(expand(r"\bi (?P<who>{G}) (?:[a-zåäö]+ )?\w*(?:motion|förslag)\w*(?: \w+)? vi\b"))

_INTENTION = re.compile(rf"\b{any_of('intentions')}\b")
_OWNER = re.compile(expand(r"(?P<of>{G})(?: [a-zåäö]+){0,2} $"))

#: A noun of intention belongs to the cue this near to it.
_NOUN_NEAR = 20

#: "Förbundets arbete kommer att gälla …": whose work will do something offers it.
_WHOSE_WORK = re.compile(expand(rf"(?P<of>{{G}})(?: [a-zåäö]+){{0,2}}? \w*{any_of('doings')}(?: {{ADV}})*\s*$"))


#: Passives of urging: who is urged is their subject.
URGED = frozenset(word_list("urged"))

#: A verb of urging with the one who is urged right behind it, and what he is to do.
URGED_BEHIND = re.compile(expand(rf"{any_of('urging')}(?: [a-zåäö]+){{0,2}}? {{AS}} (?:att|till|om)\b"))


def is_urged(cue: str) -> bool:
    """Say whether a cue of urging is passive: its subject is who is asked.

    >>> is_urged("ombads att"), is_urged("uppmanade")
    (True, False)
    """
    return cue.split(" ", 1)[0] in URGED


def _who_says(unit: Unit, hit: Hit) -> Subject:
    """Return the subject of a cue of saying or wishing; of a noun, that of the verb it hangs on."""
    cue = unit.low[hit.start : hit.end]
    if hit.rule.name == "urges" and (is_urged(cue) or URGED_BEHIND.match(unit.low, hit.start)):
        before = subject_of(unit, hit.start, hit.verb_end)
        # "Anna Ek uppmanade Skolverket att …", "föreningarna ombads att …": the one that is named is urged
        return before if before.end <= hit.start and not is_urged(cue) else Subject("none")
    if _VERB_IN_CUE.match(cue):
        return subject_of(unit, hit.start, hit.verb_end)
    if hit.rule.name in _NOUN_CUES or cue.startswith(
        ("intresse", "önskan", "önskemål", "förhoppning", "krav", "avsikt")
    ):
        carrier = _CARRIER.search(unit.low, clause_start(unit, hit.start), hit.start) or _CARRIER.search(
            unit.low, 0, hit.start
        )
        if carrier is None:
            return Subject("none")
        verb_end = carrier.start() + len(carrier.group().split(" ", 1)[0])
        return subject_of(unit, carrier.start(), verb_end)
    return subject_of(unit, hit.start, hit.verb_end)


class Parties:
    """Find the sides of a claim in one document."""

    def __init__(self, frame: Frame, floor: Floor, document_text: str) -> None:
        self._frame = frame
        self._floor = floor
        self._text = document_text

    @property
    def text(self) -> str:
        """Return the text of the document."""
        return self._text

    # ------------------------------------------------------------ claimant

    def claimant(self, unit: Unit, found: Iterable[Hit], chosen: Hit, scene: Scene) -> Side:
        """Return who asks or offers: from the sentence, the floor, the context, the author, in this order."""
        voice = self._floor.voice(unit.block)
        if chosen.rule.name == "question-to-recipient":
            return Side(voice.labels, voice.attribution, voice.where)
        if chosen.rule.name == "gives-assignment":
            return self._giver(unit, voice)
        here = self._in_sentence(unit, found, chosen, scene, voice)
        if here is not None:
            return here
        unnamed = voice.attribution in ("author", "none")
        if unnamed and (before := scene.subject or scene.spoken) and _POINTS_BACK.search(unit.low):
            return Side(before, "context")
        said = self._floor.said_in_sentence(unit.span) if unnamed else None
        voice = said or voice
        if voice.attribution in ("author", "none") and scene.spoken and self._carries(unit, scene):
            return Side(scene.spoken, "context")
        return Side(voice.labels, voice.attribution, voice.where)

    def _carries(self, unit: Unit, scene: Scene) -> bool:
        """Say whether the last reported claimant still has the word, later in the same paragraph."""
        opening = opens_with_actor(unit)
        if opening is not None and opening.label == self._frame.author:
            return False
        return scene.spoken_block == unit.block.index and self._frame.genre not in ("decision", "interpellation")

    def _in_sentence(self, unit: Unit, found: Iterable[Hit], chosen: Hit, scene: Scene, voice: Voice) -> Side | None:
        unnamed = voice.attribution in ("author", "none")
        if unnamed and (motion := self._wish_of(unit, (_MOTION,))) is not None:
            return motion
        for hit in sorted(found, key=lambda h: h.start):
            if hit.rule.name not in _SAYING or hit.start > chosen.start:
                continue
            subject = _who_says(unit, hit)
            if subject.kind == "relative" and all(n.actor.sector == "population" for n in subject.named):
                continue  # "asylsökande som önskar bo själva" tells which, not who asks
            if subject.kind == "one" and hit.rule.name in _ONE_SAYS and voice.attribution in ("author", "none"):
                subject = Subject("they", start=subject.start, end=subject.end)
            side = self.of_subject(unit, subject, scene, voice)
            if side is not None and side.labels:
                return side
        for verb in _SAYS.finditer(unit.low, 0, chosen.start):
            subject = subject_of(unit, *verb.span())
            if subject.kind == "actor":
                return self.of_subject(unit, subject, scene, voice)
        if unnamed and (whose := self._wish_of(unit, (_WISH_FROM, _FROM_WHOM))) is not None:
            return whose
        by = _SAID_BY.search(unit.low)
        if by:
            return self._present(side_of(unit, actors_in(unit, *by.span("by")), "sentence"))
        party = _PARTY.search(unit.low)
        if party:
            label = context_map("parties")[party.group(1)][0]
            return Side((label,), "sentence", unit.source(*party.span(1)))
        if voice.attribution in ("author", "none") and self._told_of_meeting(unit):
            return Side((self._frame.participants,), "context")
        according = _ACCORDING.search(unit.low)
        if according and voice.attribution in ("author", "none"):
            named = actors_in(unit, according.start(1), according.end(1))
            return side_of(unit, named, "sentence") if named else None
        return None

    def _wish_of(self, unit: Unit, patterns: Iterable[re.Pattern[str]]) -> Side | None:
        """Return whose wish or motion is told: "ett önskemål från X", "behovet hos X", "I X:s motion föreslår vi"."""
        for pattern in patterns:
            match = pattern.search(unit.low)
            named = tuple(unit.within(*match.span("who"))) if match else ()
            if named and all(n.actor.sector != "population" for n in named):
                return self._present(side_of(unit, named, "sentence"))
        return None

    def _told_of_meeting(self, unit: Unit) -> bool:
        """Say whether a meeting's points are told without saying by whom ("lyftes vikten av …")."""
        if self._frame.genre not in ("article", "minutes", "report", "other", "memo"):
            return False
        return any(word in unit.low for word in context_words("told")) or bool(_SOME_SAID.match(unit.low))

    def _giver(self, unit: Unit, voice: Voice) -> Side:
        """Return who gives an assignment: the government where it is named, else who has the floor."""
        government = tuple(n for n in unit.named if n.label == "regeringen" and not n.genitive)[:1]
        if government:
            return side_of(unit, government, "sentence")
        if self._frame.council and unit.low.startswith("rådet "):
            return Side((self._frame.council,), "author")
        return Side(voice.labels, voice.attribution, voice.where)

    def _present(self, side: Side) -> Side:
        """Put the name of those present for the word "deltagarna"."""
        if "deltagare" not in side.labels or self._frame.participants == "deltagare":
            return side
        labels = tuple(self._frame.participants if label == "deltagare" else label for label in side.labels)
        return Side(tuple(dict.fromkeys(labels)), side.attribution, side.where)

    def of_subject(self, unit: Unit, subject: Subject, scene: Scene, voice: Voice) -> Side | None:
        """Return the actors that a grammatical subject stands for, or None where it is none."""
        where = unit.source(subject.start, subject.end) if subject.end > subject.start else None
        if subject.kind in ("actor", "relative"):
            if not subject.named:
                return None
            return self._present(side_of(unit, subject.named, "sentence"))
        if subject.kind == "we":
            return Side(voice.labels, "turn" if voice.attribution == "turn" else voice.attribution, where)
        if subject.kind == "participants" and subject.word == "parterna" and scene.agreed:
            return Side(scene.agreed, "context", where)
        if subject.kind == "participants" and subject.word == "rådet" and self._frame.council:
            return Side((self._frame.council,), "author", where)
        if subject.kind == "participants" and self._frame.interpellation is None:
            return Side((self._frame.participants,), "sentence", where)
        if subject.kind == "office":
            return Side(("regeringen",), "sentence", where)
        if subject.kind in ("they", "definite", "person"):
            labels = scene.subject or scene.spoken
            return Side(labels, "context", where) if labels else None
        if (
            subject.kind == "it"
            and subject.word == "den"
            and subject.start == 0
            and voice.attribution in ("author", "none")
        ):
            return Side(scene.subject, "context", where) if scene.subject else None
        return None

    def voice(self, unit: Unit) -> Voice:
        """Return whose words the sentence gives, a verb of saying inside it counted."""
        voice = self._floor.voice(unit.block)
        if voice.attribution in ("author", "none"):
            return self._floor.said_in_sentence(unit.span) or voice
        return voice

    def about(self, unit: Unit) -> Side:
        """Return whom the list or the section is about that the sentence stands in, the author left out."""
        labels = self._floor.topic(unit.block)
        return Side(labels, "heading") if labels else NOBODY

    def teller(self, unit: Unit, kind: ClaimKind) -> Side:
        """Return who tells of cooperation, money or a role: who has the floor; of a report's paragraphs, the author."""
        voice = self.voice(unit)
        if self._frame.genre == "report" and voice.attribution == "turn" and self._frame.author:
            voice = self._floor.author()
        return Side(voice.labels, voice.attribution, voice.where)

    def offer(self, unit: Unit, chosen: Hit, claimant: Side, scene: Scene) -> tuple[Side, Side]:
        """Return who offers and to whom: the subject of the cue offers, where it is an actor."""
        voice = Voice(claimant.labels, claimant.attribution, claimant.where)
        getting = GETTING.search(unit.low)
        if getting is not None and getting.start() <= chosen.start < getting.end():
            given_by = actors_in(unit, *getting.span("by")) if getting["by"] else ()
            claimant = side_of(unit, given_by, "sentence") if given_by else claimant
            return claimant, side_of(unit, actors_in(unit, *getting.span("who")), "sentence")
        side = self.of_subject(unit, subject_of(unit, chosen.start, chosen.verb_end), scene, voice)
        if side is not None and side.labels:
            claimant = side
        elif (owner := self._owner(unit, chosen, scene, voice)) is not None:
            claimant = owner
        elif self._frame.interpellation is not None and "regering" in unit.low[: chosen.start]:
            claimant = Side(("regeringen",), "context")
        return claimant, helped(unit, chosen, claimant)

    def _owner(self, unit: Unit, chosen: Hit, scene: Scene, voice: Voice) -> Side | None:
        """Return whose intention a noun gives: "Statens åtagande", "X har aviserat sin avsikt"."""
        work = _WHOSE_WORK.search(unit.low, 0, chosen.start)
        if work is not None:
            return side_of(unit, tuple(unit.within(*work.span("of"))), "sentence")
        noun = _INTENTION.search(unit.low, max(0, chosen.start - _NOUN_NEAR), chosen.end)
        if noun is None:
            return None
        owner = _OWNER.search(unit.low, 0, noun.start())
        if owner is not None:
            return side_of(unit, tuple(unit.within(*owner.span("of"))), "sentence")
        carrier = _CARRIER.search(unit.low, clause_start(unit, noun.start()), noun.start())
        if carrier is None:
            return None
        verb_end = carrier.start() + len(carrier.group().split(" ", 1)[0])
        side = self.of_subject(unit, subject_of(unit, carrier.start(), verb_end), scene, voice)
        return side if side is not None and side.labels else None
