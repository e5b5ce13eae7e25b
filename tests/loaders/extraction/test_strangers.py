"""Holders of a role whom no registry knows, told by where their name or noun stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.claim import Claim
from samrad.loaders.extraction import Extractor
from samrad.loaders.extraction.hits import hits
from samrad.loaders.extraction.strangers import appointed, opening, person_before
from samrad.loaders.extraction.unit import units
from samrad.loaders.read import parse_text

ClaimOf = Callable[..., Claim]

HOLDS = [
    ("Berit Ahl har varit rektor för simskolan i Hede.", "Berit Ahl"),
    ("Regeringen utser Berit Ahl till samordnare för broar.", "Berit Ahl"),
    ("Alla är glada att Berit Ahl har tackat ja till uppdraget som rektor.", "Berit Ahl"),
    ("Därför har Berit Ahl utsetts till samordnare för broar.", "Berit Ahl"),
    ("SjöKlang är en ideell körförening.", "SjöKlang"),
    ("Kapellet drivs på ideell basis av Sällskapet Nya Kajen.", "Sällskapet Nya Kajen"),
    ("Arbetet med kajen leds av hamnförvaltaren.", "hamnförvaltaren"),
    ("En hamnorganisation är ansvarig för kajerna.", "hamnorganisation"),
    ("Hamnrådet är ansvarigt för kajerna.", "hamnrådet"),
    ("Samordnarens uppdrag är att räkna broar.", "samordnaren"),
    ("I våras tillsatte regeringen en förhandlare för broarna.", "förhandlare"),
    ("En särskild utredare ska se över reglerna om kajer.", "särskild utredare"),
    ("En särskild utredare, Berit Ahl, har haft i uppdrag att räkna.", "Berit Ahl"),
    ("Kommunen betalar huset och Nätkraft svarar för driften.", "Nätkraft"),
    # a known actor that is the subject stays it, whoever is named beside
    ("Berit Ahl berättade att Boverket har i uppdrag att räkna hus.", "Boverket"),
    ("Mötet leddes av Olle Torn, enhetschef på Boverket.", "Boverket"),
    ("Gästerna lyssnade till Berit Ahl, hamnens nationella samordnare för kajer.", "Berit Ahl"),
    # who holds an office of the government counts as it
    ("Dagen inleddes av Olle Torn, hamnminister och minister för kajer.", "regeringen"),
]


@pytest.mark.parametrize(("sentence", "holder"), HOLDS)
def test_the_holder_is_told_by_place(claim_of: ClaimOf, sentence: str, holder: str) -> None:
    assert claim_of(sentence, "role", author="Delmos").participants == (holder,)


def test_she_is_the_last_person_named(claim_of: ClaimOf) -> None:
    text = "Berit Ahl kommer från Hede.\n\nHon har varit rektor i tio år."
    assert claim_of(text, "role").participants == ("Berit Ahl",)


def test_she_is_the_government_where_a_minister_was_named(claim_of: ClaimOf) -> None:
    text = "I går talade socialminister Berit Ahl om broar.\n\nHon är ordförande för rådet."
    assert claim_of(text, "role").participants == ("regeringen",)


def test_a_first_name_stands_for_the_person_named_before(claim_of: ClaimOf) -> None:
    text = "Berit Ahl börjar i maj. Berit har tidigare varit rektor för simskolan."
    assert claim_of(text, "role").participants == ("Berit Ahl",)


def test_a_word_of_one_capital_that_opens_the_sentence_is_no_name(claim_of: ClaimOf) -> None:
    assert claim_of("Vattnet har en viktig roll i sjön.", "role", author="Delmos").participants == ("Delmos",)


def test_what_is_a_body_by_its_name_becomes_no_person(extractor: Extractor) -> None:
    text = "Kapellet drivs på ideell basis av Nya Kajens Sällskapet. Sällskapet Nya Kajen ansvarar för kapellet."
    assert not [actor for actor in extractor.extract(parse_text(text)).provisional if actor.type == "Person"]


@given(st.text(alphabet="AaBb ÅåHon,.:;()-*\nsärskild utredare utser ", max_size=120))
def test_any_text_is_read_without_an_error(extractor: Extractor, text: str) -> None:
    document = parse_text(text + " Ann Bo är ordförande.")
    for unit in units(document, extractor.linker.mentions(document)):
        for hit in hits(unit):
            for side in (opening(unit, hit, document.text), appointed(unit, document.text)):
                assert side is None or all(side.labels)
        assert person_before(unit, document.text) is None or document.text
