"""Seats and memberships are found where the text names the body; where it does not, nothing is made up."""

from __future__ import annotations

import pytest

from samrad.loaders.linking import Linker
from samrad.loaders.read import parse_text
from samrad.loaders.seats import _table, seats_in
from samrad.ontology.registry import Registry
from samrad.ontology.schemes import Schemes

LINKER = Linker(Registry.load())


def found(text: str) -> set[tuple[tuple[str, ...], str, str]]:
    document = parse_text(text)
    mentions = LINKER.mentions(document)
    seats = [
        seat for block in document.blocks for span in block.sentences for seat in seats_in(document, span, mentions)
    ]
    return {(tuple(actor.label for actor in seat.holders), seat.role, seat.body.label) for seat in seats}


@pytest.mark.parametrize(
    ("text", "holder", "role", "body"),
    [
        (
            "SIOS sitter i styrgruppen för Kolonisatsningen i norr.",
            "SIOS",
            "steering-group-member",
            "styrgruppen för Kolonisatsningen i norr",
        ),
        (
            "Sedan i våras sitter LSU med i referensgruppen för odlings- och lottfrågor och bidrar med kunskap.",
            "LSU",
            "steering-group-member",
            "referensgruppen för odlings- och lottfrågor",
        ),
        (
            "Scouterna ingår i nätverket för kolonister, som möts ofta.",
            "Scouterna",
            "member",
            "nätverket för kolonister",
        ),
        ("Röda Korset är medlem i Concord Sverige.", "Röda Korset", "member", "Concord Sverige"),
        ("Region Skåne ingår i Partnerskap Skåne.", "Region Skåne", "member", "Partnerskap Skåne"),
        ("Boverket arbetar för odling genom medverkan i Partnerskap Skåne.", "Boverket", "member", "Partnerskap Skåne"),
    ],
)
def test_who_sits_where(text, holder, role, body):
    assert found(text) == {((holder,), role, body)}


@pytest.mark.parametrize(
    "text",
    [
        "SIOS sitter i en styrgrupp.",
        "Vi ingår i olika nätverk.",
        "SIOS sitter i styrgruppen.",
        "SIOS sitter inte i styrgruppen för Kolonisatsningen.",
        "SIOS bör ingå i rådet för odling.",
        "SIOS vill sitta i styrgruppen för Kolonisatsningen.",
        "Boverket är medlem i civilsamhället.",  # a collective is no organisation
        "SIOS ingår i Boverket.",  # not a body that one sits in
    ],
)
def test_where_no_body_is_named_or_the_seat_is_denied_there_is_none(text):
    assert found(text) == set()


def test_a_body_whose_member_is_not_named_keeps_its_place_empty():
    assert found("Nu är det sju som är medlemmar i Concord Sverige.") == {((), "member", "Concord Sverige")}


def test_words_for_many_that_are_nobody_in_particular_hold_no_seat():
    empty = {((), "member", "Concord Sverige")}
    assert found("Medlemsorganisationerna är medlemmar i Concord Sverige.") == empty
    assert found("Flera av Scouternas medlemsorganisationer är medlemmar i Concord Sverige.") == empty


def test_every_role_of_the_table_is_in_the_scheme():
    assert {role for role, _ in _table().nouns} <= set(Schemes.load().values("role"))
