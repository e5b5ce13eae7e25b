"""What the reasoner is given, and what it is spared."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.graph.inference import EDGES, infer
from samrad.graph.premises import premises
from samrad.ontology.terms import NS, RDFS, XSD, S


def test_what_is_of_no_use_is_left_out(built):
    given = premises(built.store, built.iris)
    literals = [fact.object for fact in given.facts if isinstance(fact.object, ox.Literal)]
    assert literals
    assert not [x for x in literals if x.datatype.value.endswith("#date")]
    assert not [a for a in given.axioms if a.predicate in (RDFS.label, S.standsFor)]
    actors = [node for node in given.individuals if node.value.startswith(built.iris.base + "actor/")]
    assert built.iris.actor("delmos") in actors
    assert len(actors) < 40, "the registry has hundreds"
    assert not [fact for fact in given.facts if fact.predicate in {edge.edge for edge in EDGES}]
    text = given.ntriples().decode("utf-8")
    assert text.isascii(), "no text of a document goes through the parsers on the way"
    assert all(set(actors) & set(group) in (set(), set(actors)) for group in given.apart)


def test_what_a_reviewer_rejected_keeps_its_type_and_carries_nothing(sample):
    (offer,) = (c for c in sample.claims if c.kind == "offer")
    node = sample.iris.claim("mote-2020", offer.id)

    def said():
        return {fact.predicate for fact in premises(sample.store, sample.iris).facts if fact.subject == node}

    before = said()
    verdict = ox.Quad(node, S.reviewStatus, ox.NamedNode(NS + "reviewstatus-rejected"), sample.iris.graph("review"))
    sample.store.extend([verdict])
    infer(sample.store, sample.iris)
    assert said() ^ before == {S.offeredBy, S.offeredTo, S.reviewStatus}


@pytest.mark.parametrize(("value", "datatype"), [("hög", XSD.decimal), ("1e3", XSD.decimal), ("ja", XSD.boolean)])
def test_a_literal_that_is_none_is_left_to_the_shapes(sample, value, datatype):
    node = sample.iris.claim("x", "1")
    literal = ox.Literal(value, datatype=datatype)
    sample.store.extend([ox.Quad(node, S.confidence, literal, sample.iris.graph("provisional"))])
    assert not [fact for fact in premises(sample.store, sample.iris).facts if fact.subject == node]


def test_texts_that_differ_stay_different_for_the_reasoner(sample):
    node = sample.iris.claim("x", "1")
    texts = [
        ox.Literal("ett", language="sv"),
        ox.Literal("ett", language="en"),
        ox.Literal("två \u0002 <>", language="sv"),
    ]
    sample.store.extend(ox.Quad(node, S.what, text, sample.iris.graph("provisional")) for text in texts)
    given = premises(sample.store, sample.iris)
    lines = given.ntriples((), [fact for fact in given.facts if fact.subject == node]).splitlines()
    assert len(set(lines)) == 3
