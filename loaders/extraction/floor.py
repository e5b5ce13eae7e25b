"""Who has the floor: the actor whose words a block gives, before a single sentence of it is read.

A turn belongs to its speaker, direct speech to whom the verb of saying names, the points of a group discussion to those
who took part, all else to the author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...ontology.actor import Actor
from ..document import Block, BlockKind, Document, Span
from ..given import listed
from ..linking import Linker
from ..mention import Mention
from ..outline import speaker
from .frame import Frame, is_quotation, last_name_in_office
from .lexicon import context_words

__all__ = ["Floor", "Voice"]

_PERSON = r"[A-ZÅÄÖÉÜ][\w’'é-]+(?: (?:(?:af|von|de|van) )?[A-ZÅÄÖÉÜ][\w’'é-]+){1,3}"

_SAYS = re.compile(
    rf"\b(?:{'|'.join(context_words('speech'))}),?[ \n](?P<who>(?:[^.?!\n:]|\n(?!\s*\n)|\.(?=\w)){{2,200}})"
)
_NAME = re.compile(_PERSON)
_OFFICE = r"(?:\w+(?:- och (?:biträdande )?\w+)?[mM]inister(?:n|ns)?|[sS]tatsråd(?:et)?|[sS]tatssekreterare)"
_BEFORE_SAYS = re.compile(rf"(?P<who>{_PERSON}(?:, [^.,\n]{{3,80}},)?) (?:{'|'.join(context_words('speech'))})\b")

#: ", menade en deltagare", ", ansåg de idéburna": someone of those present, whoever it was.
_SOME = re.compile(
    r"(?:(?:en|någon|några|flera|många)(?: av)? )?(?:deltagare|deltagarna|ledamot|ledamöter)\b"
    r"|(?:någon|några|flera|många|flertalet)(?=[.,;]|$)"
    r"|(?P<civil>de (?:idéburna|ideella)|föreningarna|organisationerna)\b"
)

#: A heading longer than this is no name alone; so many that are one make a text that goes round the table.
_LONGEST_NAME, _ROUND = 100, 2

#: How many blocks of direct speech may follow each other before the one that names the speaker.
_RUN = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """Hold whose words a block gives.

    :param labels: preferred labels (or a person's name), empty where nobody is known
    :param attribution: turn, sentence, introduction, context, author or none
    :param where: the place of the wording, where there is one
    """

    labels: tuple[str, ...]
    attribution: str
    where: Span | None = None


class Floor:
    """Know the voice of each block of one document."""

    def __init__(self, document: Document, frame: Frame, linker: Linker, mentions: Sequence[Mention]) -> None:
        self._document = document
        self._frame = frame
        self._linker = linker
        self._mentions = mentions
        self._present = present_at(document, linker)
        self._names: dict[str, Actor] = {}
        self._voices: dict[int, Voice] = {}
        self._officers: set[str] | None = None
        self._speech = self._speeches() if frame.genre not in ("minutes", "interpellation") else {}
        self._consultation = self._consultation_sections()
        self._headed = self._named_headings() if frame.genre in ("minutes", "memo", "report", "other") else {}

    def voice(self, block: Block) -> Voice:
        """Return whose words the block gives; found once a block, asked for by each of its sentences and rules."""
        voice = self._voices.get(block.index)
        if voice is None:
            voice = self._voices[block.index] = self._voice(block)
        return voice

    def _voice(self, block: Block) -> Voice:
        turn = self._turn(block) or self._headed.get(block.heading if block.heading is not None else -1)
        if turn is not None:
            return turn
        speech = self._speech.get(block.index)
        if speech is not None:
            return speech
        if self.is_point(block):
            return Voice((self._frame.participants,), "introduction", block.intro)
        return self.author()

    def author(self) -> Voice:
        """Return the author's voice."""
        if self._frame.author is None:
            return Voice((), "none")
        return Voice((self._frame.author,), "author")

    def names_in(self, span: Span) -> tuple[str, ...]:
        """Return the labels of the actors that are named in a stretch of the document."""
        inside = [m for m in self._mentions if span.start <= m.start < span.end]
        return tuple(dict.fromkeys(m.actor.label for m in inside))

    def bodies_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the labels of the single bodies, no collectives, that are named in a stretch of the document."""
        inside = [m for m in self._mentions if start <= m.start and m.end <= end]
        none = ("Collective", "Person", "Ministry")
        bodies = [
            m for m in inside if m.actor.type not in none and m.actor.label not in ("regeringen", "Regeringskansliet")
        ]
        return tuple(dict.fromkeys(m.actor.label for m in bodies))

    def usual_parties(self) -> tuple[str, ...]:
        """Return who agrees in a text about an agreement that names no parties: the state and the municipalities."""
        state = [m.actor.label for m in self._mentions if m.actor.label in ("staten", "regeringen")][:1]
        others = [m.actor.label for m in self._mentions if m.actor.type == "AssociationOfMunicipalities"][:1]
        return (*state, *others) if state and others else ()

    def topic(self, block: Block) -> tuple[str, ...]:
        """Return the actor that the introduction of a list, or a heading over it, names alone."""
        if block.kind is not BlockKind.BULLET:
            return ()
        introduction = self.introduction(block)
        spans = [introduction] if introduction else []
        at = block.heading
        while at is not None:
            spans.append(self._document.blocks[at].span)
            at = self._document.blocks[at].heading
        for span in spans:
            inside = [m.actor for m in self._mentions if span.start <= m.start < span.end]
            labels = tuple(dict.fromkeys(a.label for a in inside if a.sector != "mixed"))
            labels = tuple(label for label in labels if label != self._frame.author)
            if len(labels) == 1:
                return labels
        return self._told_before(block)

    def _told_before(self, block: Block) -> tuple[str, ...]:
        """Return the actor that opens the paragraph which the list goes on from."""
        at = block.index - 1
        blocks = self._document.blocks
        while at >= 0 and blocks[at].kind is BlockKind.BULLET and blocks[at].heading == block.heading:
            at -= 1
        if at < 0 or blocks[at].kind is not BlockKind.PARAGRAPH or blocks[at].heading != block.heading:
            return ()
        opening = [m for m in self._mentions if m.start == blocks[at].start]
        named = tuple(m.actor.label for m in opening if m.actor.sector != "mixed")
        return named if named != (self._frame.author,) else ()

    def is_point(self, block: Block) -> bool:
        """Say whether the block is an anonymous point noted from a consultation."""
        if block.index in self._consultation and block.turn is None:
            return True
        if self._frame.genre == "minutes":
            return block.kind is BlockKind.BULLET
        return block.kind is BlockKind.BULLET and self._introduced_by_participants(block)

    def _turn(self, block: Block) -> Voice | None:
        name = speaker(self._document, block)
        if not name or block.turn is None:
            return None
        actor = self._names.get(name)
        if actor is None:
            actor = self._names[name] = self._linker.resolve(name, self._present)
        return Voice((actor.label,), "turn", self._document.blocks[block.turn].speaker)

    def introduction(self, block: Block) -> Span | None:
        """Return the sentence that introduces the list the block stands in, also from above the headings between."""
        if block.kind is not BlockKind.BULLET:
            return None
        at: Block | None = block
        intro = block.intro
        while intro is None and at is not None and at.heading is not None:
            intro = self._open_introduction(at.heading)
            at = self._document.blocks[at.heading] if intro is None else None
        return intro

    def _introduced_by_participants(self, block: Block) -> bool:
        intro = self.introduction(block)
        if intro is None:
            return False
        text = intro.of(self._document.text).lower()
        return any(word in text for word in (*context_words("participants"), "civilsamhäll", "inspel")) and not any(
            word in text for word in (" bör", " ska")
        )

    def _open_introduction(self, heading: int) -> Span | None:
        """Return the sentence, ending in a colon, that introduces the sections a heading belongs to."""
        at = heading - 1
        blocks = self._document.blocks
        while at >= 0 and blocks[at].kind in (BlockKind.BULLET, BlockKind.HEADING):
            at -= 1
        if at < 0 or not blocks[at].sentences:
            return None
        last = blocks[at].sentences[-1]
        return last if last.of(self._document.text).rstrip().endswith(":") else None

    def _consultation_sections(self) -> frozenset[int]:
        """Return the blocks of a memo that give points of a meeting: those beside the turns in its part."""
        if self._frame.genre == "minutes":
            return frozenset()
        found = set()
        blocks = self._document.blocks
        with_turns = {b.heading for b in blocks if b.kind is BlockKind.TURN and b.question is None}
        for block in blocks:
            if block.turn is None and block.heading in with_turns and block.kind is BlockKind.PARAGRAPH:
                text = self._document.text[block.start : block.end]
                if len(block.sentences) <= 3 and not _NAME.match(text) and self._frame.genre == "memo":
                    found.add(block.index)
        return frozenset(found)

    def _named_headings(self) -> dict[int, Voice]:
        """Return the voices of the parts of a text that go round the table: one organisation's name heads each."""
        voices: dict[int, Voice] = {}
        for block in self._document.blocks:
            if block.kind is not BlockKind.HEADING or block.end - block.start > _LONGEST_NAME:
                continue
            inside = [m for m in self._mentions if block.start <= m.start and m.end <= block.end]
            whole = len(inside) == 1 and inside[0].end - inside[0].start >= 0.8 * (block.end - block.start)
            if whole and inside[0].how not in ("collective", "weak") and inside[0].actor.type != "Person":
                voices[block.index] = Voice((inside[0].actor.label,), "turn", block.span)
        return voices if len(voices) >= _ROUND else {}

    def _speeches(self) -> dict[int, Voice]:
        """Return the voices of direct speech by block."""
        voices: dict[int, Voice] = {}
        waiting: list[int] = []
        last: Voice | None = None
        for block in self._document.blocks:
            if block.kind is BlockKind.HEADING:
                waiting, last = [], None
                continue
            if not is_quotation(self._document, block):
                waiting = []
                continue
            found = self._said_in(block.span, last)
            if found is None:
                if last is not None:
                    voices[block.index] = last
                elif len(waiting) < _RUN:
                    waiting.append(block.index)
                continue
            voices[block.index] = last = found
            voices.update(dict.fromkeys(waiting, found))
            waiting = []
        return voices

    def said_in_sentence(self, span: Span) -> Voice | None:
        """Return the voice of reported or direct speech inside one sentence (", säger NN")."""
        text = span.of(self._document.text)
        if ", " not in text and "”" not in text and '"' not in text:
            return None
        return self._said_in(span, None, strict=True)

    def _said_in(self, span: Span, last: Voice | None, *, strict: bool = False) -> Voice | None:
        text = self._document.text
        found = None
        for found in _SAYS.finditer(text, span.start, span.end):  # noqa: B007 (the last one counts)
            pass
        if found is None:
            return None
        if strict and text[max(0, found.start() - 2) : found.start()].strip() not in (",", "”", '"'):
            return None
        who = Span(found.start("who"), found.end("who"))
        return self._who(who, last)

    def _in_office(self, name: str) -> bool:
        """Say whether the document elsewhere gives the person's office in the government."""
        if self._officers is None:
            found = re.finditer(
                rf"\b{_OFFICE} (?P<name>{_PERSON})|(?P<after>{_PERSON}), {_OFFICE}\b", self._document.text
            )
            self._officers = {m["name"] or m["after"] for m in found}
        return any(name == known or known.endswith(" " + name) or name.endswith(known) for known in self._officers)

    def person(self, name: str) -> str:
        """Return the label for a person who is named without office: the government, or the name itself."""
        return "regeringen" if self._in_office(name) else name

    def _who(self, span: Span, last: Voice | None) -> Voice | None:
        """Read an actor off the words after a verb of saying: an office, an organisation, else the person's name."""
        said = span.of(self._document.text)
        if some := _SOME.match(said):
            civil = "civilsamhället" if some["civil"] else self._frame.participants
            return Voice((civil,), "sentence", span)
        if re.match(r"(?:han|hon|de)\b", said):
            return last
        name = _NAME.search(said)
        if last_name_in_office(said[:90]) or (name and self._in_office(name.group())):
            return Voice(("regeringen",), "sentence", span)
        inside = [m for m in self._mentions if span.start <= m.start < span.end]
        if inside:
            return Voice((inside[0].actor.label,), "sentence", Span(inside[0].start, inside[0].end))
        if name is None:
            return None
        return Voice((name.group(),), "sentence", Span(span.start + name.start(), span.start + name.end()))


def present_at(document: Document, linker: Linker) -> list[Actor]:
    """Return the organisations of the attendance lists."""
    rows = {a.organisation.of(document.text) for a in document.attendance}
    rows |= {name.of(document.text) for name in listed(document)}
    return [linker.resolve(row) for row in sorted(rows) if row.strip()]
