"""A text for matching names in: lines as they stand, letters composed, broken words joined, no unprinted signs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Span
from .shadow import Shadow, is_plain

__all__ = ["Composed"]

#: A word that the layout broke: "Arbetsför-" at the end of a line, "medlingen" on the next.
_BREAK = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?=[a-zåäöé])")


@dataclass(frozen=True, slots=True)
class Composed:
    r"""Hold a text whose lines stay apart (a :class:`Shadow` folds them) and the way back to the source.

    >>> Composed.of("Ro\u0308da\nKor\u00adset").text
    'Röda\nKorset'
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Composed:
        """Return the text as it is where nothing need be composed or left out, as most texts are."""
        if _plain(text):
            return cls(text)
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for begin, end in _lines(text):
            line = text[begin:end]
            if not is_plain(line):
                shadow = Shadow.of(text, begin, begin + len(line.rstrip("\r\n")))
                pieces.append(shadow.text)
                starts.extend(shadow.starts)
                ends.extend(shadow.ends)
                begin += len(line.rstrip("\r\n"))
            pieces.append(text[begin:end])
            starts.extend(range(begin, end))
            ends.extend(range(begin + 1, end + 1))
        return cls("".join(pieces), tuple(starts), tuple(ends))

    def source(self, start: int, end: int) -> Span:
        """Return the span of the source that a non-empty slice stands for."""
        return Span(self.starts[start], self.ends[end - 1]) if self.starts else Span(start, end)

    def index(self, offset: int) -> int:
        """Return where a source offset lies in the composed text."""
        return bisect_left(self.starts, offset) if self.starts else offset


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines with their ends, without the hyphens and line ends inside broken words."""
    begin = 0
    for cut, resume in [*(match.span() for match in _BREAK.finditer(text)), (len(text), len(text))]:
        for line in text[begin:cut].splitlines(keepends=True):
            yield begin, begin + len(line)
            begin += len(line)
        begin = resume


def _plain(text: str) -> bool:
    broken = "-\n" in text or "-\r" in text  # few texts break words, and the pattern is slow to say so
    return is_plain(text) and not (broken and _BREAK.search(text))
