"""A normalised shadow of a stretch of text, with an index map back to the source.

Matching runs on the shadow (composed letters, one space for a run of white space, no soft hyphens, byte-order marks
or zero-width characters), never on a changed copy of the document: what is found is mapped back to source offsets.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from .document import Span

__all__ = ["INVISIBLE", "Shadow", "fold", "is_plain"]

#: Characters that print nothing: soft hyphen, zero-width space and joiners, word joiner, byte-order mark,
#: marks of direction.
INVISIBLE = frozenset(
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

#: The same as a pattern, which finds none of them four times as fast as a comparison of sets.
_UNPRINTED = re.compile(f"[{''.join(sorted(INVISIBLE))}]")

#: Below this code point no character combines with the one before it (it is where the combining marks begin).
_FIRST_COMBINING = "\u0300"

#: Marks composed with one letter; more than the 30 of Unicode's stream-safe form are no letter of any language, and a
#: longer run would make composing it quadratic.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Shadow:
    r"""Hold the normalised text of a stretch and where each of its characters comes from.

    >>> shadow = Shadow.of("Ro\u0308da  Kor\u00adset")
    >>> shadow.text
    'Röda Korset'
    >>> shadow.source(5, 11)
    Span(start=7, end=14)
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    origin: int = 0

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None, *, spaces: bool = False) -> Shadow:
        """Return the shadow of ``text[start:end]``; the offsets it gives back count from the start of ``text``.

        :param spaces: keep white space as it is, line ends too: for what reads the layout
        """
        stop = len(text) if end is None else min(end, len(text))
        out: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        cluster = ""
        first = last = start
        for position in range(start, stop):
            char = text[position]
            if char in INVISIBLE:
                continue
            if spaces and char.isspace():
                _emit(cluster, first, last, out, starts, ends)
                _emit(char, position, position + 1, out, starts, ends)
                cluster = ""
                continue
            if cluster and _joins(cluster, char):
                # White space is folded as it comes, so that megabytes of it stay one character.
                cluster = " " if char.isspace() else cluster + char
                last = position + 1
                continue
            _emit(cluster, first, last, out, starts, ends)
            cluster = " " if char.isspace() else char
            first, last = position, position + 1
        _emit(cluster, first, last, out, starts, ends)
        return cls("".join(out), tuple(starts), tuple(ends), start)

    def source(self, start: int, end: int) -> Span:
        """Return the span of the source that ``text[start:end]`` of the shadow stands for.

        A slice that cuts a composed letter gives the whole letter; an empty slice an empty span.
        """
        if start >= end or not self.starts:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else self.origin)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def __len__(self) -> int:
        return len(self.text)


def fold(text: str) -> str:
    r"""Return the shadow's text alone, stripped: for a name or a heading that is shown or compared.

    >>> fold(" Röda\u00a0\n Korset ")
    'Röda Korset'
    """
    if is_plain(text):
        return " ".join(text.split())  # what the shadow would give, thirty times as fast
    return Shadow.of(text).text.strip()


def is_plain(text: str) -> bool:
    """Say whether the text has no invisible characters and all its letters composed."""
    return _UNPRINTED.search(text) is None and unicodedata.is_normalized("NFC", text)


def _joins(cluster: str, char: str) -> bool:
    if char < _FIRST_COMBINING:
        return cluster == " " and char.isspace()
    if char.isspace():
        return cluster == " "
    if cluster == " " or len(cluster) > _MOST_MARKS:
        return False
    return unicodedata.combining(char) != 0 or _composes(cluster[-1], char)


@lru_cache(maxsize=4096)
def _composes(before: str, char: str) -> bool:
    """Say whether two letters that are no marks become one (Korean, some Indic vowels)."""
    return unicodedata.normalize("NFC", before + char) != before + char


def _emit(cluster: str, first: int, last: int, out: list[str], starts: list[int], ends: list[int]) -> None:
    if not cluster:
        return
    plain = len(cluster) == 1 and (cluster < _FIRST_COMBINING or cluster.isspace())
    composed = cluster if plain else unicodedata.normalize("NFC", cluster)
    if composed == cluster and last - first == len(cluster):  # nothing changed: each character stands for itself
        out.extend(cluster)
        starts.extend(range(first, last))
        ends.extend(range(first + 1, last + 1))
        return
    for char in composed:
        out.append(char)
        starts.append(first)
        ends.append(last)
