"""The structural check finds what OWL 2 DL forbids, and finds nothing in the vocabulary."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.ontology.files import VOCABULARY_FILES, vocabulary_triples
from samrad.ontology.profile import PROFILES, dl_faults, obstacles
from samrad.ontology.terms import PREFIXES

VOCABULARY = tuple(t for name in VOCABULARY_FILES for t in vocabulary_triples(name))

SMALL = """
<https://example.org/ns> a owl:Ontology .
ex:A a owl:Class . ex:B a owl:Class ; rdfs:subClassOf ex:A .
ex:in a owl:ObjectProperty ; owl:inverseOf ex:out . ex:out a owl:ObjectProperty ; rdfs:domain ex:A ; rdfs:range ex:B .
ex:to a owl:ObjectProperty . ex:size a owl:DatatypeProperty ; rdfs:range xsd:integer .
ex:edge a owl:ObjectProperty ; owl:propertyChainAxiom ( ex:in ex:to ) .
ex:wide a owl:ObjectProperty . ex:edge rdfs:subPropertyOf ex:wide .
"""


def triples(text: str) -> list[ox.Triple]:
    prefixes = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in {**PREFIXES, "ex": "https://example.org/"}.items())
    return [q.triple for q in ox.parse((prefixes + text).encode(), ox.RdfFormat.TURTLE)]


def rules(text: str) -> set[str]:
    return {fault.rule for fault in dl_faults(triples(text))}


def test_the_vocabulary_is_owl_2_dl():
    assert [str(fault) for fault in dl_faults(VOCABULARY)] == []


def test_the_vocabulary_with_its_examples_is_owl_2_dl_but_for_the_dates_of_data():
    faults = dl_faults([*VOCABULARY, *vocabulary_triples("examples.ttl")])
    assert {(fault.rule, fault.message) for fault in faults} == {("datatype map", "xsd:date is none of OWL 2")}


def test_a_small_ontology_without_fault_has_none():
    assert rules(SMALL) == set()


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ("ex:edge a owl:FunctionalProperty .", "simple properties"),
        ("ex:edge a owl:IrreflexiveProperty .", "simple properties"),
        ("ex:wide a owl:AsymmetricProperty .", "simple properties"),  # it is above an edge with a chain
        ("ex:edge owl:propertyDisjointWith ex:to .", "simple properties"),
        ("ex:r a owl:Class ; owl:onProperty ex:edge ; owl:maxCardinality 1 .", "simple properties"),
        ("ex:to a owl:TransitiveProperty, owl:FunctionalProperty .", "simple properties"),
        ("ex:to a owl:DatatypeProperty .", "no punning"),
        ("ex:to a owl:AnnotationProperty .", "no punning"),
        ("ex:size rdfs:subPropertyOf ex:to .", "no punning"),
        ("ex:a ex:unknown ex:b .", "declared"),
        ("ex:a a ex:Unknown .", "declared"),
        ("ex:to rdfs:range ex:Unknown .", "declared"),
        ("ex:to rdfs:domain [ a owl:Class ; owl:unionOf ( ex:A ex:Unknown ) ] .", "declared"),
        ("ex:to owl:inverseOf ex:unknown .", "declared"),
        ("ex:size rdfs:range xsd:date .", "datatype map"),
        ("ex:size rdfs:range rdf:langString .", "datatype map"),
        ('ex:a ex:size "2020"^^xsd:gYear .', "datatype map"),
        ("ex:a ex:to 1 .", "values"),
        ("ex:a ex:size ex:b .", "values"),
        ("ex:to owl:madeUp ex:A .", "reserved words"),
        ("ex:to a owl:MadeUp .", "reserved words"),
        ("owl:Thing a owl:Class .", "reserved words"),
        ("ex:to owl:propertyChainAxiom ( ex:edge ex:in ) .", "regular hierarchy"),
        ("<https://example.org/two> a owl:Ontology .", "one ontology"),
        ("<https://example.org/ns> owl:imports <https://example.org/two> .", "nothing imported"),
        ("[] ex:to ex:a .", "blank nodes"),
    ],
)
def test_what_owl_2_dl_forbids_is_found(more, rule):
    assert rule in rules(SMALL + more)


def test_a_transitive_property_may_be_in_a_chain_of_its_own():
    assert rules(SMALL + "ex:to a owl:TransitiveProperty ; owl:propertyChainAxiom ( ex:to ex:in ) .") == set()


def test_all_that_keeps_the_vocabulary_from_rl_is_unions():
    assert list(obstacles(VOCABULARY, "RL")) == ["union in a domain or range"]


def test_what_keeps_it_from_the_others_is_said():
    assert "property chain" in obstacles(VOCABULARY, "QL")
    assert {"inverse property", "symmetric property"} <= set(obstacles(VOCABULARY, "EL"))
    assert "samrad:cooperatesWith" in obstacles(VOCABULARY, "EL")["symmetric property"]


def test_an_ontology_of_classes_alone_fits_all():
    small = triples("<https://example.org/ns> a owl:Ontology . ex:A a owl:Class . ex:B a owl:Class .")
    assert [obstacles(small, profile) for profile in PROFILES] == [{}, {}, {}]
