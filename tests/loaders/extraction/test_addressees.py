"""Whom a request is put to: the subject that should act, the object that is urged, the partner that is wanted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]

ASKED = [
    ("Kommunerna bör öppna fler badhus.", ["kommuner"]),
    ("Därför måste regionerna anställa fler.", ["regioner"]),
    ("Arbetsförmedlingen och kommunerna behöver samordna sig.", ["Arbetsförmedlingen", "kommuner"]),
    ("Det är viktigt att Polisen lyssnar på de unga.", ["polisen"]),
    ("Kommuner med små skolor bör samarbeta.", ["kommuner"]),
    ("Flera av kommunerna bör bygga om.", ["kommuner"]),
    ("Vi efterlyser stöd från staten.", ["staten"]),
    ("Vi önskar närmare samarbete mellan kommuner och regioner.", ["kommuner", "regioner"]),
    ("Boverket skulle kunna ta fram en karta.", ["Boverket"]),
    ("Statistiken bör sammanställas av Boverket.", ["Boverket"]),
    ("Polisen behöver utgå från lagen.", ["polisen"]),
    ("Vi efterlyser stöd från regionala och nationella myndigheter.", ["myndigheter"]),
    ("Föreningar borde ges mer insyn i hur kommuner tänker.", ["kommuner"]),
    ("Boverket (Skolverket) bör bygga.", ["Boverket"]),
    ("Vi önskar samarbete mellan kommuner och regioner, säger Eva Ek på Boverket.", ["kommuner", "regioner"]),
    ("Samarbetet mellan kommuner och regioner måste bli tätare.", ["kommuner", "regioner"]),
    (
        "Skolverkets dialog med fritidsgårdarna och kommunerna behöver fördjupas.",
        ["Skolverket", "fritidsgårdar", "kommuner"],
    ),
    ("I ett brev uppmanar Boverket alla kommuner att måla bänkarna.", ["kommuner"]),
    ("Det är viktigt att samhället lagar bänkarna.", ["samhället"]),
    ("Sverige måste laga bänkarna.", ["Sverige"]),
    ("För att bänkarna ska hålla bör kommunerna måla dem.", ["kommuner"]),
    ("Kommunerna behöver samverka med Skolverket.", ["kommuner"]),  # the partner is not asked
    ("Boverket behöver tillsammans med SKR måla bänkarna.", ["Boverket"]),
    ("Bankerna måste öppna fler kontor.", ["banker"]),
    ("SIOS tycker att regionerna inte ska stänga fler kontor.", ["regioner"]),
    ("SIOS tycker att kommunerna tidigt bör måla bänkarna.", ["kommuner"]),
    ("Boverket behöver för sin del måla bänkarna.", ["Boverket"]),
    ("Varje skola borde ha en bänk.", ["skolan"]),
    ("Föreningarna ombads att måla bänkarna.", ["civilsamhället"]),
    ("Ordföranden Eva Ek uppmanade Skolverket att måla bänkarna.", ["Skolverket"]),
    ("Öppna fler kontor, Boverket!", ["Boverket"]),
    ("Det är viktigt att arbetsgivare målar bänkarna, underströk Eva Ek.", ["arbetsgivare"]),
    ("Bänkarna bör lämpligen väljas ut på lokal nivå av kommunerna.", ["kommuner"]),
    ("Bänkarna ska samlas in av Boverket och redovisas till Skolverket.", ["Boverket"]),
    ("Nu är det dags för kommunerna att måla bänkarna.", ["kommuner"]),
    ("SIOS föreslår en skyldighet för kommuner att måla bänkar.", ["kommuner"]),
    ("Vi vill uppmana länets kommuner att måla bänkarna.", ["kommuner"]),
    ("Eva Ek uppmanar berörda verksamheter att måla bänkarna.", ["berörda verksamheter"]),
    ("Sverige behöver fler bänkar.", ["Sverige"]),
    ("Målningen i kommunerna bör skärpas.", ["kommuner"]),
    ("Boverket bör få ansvar för bänkarna.", ["Boverket"]),
    ("Regeringen bör ge Boverket i uppdrag att måla bänkarna.", ["regeringen"]),
    ("Det krävs mer informationsutbyte mellan Boverket och kommunerna.", ["Boverket", "kommuner"]),
]


@pytest.mark.parametrize(("sentence", "asked"), ASKED)
def test_the_sentence_names_whom_it_asks(claim_of: ClaimOf, sentence: str, asked: list[str]) -> None:
    assert list(claim_of(sentence, "request", genre="other", author="NOD").addressee) == asked


NOBODY = [
    "Det behövs fler lekplatser.",
    "Kommunerna behöver mer pengar.",  # what they need, not what they should do
    "Kommunerna bör få information i tid.",  # who gets something is not asked
    "Skolorna behöver renoveras.",  # what should be done to somebody
    "Cykelvägarna bör bli fler.",
    "Det är viktigt att föreningar har goda villkor.",  # who has something does nothing for it
    "Det är viktigt att kommunerna får god information om bänkarna.",
    "Kommunerna behöver veta när bänkarna kommer.",
    "Målningen i skolan om bänkar på vintern bör skärpas.",  # the place stands too far from the verb
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_where_nobody_is_asked_the_slot_stays_empty(claim_of: ClaimOf, sentence: str) -> None:
    assert claim_of(sentence, "request", genre="other", author="NOD").addressee == ()


def test_a_phrase_before_men_does_not_reach_into_the_subject(claim_of: ClaimOf) -> None:
    sentence = "Det finns pengar till företag, men politiker på alla nivåer måste läsa på."
    assert claim_of(sentence, "request", genre="other", author="NOD").addressee == ("politiker",)


def test_the_introduction_of_a_list_says_whom_its_lines_ask(claim_of: ClaimOf) -> None:
    claim = claim_of("Regionerna bör i högre grad:\n\n- bygga ut tågtrafiken\n", "request", genre="memo", author="NOD")
    assert claim.addressee == ("regioner",)
    assert claim.addressee_attribution == "introduction"


def test_we_asks_the_speaker(claim_of: ClaimOf) -> None:
    claim = claim_of("SIOS: Vi måste träffas oftare.", "request", genre="minutes", author=None)
    assert (claim.claimant, claim.addressee) == (("SIOS",), ("SIOS",))


def test_a_decision_asks_the_body_it_was_given_to(claim_of: ClaimOf) -> None:
    text = "Uppdrag att räkna träd\n\nRegeringen ger Boverket i uppdrag att räkna träd. Arbetet ska redovisas i maj."
    claim = claim_of(text, "request", genre="article")
    assert (claim.claimant, claim.addressee) == (("regeringen",), ("Boverket",))
    assert claim.addressee_attribution == "context"


def test_a_question_is_put_to_the_recipient_of_the_interpellation(claim_of: ClaimOf) -> None:
    text = (
        "Interpellation 2031/32:7 Cykelvägar av Anna Berg (S) till Socialminister Karl Ek (M)\n\n"
        "Många barn cyklar.\n\nVad avser ministern att göra för att barnen ska cykla tryggt?"
    )
    claim = claim_of(text, "request", genre="interpellation", author=None)
    assert (claim.claimant, claim.addressee) == (("Anna Berg",), ("Karl Ek",))
    assert claim.force == "question"


INTERPELLATION = "Interpellation 2021/22:9 Badhus av Eva Ek (M) till statsrådet Karl Al (S)\n\n"


def test_the_place_behind_the_askers_name_is_no_part_of_it(claim_of: ClaimOf) -> None:
    title = "Interpellation 2021/22:9 Badhus av Eva Ek i Testby (M) till statsrådet Karl Al (S)\n\n"
    claim = claim_of(
        title + "Vad avser statsrådet att göra för badhusen?", "request", genre="interpellation", author=None
    )
    assert (claim.claimant, claim.addressee) == (("Eva Ek",), ("Karl Al",))


PUT_TO = [
    ("Med anledning av detta vill jag fråga statsrådet Karl Al: Har statsrådet vägt in badhusen?", ["Karl Al"]),
    ("Vad avser statsrådet och regeringen att göra för badhusen?", ["Karl Al", "regeringen"]),  # all who are named
    ("Jag önskar att statsrådet ger besked om badhusen.", ["Karl Al"]),
    ("Jag vill fråga statsrådet hur badhusen ska räddas.", ["Karl Al"]),
    ("Jag vill därför fråga följande.\n\nBorde kommunerna öppna fler badhus?", ["Karl Al"]),
]


@pytest.mark.parametrize(("sentence", "asked"), PUT_TO)
def test_an_interpellation_asks_its_recipient_by_name(claim_of: ClaimOf, sentence: str, asked: list[str]) -> None:
    claim = claim_of(INTERPELLATION + sentence, "request", genre="interpellation", author=None)
    assert list(claim.addressee) == asked


ORDERED = [
    "Boverket fick i maj i uppdrag att räkna husen.\n\nI uppdraget ingår att samråda med SKR.",
    "Regeringen ger Boverket i uppdrag att räkna husen.\n\nUppdraget ska redovisas i maj.",
    "Regeringen ger Boverket i uppdrag att räkna husen.\n\nSlutrapporten ska lämnas till Regeringskansliet i maj.",
    "# Boverket får två nya uppdrag om hus\n\nHusen är många.\n\n## Så går det till\n\nUppdraget ska redovisas i maj.",
    "# Uppdrag till Boverket att räkna hus\n\nHusen är många.\n\nAv redovisningen ska antalet framgå.",
    "Boverket ska räkna husen.\n\nHusen är många. Uppdraget redovisas i maj.",
    "Genom det nya uppdraget till Boverket räknas husen.\n\nAnalysen ska bli klar i maj.",
]


@pytest.mark.parametrize("text", ORDERED)
def test_an_order_is_reported_by_whom_it_was_given_to(claim_of: ClaimOf, text: str) -> None:
    assert claim_of(text, "request").addressee == ("Boverket",)


def test_the_bodies_that_share_an_order_are_meant_by_myndigheterna(claim_of: ClaimOf) -> None:
    text = "Boverket och Skolverket ska räkna husen. Myndigheterna ska även mäta dem."
    assert claim_of(text, "request").addressee == ("Boverket", "Skolverket")


def test_an_order_that_nobody_was_named_for_asks_nobody(claim_of: ClaimOf) -> None:
    assert claim_of("Husen är många.\n\nUppdraget ska redovisas i maj.", "request").addressee == ()


def test_an_office_held_for_a_time_is_asked_by_its_name(claim_of: ClaimOf) -> None:
    assert claim_of("Den nationella samordnaren ska räkna husen.", "request").addressee == ("nationella samordnaren",)


def test_in_a_decision_a_body_that_is_to_do_it_is_asked(claim_of: ClaimOf) -> None:
    text = (
        "Uppdrag att räkna hus\n\nRegeringen ger Boverket och Skolverket i uppdrag att räkna husen."
        " Arbetet ska samordnas av Skolverket."
    )
    assert claim_of(text, "request", genre="decision").addressee == ("Skolverket",)


GIVEN_BEHIND = [
    "Regeringen ger i uppdrag åt de två myndigheter som äger hus (Boverket, Skolverket) att räkna dem.",
    "Regeringen ger i uppdrag till Boverket och Skolverket att räkna husen.",
]


@pytest.mark.parametrize("sentence", GIVEN_BEHIND)
def test_who_is_given_an_order_may_stand_behind_it(claim_of: ClaimOf, sentence: str) -> None:
    assert claim_of(sentence, "request").addressee == ("Boverket", "Skolverket")


def test_in_a_decision_who_is_to_be_told_is_not_asked(claim_of: ClaimOf) -> None:
    text = (
        "Uppdrag att räkna hus\n\nRegeringen ger Boverket i uppdrag att räkna husen. Skolverket ska löpande informeras."
    )
    assert claim_of(text, "request", genre="decision").addressee == ("Boverket",)


WHOSE = [
    ("Skolornas arbetssätt behöver ändras i grunden.", ["skolan"]),
    ("Det behövs ett nytt grepp, där kommunerna arbetar mer förebyggande.", ["kommuner"]),
    ("SIOS: Vi måste få alla att känna sig välkomna.", ["SIOS"]),
]


@pytest.mark.parametrize(("sentence", "asked"), WHOSE)
def test_whose_work_is_to_change_is_asked(claim_of: ClaimOf, sentence: str, asked: list[str]) -> None:
    assert list(claim_of(sentence, "request", genre="minutes", author=None).addressee) == asked


def test_with_whom_stands_before_what_and_is_not_asked(claim_of: ClaimOf) -> None:
    claim = claim_of("Staten samt regionerna behöver tillsammans med det civila samhället ta fram metoder.", "request")
    assert set(claim.addressee) == {"staten", "regioner"}


def test_who_only_experiences_something_is_not_asked(claim_of: ClaimOf) -> None:
    assert claim_of("Det behövs en miljö där unga upplever att någon lyssnar.", "request").addressee == ()


def test_the_report_of_an_agreement_is_written_by_its_other_party(claim_of: ClaimOf) -> None:
    text = "Regeringen har slutit en överenskommelse med SKR.\n\nSlutrapporten ska lämnas till Regeringskansliet i maj."
    assert claim_of(text, "request").addressee == ("SKR",)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("LSU efterlyser stöd från regionerna för att tillsammans med civilsamhället nå fler.", ("regioner",)),
        ("Här föreslås både Boverket och SKR som aktörer som kan hålla i frågan.", ("Boverket", "SKR")),
        ("LSU föreslår möten mellan unga i länet.", ()),
    ],
)
def test_from_whom_it_is_wished_comes_before_with_whom_and_for_whom(
    claim_of: ClaimOf, sentence: str, asked: tuple[str, ...]
) -> None:
    assert claim_of(sentence, "request").addressee == asked
