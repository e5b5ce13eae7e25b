"""What a reader gives: the text that all offsets count in, where its pages begin, and what the file says of itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

__all__ = ["Hints", "Note", "Pages", "Reading"]


@dataclass(frozen=True, slots=True)
class Note:
    """Say what of a file is not in its text, and what to do about it: in Swedish and in English."""

    sv: str
    en: str

    def said(self, lang: str = "sv") -> str:
        """Return it in Swedish (``sv``) or English."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Hints:
    """Hold what a file's own fields say; the text and ``corpus.toml`` come before them.

    :param date: of publication, where the format has such a field (HTML, e-mail)
    :param author: as written; used where the registry knows it as an organisation
    :param created: when the file was made: no date of the document, which may be much older
    """

    title: str | None = None
    date: str | None = None
    author: str | None = None
    created: str | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Hold where each page begins in the text, page 1 first; a page without text begins where the next one does.

    >>> pages = Pages((0, 10, 10, 25))
    >>> pages.at(9), pages.at(10), pages.of(8, 30)
    (1, 3, (1, 4))
    """

    starts: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.starts)

    def at(self, offset: int) -> int:
        """Return the number of the page on which an offset lies, from 1."""
        return max(1, bisect_right(self.starts, offset))

    def of(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last page of a span."""
        return self.at(start), self.at(max(start, end - 1))


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the text of a file as its reader made it.

    :param notes: what of the file is not in the text ("pages that are pictures …")
    """

    text: str
    pages: Pages = field(default_factory=Pages)
    hints: Hints = field(default_factory=Hints)
    notes: tuple[Note, ...] = ()
