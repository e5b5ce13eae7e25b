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


ROW = "Minnesanteckningar\n\nNärvarande\nKim Alm (S), ordförande\nBo Ek, TBF\nEva Lind, Testby hembygdsförening\n\n"


@pytest.mark.parametrize(
    ("said", "claimant"),
    [
        ("Bo Ek önskar att kommunen öppnar fler lokaler.", "TBF"),
        ("TBF efterlyser fler lokaler.", "TBF"),
        ("Eva Lind berättade om sommaren. Hon vill att kommunen öppnar fler lokaler.", "Testby hembygdsförening"),
        ("TBF:s lokal är full. Det behövs fler lokaler.", "NOD"),
    ],
)
def test_who_stands_on_the_list_of_those_present_speaks_for_an_organisation(
    claim_of: ClaimOf, said: str, claimant: str
) -> None:
    assert claim_of(ROW + said, "request", genre="minutes", author="NOD").claimant == (claimant,)


def test_a_listed_organisation_is_known_where_a_sentence_begins(claim_of: ClaimOf) -> None:
    listed = "Minnesanteckningar\n\nDeltagande organisationer: Zonen, Testby byalag\n\nAlla hälsades välkomna.\n\n"
    claim = claim_of(listed + "Zonen önskar att kommunen öppnar fler lokaler.", "request", genre="minutes")
    assert made_by(claim) == (("Zonen",), "sentence")
    claim = claim_of("Alla kom.\n\nZonen önskar att kommunen öppnar fler lokaler.", "request", genre="minutes")
    assert claim.claimant != ("Zonen",)


def test_headings_that_are_names_give_the_floor(claim_of: ClaimOf) -> None:
    text = "# Minnesanteckningar\n\n**SIOS**\nVi träffas ofta.\n\n**Rädda Barnen**\nDet behövs fler lokaler."
    assert made_by(claim_of(text, "request", genre="minutes", author="NOD")) == (("Rädda Barnen",), "turn")
    alone = "# Minnesanteckningar\n\n**Rädda Barnen**\nDet behövs fler lokaler."
    assert made_by(claim_of(alone, "request", genre="minutes", author="NOD")) == (("NOD",), "author")


def test_an_item_of_a_list_may_be_a_turn(claim_of: ClaimOf) -> None:
    turns = "Minnesanteckningar\n\nTestföreningen: Vi kom i går.\n\nNOD: Vi också.\n\n"
    text = turns + "# Diskussion\n\nSamtal:\n- Testföreningen: Det behövs mer."
    assert made_by(claim_of(text, "request", genre="minutes", author="NOD")) == (("Testföreningen",), "turn")


@pytest.mark.parametrize(
    ("said", "claimant"),
    [
        ("Det behövs fler salar, menade\nen deltagare.", "civilsamhället"),
        ("Det behövs fler salar, ansåg de idéburna.", "civilsamhället"),
        ("Hyresgästföreningen kom. Det behövs fler salar, skriver de.", "Hyresgästföreningen"),
        ("Hyresgästföreningen kom. Enligt föreningen behövs det fler salar.", "Hyresgästföreningen"),
        ("Vi mötte Malmö stads strateg Eva Lind. Eva Lind vill att staten bygger salar.", "Malmö stad"),
        ("Barn- och skolföreningen föreslår fler salar.", "Barn- och skolföreningen"),
        ("Även Testby Skolförening föreslår fler salar.", "Testby Skolförening"),
        ("Skolföreningen föreslår fler salar.", "Skolföreningen"),
        ("Ordföranden i Nyby Skolförening vill att staten bygger salar.", "Nyby Skolförening"),
    ],
)
def test_words_of_others_in_running_text(claim_of: ClaimOf, said: str, claimant: str) -> None:
    text = "Minnesanteckningar från samråd med det civila samhället\n\n" + said
    assert claim_of(text, "request", genre="minutes", author="NOD").claimant == (claimant,)


def test_the_council_is_the_one_whose_minutes_these_are(claim_of: ClaimOf) -> None:
    text = "Testby kommun\nKommunala åldersrådet\n\nProtokoll\n\nRådet föreslår att staten bygger fler salar."
    claim = claim_of(text, "request", genre="minutes", author="Testby kommun")
    assert claim.claimant == ("Kommunala åldersrådet",)
    other = claim_of("Rådet föreslår fler salar.", "request", genre="minutes", author="NOD")
    assert other.claimant != ("Kommunala åldersrådet",)


def test_a_meeting_of_the_public_side_business_and_civil_society_is_no_civil_societys(claim_of: ClaimOf) -> None:
    parties = "Parter: Testby kommun, Testby Bostäder, Testby hembygdsförening"
    text = f"Minnesanteckningar\n\n{parties}\n\nDetta lyftes:\n\n- Det behövs mer."
    assert claim_of(text, "request", genre="minutes", author="NOD").claimant == ("deltagare",)
