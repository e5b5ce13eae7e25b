"""What stands round a sentence moves the estimate, and does not drown what is said outright."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import DocumentInfo
from samrad.loaders.extraction import Extractor
from samrad.loaders.extraction.estimates import estimates
from samrad.loaders.extraction.lexicon import adjustments, adjustments_by_sign
from samrad.loaders.extraction.signs import signs_of
from samrad.loaders.read import parse_text

Reader = Callable[..., list[Claim]]

REPORT = (
    "Dokumentation från samråd med det civila samhället den 3 maj 2031\n\n"
    "*Vilka erfarenheter har vintern medfört?*\n\n*Vilka konsekvenser ser ni av kölden?*\n\n"
    "- Många skridskoklubbar har fått fler medlemmar.\n- {}\n- Isen har legat länge i år.\n"
)


@pytest.mark.parametrize(
    "point",
    [
        "Det behövs fler uppvärmda omklädningsrum.",
        "Viktigt med tidiga besked om isens tjocklek.",
        "Det finns ett stort behov av att öppna isbanorna på kvällen.",
    ],
)
def test_what_is_needed_is_asked_also_among_reports(claims_in: Reader, point: str) -> None:
    claims = claims_in(REPORT.format(point), genre="minutes", author="Arbetsmarknadsdepartementet")
    assert [(claim.kind.value, claim.quote) for claim in claims] == [("request", point)]


@pytest.mark.parametrize("point", ["Behovet av stöd har ökat under vintern.", "Kölden har varit svår för de äldre."])
def test_a_report_among_reports_asks_nothing(claims_in: Reader, point: str) -> None:
    assert claims_in(REPORT.format(point), genre="minutes", author="Arbetsmarknadsdepartementet") == []


def test_words_that_only_open_a_list_ask_nothing_themselves(claims_in: Reader) -> None:
    text = (
        "Rekommendationer\n\nKommunerna bör i ännu högre grad\n\n- öppna isbanorna på kvällen.\n- låna ut skridskor.\n"
    )
    quotes = [claim.quote for claim in claims_in(text, genre="memo", author="NOD")]
    assert quotes == ["öppna isbanorna på kvällen.", "låna ut skridskor."]


def _offer_odds(extractor: Extractor, sentence: str) -> float:
    """Return the log-odds of an offer by the rules alone, in the government's own article."""
    document = parse_text(sentence, info=DocumentInfo(kind="article", author="regeringen"))
    reading = extractor.reading(document, extractor.linker.mentions(document))
    ((unit, found),) = list(reading)
    around = reading.reader.surroundings(unit, reading.scene)
    return estimates(found, signs_of(unit, found, around, reading.frame))[ClaimKind.OFFER]


LIKELIER = [
    ("Regeringen vill minska krånglet.", "Klubben vill minska krånglet."),
    ("Vi vill minska krånglet.", "Klubben vill minska krånglet."),
    ("Ministern kommer att föreslå nya regler.", "Ministern kommer att besöka en gård."),
    ("Boverket avser att öppna kontoret.", "Boverket avser att stänga kontoret."),
    ("Vi planerar att måla bänkarna.", "Vi ser fram emot att måla bänkarna."),
]


@pytest.mark.parametrize(("offer", "other"), LIKELIER)
def test_what_a_government_will_do_is_an_offer_and_a_visit_or_an_end_is_none(
    extractor: Extractor, offer: str, other: str
) -> None:
    assert _offer_odds(extractor, offer) > _offer_odds(extractor, other) + 0.5


SIGNS = sorted({sign for entry in adjustments() for sign in entry.every | entry.some})


@given(st.frozensets(st.sampled_from(SIGNS), max_size=40))
def test_the_table_by_sign_misses_no_entry_that_holds(signs: frozenset[str]) -> None:
    found = {
        number for sign in signs for number in adjustments_by_sign().get(sign, ()) if adjustments()[number].holds(signs)
    }
    assert found == {number for number, entry in enumerate(adjustments()) if entry.holds(signs)}


def test_a_meeting_held_with_somebody_is_cooperation_and_mere_attendance_is_not(claims_in: Reader) -> None:
    held = "Den 4 maj hölls en dialog med Boverket och Skolverket om isbanor."
    came = "På mötet deltog Boverket tillsammans med Skolverket."
    kinds = {c.quote: c.kind.value for c in claims_in(f"{held} {came}", genre="article", author="regeringen")}
    assert kinds == {held: "cooperation"}
