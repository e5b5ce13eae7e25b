"""A small document of our own, its gold, and a way to write claims of it in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from samrad.loaders.claim import Claim, ClaimKind

TEXT = """Möte om lokaler

## Behov

Röda Korset vill att kommunerna öppnar fler lokaler. Rädda Barnen vill att regeringen lyssnar.

## Samverkan

Rädda Barnen samverkar med MSB. Vi kan bistå med läxhjälp.
"""


@pytest.fixture
def text() -> str:
    return TEXT


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """Give a function that makes a claim: a quote of the text, or a place, then the kind and any fields."""

    def make(quote: str | tuple[int, int], kind: str = "request", **fields: Any) -> Claim:
        if isinstance(quote, str):
            start = TEXT.index(quote)
            place = {"start": start, "end": start + len(quote), "quote": quote}
        else:
            place = {"start": quote[0], "end": quote[1], "quote": "x" * (quote[1] - quote[0])}
        for name in ("claimant", "addressee", "participants", "topics"):
            if isinstance(fields.get(name), str):
                fields[name] = (fields[name],)
        return Claim(**{"doc": "möte", **place, "kind": ClaimKind(kind), **fields})

    return make
