"""People whom a document introduces: found, kept or masked, in every form in which the text names them."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.document import DocumentInfo
from samrad.loaders.masking import MASK, Masker, Name, mask
from samrad.loaders.people import introduced, is_organisation, people
from samrad.loaders.people_words import keeps_name
from samrad.loaders.read import parse_text
from samrad.ontology.registry import Registry, provisional_actor

MINUTES = """Minnesanteckningar från samråd

Närvarande
Tindra\tÄlvhammar\tRöda Korset
Osvald\tStenmur\tNOD
Zaida\tvon Bergsund\tStockholms Stadsmission

Diskussion

Tindra Älvhammar hälsade alla välkomna. Stenmur tackade, och Älvhammars förslag antogs. Tinda Älvhammar avslutade.
"""


@pytest.fixture
def told(linker):
    """Give a function that returns the people a text introduces, by name."""

    def read(text: str) -> dict[str, Name]:
        document = parse_text(text)
        return {name.text: name for name in introduced(document, linker.mentions(document))}

    return read


@pytest.fixture
def masked(linker):
    """Give a function that returns a text with the people masked whom it introduces."""

    def read(text: str) -> str:
        document = parse_text(text)
        mentions = linker.mentions(document)
        return mask(text, introduced(document, mentions), [m.text for m in mentions if is_organisation(m)])

    return read


# -- who is introduced -------------------------------------------------------------------------------------------


def test_names_in_cells_of_a_table_are_names_as_they_are_read(told, masked):
    minutes = MINUTES.replace("\t", " | ")
    assert told(minutes).keys() == told(MINUTES).keys()
    assert masked(minutes).replace(" | ", "\t") == masked(MINUTES)


def test_an_attendance_list_introduces_its_people_with_whom_they_stand_for(told):
    names = told(MINUTES)
    assert {name: found.organisations for name, found in names.items()} == {
        "Tindra Älvhammar": ("Röda Korset",),
        "Osvald Stenmur": ("NOD",),
        "Zaida von Bergsund": ("Stockholms Stadsmission",),
    }
    spans = [span.of(MINUTES) for span in names["Osvald Stenmur"].spans]
    assert spans == ["Osvald\tStenmur"]


@pytest.mark.parametrize(
    ("sentence", "name", "office", "organisations"),
    [
        ("Tindra Älvhammar, Röda Korset, inledde mötet.", "Tindra Älvhammar", "", ("Röda Korset",)),
        ("Mötet inleddes av Karin Älvhammar, Röda Korset.", "Karin Älvhammar", "", ("Röda Korset",)),
        ("Osvald Stenmur, kanslichef på NOD, tog vid.", "Osvald Stenmur", "kanslichef", ("NOD",)),
        ("Sedan talade Osvald Stenmur, VD för Testbolaget.", "Osvald Stenmur", "VD", ("Testbolaget",)),
        ("Dagen leddes av enhetschef Osvald Stenmur.", "Osvald Stenmur", "enhetschef", ()),
        ("Generaldirektör Osvald Stenmur berättade.", "Osvald Stenmur", "Generaldirektör", ()),
        ("Talare var Karin Älvhammar (Röda Korset).", "Karin Älvhammar", "", ("Röda Korset",)),
        ("Karin Älvhammar från Röda Korset tackade.", "Karin Älvhammar", "", ("Röda Korset",)),
        ("Även Karin Älvhammar, Röda Korset, tackade.", "Karin Älvhammar", "", ("Röda Korset",)),
        ("Det sa Osvald Stenmur, doktorand i socialt arbete.", "Osvald Stenmur", "doktorand", ()),
        ("Osvald Stenmur (S), ordförande i Röda Korset, kom.", "Osvald Stenmur", "ordförande", ("Röda Korset",)),
        ("Osvald Stenmur, NOD: Nu börjar vi.", "Osvald Stenmur", "", ("NOD",)),
        ("Osvald Stenmur, eldsjäl på Röda Korset, tog vid.", "Osvald Stenmur", "eldsjäl", ("Röda Korset",)),
    ],
)
def test_an_office_or_an_organisation_beside_a_name_introduces_a_person(told, sentence, name, office, organisations):
    found = told(f"Möte\n\n{sentence}\n")
    assert list(found) == [name]
    assert (found[name].office, found[name].organisations, found[name].kept) == (office, organisations, False)


def test_two_people_of_one_organisation_are_both_introduced(told):
    assert list(told("Möte\n\nKarin Älvhammar och Osvald Stenmur, NOD, tog vid.\n")) == [
        "Karin Älvhammar",
        "Osvald Stenmur",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Närvarande var Röda Korset, Stockholms Stadsmission, Rädda Barnen och NOD.",
        "Röda Korset, NOD, tog vid.",
        "Nya Testlyan, Röda Korset och NOD deltog.",
        "Folkets Samlingshus, Röda Korset och Stockholms Stadsmission deltog.",
        "Karin Älvhammar gick förbi.",
        "Sveriges Kommuner och Regioner, Röda Korset och Göteborgs Stadsmission ordnar läxhjälp.",
        "Vi samarbetar med Östra Teatern, Malmö stad och NOD.",
    ],
)
def test_organisations_and_bare_names_are_no_people_that_are_introduced(told, text):
    assert told(f"Möte\n\n{text}\n") == {}


def test_a_list_with_the_organisation_first_introduces_the_person_and_not_the_organisation(told):
    names = told("Möte\n\nNärvarande\nRöda Korset\tTindra Älvhammar\nNOD\tOsvald Stenmur\n")
    assert sorted(names) == ["Osvald Stenmur", "Tindra Älvhammar"]


def test_a_list_with_an_unknown_organisation_first_introduces_the_person(told):
    names = told("Möte\n\nNärvarande\nTestlyan\tKarin Älvhammar\nProvlyan\tLars Stenmur\n")
    assert sorted(names) == ["Karin Älvhammar", "Lars Stenmur"]


# -- who keeps the name ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Mötet inleddes av jämställdhetsminister Karin Älvhammar.",
        "Efter en inledning av Karin Älvhammar, kulturminister och minister med ansvar för idrott, talade vi.",
        "Statsrådet Karin Älvhammar hälsade välkommen.",
        "Statsrådet Karin Älvhammar: Nu börjar vi.",
        "Karin Älvhammar, statssekreterare hos finansministern, kom.",
        "Riksdagsledamoten Karin Älvhammar frågade.",
        "Statsråden Karin Älvhammar och Osvald Stenmur kom.",
    ],
)
def test_ministers_and_members_of_parliament_keep_their_names(told, masked, sentence):
    text = f"Möte\n\n{sentence} Sedan tackade Karin Älvhammar och Älvhammar gick.\n"
    assert told(text)["Karin Älvhammar"].kept
    assert masked(text) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "Karin Älvhammar, ministerns pressekreterare, kom.",
        "Karin Älvhammar, sakkunnig hos kulturminister Osvald Stenmur, kom.",
        "Tidigare statsrådet Karin Älvhammar kom.",
        "Karin Älvhammar, tidigare statsråd, kom.",
    ],
)
def test_who_works_for_a_minister_or_was_one_does_not(told, masked, sentence):
    text = f"Möte\n\n{sentence}\n"
    assert not told(text)["Karin Älvhammar"].kept
    assert "Älvhammar" not in masked(text)
    assert ("Osvald Stenmur" in text) == ("Osvald Stenmur" in masked(text)), "the minister keeps the name"


def test_a_minister_on_the_attendance_list_keeps_the_name(masked):
    text = MINUTES + "\nSedan talade statsrådet Tindra Älvhammar.\n"
    assert "Tindra\tÄlvhammar" in masked(text)
    assert "Osvald" not in masked(text)


def test_a_minister_of_the_same_surname_is_another_person(masked):
    text = MINUTES + "\nSedan talade minister Stenmur, och Stenmur svarade.\n"
    assert f"minister Stenmur, och {MASK * 7} svarade" in masked(text)


def test_who_asks_and_is_asked_in_an_interpellation_is_left_out_and_others_are_not(linker):
    text = "Interpellation\n\nav Karin Älvhammar, NOD\n\nOsvald Stenmur, enhetschef på NOD, säger nej.\n"
    document = parse_text(text, info=DocumentInfo(kind="interpellation"))
    claim = Claim("text", 0, 5, "Inter", ClaimKind.REQUEST, claimant=("Karin Älvhammar",))
    registry = Registry.load().with_provisional([provisional_actor("Karin Älvhammar", "Person", "mixed")])
    mentions = linker.mentions(document)
    assert [name.text for name in people(document, mentions, [claim], registry.by_label)] == ["Osvald Stenmur"]
    memo = replace(document, info=DocumentInfo(kind="memo"))
    assert "Karin Älvhammar" in [name.text for name in people(memo, mentions, [claim], registry.by_label)]


def test_members_of_parliament_in_an_interpellation_keep_their_names_though_no_claim_is_theirs(linker):
    text = "Interpellation\n\nav Karin Älvhammar (S)\n\nKarin Älvhammar, ordförande i utskottet, undrar.\n"
    mentions = linker.mentions(parse_text(text))
    registry = Registry.load()
    found = {}
    for kind in ("interpellation", "memo"):
        document = parse_text(text, info=DocumentInfo(kind=kind))
        found[kind] = [name.text for name in people(document, mentions, [], registry.by_label)]
    assert found == {"interpellation": [], "memo": ["Karin Älvhammar"]}


def test_the_words_of_offices_tell_whose_office_it_is():
    assert [keeps_name(office) for office in ("statsministern", "EU-minister", "Statsråd", "riksdagsledamot")] == [
        True
    ] * 4
    assert not any(
        map(keeps_name, ("", "administratör", "ministerns rådgivare", "f.d. statsråd", "rådgivare åt statsråd"))
    )


# -- what is masked ----------------------------------------------------------------------------------------------


def test_all_forms_of_a_name_are_masked_and_offsets_hold(masked):
    out = masked(MINUTES)
    assert len(out) == len(MINUTES)
    for word in ("Tindra", "Tinda", "Älvhammar", "Osvald", "Stenmur", "Bergsund"):
        assert word not in out
    assert out.index("hälsade alla") == MINUTES.index("hälsade alla")
    for word in ("Röda Korset", "NOD", "Stockholms Stadsmission", "Minnesanteckningar", "Diskussion", "\t"):
        assert out.count(word) == MINUTES.count(word)


@pytest.mark.parametrize(
    "form",
    [
        "Tindra Älvhammar",
        "Tindra  Älvhammar",
        "Tindra\u00a0Älvhammar",
        "Tindra\nÄlvhammar",
        "TINDRA ÄLVHAMMAR",
        "Älvhammar",
        "Älvhammars",
        unicodedata.normalize("NFD", "Tindra Älvhammar"),
        "Tin\u00addra Älv\u00adhammar",
        "Tindra Älvhamar",
        "Tindra Älvhammare",
        "Tindra Elvhammar",
        "Tnidra Älvhammar",
        "tindra.alvhammar",
    ],
)
def test_a_form_of_the_name_is_masked_letter_by_letter(form):
    out = mask(f"Sedan sa {form}: ja", [Name("Tindra Älvhammar")])
    assert len(out) == len(f"Sedan sa {form}: ja")
    assert out.startswith("Sedan sa ▪")
    assert out.endswith(": ja")
    left = out.removeprefix("Sedan sa ").removesuffix(": ja")
    assert not any(char.isalpha() for char in left)


def test_names_of_three_words_are_masked_by_each_surname_and_with_particles():
    names = [Name("Tindra Älv Hammar"), Name("Zaida von Bergsund")]
    text = "Tindra Älv Hammar, Tindra Hammar, Älv Hammar, Hammar och Zaida von Bergsund, von Bergsund, Bergsund"
    out = mask(text, names)
    assert set(out) == {MASK, " ", ",", "o", "c", "h"} | ({"v", "n"} if "von" in out else set())
    assert "von" not in out


def test_a_hyphenated_surname_is_one_name():
    assert mask("Tindra Älv-Hammar och Älv-Hammar", [Name("Tindra Älv-Hammar")]) == "▪▪▪▪▪▪ ▪▪▪-▪▪▪▪▪▪ och ▪▪▪-▪▪▪▪▪▪"


@pytest.mark.parametrize(
    "text",
    [
        "vi gick upp på ett berg och såg en ek",
        "på bergets topp står eken",
        "Bergsjön och Ekerö",
        "EK är en förkortning",
        "Tindrande ögon",
    ],
)
def test_words_that_only_look_like_a_surname_stay(text):
    assert mask(text, [Name("Tindra Ek"), Name("Osvald Berg")]) == text


def test_organisations_named_after_a_person_or_place_stay():
    names = [Name("Tindra Stockholm"), Name("Osvald Stenmur"), Name("Zaida Korset")]
    protected = ["Stockholms Stadsmission", "Osvald Stenmurs minnesfond", "Röda Korset"]
    text = "Stockholms Stadsmission, Röda Korset och Osvald Stenmurs minnesfond; Stockholm och Osvald Stenmur"
    out = mask(text, names, protected)
    assert out == text[: text.index("; ")] + "; ▪▪▪▪▪▪▪▪▪ och ▪▪▪▪▪▪ ▪▪▪▪▪▪▪"


def test_a_name_that_is_kept_is_not_masked_as_a_misspelling_of_another():
    names = [Name("Tindra Älvhammar"), Name("Tinra Älvhammar", "statsråd")]
    assert mask("Tinra Älvhammar och Tindra Älvhammar", names) == "Tinra Älvhammar och ▪▪▪▪▪▪ ▪▪▪▪▪▪▪▪▪"


def test_a_label_is_a_person_only_as_a_whole():
    masker = Masker([Name("Tindra Älvhammar", organisations=("NOD",))])
    person = masker.person("Tindra Älvhammar")
    assert person is not None
    assert person.organisations == ("NOD",)
    assert masker.person("Tindra Älvhammar, NOD") is None
    assert masker.person("Röda Korset") is None


_NAMES = st.lists(st.text(min_size=1, max_size=20), max_size=4)


@given(st.text(), _NAMES, _NAMES)
def test_a_masked_text_is_as_long_and_differs_only_in_letters(text, names, protected):
    out = mask(text, [Name(name) for name in names], protected)
    assert len(out) == len(text)
    assert all(a == b or (b == MASK and unicodedata.category(a)[0] in "LM") for a, b in zip(text, out, strict=True))


@given(st.text(alphabet="abåäö AEkLu\n.,-'\u0308\u00ad", max_size=60), st.sampled_from(["Alba Ek", "Lu Åbo-Kal", "Ö"]))
def test_masking_twice_changes_nothing_and_the_full_name_never_stays(text, name):
    once = mask(f"{text} {name} {text}", [Name(name)])
    assert mask(once, [Name(name)]) == once
    assert f" {name} " not in once


@given(st.text(alphabet="AaEk, ()\n\tåÖ.:-påNOD", max_size=200))
def test_any_text_can_be_read_for_people(linker, text):
    document = parse_text(text)
    for name in introduced(document, linker.mentions(document)):
        assert name.text.strip()
        assert all(0 <= span.start < span.end <= len(text) for span in name.spans)


def test_a_long_text_of_names_takes_linear_time():
    names = [Name(f"Tindra {a}{b}hammar") for a in "ABCDEFGHIJ" for b in "aeiouyåäö"]
    text = "Tindra Axhammar och Aahammar i Aahammars fond sa att Tindra Bohammar, Osvald Ek. " * 2000
    masker = Masker(names, ["Aahammars fond"])
    start = time.perf_counter()
    masker.mask(text)
    assert time.perf_counter() - start < 10, "some two seconds on one slow core; quadratic took minutes"


def test_a_long_paragraph_of_names_is_read_in_linear_time(linker):
    document = parse_text(
        "Möte\n\n" + "Karin Älvhammar, NOD, och enhetschef Osvald Stenmur kom, sa Zaida Bergsund. " * 2500
    )
    mentions = linker.mentions(document)
    start = time.perf_counter()
    assert len(introduced(document, mentions)) == 2
    assert time.perf_counter() - start < 10, "under a second on one slow core"
