from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.ontology.iris import Iris, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Region Västerbotten", "region-vasterbotten"),
        ("Håbo kommun", "habo-kommun"),
        ("NÄTVERKET- Idéburen sektor", "natverket-ideburen-sektor"),
        ("RF-SISU", "rf-sisu"),
        ("2024-06-04-sakråd_utanförskap", "2024-06-04-sakrad-utanforskap"),
        ("Straße & Łódź", "strasse-lodz"),
        ("  – Å –  ", "a"),
    ],
)
def test_names_become_ascii(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_decomposed_letters_give_the_same_name() -> None:
    assert slugify(unicodedata.normalize("NFD", "Skåne län")) == slugify("Skåne län")


def test_texts_without_latin_letters_get_names_of_their_own() -> None:
    names = {slugify("会議"), slugify("协商"), slugify("…")}
    assert len(names) == 3
    assert all(re.fullmatch(r"x-[0-9a-f]{8}", name) for name in names)


@given(st.text())
def test_a_name_is_never_empty_and_fits_an_iri(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(text))


@given(st.text())
def test_naming_a_name_changes_nothing(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


def test_iris_lie_under_the_base() -> None:
    iris = Iris("https://example.org/data/")
    assert iris.actor("delmos").value == "https://example.org/data/actor/delmos"
    assert iris.position("a", 1, 5).value == "https://example.org/data/passage/a/1-5-position"
    assert iris.quote("a", 1, 5).value == "https://example.org/data/passage/a/1-5-quote"
    assert iris.claim("a", "0123456789abcdef").value == "https://example.org/data/claim/a/0123456789abcdef"
    assert iris.document_graph("a") == iris.graph("document/a")
    assert iris.people_graph("a").value == "https://example.org/data/graph/people/a"
    assert iris.slug(iris.consultation("samrad-1")) == "samrad-1"


def test_no_two_kinds_of_thing_share_an_iri() -> None:
    iris = Iris()
    nodes = [
        iris.actor("a"),
        iris.document("a"),
        iris.consultation("a"),
        iris.assignment("a"),
        iris.person("a"),
        iris.graph("a"),
        iris.passage("a", 1, 2),
        iris.position("a", 1, 2),
        iris.quote("a", 1, 2),
        iris.claim("a", "b"),
    ]
    assert len(set(nodes)) == len(nodes)
