"""One extractor for all tests, and short ways to ask it about a text of a test's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import DocumentInfo
from samrad.loaders.extraction import Extractor
from samrad.loaders.extraction.decide import Decision, best_hit
from samrad.loaders.read import parse_text

Reader = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def fires(extractor: Extractor) -> Callable[..., set[str]]:
    """Return the names of the rules that speak up anywhere in a text."""

    def names(text: str, kind: str = "article") -> set[str]:
        document = parse_text(text, info=DocumentInfo(kind=kind))
        reading = extractor.reading(document, extractor.linker.mentions(document))
        return {hit.rule.name for _, found in reading for hit in found}

    return names


@pytest.fixture(scope="session")
def claim_of(extractor: Extractor) -> Callable[..., Claim]:
    """Read the last sentence as a claim of the kind, whatever the weights think of it: sides and content alone."""

    def claim(text: str, kind: str, *, genre: str = "article", author: str | None = "regeringen") -> Claim:
        document = parse_text(text, info=DocumentInfo(kind=genre, author=author))
        reading = extractor.reading(document, extractor.linker.mentions(document))
        made = None
        for unit, found in reading:
            wanted = ClaimKind(kind)
            if any(k is wanted for hit in found for k, _ in hit.rule.kinds):
                made = reading.claim(unit, found, Decision(wanted, best_hit(unit, found, wanted), 1.0))
        assert made is not None, f"no cue of {kind} in {text!r}"
        return made

    return claim


@pytest.fixture(scope="session")
def claims_in(extractor: Extractor) -> Reader:
    """Return the claims of a text, as a user gets them."""

    def claims(text: str, *, genre: str = "other", author: str | None = None) -> list[Claim]:
        info = DocumentInfo(kind=genre, author=author)
        return list(extractor.extract(parse_text(text, info=info)).claims)

    return claims
