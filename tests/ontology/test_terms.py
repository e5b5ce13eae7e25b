"""The typed terms and the Turtle name the same things."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.ontology import terms
from samrad.ontology.files import vocabulary_triples
from samrad.ontology.terms import NS, RDF, S, terms_of

OUTSIDE = (terms.SKOS, terms.ORG, terms.PROV, terms.OA, terms.DCTERMS, terms.FOAF, terms.SCHEMA, terms.ADMS, terms.VANN)


def declared(name: str) -> set[str]:
    return {
        t.subject.value
        for t in vocabulary_triples(name)
        if t.predicate == RDF.type and isinstance(t.subject, ox.NamedNode)
    }


def test_each_constant_is_declared_in_the_turtle_and_each_term_of_the_turtle_is_a_constant():
    in_turtle = {iri.removeprefix(NS) for iri in declared("samrad.ttl") if iri.startswith(NS)}
    assert set(terms_of(S)) == in_turtle
    assert all(node.value == NS + name for name, node in terms_of(S).items())


@pytest.mark.parametrize("namespace", OUTSIDE, ids=lambda n: n.__name__)
def test_each_outside_constant_is_declared_in_the_alignment(namespace):
    assert {node.value for node in terms_of(namespace).values()} <= declared("alignment.ttl")


def test_a_misspelt_term_is_an_error_where_it_is_written():
    with pytest.raises(AttributeError):
        S.requestedby  # noqa: B018 - the access is the test
