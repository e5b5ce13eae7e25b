from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import IntegrityError, NotFoundError
from samrad.ontology.actor import Actor
from samrad.ontology.registry import Registry, provisional_actor, turtle_files


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def test_an_actor_is_found_by_label_alias_english_name_and_slug(registry: Registry) -> None:
    names = ["Delmos", "delegationen  MOT segregation", "Swedish Agency against Segregation", "delmos"]
    assert {registry.get(name).label for name in names} == {"Delmos"}


def test_a_weak_name_counts_only_where_it_stands_for_one_actor(registry: Registry) -> None:
    assert registry.get("TVV").label == "Tillväxtverket"
    assert registry.find("RK") is None
    with pytest.raises(NotFoundError, match="Regeringskansliet, Röda Korset"):
        registry.get("RK")


def test_an_unknown_name_is_answered_with_the_nearest_ones(registry: Registry) -> None:
    with pytest.raises(NotFoundError, match="Röda Korset"):
        registry.get("Röda Krset")


@pytest.mark.parametrize("name", ["sektor:civilsamhället", "sector:civil", "Sektor:idéburen", "sektor: civil society"])
def test_a_sector_is_selected_by_its_swedish_and_english_words(registry: Registry, name: str) -> None:
    chosen = registry.select(name)
    assert {actor.sector for actor in chosen} == {"civil"}
    assert {"Röda Korset", "civilsamhället"} <= {actor.label for actor in chosen}


@pytest.mark.parametrize("name", ["nivå:kommun", "level:municipality", "nivå:kommuner"])
def test_a_level_is_selected_by_its_swedish_and_english_words(registry: Registry, name: str) -> None:
    chosen = registry.select(name)
    assert {actor.level for actor in chosen} == {"municipality"}
    assert {"Tierps kommun", "kommuner"} <= {actor.label for actor in chosen}


def test_a_name_selects_one_actor(registry: Registry) -> None:
    assert [actor.label for actor in registry.select("Sveriges Kommuner och Landsting")] == ["SKR"]


def test_an_unknown_sector_is_answered_with_those_there_are(registry: Registry) -> None:
    with pytest.raises(NotFoundError, match="sektor:offentlig"):
        registry.select("sektor:ofentlig")


def test_provisional_actors_join_and_known_ones_stay_as_they_are(registry: Registry) -> None:
    new = provisional_actor("Testbyns byalag")
    joined = registry.with_provisional([new, new, provisional_actor("Delmos")])
    assert joined.by_label("Testbyns byalag") == new
    assert joined.get("Delmos") is registry.get("Delmos")
    assert len(joined) == len(registry) + 1
    assert registry.by_label("Testbyns byalag") is None


def test_two_actors_with_one_label_are_refused() -> None:
    with pytest.raises(IntegrityError, match="share"):
        Registry([Actor("a", "Samma", "Agency", "public"), Actor("b", "Samma", "Agency", "public")])


@given(st.text(min_size=1))
def test_a_provisional_slug_fits_an_iri_and_tells_labels_apart(label: str) -> None:
    actor = provisional_actor(label)
    assert actor.provisional
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}", actor.slug)
    assert provisional_actor(label + "x").slug != actor.slug


@given(st.text())
def test_any_text_may_be_asked_for(name: str) -> None:
    registry = Registry.load()
    actor = registry.find(name)
    if actor is None:
        with pytest.raises(NotFoundError):
            registry.get(name)
    else:
        assert registry.get(name) is actor


def test_the_files_can_be_set_under_another_base() -> None:
    for name, text in turtle_files("https://example.org/data/"):
        assert "@base <https://example.org/data/> ." in text, name
        assert "w3id.org/samrad/>" not in text, name
