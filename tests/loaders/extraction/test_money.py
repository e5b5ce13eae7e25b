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
