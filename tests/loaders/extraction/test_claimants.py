"""Who makes a claim: the sentence, the turn, the introduction, the context, the author, in this order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]


def made_by(claim: Claim) -> tuple[tuple[str, ...], str]:
    return claim.claimant, claim.attribution


def test_the_sentence_names_who_says_it(claim_of: ClaimOf) -> None:
    claim = claim_of("SIOS anser att kommunerna bör öppna fler salar.", "request", genre="memo", author="NOD")
    assert made_by(claim) == (("SIOS",), "sentence")
    assert claim.claimant_text == "SIOS"


def test_a_turn_belongs_to_its_speaker(claim_of: ClaimOf) -> None:
    claim = claim_of("Rädda Barnen: Det behövs fler vuxna på stan.", "request", genre="minutes", author="NOD")
    assert made_by(claim) == (("Rädda Barnen",), "turn")


def test_reported_speech_in_a_turn_belongs_to_whom_it_reports(claim_of: ClaimOf) -> None:
    text = "Rädda Barnen: Kommunerna menar att det behövs fler vuxna på stan."
    assert made_by(claim_of(text, "request", genre="minutes", author="NOD")) == (("kommuner",), "sentence")


def test_they_are_who_spoke_before(claim_of: ClaimOf) -> None:
    text = "Hyresgästföreningen efterlyser fler lokaler. De föreslår också att kommunerna öppnar skolorna."
    assert made_by(claim_of(text, "request", genre="memo", author="NOD")) == (("Hyresgästföreningen",), "context")


def test_points_of_a_group_discussion_are_civil_societys(claim_of: ClaimOf) -> None:
    text = "Minnesanteckningar från samråd med det civila samhället\n\nDetta lyftes:\n\n- Det behövs fler lokaler.\n"
    assert made_by(claim_of(text, "request", genre="minutes", author="NOD")) == (("civilsamhället",), "introduction")


def test_the_participants_of_a_mixed_meeting_are_no_civil_society(claim_of: ClaimOf) -> None:
    text = "Regeringen bjöd in företag, fackförbund och arbetsgivare till möte.\n\nDeltagarna lyfte vikten av mer tid."
    assert made_by(claim_of(text, "request")) == (("deltagare",), "sentence")


def test_direct_speech_belongs_to_whom_it_names(claim_of: ClaimOf) -> None:
    minister = "– Kommunerna måste bygga fler hus, säger bostadsminister Eva Lind."
    assert made_by(claim_of(minister, "request")) == (("regeringen",), "sentence")
    other = "– Kommunerna måste bygga fler hus, säger Eva Lind på Hyresgästföreningen."
    assert made_by(claim_of(other, "request")) == (("Hyresgästföreningen",), "sentence")


def test_a_person_known_as_minister_elsewhere_speaks_in_office(claim_of: ClaimOf) -> None:
    text = "Statssekreterare Eva Lind ledde mötet.\n\n– Vi måste bygga fler hus, sa Eva Lind."
    assert made_by(claim_of(text, "request", author="NOD")) == (("regeringen",), "sentence")


def test_otherwise_it_is_the_author(claim_of: ClaimOf) -> None:
    assert made_by(claim_of("Det behövs fler hus.", "request", genre="memo", author="Delmos")) == (
        ("Delmos",),
        "author",
    )


def test_members_of_a_party_speak_for_it(claim_of: ClaimOf) -> None:
    text = (
        "Interpellation 2031/32:7 Hus av Anna Berg (M) till Socialminister Karl Ek (S)\n\n"
        "Vi moderater anser att det behövs fler hus."
    )
    assert claim_of(text, "request", genre="interpellation", author=None).claimant == ("Moderaterna",)


def test_an_offer_is_made_by_its_subject(claim_of: ClaimOf) -> None:
    claim = claim_of("Svenska kyrkan kan bistå med lokaler.", "offer", genre="memo", author="NOD")
    assert claim.claimant == ("Svenska kyrkan",)


OFFERS = [
    ("Regeringen vill stärka kommunernas förutsättningar.", ("regeringen",), ("kommuner",)),
    ("Regeringen avser att höja ersättningen till Samhall.", ("regeringen",), ("Samhall",)),
    ("Boverket har aviserat sin avsikt att återkomma.", ("Boverket",), ()),
    ("Skolverkets åtagande är att bygga ut stödet.", ("Skolverket",), ()),
    ("Skolverkets nya arbete kommer att hjälpa kommunerna.", ("Skolverket",), ("kommuner",)),
    ("Regeringen vill förbättra regionernas ekonomi.", ("regeringen",), ("regioner",)),
    ("Regeringen kommer att göra det lättare för kommunerna.", ("regeringen",), ("kommuner",)),
]


@pytest.mark.parametrize(("sentence", "who", "to"), OFFERS)
def test_whose_intention_is_offered_to_whom(
    claim_of: ClaimOf, sentence: str, who: tuple[str, ...], to: tuple[str, ...]
) -> None:
    claim = claim_of(sentence, "offer")
    assert (claim.claimant, claim.addressee) == (who, to)


GETTING = [
    ("Trossamfund kan också få hjälp med bokföring genom Skatteverket.", ("Skatteverket",), ("trossamfund",)),
    ("Kommunerna kommer att få nya kartor.", ("regeringen",), ("kommuner",)),
    ("Regeringen vill att trossamfunden ska få bättre råd.", ("regeringen",), ("trossamfund",)),
    ("Kommunerna kommer att bygga en bro.", ("kommuner",), ()),
]


@pytest.mark.parametrize(("sentence", "who", "to"), GETTING)
def test_who_will_get_something_is_offered_it_and_does_not_offer(
    claim_of: ClaimOf, sentence: str, who: tuple[str, ...], to: tuple[str, ...]
) -> None:
    claim = claim_of(sentence, "offer")
    assert (claim.claimant, claim.addressee) == (who, to)


def test_what_those_present_shared_is_theirs(claim_of: ClaimOf) -> None:
    text = "Möte\n\nMötesdeltagarna delade med sig av sina minnen och av vikten av att laga bänkarna."
    assert claim_of(text, "request").claimant == ("deltagare",)


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("Vi kan skriva en rapport och skicka in till Boverket.", ("Boverket",)),
        ("Vi kan vara en brygga mellan kommunerna och polisen.", ("kommuner", "polisen")),
        ("Vi kan ordna kurser för kommunerna.", ("kommuner",)),
        ("Vi kan avlasta kommunerna.", ("kommuner",)),
        ("Vi kan måla bänkarna i kommunen.", ()),
    ],
)
def test_who_gets_what_is_offered_is_its_addressee(claim_of: ClaimOf, sentence: str, offered: tuple[str, ...]) -> None:
    claim = claim_of(f"SIOS: {sentence}", "offer", genre="minutes", author=None)
    assert (claim.claimant, claim.addressee) == (("SIOS",), offered)


def test_who_is_urged_is_not_who_urges(claim_of: ClaimOf) -> None:
    claim = claim_of("SIOS: Ordföranden Eva Ek bad Skolverket att svara.", "request", genre="minutes", author=None)
    assert (claim.claimant, claim.addressee) == (("SIOS",), ("Skolverket",))
