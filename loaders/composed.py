"""A text for matching names in: lines as they stand, letters composed, what prints nothing left out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from .document import Span
from .shadow import INVISIBLE, Shadow

__all__ = ["Composed"]

_INVISIBLE = re.compile("[" + "".join(sorted(INVISIBLE)) + "]")


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
        begin = 0
        for line in text.splitlines(keepends=True):
            end = begin + len(line)
            if _plain(line):
                pieces.append(line)
                starts.extend(range(begin, end))
                ends.extend(range(begin + 1, end + 1))
            else:
                body = len(line.rstrip("\r\n"))
                shadow = Shadow.of(text, begin, begin + body)
                pieces += [shadow.text, line[body:]]
                starts.extend((*shadow.starts, *range(begin + body, end)))
                ends.extend((*shadow.ends, *range(begin + body + 1, end + 1)))
            begin = end
        return cls("".join(pieces), tuple(starts), tuple(ends))

    def source(self, start: int, end: int) -> Span:
        """Return the span of the source that a non-empty slice stands for."""
        return Span(self.starts[start], self.ends[end - 1]) if self.starts else Span(start, end)

    def index(self, offset: int) -> int:
        """Return where a source offset lies in the composed text."""
        return bisect_left(self.starts, offset) if self.starts else offset


def _plain(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and _INVISIBLE.search(text) is None
