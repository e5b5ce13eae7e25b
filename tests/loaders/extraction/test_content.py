"""What is asked, offered or told: the clause without its cue, as it stands in the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

SAYS = [
    ("Kommunerna bör öppna badhusen på kvällen.", "öppna badhusen på kvällen"),
    ("Därför behöver regionerna bygga ut bussarna.", "bygga ut bussarna"),
    ("Vi föreslår att kommunerna kan dela på kostnaden.", "dela på kostnaden"),
    ("Det behövs fler simlärare i länet.", "fler simlärare i länet"),
    ("För att badet ska kunna öppna så behöver vi anställa tre vakter.", "anställa tre vakter"),
    ("Vikten av långa avtal kan inte nog betonas.", "långa avtal"),
    ("Vikten av att båtklubben är med och lånar ut båtar.", "båtklubben är med och lånar ut båtar"),
    (
        "Kommunerna bör ta en mer aktiv roll både när det gäller badhus och parker.",
        "ta en mer aktiv roll både när det gäller badhus och parker",
    ),
    ("Arbetet med badhusen är av största vikt men går trögt.", "Arbetet med badhusen"),
    ("Det är av stor vikt att badhusen öppnar.", "badhusen öppnar"),
    ("Fler simlärare efterfrågas.", "Fler simlärare"),
    ("Ett tydligt ledarskap i frågan saknas.", "Ett tydligt ledarskap i frågan"),
    ("En öppen dialog om hyran är avgörande för freden.", "En öppen dialog om hyran"),
    ("Bygg fler bryggor i hamnen – nu räcker det!", "Bygg fler bryggor i hamnen"),
    ("Broarna i hela länet bör rustas.", "Broarna i hela länet bör rustas"),
    ("I år ska Boverket tillsammans med NOD rusta broar.", "tillsammans med NOD rusta broar"),
    ("NOD sade att vägarna behöver rustas.", "vägarna behöver rustas"),
    ("Det finns ett behov hos kommunerna av bättre vägar.", "bättre vägar"),
    ("Hamnen behöver rustas med nya bryggor snart.", "Hamnen behöver rustas med nya bryggor snart"),
    (
        "Kommunerna bör öppna alla badhus på kvällen för att fler unga ska kunna lära sig simma.",
        "öppna alla badhus på kvällen för att fler unga ska kunna lära sig simma",  # too little stands before the aim
    ),
    (
        "Kommunerna bör öppna badhusen för skolornas elever på kvällen för att fler unga ska kunna lära sig simma.",
        "öppna badhusen för skolornas elever på kvällen",
    ),
]


@pytest.mark.parametrize(("sentence", "what"), SAYS)
def test_the_clause_that_is_asked(claim_of: ClaimOf, sentence: str, what: str) -> None:
    assert claim_of(sentence, "request", genre="minutes", author="NOD").what == what


def test_the_head_of_a_question_is_left_out(claim_of: ClaimOf) -> None:
    text = (
        "Interpellation 2031/32:7 Hus av Anna Berg (M) till Socialminister Karl Ek (S)\n\n"
        "Med anledning av detta vill jag fråga socialminister Karl Ek: "
        "Vilka åtgärder avser ministern att vidta för att fler hus ska byggas?"
    )
    claim = claim_of(text, "request", genre="interpellation", author=None)
    assert claim.what == "fler hus ska byggas"


def test_the_content_is_a_part_of_the_quote_line_breaks_and_all(claim_of: ClaimOf) -> None:
    claim = claim_of("Kommunerna bör öppna\n  badhusen på kvällen.", "request", genre="minutes", author="NOD")
    assert claim.what in claim.quote
    assert claim.what.split() == ["öppna", "badhusen", "på", "kvällen"]
