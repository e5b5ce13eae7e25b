"""One sentence as the rules see it: lower-cased, the names of actors masked, every position tied to the source."""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...ontology.actor import Actor
from ..document import Block, BlockKind, Document, Span
from ..linking import Mention
from ..shadow import Shadow, is_plain
from .lexicon import ACTOR, GENITIVE

__all__ = ["Named", "Unit", "units"]

#: Blocks whose text carries no claim whatever it says.
SILENT = frozenset({BlockKind.HEADING, BlockKind.ATTENDANCE, BlockKind.QUESTION, BlockKind.CAPTION, BlockKind.FOOTNOTE})

#: A longer stretch without a full stop is a table or a list run together, and nothing in it says who asks whom. The
#: longest sentence of the corpus and of 84 texts of neighbouring genres has 586 code points.
LONGEST = 4000

#: Signs that open a line of speech or a list and are no part of what is said.
_LEADING = re.compile(r"[\s–—•·*-]+")

#: The name of a person right after an office ("socialminister Jakob Forssmed") is part of the mention.
_PERSON = re.compile(r"(?: [A-ZÅÄÖÉÜ][\w’'é-]+){1,3}")

#: What a shadow folds: white space but a single space. A sentence without it and without what prints nothing, in
#: composed letters, is its own shadow; that saves half of the time.
_FOLDED = re.compile(r"[^\S ]|  ")

#: A named speaker in bold that opens a paragraph belongs to the sentence, its stars do not disturb.
_STARS = "*_"
_NO_LETTERS = _STARS + string.whitespace + "\u00a0'"


@dataclass(frozen=True, slots=True)
class Named:
    """Hold an actor named in a sentence, with its place in the sentence's shadow."""

    start: int
    end: int
    mention: Mention
    genitive: bool

    @property
    def actor(self) -> Actor:
        """Return the actor."""
        return self.mention.actor

    @property
    def label(self) -> str:
        """Return the actor's preferred label."""
        return self.mention.actor.label


@dataclass(slots=True)
class Unit:
    """Hold one sentence that may carry claims.

    :param text: the sentence in its own letters, white space folded
    :param low: the same in lower case with actors masked; positions agree with ``text``
    :param first: whether it opens its block
    :param introduces: whether a list follows of which it is the opening words ("Kommunerna bör i högre grad")
    """

    block: Block
    span: Span
    text: str
    low: str
    named: tuple[Named, ...]
    shadow: Shadow | None
    first: bool
    place: int
    introduces: bool = False
    cache: dict[str, object] = field(default_factory=dict)

    def source(self, start: int, end: int) -> Span:
        """Return the span of the document for a stretch of the sentence."""
        if self.shadow is not None:
            return self.shadow.source(start, end)
        return Span(self.span.start + start, self.span.start + max(start, end))

    def within(self, start: int, end: int) -> list[Named]:
        """Return the actors named in a stretch of the sentence."""
        return [n for n in self.named if start <= n.start and n.end <= end]


def _mask(text: str, named: Sequence[Named]) -> str:
    low = text.lower()
    if len(low) != len(text):  # "İ" becomes two characters: keep such a letter as it is, so that positions agree
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not named:
        return low
    parts, at = [], 0
    for name in named:
        parts.append(low[at : name.start])
        parts.append((GENITIVE if name.genitive else ACTOR) * (name.end - name.start))
        at = name.end
    parts.append(low[at:])
    return "".join(parts)


def _is_genitive(mention: Mention) -> bool:
    """Say whether the name stands in the genitive: it ends in s that its own names do not end in."""
    if mention.text.rstrip(_NO_LETTERS)[-1:] not in ("s", "S"):
        return False
    words = mention.text.rstrip(_STARS).split()
    last = words[-1].lower() if words else ""
    if not last.endswith(("s", "s'", ":s")):
        return False
    names = (mention.actor.label, *mention.actor.aliases, *mention.actor.weak_aliases)
    return not any(name.split() and name.split()[-1].lower() == last for name in names)


def units(document: Document, mentions: Sequence[Mention], *, questions: bool = False) -> Iterator[Unit]:
    """Yield the sentences that may carry claims, in order.

    :param questions: whether numbered questions may: those of an interpellation ask a minister, those of minutes nobody
    :param mentions: all of the document, sorted by place
    """
    starts = [m.start for m in mentions]
    plain = is_plain(document.text)
    opening = {b.intro.start for b in document.blocks if b.kind is BlockKind.BULLET and b.intro is not None}
    for block in document.blocks:
        if block.kind in SILENT and not (questions and block.kind is BlockKind.QUESTION):
            continue
        for place, sentence in enumerate(block.sentences):
            if sentence.end - sentence.start > LONGEST:
                continue
            unit = _unit(document, block, sentence, place, mentions, starts, plain=plain)
            if unit is not None:
                # a point over points of its own says something itself; words over a list only begin what it says
                unit.introduces = block.kind is not BlockKind.BULLET and sentence.start in opening
                yield unit


def _unit(
    document: Document,
    block: Block,
    sentence: Span,
    place: int,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    *,
    plain: bool,
) -> Unit | None:
    """Return a sentence as a unit.

    :param plain: whether the document has composed letters alone and nothing that does not print, as most have
    """
    lead = _LEADING.match(document.text, sentence.start, sentence.end)
    start = lead.end() if lead and not document.text.startswith("**", sentence.start) else sentence.start
    if start >= sentence.end:
        return None
    text = document.text[start : sentence.end]
    shadow = None
    if not (plain or is_plain(text)) or _FOLDED.search(text):
        shadow = Shadow.of(document.text, start, sentence.end)
        text = shadow.text
    named = []
    for mention in mentions[bisect_left(starts, start) : bisect_left(starts, sentence.end)]:
        if mention.end > sentence.end:
            continue
        i, j = mention.start - start, mention.end - start
        if shadow is not None:
            i, j = bisect_left(shadow.starts, mention.start), bisect_left(shadow.starts, mention.end)
        if j > i:
            if mention.how == "context" and (person := _PERSON.match(text, j)):
                j = person.end()
            named.append(Named(i, j, mention, _is_genitive(mention)))
    return Unit(block, Span(start, sentence.end), text, _mask(text, named), tuple(named), shadow, place == 0, place)
