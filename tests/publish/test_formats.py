"""The files open elsewhere: rdflib, Oxigraph and owlready2 find the same triples and the same terms in them."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from samrad.ontology.files import VOCABULARY_FILES, vocabulary_triples
from samrad.ontology.terms import NS, S, terms_of
from samrad.publish.formats import vocabulary_format

OXIGRAPH = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
RDFLIB = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt", ".jsonld": "json-ld"}
COUNT = len({t for name in VOCABULARY_FILES for t in vocabulary_triples(name)})


@pytest.fixture(scope="module")
def graphs() -> dict[str, rdflib.Graph]:
    return {s: rdflib.Graph().parse(data=vocabulary_format(s), format=name) for s, name in RDFLIB.items()}


@pytest.mark.parametrize("suffix", [s for s in RDFLIB if s != ".nt"])
def test_rdflib_finds_the_same_graph_in_all_formats(graphs, suffix):
    assert isomorphic(graphs[suffix], graphs[".nt"])


@pytest.mark.parametrize("suffix", OXIGRAPH)
def test_oxigraph_finds_every_triple(suffix):
    dataset = ox.Dataset(ox.parse(vocabulary_format(suffix), OXIGRAPH[suffix]))
    assert len(dataset) == COUNT


@pytest.mark.parametrize("suffix", [".rdf", ".nt"])
def test_owlready2_finds_every_class_and_property(suffix, tmp_path):
    import owlready2

    file = tmp_path / f"samrad{suffix}"
    file.write_bytes(vocabulary_format(suffix))
    world = owlready2.World()
    world.get_ontology(f"file://{file}").load()
    found = {entity.iri.removeprefix(NS) for entity in (*world.classes(), *world.properties())}
    assert set(terms_of(S)) <= found
    assert world[f"{NS}Municipality"] in world[f"{NS}PublicBody"].subclasses()
    chain = world[f"{NS}asks"].get_property_chain()[0]
    assert [link.name for link in chain.properties] == ["madeRequest", "requestedOf"]


def test_the_turtle_keeps_its_comments_and_says_its_licence_first():
    text = vocabulary_format(".ttl").decode()
    assert text.splitlines()[0].startswith("# The vocabulary")
    assert "creativecommons.org" in text.splitlines()[0]
    assert "# --- Härledda samband · Derived edges ---" in text


def test_the_n_triples_are_sorted_lines_and_the_json_is_json():
    lines = vocabulary_format(".nt").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == COUNT
    assert json.loads(vocabulary_format(".jsonld"))
