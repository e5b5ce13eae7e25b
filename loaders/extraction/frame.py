"""What is known of a document before its sentences are read: its kind, its author, who has the floor where.

Where ``corpus.toml`` says it, that holds; else it is read off the text. The words looked for are in ``context.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..authorship import is_body
from ..document import Block, BlockKind, Document
from ..mention import Mention
from ..shadow import fold
from .lexicon import context_words

__all__ = ["Frame", "Interpellation", "frame_of", "is_ministerial", "is_quotation", "last_name_in_office"]

_NAME = r"[A-ZÅÄÖÉÜ][\w’'é-]+(?:[ ](?:af|von|de|del|van|der|[A-ZÅÄÖÉÜ][\w’'é-]+)){1,3}"

_INTERPELLATION = re.compile(
    rf"^(?:Interpellation\b|(?:Skriftlig )?[Ff]råga \d).{{0,400}}?\bav (?P<asker>{_NAME})"
    r"(?: i [A-ZÅÄÖ][\w-]+)? \([\w-]+\)"  # "Anna Ek i Lund (S)": of two members with one name the place tells which
    r" till (?P<recipient>[^()\n]{3,120}?)(?: \([\w-]+\))?$"
)

#: The part of a recipient's title that ends before the name: "Arbetsmarknads- och jämställdhetsminister".
_TITLE = re.compile(r"^.*(?:minister(?:n)?|statsråd(?:et)?)\s+", re.IGNORECASE)

#: How much of a text is read to see what kind it is: title, letterhead and the first paragraphs.
_OPENING = 1500

#: How many blocks a letterhead can have.
_LETTERHEAD = 5

_SENTENCE_END = re.compile(r"[.!?\n]\s+")

#: How much is read to see who met.
_MEETING = 6000


@dataclass(frozen=True, slots=True)
class Interpellation:
    """Hold who asks whom in an interpellation, by name."""

    asker: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold the document's frame.

    :param genre: minutes, report, memo, article, decision, interpellation or other
    :param author: label of the author body, if known
    :param participants: the label that stands for those present, where the text says "the participants"
    :param council: the standing council whose minutes these are, for "rådet"
    """

    genre: str
    author: str | None
    participants: str
    interpellation: Interpellation | None = None
    leads: Mapping[int, str] = field(default_factory=dict)
    council: str = ""


def frame_of(document: Document, author: str | None, mentions: Sequence[Mention], present: Sequence[str] = ()) -> Frame:
    """Read the frame of a document.

    :param present: sectors of the organisations in the attendance lists
    :param author: preferred label of the author that ``corpus.toml`` names, if it names one
    """
    opening = fold(document.text[:_OPENING])
    asked = _interpellation(document)
    genre = _genre(document, opening.lower(), asked)
    if asked is not None:
        author = asked.asker
    elif author is None:
        author = _author(document, genre, mentions)
    council = _council(document, author) if genre == "minutes" else ""
    return Frame(genre, author, _participants(document, mentions, present), asked, council=council)


_COUNCIL = re.compile(r"[^\W\d_][\w -]{0,40}?råd(?:et)?\b(?! för| i frågor)[^.,:;–—\n]{0,40}", re.IGNORECASE)


def _council(document: Document, author: str | None) -> str:
    """Return the council that a line at the top names, or that wrote the minutes: "Kommunala testrådet"."""
    lines = [fold(document.text[b.start : b.end]) for b in document.blocks[:_LETTERHEAD]]
    for line in (author or "", *lines):
        if _COUNCIL.fullmatch(line) and is_body(line):
            return line
    return ""


def _author(document: Document, genre: str, mentions: Sequence[Mention]) -> str | None:
    """Guess the author: the letterhead's body, else the government where the text is its own news or decision."""
    first = document.blocks[0] if document.blocks else None
    if first is not None and genre in ("minutes", "memo", "report", "other"):
        head = [m for m in mentions if first.start <= m.start and m.end <= first.end]
        if len(head) == 1 and head[0].end - head[0].start >= 0.8 * (first.end - first.start):
            return head[0].actor.label
    governing = sum(m.actor.label == "regeringen" for m in mentions)
    if genre in ("article", "decision") and governing:
        return "regeringen"
    return None


def _interpellation(document: Document) -> Interpellation | None:
    """Read asker and recipient off the first line of an interpellation."""
    first = document.text.lstrip("\ufeff \t\r\n#*").split("\n", 1)[0]
    found = _INTERPELLATION.match(fold(first))
    if not found:
        return None
    return Interpellation(found["asker"], _TITLE.sub("", found["recipient"]).strip())


def _genre(document: Document, opening: str, asked: Interpellation | None) -> str:
    if asked is not None:
        return "interpellation"
    given = document.info.kind
    if given in ("article", "decision", "other") and _is_decision(document):
        return "decision"
    if given != "other":
        return given
    if any(block.kind in (BlockKind.TURN, BlockKind.ATTENDANCE) for block in document.blocks):
        return "minutes"
    for genre in ("minutes", "report", "memo"):
        if any(re.search(rf"\b{re.escape(word)}\b", opening[:400]) for word in context_words(genre)):
            return genre
    return "article" if "regeringen" in opening else "other"


def _is_decision(document: Document) -> bool:
    """Say whether the text gives an assignment: its title or its first sentence does."""
    spoken = [b for b in document.blocks if b.sentences][:3]
    heads = [fold(b.sentences[0].of(document.text)).lower() for b in spoken]
    return any(re.match(rf"(?:{'|'.join(context_words('decision'))})", head) for head in heads)


def _participants(document: Document, mentions: Sequence[Mention], present: Sequence[str]) -> str:
    """Return the label for "the participants": civil society where no other party is said to have met.

    :param present: sectors of the organisations in the attendance lists
    """
    others = sum(sector not in ("civil", "public") for sector in present)
    if present:
        civil = sum(s == "civil" for s in present)
        public = sum(s == "public" for s in present) if others else 0  # alone, the public side is the one that listens
        return "civilsamhället" if civil > others + public else "deltagare"
    text = document.text[:_MEETING].lower()
    telling = [word for word in context_words("meeting") if word in text]
    met = [s for s in _sentences(text) if any(word in s for word in telling)] if telling else []
    told = " ".join(met)
    civil = sum(told.count(word) for word in context_words("civil"))
    rest = sum(told.count(word) for word in context_words("other_parties"))
    return "civilsamhället" if civil > rest else "deltagare"


def _sentences(text: str) -> list[str]:
    """Return what stands between final marks or line ends, roughly: enough to count words in."""
    begin, found = 0, []
    for match in _SENTENCE_END.finditer(text):
        found.append(text[begin : match.start() + 1])
        begin = match.end()
    return [*found, text[begin:]]


def last_name_in_office(text: str) -> bool:
    """Say whether a stretch of text gives a person's office in the government.

    >>> last_name_in_office("socialminister Jakob Forssmed"), last_name_in_office("Peter Andersson")
    (True, False)
    """
    lowered = text.lower()
    return any(word in lowered for word in context_words("office"))


def is_ministerial(text: str) -> bool:
    """Say whether a question speaks of or to a minister."""
    lowered = text.lower()
    return "minister" in lowered or "statsråd" in lowered or "regeringen" in lowered


def is_quotation(document: Document, block: Block) -> bool:
    """Say whether the block stands as direct speech: a dash or a quotation sign opens it."""
    before = document.text[max(0, block.start - 4) : block.start]
    opening = document.text[block.start : block.start + 2]
    return opening[:1] in '–—-”"“»' or before.rstrip().endswith(("–", "—"))
