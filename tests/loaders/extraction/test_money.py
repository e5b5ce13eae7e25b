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


TOLD_BY_OTHERS = [
    # who hands it out, in the order of verb and subject that the sentence has
    ("Boverket får i uppdrag att fördela 9 miljoner kronor till kommunerna.", ["Boverket"], ["kommuner"]),
    ("I fjol betalade Boverket 3 miljoner kronor till Scouterna.", ["Boverket"], ["Scouterna"]),
    ("Boverket och Skolverket fördelar sedan bidrag till kommunerna.", ["Boverket", "Skolverket"], ["kommuner"]),
    ("Granskningen visar att Skolverket har beviljat bidrag till Scouterna.", ["Skolverket"], ["Scouterna"]),
    ("Kriminalvården bekostar böckerna.", ["Kriminalvården"], []),
    ("I fjol fördelades medlen av dåvarande Skolverket.", ["Skolverket"], []),
    ("Malmö stad går in med 2 miljoner kronor om året.", ["Malmö stad"], []),
    # the payer behind a preposition
    ("Rädda Barnen har rekvirerat 60 000 kronor ur Socialstyrelsens medel.", ["Socialstyrelsen"], ["Rädda Barnen"]),
    ("Kurserna är finansierade av Röda Korset.", ["Röda Korset"], []),
    # the state, where only the money is said to be its own
    ("Malmö stad har rätt till statlig ersättning.", ["staten"], ["Malmö stad"]),
    # Sweden gives, and a country that no list knows gets
    ("Sverige bidrar med 5 miljoner kronor till Moldavien och Georgien.", ["Sverige"], ["Moldavien", "Georgien"]),
    ("I byn har Sverige en lång historia av stöd.", [], []),
    # getting, in the passive
    ("Scouterna beviljas 1 miljon kronor för sina läger.", [], ["Scouterna"]),
    ("Boverket har tilldelats 3 miljoner kronor.", [], ["Boverket"]),
    # money for what is somebody's, for several, and through somebody
    ("Boverket betalar ut medel för att stärka kommunernas arbete.", ["Boverket"], ["kommuner"]),
    ("Boverket ger bidrag till Scouterna och stöd till Rädda Barnen.", ["Boverket"], ["Scouterna", "Rädda Barnen"]),
    ("Mycket av stödet från Sida kanaliseras genom Röda Korset.", ["Sida"], ["Röda Korset"]),
    # the only other that is named, unless a preposition sets it apart
    ("Boverket halverade stödet som Scouterna haft.", ["Boverket"], ["Scouterna"]),
    ("Boverket halverade stödet enligt Scouterna.", ["Boverket"], []),
]


@pytest.mark.parametrize(("sentence", "funder", "recipient"), TOLD_BY_OTHERS)
def test_of_money_that_others_tell_of(
    claim_of: ClaimOf, sentence: str, funder: list[str], recipient: list[str]
) -> None:
    claim = claim_of(sentence, "funding", author="NOD")
    assert (list(claim.participants), list(claim.addressee)) == (funder, recipient)


def test_who_is_told_to_pay_out_the_governments_money_pays_with_it(claim_of: ClaimOf) -> None:
    claim = claim_of("Regeringen uppdrar åt Boverket att betala ut 5 miljoner kronor till kommunerna.", "funding")
    assert claim.participants == ("regeringen", "Boverket")
    assert claim.addressee == ("kommuner",)


def test_whom_a_letter_goes_to_gets_no_money(claim_of: ClaimOf) -> None:
    sentence = "Enligt en skrivelse till Boverket höjer regeringen anslaget med 2 miljoner kronor."
    assert claim_of(sentence, "funding").addressee == ()


def test_what_money_is_used_for_tells_no_payer(claim_of: ClaimOf) -> None:
    assert claim_of("Medlen ska användas för en satsning på badhus.", "funding").participants == ()
