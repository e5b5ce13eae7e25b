"""Literals in the spelling that the store keeps, and names to actors."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.writer import Writer, decimal, plain, resolve, text
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry

NODE = ox.NamedNode("https://example.org/a")
REGISTRY = Registry.load()


@given(
    st.one_of(
        st.integers(0, 100).map(lambda n: decimal(n / 100)),
        st.floats(0, 1).map(decimal),
        st.integers().map(plain),
        st.booleans().map(plain),
        st.text(st.characters(exclude_categories=["Cs"])).map(text),
        st.text(st.characters(exclude_categories=["Cs"])).map(plain),
    )
)
def test_the_store_gives_every_literal_back_in_the_spelling_it_was_written_in(literal):
    store = ox.Store()
    store.bulk_extend([ox.Quad(NODE, NODE, literal, NODE)])
    (quad,) = store
    assert quad.object == literal
    assert str(quad.object) == str(literal)


@pytest.mark.parametrize("name", ["Delmos", "DELMOS", "delegationen mot  segregation"])
def test_a_name_is_resolved_however_it_is_written(name):
    assert resolve(name, REGISTRY).slug == "delmos"


def test_a_name_that_nobody_has_is_the_same_provisional_actor_wherever_it_is_met():
    assert resolve("Byalaget  i Prov", REGISTRY) == resolve(" Byalaget i Prov", REGISTRY)
    assert resolve("Byalaget i Prov", REGISTRY).provisional


def test_what_is_empty_is_not_written():
    writer = Writer(NODE, Iris(), REGISTRY)
    writer.add_text(NODE, NODE, "")
    writer.add_concept(NODE, NODE, "status", "", "here")
    writer.add_date(NODE, "")
    writer.add_date(NODE, None)
    assert list(writer.quads) == []
