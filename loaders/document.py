"""A document: its text as it is, and a tree of blocks and sentences over it.

All offsets count code points of :attr:`Document.text` from 0, end exclusive. The text is never changed, folded or
translated; matching runs on a :class:`~samrad.loaders.shadow.Shadow` of a span, which maps every position back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .reading import Note, Pages

__all__ = ["Attendee", "Block", "BlockKind", "Consultation", "Document", "DocumentInfo", "Span"]


class BlockKind(StrEnum):
    """What a block is in the layout of a document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TURN = "turn"  # a paragraph that opens with its speaker: "Namn: …", "**Namn** …"
    ATTENDANCE = "attendance"  # one row of a list of those present
    QUESTION = "question"  # a question put to the participants: "Fråga 1: …", "Runda 2: …", an italic line
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Stand for a stretch of the text.

    >>> Span(3, 7).of("en text till")
    'text'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of the text that the span stands for."""
        return text[self.start : self.end]

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """Stand for one unit of the layout.

    ``start`` and ``end`` hold the content alone: without the bullet sign, the ``#`` of a heading or a turn's
    ``Name:``. A paragraph that a page break cuts in two is one block, the break inside it.

    :param level: a heading's depth or a bullet's nesting, from 1; 0 for other kinds
    :param heading: index of the heading that governs the block; of a heading, its parent
    :param parent: index of the bullet that this bullet is nested in
    :param intro: the sentence that introduces the list which the bullet stands in ("Kommunerna bör:"), if any
    :param turn: index of the block whose speaker has the floor here (the turn itself included)
    :param speaker: the speaker's name in a turn, markup and colon left out
    :param question: index of the numbered question or round that the block answers
    """

    index: int
    kind: BlockKind
    start: int
    end: int
    level: int = 0
    heading: int | None = None
    parent: int | None = None
    intro: Span | None = None
    turn: int | None = None
    speaker: Span | None = None
    question: int | None = None
    sentences: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """Return the span of the block's content."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Stand for one row of an attendance list: a person and the organisation as it is written."""

    person: Span
    organisation: Span
    block: int


@dataclass(frozen=True, slots=True)
class Consultation:
    """Hold what is known of a meeting or written round; actors are names as given, dates as exact as the text.

    :param heading: the heading under which the document reports it; None where it covers the document
    :param form: ``samråd``, ``sakråd``, ``skriftlig`` … (a label of the form scheme)
    """

    id: str
    heading: str | None = None
    form: str | None = None
    title: str | None = None
    date: str | None = None
    convener: tuple[str, ...] = ()
    documenter: tuple[str, ...] = ()
    participant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Hold what is known of a document beside its text: from ``corpus.toml``, else read off the text, else unknown."""

    title: str | None = None
    date: str | None = None
    kind: str = "other"
    author: str | None = None
    consultations: tuple[Consultation, ...] = ()
    licence: str | None = None
    source_url: str | None = None
    retrieved: str | None = None
    identifier: str | None = None


@dataclass(frozen=True)
class Document:
    """Hold one source file as read.

    :param stem: the file's stem as it is: a claim record's ``doc``
    :param slug: the stem as an ASCII name for IRIs
    :param file: the file's name, without a folder (no path of a machine enters the graph)
    :param source_sha256: of the file's bytes
    :param text_sha256: of the text encoded as UTF-8
    :param reader: name and version of the reader that made the text
    :param pages: where its pages begin; empty where the format has none
    :param created: when the file says it was made, which is no date of the document
    :param notes: what of the file is not in the text
    """

    stem: str
    slug: str
    file: str
    text: str
    source_sha256: str
    text_sha256: str
    reader: str
    blocks: tuple[Block, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    info: DocumentInfo = field(default_factory=DocumentInfo)
    pages: Pages = field(default_factory=Pages)
    created: str | None = None
    notes: tuple[Note, ...] = ()
