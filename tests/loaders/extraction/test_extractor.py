"""What holds of every extraction: quotes stand in the text, names are accounted for, the result is the same twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.loaders.claim import Claim
from samrad.loaders.document import DocumentInfo
from samrad.loaders.extraction import Extraction, Extractor
from samrad.loaders.read import parse_text
from samrad.ontology.registry import Registry

Reader = Callable[..., list[Claim]]

PIECES = [
    "Röda Korset: Kommunerna borde öppna fler lokaler.",
    "Det behövs långsiktig finansiering från staten!",
    "- Samverkan med NOD är viktig",
    "Boverket har i uppdrag att stödja regionerna.",
    "Vilka åtgärder krävs? Vi\u00a0vet inte…",
    "**SIOS** vill bidra med tolkar.\r\n",
    "De föreslår att 3 miljoner kronor avsätts,",
    "İstanbulföreningen — o\u0308ppna dörrar",
    "# Rubrik om behov",
    "\t\ufeff\u00ad( [ * _",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=8).map("\n\n".join)


def extract(extractor: Extractor, text: str) -> tuple[Extraction, str]:
    document = parse_text(text, info=DocumentInfo(kind="minutes", author="Delmos"))
    return extractor.extract(document), document.text


@settings(deadline=None, max_examples=60)
@given(text=TEXTS)
def test_every_quote_and_content_stands_in_the_text(text: str) -> None:
    extractor = Extractor()
    found, whole = extract(extractor, text)
    for claim in found.claims:
        assert whole[claim.start : claim.end] == claim.quote
        assert claim.what in claim.quote
        assert claim.claimant
        assert 0 <= (claim.confidence or 0) <= 1
        assert 1 <= len(claim.topics) <= 2
    assert len({claim.id for claim in found.claims}) == len(found.claims)


@settings(deadline=None, max_examples=30)
@given(text=TEXTS)
def test_every_name_is_registered_or_provisional(text: str) -> None:
    extractor = Extractor()
    found, _ = extract(extractor, text)
    known = {actor.label for actor in Registry.load().actors} | {actor.label for actor in found.provisional}
    for claim in found.claims:
        assert {*claim.claimant, *claim.addressee, *claim.participants} <= known


TEXT = "SIOS: Kommunerna bör öppna fler lokaler på kvällen. Vi kan bistå med tolkar. Samverkan sker med MSB.\n"


def told(found: Extraction) -> list[tuple[object, ...]]:
    return [
        (c.kind, c.claimant, c.addressee, c.participants, unicodedata.normalize("NFC", " ".join(c.what.split())))
        for c in found.claims
    ]


def test_one_text_gives_one_result(extractor: Extractor) -> None:
    first, _ = extract(extractor, TEXT)
    assert first == extract(Extractor(), TEXT)[0]
    assert [c.kind.value for c in first.claims] == ["request", "offer", "cooperation"]


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace(" på ", "\npå "),
        TEXT.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", TEXT),
        "\ufeff" + TEXT,
        TEXT.replace("öppna", "öpp\u00adna"),
        TEXT.replace(" på ", "\u00a0på\u00a0"),
    ],
    ids=["line breaks", "CRLF", "decomposed", "byte-order mark", "soft hyphen", "hard spaces"],
)
def test_the_letters_of_the_text_do_not_matter(extractor: Extractor, changed: str) -> None:
    plain = [t[:4] for t in told(extract(extractor, TEXT)[0])]
    assert [t[:4] for t in told(extract(extractor, changed)[0])] == plain


def test_a_person_of_an_interpellation_is_a_provisional_person(extractor: Extractor) -> None:
    text = (
        "Interpellation 2031/32:7 Hus av Anna Berg (M) till Socialminister Karl Ek (S)\n\n"
        "Vilka åtgärder avser ministern att vidta för att fler hus ska byggas?"
    )
    found = extractor.extract(parse_text(text))
    people = {a.label: a.type for a in found.provisional}
    assert people == {"Anna Berg": "Person", "Karl Ek": "Person"}


NOTHING = [
    "Den psykiska ohälsan har ökat.",
    "Flera föreningar vittnar om ökade behov av mat.",
    "Röda Korset delar ut mat på torget.",
    "Mötet avslutades.",
    "Stort tack till alla som kom!",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_reports_own_activity_and_thanks_are_no_claims(claims_in: Reader, sentence: str) -> None:
    assert claims_in(f"Minnesanteckningar\n\nSIOS: {sentence}", genre="minutes") == []


def test_questions_headings_and_those_present_are_no_claims(claims_in: Reader) -> None:
    text = (
        "Minnesanteckningar\n\n## Vi måste samverka mer\n\nNärvarande\n\nAnna\tBerg\tSIOS\n\n"
        "Fråga 1: Vad behöver kommunerna göra?\n\nSIOS: Hur når vi ut?\n"
    )
    assert claims_in(text, genre="minutes") == []


def test_a_line_that_introduces_a_list_is_no_claim_but_its_lines_are(claims_in: Reader) -> None:
    claims = claims_in(
        "Kommunerna bör i ännu högre grad:\n\n- Öppna skolorna på kvällen\n", genre="memo", author="Delmos"
    )
    assert [(c.quote, c.addressee) for c in claims] == [("Öppna skolorna på kvällen", ("kommuner",))]


def test_where_nothing_is_known_the_text_itself_tells(claims_in: Reader) -> None:
    text = "Minnesanteckningar från samråd med civilsamhället\n\n- Kommunerna borde öppna fler lokaler.\n"
    assert [(c.claimant, c.addressee) for c in claims_in(text)] == [(("civilsamhället",), ("kommuner",))]


def test_silent_sentences_are_counted(extractor: Extractor) -> None:
    found, _ = extract(extractor, "SIOS: Vi träffades i maj. Kommunerna bör öppna fler lokaler.")
    assert (found.sentences, found.silent) == (2, 1)


def test_numbered_questions_of_an_interpellation_are_claims(extractor: Extractor) -> None:
    text = (
        "Interpellation 2031/32:7 Hus av Anna Berg (M) till Socialminister Karl Ek (S)\n\n"
        "Jag vill därför fråga socialminister Karl Ek:\n\n"
        "1. Vilka åtgärder avser ministern att vidta för att fler hus ska byggas?\n"
        "2. Avser ministern att ändra lagen om hyror?\n"
    )
    found = extractor.extract(parse_text(text))
    assert [c.what for c in found.claims] == ["fler hus ska byggas", "ändra lagen om hyror"]


@pytest.mark.parametrize("head", ["Fråga 2031/32:7", "Skriftlig fråga 2031/32:7", "Interpellation 2031/32:7"])
def test_a_written_question_is_read_as_an_interpellation(claims_in: Reader, head: str) -> None:
    text = f"{head} Badhus av Eva Ek (M) till Socialminister Karl Ek (S)\n\nVilka åtgärder avser ministern att vidta?"
    [claim] = claims_in(text)
    assert (claim.kind.value, claim.claimant, claim.addressee) == ("request", ("Eva Ek",), ("Karl Ek",))


def test_a_letter_that_asks_a_minister_is_a_request(claims_in: Reader) -> None:
    letter = "Hej!\n\nVi driver ett badhus.\n\nVad tänker ministern göra åt elpriset?"
    assert [claim.kind.value for claim in claims_in(letter)] == ["request"]
