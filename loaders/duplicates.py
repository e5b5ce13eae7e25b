"""Two files of one document: which is read, and which only listed.

Minutes often lie in a folder twice, as they were written and as they were sent out. Counted twice they would make
every voice in them twice as loud. Two files are of one document where

- their letters and digits are the same in the same order, whatever the layout and the punctuation; or
- they have one name in the graph, are of two formats, and at least :data:`SAME` per cent of their words are the same:
  a PDF and the DOCX that it was made from differ by the page numbers and numbered lists that one of them does not hold.

A later version of the minutes under another name, a word changed in it, is another document, and both are read.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import DocumentError
from .document import Document
from .settled import Passed, Reason

__all__ = ["SAME", "Candidate", "Settled", "settle", "share", "words_digest"]

#: From how many per cent on two files of one name are one document. Measured on the five shipped documents as text,
#: DOCX, ODT, HTML and two PDFs: the formats of one share at least 99 %, two documents at most 26 %; of 84 short texts,
#: two that follow one pattern share 63 %.
SAME = 95

#: Whose text is the best, from the plainest on; formats that are not here come before PDF, which is drawn, not written.
_BEST = ("text", "markdown", "docx", "odt", "html", "rtf")

_WORD = re.compile(r"\w+")


def words_digest(text: str) -> str:
    r"""Return a name for the letters and digits of a text: the same whatever the layout.

    >>> words_digest("Sam\u00adråd om\n\n• lokaler") == words_digest("SAMRÅD om lo-\nkaler.")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(_WORD.findall(folded)).replace("_", "")
    return hashlib.sha256((letters or text).encode("utf-8", "surrogatepass")).hexdigest()


def share(one: str, two: str) -> int:
    """Return how many of a hundred words of two texts stand in both, rounded down, whatever their order.

    >>> share("en två tre fyra", "en två tre fem")
    60
    """
    first, second = (Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold())) for text in (one, two))
    both, either = (first & second).total(), (first | second).total()
    return 100 * both // either if either else 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold what is asked of a file that was read.

    :param key: names the file's content, for what an earlier build found out about two files
    :param format: of its reader
    :param described: whether a ``corpus.toml`` says something of it
    :param digest: :func:`words_digest` of its text
    :param text: None where it is not at hand: it was not read again
    """

    path: Path
    slug: str
    format: str
    described: bool
    digest: str
    text: str | None
    key: str = ""

    @classmethod
    def of(cls, path: Path, document: Document, *, described: bool) -> Candidate:
        """Return the candidate of a document."""
        name = document.reader.partition(" ")[0]
        return cls(path, document.slug, name, described, words_digest(document.text), document.text)

    @property
    def rank(self) -> tuple[bool, int, str, str]:
        """Return what the best comes first by: what is known of it, its format, its name."""
        place = _BEST.index(self.format) if self.format in _BEST else len(_BEST) + (self.format == "pdf")
        return not self.described, place, self.path.name, str(self.path)


@dataclass(slots=True)
class Settled:
    """Hold which candidates are read, by their number.

    :param passed: the other files of a document, by number
    :param unknown: those whose text is needed and not at hand; while there are any, the rest is not settled
    """

    kept: list[int] = field(default_factory=list)
    passed: dict[int, Passed] = field(default_factory=dict)
    errors: list[DocumentError] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def settle(candidates: Sequence[Candidate], known: Mapping[tuple[str, str], int] | None = None) -> Settled:
    """Say which of the files are read: one of each document, and none of two documents that have one name.

    :param known: the share of two texts, by the keys of the better and the other, where it was found out before
    """
    settled = Settled()
    by_text: dict[str, list[int]] = defaultdict(list)
    by_slug: dict[str, list[int]] = defaultdict(list)
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].rank)
    for number in order:
        by_text[candidates[number].digest].append(number)
    for first, *others in by_text.values():
        by_slug[candidates[first].slug].append(first)
        for other in others:
            settled.passed[other] = Passed(candidates[other].path, Reason.DUPLICATE, candidates[first].path)
    for slug, numbers in sorted(by_slug.items()):
        _settle_name(slug, numbers, candidates, known or {}, settled)
    settled.kept.sort()
    return settled


def _settle_name(
    slug: str, numbers: list[int], candidates: Sequence[Candidate], known: Mapping[tuple[str, str], int], to: Settled
) -> None:
    """Settle the files that have one name in the graph, the best first."""
    first, *others = numbers
    best = candidates[first]
    left = [first]
    for other in others:
        candidate = candidates[other]
        if candidate.format == best.format:
            left.append(other)
            continue
        same = known.get((best.key, candidate.key)) if best.key else None
        if same is None:
            missing = [number for number in (first, other) if candidates[number].text is None]
            if missing:
                to.unknown.extend(number for number in missing if number not in to.unknown)
                continue
            same = share(best.text or "", candidate.text or "")
        if same >= SAME:
            to.passed[other] = Passed(candidate.path, Reason.DUPLICATE, best.path, same)
        else:
            left.append(other)
    if len(left) == 1:
        to.kept.append(first)
        return
    for number in sorted(left):
        path = candidates[number].path
        rest = " and ".join(str(candidates[other].path) for other in sorted(left) if other != number)
        to.errors.append(
            DocumentError(
                f"it has one name in the graph with {rest}: {slug}",
                where=str(path),
                hint="rename all but one of them; none was read",
            )
        )
