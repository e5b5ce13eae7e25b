"""Organisations that no registry knows, found by what stands round their names."""

from __future__ import annotations

import pytest

from samrad.loaders.linking import Linker


def _read(linker: Linker, text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.actor.label) for mention in linker.in_text(text)]


def _found(linker: Linker, text: str) -> list[str]:
    return [label for _, label in _read(linker, text)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kaféet drivs tillsammans med Zonen.", "Zonen"),
        ("De har ett avtal med Porten om lokalen.", "Porten"),
        ("Körerna lever på bidrag från Tonfonden.", "Tonfonden"),
        ("Landet har ett handelsavtal med Zonen.", "Zonen"),
        ("Simskolan hålls tillsammans med SK Bollen.", "SK Bollen"),
        ("Dialogen med internationella partner fortsätter.", "internationella aktörer"),
        ("Frågan avgörs av medlemsländerna.", "medlemsstater"),
    ],
)
def test_who_works_with_somebody_or_pays_is_an_organisation(linker: Linker, text: str, label: str) -> None:
    assert label in _found(linker, text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Kaféet drivs tillsammans med Zonen och Porten.", ["Zonen", "Porten"]),
        ("Vägen byggs i samarbete med Boverket, ZVX och kommunerna.", ["Boverket", "ZVX", "kommuner"]),
        ("Det är ett samarbete mellan de norska öarna, Island och Västra Färöarna.", ["Island", "Västra Färöarna"]),
        ("Ett avtal mellan EU och Norge gäller.", ["EU", "Norge"]),
    ],
)
def test_so_are_those_further_on_in_the_list(linker: Linker, text: str, labels: list[str]) -> None:
    assert _found(linker, text) == labels


def test_a_short_name_with_its_meanings_is_no_unknown_name_further_on_in_the_list(linker: Linker) -> None:
    text = "Arbetsförmedlingen var på plats. Arbetet drivs tillsammans med Boverket, AF och Tullverket."
    assert ("AF", "Arbetsförmedlingen") in _read(linker, text)


@pytest.mark.parametrize(
    "text",
    [
        "Samarbetet med kommuner i Zonen och Porten är gott.",
        "De har ett avtal med klubbar, säger Zonen.",
        "Ett avtal mellan grannar gäller i Zonen.",
        "Kaféet drivs tillsammans med klubben och Anna Ek.",
    ],
)
def test_places_and_persons_behind_partners_are_none(linker: Linker, text: str) -> None:
    assert not {"Zonen", "Porten", "Anna Ek"} & set(_found(linker, text))


@pytest.mark.parametrize(
    "text",
    [
        "Sverige har ett avtal om broar.",
        "Sedan i fjol driver Sverige en station.",
        "Sverige och Norge bygger en bro.",
        "Sveriges samarbete om broar är gammalt.",
    ],
)
def test_the_country_is_an_actor_where_it_acts(linker: Linker, text: str) -> None:
    assert _found(linker, text)[0] == "Sverige"


@pytest.mark.parametrize("text", ["I Sverige har vi broar.", "Sveriges längsta bro.", "Broar i Sverige och Norge."])
def test_the_country_is_none_where_it_is_a_place(linker: Linker, text: str) -> None:
    assert "Sverige" not in _found(linker, text)


@pytest.mark.parametrize(
    "text",
    [
        "Kaféet drivs tillsammans med Anna Ek.",
        "De har ett avtal med Ymer Zonen.",
        "Vi har samråd med Sveriges minoriteter.",
        "Vi reste med Zonen.",
    ],
)
def test_a_person_and_an_owner_are_no_partners(linker: Linker, text: str) -> None:
    assert not [label for label in _found(linker, text) if label in ("Anna Ek", "Sveriges", "Sverige", "Zonen")]
