"""Contradictions of the known kinds are found without the reasoner, and the reasoner agrees that they are some."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.graph.clashes import clashes
from samrad.graph.hermit import hermit
from samrad.graph.premises import premises
from samrad.graph.wording import Words
from samrad.ontology.iris import Iris
from samrad.ontology.terms import NS, RDF, SKOS, XSD, S

IRIS = Iris()
TOWN, CLAIM, PAPER, MEETING = IRIS.actor("storby"), IRIS.claim("x", "1"), IRIS.document("x"), IRIS.consultation("x")
NEED, WISH = (ox.NamedNode(NS + name) for name in ("force-need", "force-wish"))

#: What is stated → what the explanation says of it, in Swedish.
CASES = {
    "two kinds": (
        [(TOWN, RDF.type, S.Municipality), (TOWN, RDF.type, S.Collective)],
        ["både kollektiv aktör och organisation", "anges vara kommun"],
    ),
    "domain": (
        [(TOWN, RDF.type, S.Municipality), (TOWN, S.requestedBy, IRIS.actor("b"))],
        ["både aktör och utsaga", "» actor/b"],
    ),
    "range": (
        [(CLAIM, RDF.type, S.Request), (CLAIM, S.requestedOf, PAPER), (PAPER, RDF.type, S.Document)],
        ["både aktör och dokument", "hos claim/x/1"],
    ),
    "one of several": (
        [(CLAIM, RDF.type, S.RoleClaim), (CLAIM, S.addressee, TOWN)],
        ["krav eller erbjudande", "rollutsaga"],
    ),
    "two things": (
        [
            (CLAIM, S.force, NEED),
            (CLAIM, S.force, WISH),
            (NEED, RDF.type, SKOS.Concept),
            (WISH, RDF.type, SKOS.Concept),
        ],
        ["två värden för »styrka»", "behov", "önskan"],
    ),
    "two texts": (
        [(CLAIM, S.what, ox.Literal("ett", language="sv")), (CLAIM, S.what, ox.Literal("två", language="sv"))],
        ["två värden", "'ett' och 'två'"],
    ),
    "datatype": (
        [(CLAIM, S.confidence, ox.Literal("hög"))],
        ["ska vara decimal och är string"],
    ),
}


def stated(sample, triples):
    sample.store.extend(ox.Quad(*triple, IRIS.graph("provisional")) for triple in triples)
    return premises(sample.store, IRIS)


def test_there_are_none_in_a_graph_that_is_right(built):
    assert clashes(premises(built.store, built.iris), Words(built.store, built.iris.base)) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_it_is_found_and_named_and_its_facts_alone_contradict_each_other(java, sample, case):
    triples, words = CASES[case]
    given = stated(sample, triples)
    (clash,) = clashes(given, Words(sample.store, IRIS.base))
    assert [word for word in words if word not in clash.message("sv")] == []
    assert clash.message("en") != clash.message("sv")
    assert set(clash.facts) <= {ox.Triple(*triple) for triple in triples}
    facts = [*clash.facts, *(ox.Triple(*t) for t in triples if t[1] == RDF.type)]
    assert hermit(given.ntriples(facts=facts), 60) is None


def test_numbers_written_in_two_ways_are_one_value(sample):
    two = [(CLAIM, S.confidence, ox.Literal(text, datatype=XSD.decimal)) for text in ("0.8", "0.80")]
    assert clashes(stated(sample, two), Words(sample.store, IRIS.base)) == []


def test_many_contradictions_are_all_listed(sample):
    towns = [IRIS.actor(f"by{number}") for number in range(30)]
    given = stated(sample, [(town, RDF.type, kind) for town in towns for kind in (S.Municipality, S.Person)])
    assert [clash.individual for clash in clashes(given, Words(sample.store, IRIS.base))] == sorted(
        town.value for town in towns
    )
