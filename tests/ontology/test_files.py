"""The shipped Turtle as quads: stable bytes, and a registry that follows the base of the data."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pyoxigraph as ox
import pytest
import rdflib

from samrad.ontology.files import (
    VOCABULARY_FILES,
    ontology_quads,
    registry_quads,
    shapes_triples,
    superclasses,
    vocabulary_triples,
)
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry
from samrad.ontology.schemes import Schemes
from samrad.ontology.terms import NS, RDF, S
from samrad.ontology.topics import Topics

IRIS = Iris("https://example.org/data/")


def test_each_file_goes_into_its_graph():
    assert {q.graph_name for q in ontology_quads(IRIS)} == {IRIS.graph("ontology")}
    assert {q.graph_name for q in registry_quads(IRIS)} == {IRIS.graph("registry")}


def test_the_registry_stands_under_the_base_of_the_data_and_the_vocabulary_does_not():
    here = {q.subject.value for q in registry_quads(IRIS)}
    assert here
    assert all(iri.startswith(IRIS.base) for iri in here)
    everywhere = {t.value for q in registry_quads(IRIS) for t in (q.predicate, q.object) if isinstance(t, ox.NamedNode)}
    assert S.sector.value in everywhere
    assert not [iri for iri in everywhere if iri.startswith(Iris().base) and not iri.startswith(NS)]


def test_every_actor_of_the_registry_is_in_the_graph_with_a_class_of_the_vocabulary():
    types = {q.subject: q.object for q in registry_quads(IRIS) if q.predicate == RDF.type}
    for actor in Registry.load():
        assert types[IRIS.actor(actor.slug)].value == NS + actor.type


def test_the_registry_has_no_blank_nodes_and_the_vocabulary_few():
    assert not [q for q in registry_quads(IRIS) if isinstance(q.subject, ox.BlankNode)]
    assert 0 < len({q.subject for q in ontology_quads(IRIS) if isinstance(q.subject, ox.BlankNode)}) < 100


def test_another_hash_seed_gives_the_same_quads_in_the_same_order():
    code = (
        "from samrad.ontology.files import *; from samrad.ontology.iris import Iris; import hashlib;"
        "print(hashlib.sha256(repr(ontology_quads(Iris()) + registry_quads(Iris())).encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("name", [*VOCABULARY_FILES, "shapes.ttl"])
def test_rdflib_reads_the_same_triples(name):
    text = (files("samrad.ontology") / name).read_text(encoding="utf-8")
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(vocabulary_triples(name))


def test_the_topics_of_the_scheme_are_those_that_the_words_find():
    assert sorted(Topics.load().labels) == sorted(Schemes.load().values("topic"))


def test_the_classes_above_a_class_are_known():
    assert superclasses()[S.Municipality] == {S.PublicBody, S.Organization, S.Actor}
    assert superclasses()[S.Request] == {S.Claim}


def test_every_shape_has_a_message_in_both_languages_and_a_target():
    sh = "http://www.w3.org/ns/shacl#"
    by_shape: dict = {}
    for triple in shapes_triples():
        by_shape.setdefault(triple.subject, []).append((triple.predicate.value, triple.object))
    shapes = [s for s, pairs in by_shape.items() if (RDF.type.value, ox.NamedNode(sh + "PropertyShape")) in pairs]
    assert len(shapes) > 60
    for shape in shapes:
        messages = {o.language for p, o in by_shape[shape] if p == sh + "message"}
        assert messages == {"sv", "en"}, shape
        assert {p for p, _ in by_shape[shape]} & {sh + "targetClass", sh + "targetSubjectsOf"}, shape
