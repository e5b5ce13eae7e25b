"""Who pays and who is paid, where the verb is passive or tells of getting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

GOVERNMENTS_NEWS = [
    ("I budgeten föreslår regeringen att Boverket stärks med 4 miljoner kronor.", ["regeringen"], ["Boverket"]),
    ("Skolverket fick i våras mer medel för sitt arbete.", [], ["Skolverket"]),
    ("Regeringen höjer anslaget för Boverket med 8 miljoner kronor.", ["regeringen"], ["Boverket"]),
    ("Regeringen vill minska Studieförbundens finansiering med 9 miljoner.", ["regeringen"], ["Studieförbunden"]),
    ("I år erhåller kommunerna 7 miljoner kronor.", [], ["kommuner"]),
    ("Regeringen satsar 2 miljoner kronor på att kommunerna ska anställa fler.", ["regeringen"], ["kommuner"]),
    ("Regeringen förstärker Boverket med 5 miljoner kronor.", ["regeringen"], ["Boverket"]),
    ("Regeringen avsätter 15 miljoner kronor för kommunerna.", ["regeringen"], ["kommuner"]),
    ("Anslaget höjs med 2 miljoner kronor.", ["regeringen"], []),
    ("I vår får kommunerna använda medel till planering.", [], ["kommuner"]),
    ("Bidraget är ett stöd som MUCF har regeringens uppdrag att fördela.", ["MUCF"], []),
    ("Förra året tog MUCF emot ansökningar på 11 miljoner kronor.", ["MUCF"], []),
]


@pytest.mark.parametrize(("sentence", "funder", "recipient"), GOVERNMENTS_NEWS)
def test_of_passive_and_getting(claim_of: ClaimOf, sentence: str, funder: list[str], recipient: list[str]) -> None:
    claim = claim_of(sentence, "funding")
    assert (list(claim.participants), list(claim.addressee)) == (funder, recipient)


def test_who_hands_on_the_states_money_pays_with_it(claim_of: ClaimOf) -> None:
    claim = claim_of("I dag fördelas de statliga medlen för badhus av Boverket.", "funding", author="NOD")
    assert claim.participants == ("Boverket", "staten")


def test_support_told_of_after_the_states_is_the_states(claim_of: ClaimOf) -> None:
    text = "Förra året infördes ett statligt bidrag till badhus. Hittills har bidrag beviljats för nio badhus."
    assert claim_of(text, "funding", author="NOD").participants == ("staten",)


@pytest.mark.parametrize(
    "told",
    [
        "Boverket har under året haft i uppdrag att fördela bidrag till badhus.",
        "Boverket delar ut medel till badhus.",
        "Boverket (BV) fördelade bidrag till badhus.",
    ],
)
def test_who_hands_money_out_pays_for_what_was_granted_later(claim_of: ClaimOf, told: str) -> None:
    assert claim_of(told, "funding", author="NOD").participants == ("Boverket",)
    later = f"{told} Nio kommuner har beviljats medel."
    assert claim_of(later, "funding", author="NOD").participants == ("Boverket",)


def test_where_something_grows_is_not_who_pays_for_it(claim_of: ClaimOf) -> None:
    sentence = "SIOS har sökt medel för att väcka en tro hos deltagarna."
    assert claim_of(sentence, "funding", genre="minutes", author="NOD").participants == ()
