"""To whom an order was given: as the title says it, in passing, or as the subject of the sentence before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

TITLES = [
    ("Boverket får i uppdrag att räkna husen", ["Boverket"]),
    ("Boverket ges ett nytt uppdrag om hus", ["Boverket"]),
    ("Boverket och Skolverket ska räkna husen", ["Boverket", "Skolverket"]),
    ("Uppdrag till Boverket om hus", ["Boverket"]),
    ("Boverket besöker Skolverket", []),  # nobody is ordered anything
    ("Regeringen ska räkna husen", []),  # who gives orders is given none
    ("Kommunerna ska räkna husen", []),
]


@pytest.mark.parametrize(("title", "asked"), TITLES)
def test_a_title_says_who_was_ordered(claim_of: ClaimOf, title: str, asked: list[str]) -> None:
    text = f"# {title}\n\nHusen är många.\n\n## Tidsplan\n\nUppdraget ska redovisas i maj."
    assert list(claim_of(text, "request").addressee) == asked


def test_the_body_named_last_is_meant(claim_of: ClaimOf) -> None:
    text = "# Boverket får i uppdrag att räkna hus\n\nSkolverket ska räkna skolor.\n\nUppdraget ska redovisas i maj."
    assert claim_of(text, "request").addressee == ("Skolverket",)


def test_to_whom_an_order_is_reported_is_not_ordered(claim_of: ClaimOf) -> None:
    text = "Boverket ska lämna uppdraget till Regeringskansliet.\n\nUppdraget ska redovisas i maj."
    assert claim_of(text, "request").addressee == ("Boverket",)
