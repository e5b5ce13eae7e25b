"""Who cooperates, funds, gets money or holds a role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

TOGETHER = [
    ("Röda Korset samverkar med Svenska kyrkan och kommunerna.", ["Röda Korset", "Svenska kyrkan", "kommuner"]),
    ("Samarbetet mellan Boverket och Polisen fungerar väl.", ["Boverket", "polisen"]),
    ("Under hösten har Boverket haft dialog med regionerna.", ["Boverket", "regioner"]),
    ("I maj tecknade LO och Unionen ett avtal om skor.", ["LO", "Unionen"]),
    ("Ett avtal har tecknats mellan staten och SKR om skor.", ["staten", "SKR"]),
    (
        "Boverket har möten med Skolverket i syfte att föra dialog med kommunerna.",
        ["Boverket", "Skolverket", "kommuner"],
    ),
    ("I ett forum diskuterar företrädare för staten och kommunerna i dialog om skor.", ["staten", "kommuner"]),
    ("NOD ser gärna att staten och SKR även framåt samarbetar.", ["staten", "SKR"]),
    (
        "NOD träffade Röda Korset och Rädda Barnen för en dialog om skor.",
        ["NOD", "Röda Korset", "Rädda Barnen"],
    ),
    ("Samtalet arrangerades av Boverket tillsammans med Skolverket.", ["Boverket", "Skolverket"]),
    ("Boverket hade samtal med representanter för kommuner och företag.", ["Boverket", "kommuner", "näringslivet"]),
    ("Genom simhallen har Boverket band till Svenska kyrkan.", ["Boverket", "Svenska kyrkan"]),
    ("NOD riktar ett stort tack till SKR för ett gott samarbete.", ["NOD", "SKR"]),
    ("I slutet av maj visade SKR tillsammans med Boverket en film.", ["SKR", "Boverket"]),
    ("Kommunen fick läsa en plan framtagen av Boverket i samråd med Skolverket.", ["Boverket", "Skolverket"]),
    ("Avtalet, som Boverket tillsammans med Skolverket tog fram, gäller.", ["Boverket", "Skolverket"]),
    ("Badet drivs av Rädda Barnen och Svenska kyrkan gemensamt.", ["Rädda Barnen", "Svenska kyrkan"]),
    ("Hos oss kan SKR, Boverket och regioner tillsammans bygga broar.", ["SKR", "Boverket", "regioner"]),
    ("LO och Unionen lämnade ett gemensamt yttrande.", ["LO", "Unionen"]),
    (
        "Boverket samverkar med SKR (utan lön), bönder och Skolverket om skor.",
        ["Boverket", "SKR", "Skolverket"],
    ),
    (
        "NOD besökte samverkan mellan skola och socialtjänst, bland annat genom regeringens insats.",
        ["skolan", "socialtjänsten"],
    ),
    ("Boverkets och de svenska bankernas samarbete rör skor.", ["Boverket", "banker"]),
    ("I år samverkar lokala byalag med Boverket.", ["byalag", "Boverket"]),
    ("Boverket har involverat bibliotek och skolor.", ["Boverket", "bibliotek", "skolan"]),
    ("Boverket skrev planen efter synpunkter från SKR och LO.", ["Boverket", "SKR", "LO"]),
    ("Skolan och hemtjänsten möts, med stöd av Boverket, i ett samarbete.", ["skolan", "hemtjänsten"]),
]


@pytest.mark.parametrize(("sentence", "who"), TOGETHER)
def test_all_who_cooperate_the_focal_one_first(claim_of: ClaimOf, sentence: str, who: list[str]) -> None:
    assert list(claim_of(sentence, "cooperation", genre="memo", author="NOD").participants) == who


def test_in_a_turn_the_speaker_cooperates(claim_of: ClaimOf) -> None:
    claim = claim_of("SIOS: Samverkan sker med MSB.", "cooperation", genre="minutes", author=None)
    assert claim.participants == ("SIOS", "MSB")


def test_later_words_of_an_agreement_keep_its_parties(claim_of: ClaimOf) -> None:
    text = "Regeringen har ingått en överenskommelse med SKR.\n\nÖverenskommelsen gäller i tre år."
    assert set(claim_of(text, "cooperation").participants) == {"regeringen", "SKR"}


def test_whose_leaders_are_met_is_the_partner_and_not_the_host(claim_of: ClaimOf) -> None:
    sentence = "Under dagen hålls en dialog med regionens ledning om skor."
    assert claim_of(sentence, "cooperation").participants == ("regeringen", "regioner")


MONEY = [
    ("Regeringen avsätter 30 miljoner kronor till kommunerna.", ["regeringen"], ["kommuner"]),
    ("SIOS beviljades bidrag från MUCF.", ["MUCF"], ["SIOS"]),
    ("Jämställdhetsmyndigheten fördelar statsbidrag till regionerna.", ["Jämställdhetsmyndigheten"], ["regioner"]),
    ("Kommunerna har fått medel från staten.", ["staten"], ["kommuner"]),
]


@pytest.mark.parametrize(("sentence", "funder", "recipient"), MONEY)
def test_who_pays_and_who_is_paid(claim_of: ClaimOf, sentence: str, funder: list[str], recipient: list[str]) -> None:
    claim = claim_of(sentence, "funding", genre="memo", author="NOD")
    assert (list(claim.participants), list(claim.addressee)) == (funder, recipient)


def test_in_the_governments_own_news_the_government_pays(claim_of: ClaimOf) -> None:
    assert claim_of("För detta avsätts 5 miljoner kronor.", "funding").participants == ("regeringen",)


HOLDS = [
    ("NOD har i uppdrag att ordna samråd.", "NOD"),
    ("Mötet leddes av Röda Korset.", "Röda Korset"),
    ("Polisens uppdrag är att skapa trygghet.", "polisen"),
    ("I våras fick Boverket i uppdrag att räkna hus.", "Boverket"),
]


@pytest.mark.parametrize(("sentence", "holder"), HOLDS)
def test_who_holds_the_role(claim_of: ClaimOf, sentence: str, holder: str) -> None:
    assert claim_of(sentence, "role", genre="memo", author="Delmos").participants == (holder,)


def test_a_turn_without_subject_tells_of_the_speakers_role(claim_of: ClaimOf) -> None:
    claim = claim_of("SIOS: Har i uppdrag att stödja medlemmarna.", "role", genre="minutes", author=None)
    assert claim.participants == ("SIOS",)


def test_a_text_about_a_meeting_has_its_partners_in_the_title(claim_of: ClaimOf) -> None:
    text = "# Samråd med Röda Korset\n\nSyftet är en öppen och tydlig dialog."
    assert claim_of(text, "cooperation").participants == ("regeringen", "Röda Korset")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Det är svårt att samarbeta med regionerna.", ("LSU", "regioner")),
        ("Migrationsverket är svårt att samarbeta med.", ("LSU", "Migrationsverket")),
        ("SIOS upplever att Migrationsverket är trögt att samverka med.", ("SIOS", "Migrationsverket")),
        ("SIOS nämner Migrationsverket som en aktör som är svår att samarbeta med.", ("SIOS", "Migrationsverket")),
    ],
)
def test_who_finds_whom_hard_to_work_with(claim_of: ClaimOf, sentence: str, who: tuple[str, ...]) -> None:
    claim = claim_of(f"Samråd\n\nLSU: {sentence}", "cooperation", genre="minutes", author="NOD")
    assert (claim.participants, claim.status) == (who, "difficult")
