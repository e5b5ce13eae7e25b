"""Money is said to be given only where the text says that it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.extraction.funding_fields import amount_of, funding_status_of
from samrad.ontology.schemes import Schemes

GIVEN = {"granted", "distributed"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("föreningen beviljades medel av hamnen", "granted"),
        ("föreningen har fått bidrag av hamnen", "granted"),
        ("hamnen avsätter 5 miljoner kronor", "granted"),
        ("hamnen ger 5 miljoner kronor till båtklubben", "granted"),
        ("vi har ansökt om och fått medel", "granted"),
        ("hamnen fördelar bidrag till båtklubbarna", "distributed"),
        ("pengarna betalades ut i våras", "distributed"),
        ("hamnen finansierar bryggan", "distributed"),
        ("föreningen har ansökt om medel", "applied"),
        ("båtklubbar kan söka medel hos hamnen", "applied"),
        ("hamnen fördelar medel som båtklubbar kan söka", "applied"),
        ("medlen kan sökas av alla", "applied"),
        ("hamnen utlyser bidrag", "applied"),
        ("hamnen föreslår att 5 miljoner kronor avsätts", "proposed"),
        ("5 miljoner kronor ska avsättas nästa år", "proposed"),
        ("anslaget beräknas till 5 miljoner kronor", "proposed"),
        ("neddragningarna i bidraget slår hårt", "cut"),
        ("bidraget minskar med 5 miljoner kronor", "cut"),
        ("hamnen drar in stödet till båtklubben", "cut"),
        ("stödet är på 5 miljoner kronor", ""),
    ],
)
def test_the_sentence_tells_how_far_it_has_come(sentence: str, status: str) -> None:
    assert funding_status_of(sentence) == status


@pytest.mark.parametrize(
    "sentence",
    [
        "föreningen har ansökt om bidrag",
        "föreningar kan söka bidrag",
        "föreningar får söka medel av hamnen",
        "medel finns att söka hos hamnen",
        "en ansökan om medel har lämnats till hamnen",
        "föreningen beviljades inte medel",
        "ansökan om medel avslogs",
        "föreningen fick avslag på sin ansökan om bidrag",
        "föreningar kan beviljas medel",
        "hamnen kan fördela medel",
        "hamnen bör fördela medel till båtklubbarna",
        "hamnen skulle kunna ge bidrag",
        "om föreningen beviljas medel byggs bryggan",
        "hamnen har inte fördelat några medel",
        "hamnen ska fördela medel till hösten",
        "bidraget till båtklubben har dragits in",
        "hamnen föreslår att medel fördelas till båtklubben",
    ],
)
def test_what_is_hoped_for_possible_or_denied_is_not_given(sentence: str) -> None:
    assert funding_status_of(sentence) not in GIVEN


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Bidrag på högst 82 miljoner kronor fördelas.", "högst 82 miljoner kronor"),
        ("Vi får högst 10 000 000 kronor per år till bryggan.", "högst 10 000 000 kronor per år"),
        ("Stödet är 3,5 miljoner kronor årligen.", "3,5 miljoner kronor årligen"),
        ("Hamnen lade 2,5 mkr på bryggan.", "2,5 mkr"),
        ("De får ytterligare två miljoner kronor.", "ytterligare två miljoner kronor"),
        ("Anslaget är 250 miljoner nästa år.", "250 miljoner"),
        ("Klubben har 3,3 miljoner medlemmar.", ""),
        ("Klubben fick medel 2021.", ""),
    ],
)
def test_the_sum_is_given_as_the_text_words_it(text: str, amount: str) -> None:
    assert amount_of(text) == amount


def test_of_two_sums_the_one_at_the_cue_is_taken() -> None:
    text = "Av 9 miljoner kronor får klubben 2 miljoner kronor."
    assert amount_of(text, text.index("får")) == "2 miljoner kronor"
    assert amount_of(text, len(text)) == "9 miljoner kronor"


@given(st.text(max_size=200))
def test_any_sentence_gives_a_status_of_the_scheme_or_none(text: str) -> None:
    assert funding_status_of(text.lower()) in {"", *Schemes.load().values("fundingstatus")}
    assert amount_of(text) in text
