"""Which person spoke for the claimant: the one who has the floor, or whom the sentence names beside the claimant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from .claim import Claim
from .document import BlockKind, Document
from .masking import Name
from .shadow import Shadow

__all__ = ["spoken"]


def spoken(document: Document, claims: Iterable[Claim], persons: Sequence[Name]) -> Iterator[tuple[Claim, Name]]:
    """Yield each claim of which the text says who spoke, with that person.

    "Anna Ek, SIOS: Vi behöver …", "Anna Ek, SIOS, menade att …" and "säger statsrådet Anna Ek" say so. Where two
    persons might have spoken, nobody is told.

    :param claims: of the document
    :param persons: whom the document introduces: :func:`samrad.loaders.people.people`
    """
    starts = [block.start for block in document.blocks]
    for claim in claims:
        at = bisect_right(starts, claim.start) - 1
        found = _named(claim.claimant_text, persons)  # the words for the claimant are the person's
        if not found and claim.attribution == "sentence":
            found = _beside(claim, persons)
        elif not found and claim.attribution == "turn" and at >= 0 and not _named(claim.quote, persons):
            found = _speakers(document, at, persons)
        if len(found) == 1:
            yield claim, found[0]


def _speakers(document: Document, at: int, persons: Sequence[Name]) -> list[Name]:
    """Return the persons named in the words for who has the floor in a turn or in a point of its list."""
    block = document.blocks[at]
    if block.turn is None or (block.turn != at and block.kind is not BlockKind.BULLET):
        return []  # a paragraph further on may be anybody's
    speaker = document.blocks[block.turn].speaker
    return _named(Shadow.of(document.text, speaker.start, speaker.end).text, persons) if speaker else []


def _beside(claim: Claim, persons: Sequence[Name]) -> list[Name]:
    """Return the persons whom the quote names before the claimant that they stand for."""
    quote = _folded(claim.quote)
    wording = quote.find(_folded(claim.claimant_text))
    return [
        person
        for person in persons
        if 0 <= quote.find(_folded(person.text)) < wording and set(person.organisations) & set(claim.claimant)
    ]


def _named(text: str, persons: Sequence[Name]) -> list[Name]:
    words = _folded(text)
    return [person for person in persons if _folded(person.text) in words]


def _folded(text: str) -> str:
    """Return the words between single spaces, with one at either end: a name is never found inside a longer word."""
    return f" {' '.join(''.join(c if c.isalnum() or c in '-’' else ' ' for c in text).split())} "
