"""The force of a request is that of the outermost word of asking."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Röda Korset anser att kommunerna behöver fler bryggor.", "need"),
        ("Det krävs fler bryggor.", "need"),
        ("Röda Korset önskar att kommunerna ska bygga bryggor.", "wish"),
        ("Röda Korset vill att kommunerna bygger bryggor.", "wish"),
        ("Röda Korset efterlyser fler bryggor.", "wish"),
        ("Röda Korset föreslår att kommunerna kan bygga bryggor.", "proposal"),
        ("Kommunerna bör bygga bryggor.", "proposal"),
        ("Röda Korset uppmanar kommunerna att bygga bryggor.", "urging"),
        ("Röda Korset kräver att kommunerna ska bygga bryggor.", "urging"),
        ("Regeringen ger Boverket i uppdrag att bygga bryggor.", "assignment"),
    ],
)
def test_the_words_of_asking_tell_the_force(claim_of: ClaimOf, text: str, force: str) -> None:
    assert claim_of(text, "request").force == force


def test_what_shall_be_done_is_an_assignment_where_the_one_who_says_it_governs(claim_of: ClaimOf) -> None:
    text = "Kommunerna ska bygga bryggor."
    assert claim_of(text, "request", author="regeringen").force == "assignment"
    assert claim_of(text, "request", author="Röda Korset").force == "urging"


def test_only_a_request_has_a_force(claim_of: ClaimOf) -> None:
    assert claim_of("Röda Korset samverkar med Rädda Barnen.", "cooperation").force == ""
