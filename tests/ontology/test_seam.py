"""Terms cross the seam between rdflib and Oxigraph and come back the same."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from samrad.ontology.seam import graph_of, quads_of, to_oxigraph, to_rdflib
from samrad.ontology.terms import XSD

GRAPH = ox.NamedNode("https://example.org/g")
words = st.text(st.characters(exclude_categories=["Cs"]))
literals = st.one_of(
    words.map(ox.Literal),
    st.builds(lambda w, tag: ox.Literal(w, language=tag), words, st.sampled_from(["sv", "en", "sv-se"])),
    st.integers().map(lambda n: ox.Literal(str(n), datatype=XSD.integer)),
    st.sampled_from(["0.8", "1", "0", "0.05"]).map(lambda d: ox.Literal(d, datatype=XSD.decimal)),
    st.dates().map(lambda d: ox.Literal(d.isoformat(), datatype=XSD.date)),
)
terms = st.one_of(literals, st.builds(lambda n: ox.NamedNode(f"https://example.org/{n}"), st.integers(0)))


@given(terms)
def test_a_term_comes_back_the_same(term):
    assert to_oxigraph(to_rdflib(term)) == term


@given(st.lists(terms, max_size=8))
def test_a_graph_comes_back_the_same(objects):
    quads = {ox.Quad(GRAPH, XSD.string, o, GRAPH) for o in objects}
    assert set(quads_of(graph_of(quads), GRAPH)) == quads


def test_a_string_with_its_datatype_written_out_is_the_same_string():
    assert to_rdflib(ox.Literal("x", datatype=XSD.string)) == rdflib.Literal("x")
    assert to_oxigraph(rdflib.Literal("x", datatype=rdflib.XSD.string)) == ox.Literal("x")


def test_a_language_tag_is_lower_case_on_our_side():
    assert to_oxigraph(rdflib.Literal("x", lang="sv-SE")).language == "sv-se"


@pytest.mark.parametrize("term", [rdflib.Variable("x"), rdflib.Graph()])
def test_what_is_no_term_is_refused(term):
    with pytest.raises(TypeError):
        to_oxigraph(term)


def test_the_default_graph_has_no_rdflib_term():
    with pytest.raises(TypeError):
        to_rdflib(ox.DefaultGraph())
