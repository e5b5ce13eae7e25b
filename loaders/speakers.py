"""Which lines open with their speaker: "Röda Korset: …", "Islamic-Relief : …", "**Länsstyrelsen** arbetar …".

A label before a colon may be anything ("Till exempel: …", "Pressmeddelande: …"). It is a speaker where its form and
the rest of the document say that it is a name: capitals, the ending of an organisation, the list of those present,
the same name within a sentence, the same label again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from .document import Span
from .shadow import fold
from .words import has_finite_verb, layout_words

__all__ = ["Label", "Names", "label_of"]

#: Longer labels than this are sentences; the longest name of a body in the registry has 78 letters.
_LONGEST = 90

_BOLD = re.compile(r"(\*\*|__|\*|_)(?=[^\s*_])([^*\n\r]{1,90}?)(?<=\S)\1(?=[\s:,(]|$)")
_WORD = re.compile(r"[^\W_][\w’'&/.-]*")
_PARTICLES = frozenset(
    ["i", "och", "för", "mot", "av", "the", "of", "and", "de", "den", "det", "till", "på", "om", "unga", "&"]
)
_MID_SENTENCE = re.compile(r"(?<=[a-zåäöé,;] )[A-ZÅÄÖ][\w’&-]*(?: [\w’&-]+)?")


@dataclass(frozen=True, slots=True)
class Label:
    """Hold the candidate for a speaker at the start of a line.

    :param name: the span of the name, markup left out
    :param content: where what is said begins (a bold name without a colon is part of the sentence)
    :param bold: whether the name is printed bold
    """

    name: Span
    content: int
    bold: bool
    colon: bool


def label_of(text: str, start: int, end: int) -> Label | None:
    """Return the label that a line opens with, if its form is that of a name, speaker or not."""
    bold = _BOLD.match(text, start, min(end, start + _LONGEST + 6))
    if bold:
        inner = Span(bold.start(2), bold.end(2))
        stripped = inner.of(text).rstrip()
        if stripped.endswith(":"):
            return _label(text, inner.start, inner.start + len(stripped) - 1, bold.end(), end, True)
        rest = re.compile(r"[ \t]*:[ \t]*").match(text, bold.end(), end)
        if rest:
            return _label(text, inner.start, inner.end, rest.end(), end, True)
        if bold.end() < end and len(bold.group(1)) == 2 and _is_name(stripped):
            return Label(inner, start, True, False)
        return None
    colon = _colon(text, start, end)
    return None if colon is None else _label(text, start, colon, colon + 1, end, False)


def _colon(text: str, start: int, end: int) -> int | None:
    """Return the place of the first colon that parts (not that of "NOD:s" or "09:30")."""
    at = start
    while (at := text.find(":", at, min(end, start + _LONGEST))) != -1:
        if at + 1 >= end or text[at + 1].isspace():
            return at
        at += 1
    return None


def _label(text: str, start: int, stop: int, content: int, end: int, bold: bool) -> Label | None:
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while content < end and text[content].isspace():
        content += 1
    return Label(Span(start, stop), content, bold, True) if _is_name(text[start:stop]) else None


def _is_name(name: str) -> bool:
    words = _WORD.findall(name)
    if not words or len(words) > 9 or not name[0].isalnum() or not words[0][0].isupper():
        return False
    if any(mark in name for mark in '.!?;"”“*') and not re.fullmatch(r"[\w .:’'&/,()-]+", name):
        return False
    return not has_finite_verb(name)


@dataclass(slots=True)
class Names:
    """Gather what a document says about names, and judge labels by it."""

    inside: set[str] = field(default_factory=set)
    present: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    minutes: bool = False

    @classmethod
    def of(cls, text: str, organisations: Iterable[str], labels: Iterable[str]) -> Names:
        """Return what the text, its lists of those present and all its candidate labels say."""
        names = cls()
        for match in _MID_SENTENCE.finditer(text):
            words = match.group().casefold().split(" ")
            names.inside.add(words[0])
            names.inside.add(" ".join(words))
        for organisation in organisations:
            names.present.update(_parts(organisation))
        shown = [fold(label) for label in labels]
        names.labels.update(label.casefold() for label in shown)
        # Two labels that are names beyond doubt: the text is minutes, and its other short labels are speakers too.
        names.minutes = sum(1 for label in dict.fromkeys(shown) if names.certain(label)) >= 2
        return names

    def speaker(self, label: str, *, bold: bool = False) -> bool:
        """Say whether the label names who speaks."""
        name = fold(label)
        if _barred(name):
            return False
        if self.certain(name):
            return True
        key = name.casefold()
        words = key.split()
        if len(words) > 1 and words[-2].endswith("s") and name.split()[-1][0].islower():
            return False  # "Utredningens förslag: …" is a thing, whoever it belongs to
        if words[-1].endswith(tuple(layout_words("thing_endings"))):
            return False
        if self.labels[key] > 1 and (bold or len(words) == 1 or key in self.inside):
            return True
        if " ".join(words[:2]) in self.inside:
            return True
        if bold and len(self.labels) > 2:
            return len(words) <= 9  # a document that opens its paragraphs with bold names
        return self.minutes and len(words) <= 4

    def certain(self, name: str) -> bool:
        """Say whether the label's own form, or the list of those present, makes it a name."""
        if _barred(name):
            return False
        words = name.replace("-", " ").replace("(", " ").replace(",", " ").split()
        key = name.casefold()
        if key in self.present:
            return True
        letters = [c for c in words[0] if c.isalpha()]
        if len(words) == 1 and 2 <= len(letters) <= 8 and sum(c.isupper() for c in letters) * 2 > len(letters):
            return True
        last = words[-1].rstrip(")").casefold()
        if last.endswith(tuple(layout_words("organisation_endings"))):
            return True
        capitals = [w for w in words if w[:1].isupper()]
        return len(capitals) > 1 and all(
            w[:1].isupper() or w.casefold() in _PARTICLES or not w[0].isalpha() for w in words
        )


def _barred(name: str) -> bool:
    """Say whether the label is one of those that introduce and name nobody ("Pressmeddelande", "Fråga 2")."""
    key = re.sub(r"[\s\d.]+$", "", name.casefold())
    barred = layout_words("not_speakers")
    return not key or key in barred or key.split()[0] in barred


def _parts(organisation: str) -> set[str]:
    """Return the names that a label may use for an organisation: the whole and each run of its words."""
    words = fold(organisation).casefold().replace("-", " ").split()[:12]
    whole = {fold(organisation).casefold()}
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    return whole | {run for run in runs if len(run) > 2 and run not in _PARTICLES}
