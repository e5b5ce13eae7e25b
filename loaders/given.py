"""Names that a document gives itself: who speaks, who was present, which organisations came; known from there on.

Once the minutes list "Kjell Ek, RPG" among those present, "RPG" is an organisation wherever it stands, also as the
first word of a sentence, and "Kjell Ek" or "Kjell" speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..ontology.actor import Actor
from .attendance import is_person
from .document import Block, BlockKind, Document, Span
from .inflection import is_acronym
from .mention import Mention
from .names import Words
from .words import layout_words

__all__ = ["Given", "listed"]

#: "Deltagande organisationer: A, B och C": a label of a few words, bold or not, before a colon.
_LABEL = re.compile(r"[*_]{0,2}(?P<label>[^\W\d_][^:\n*]{2,50}?)[*_]{0,2}:[*_]{0,2}[ \t]*")
_PART = re.compile(r"(?P<name>[^,;()\n]+(?:\([^()\n]*\))?)(?:[,;]|\Z)")
_ENDING = re.compile(r"(?::?s)?(?![\w-])")
#: A name is also met without the country or the form of company behind it.
_SHORTENED = re.compile(r" (?:Sweden|Sverige|AB)\Z")
#: A shorter first name is no name in running text ("Per", "Bo").
_FIRST_NAME = 4


def listed(document: Document) -> tuple[Span, ...]:
    """Return where the names stand that a line lists as those present, or as the parties of an agreement."""
    found: list[Span] = []
    for block in document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.TURN):
            found += _listed_in(document.text, block)
    return tuple(found)


def _listed_in(text: str, block: Block) -> Iterator[Span]:
    begin = block.speaker.start if block.speaker else block.start
    if text.find(":", begin, min(block.end, begin + 60)) < 0:  # most blocks have no label, and the pattern is slow
        return
    label = _LABEL.match(text, begin, min(block.end, begin + 60))
    if label is None or label["label"].strip().casefold() not in layout_words("listing"):
        return
    for part in _PART.finditer(text, label.end(), block.end):
        name = part["name"].strip().rstrip(".")
        start = text.index(name[:1], part.start()) if name else part.start()
        if name[:1].isupper() and len(name.split()) <= 9:
            yield Span(start, start + len(name))


@dataclass(frozen=True, slots=True)
class _Form:
    written: str
    actor: Actor
    alone: bool = False


class Given:
    """Find names again that the document gave: of organisations, and of people who stand for one."""

    def __init__(self, placed: Iterable[Mention], people: Mapping[str, Actor], *, sure: frozenset[str]) -> None:
        """Take what was given.

        :param placed: the speakers and the organisations of those present
        :param people: full names with whom each stands for
        :param sure: single words that are names beyond doubt: they stand on a list
        """
        self._forms: dict[str, list[_Form]] = {}
        for mention in placed:
            name = mention.text.strip(" *_:\t")
            if mention.actor.type != "Person" and _is_name(name, sure):
                self._add(name, mention.actor)
                self._add(_SHORTENED.sub("", name), mention.actor)
        firsts: dict[str, set[str]] = {}
        for name in people:
            firsts.setdefault(name.split()[0], set()).add(name)
        for name, actor in people.items():
            self._add(name, actor)
            first = name.split()[0]
            if len(firsts[first]) == 1 and len(first) >= _FIRST_NAME:
                self._add(first, actor, alone=True)

    def _add(self, name: str, actor: Actor, *, alone: bool = False) -> None:
        key = re.match(r"\w+", name)
        if key is not None:
            self._forms.setdefault(key.group().casefold(), []).append(_Form(name, actor, alone))

    def find(self, text: str, words: Words) -> Iterator[Mention]:
        """Yield the places where a given name stands again; they may overlap each other and known mentions."""
        if not self._forms:
            return
        telling = self._forms.keys() | {word + "s" for word in self._forms}
        for start, _, word in words.among(telling):
            for form in self._forms.get(word, self._forms.get(word.removesuffix("s"), ())):
                ending = (
                    _ENDING.match(text, start + len(form.written)) if text.startswith(form.written, start) else None
                )
                if ending is None or text[max(0, start - 1) : start] == "-":
                    continue
                if form.alone and text[ending.end() : ending.end() + 2].strip()[:1].isupper():
                    continue  # another one of the same first name, with a surname
                yield Mention(start, ending.end(), text[start : ending.end()], form.actor, "context")


def _is_name(name: str, sure: frozenset[str]) -> bool:
    """Say whether a name given once is one elsewhere too: a word of its own may be any ("Biblioteket", "Hälsa")."""
    words = name.split()
    if not words or not name[:1].isupper() or len(name) < 2:
        return False
    if len(words) == 1:
        return is_acronym(name) or name in sure
    return words[-1][:1].isupper() or name in sure or is_person(name)
