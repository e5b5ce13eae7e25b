"""Who holds a role: those whom words beside the cue name, those who are invited, whom a duty falls on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

HOLDS = [
    ("Beslut om kajerna fattas av Boverket.", ["Boverket"]),
    ("Rådet samlas under ledning av Boverket.", ["Boverket"]),
    ("Ansvaret för broarna ligger på kommunerna.", ["kommuner"]),
    ("Ansvaret för broarna är delat mellan Boverket och Skolverket.", ["Boverket", "Skolverket"]),
    ("Broarna är ett delat ansvar mellan kommunerna och regionerna.", ["kommuner", "regioner"]),
    ("Tillsynen över broarna flyttas från Boverket till Skolverket.", ["Skolverket"]),
    ("Medlemmar i rådet för broar är Boverket och Skolverket.", ["Boverket", "Skolverket"]),
    ("I våras gav regeringen den 3 maj Boverket i uppdrag att räkna broar.", ["Boverket"]),
    ("Regeringen har gett ett nytt uppdrag till Boverket att räkna broar.", ["Boverket"]),
    ("Det är det uppdrag som regeringen har gett Boverket.", ["Boverket"]),
    ("Rådet för broar, som samordnas av Boverket, fick i uppdrag att räkna.", ["Rådet för broar"]),
]


@pytest.mark.parametrize(("sentence", "holders"), HOLDS)
def test_words_beside_the_cue_name_the_holder(claim_of: ClaimOf, sentence: str, holders: list[str]) -> None:
    assert list(claim_of(sentence, "role", author="Delmos").participants) == holders


def test_who_is_invited_holds_no_role_the_host_does(claim_of: ClaimOf) -> None:
    claim = claim_of("Byalag och föreningar var inbjudna att tycka till.", "role", author="Delmos")
    assert claim.participants == ("Delmos",)
