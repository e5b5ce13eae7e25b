"""What the linker knows of the text around a mention: its paragraph, who speaks there, who wrote it, where it plays."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace

from ..ontology.actor import Actor
from ..ontology.registry import fold_name
from .composed import Composed
from .document import BlockKind, Document, Span
from .given import listed

__all__ = ["Scope"]

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•–#]|\d+\.)\s)")
#: How much of a text without known headings counts as its head.
_HEAD = 300


@dataclass(slots=True)
class Scope:
    """Hold the paragraphs of a text, in its own offsets.

    :param starts: where each paragraph begins, rising, the first at 0
    :param speakers: paragraph number → where the name of its speaker stands
    :param author: the body that wrote the text, where it is known
    :param head: title and headings, or the beginning of the text
    :param places: where the names of speakers and of the organisations of those present stand
    :param people: folded name of one present → where the organisation's name stands
    :param persons: where the names of those present stand
    :param signed: the name of the body that wrote the text, where the registry does not know it
    :param officers: whether a person who is named with an office stands for the body from there on
    :param listed: where the names of organisations stand that are listed as present
    """

    starts: list[int]
    speakers: dict[int, Span] = field(default_factory=dict)
    author: Actor | None = None
    head: str = ""
    places: tuple[Span, ...] = ()
    people: dict[str, Span] = field(default_factory=dict)
    persons: tuple[Span, ...] = ()
    listed: tuple[Span, ...] = ()
    signed: str = ""
    officers: bool = False

    @classmethod
    def of_text(cls, text: str) -> Scope:
        """Return the scope of a bare string: paragraphs by blank lines and bullets."""
        return cls([0, *(m.end() for m in _PARAGRAPH.finditer(text))], head=text[:_HEAD])

    @classmethod
    def of_document(cls, document: Document, author: Actor | None) -> Scope:
        """Return the scope of a document; a paragraph that a page break cuts is one."""
        if not document.blocks:
            scope = cls.of_text(document.text)
            scope.author = author
            return scope
        begun: dict[int, int] = {}
        for block in document.blocks:
            begun[min(block.start, block.speaker.start) if block.speaker else block.start] = block.index
        starts = sorted({0, *begun})
        speakers: dict[int, Span] = {}
        for number, start in enumerate(starts):
            own = document.blocks[begun[start]] if start in begun else None
            turn = document.blocks[own.turn] if own and own.turn is not None else own
            if turn and turn.speaker:
                speakers[number] = turn.speaker
        heads = [b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.HEADING]
        head = " ".join([document.info.title or "", *heads]) if heads else document.text[:_HEAD]
        places = tuple(b.speaker for b in document.blocks if b.speaker)
        places += tuple(a.organisation for a in document.attendance)
        people = {fold_name(a.person.of(document.text)): a.organisation for a in document.attendance}
        persons = tuple(a.person for a in document.attendance)
        names = listed(document)
        return cls(starts, speakers, author, head, (*places, *names), people, persons, names)

    def within(self, composed: Composed) -> Scope:
        """Return the scope in the offsets of the composed text."""
        if not composed.starts:
            return self
        moved = {n: Span(composed.index(s.start), composed.index(s.end)) for n, s in self.speakers.items()}
        places, persons, names = (
            tuple(Span(composed.index(p.start), composed.index(p.end)) for p in spans)
            for spans in (self.places, self.persons, self.listed)
        )
        starts = [composed.index(start) for start in self.starts]
        people = {n: Span(composed.index(p.start), composed.index(p.end)) for n, p in self.people.items()}
        return replace(self, starts=starts, speakers=moved, places=places, people=people, persons=persons, listed=names)

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph that an offset lies in."""
        return bisect_right(self.starts, offset) - 1
