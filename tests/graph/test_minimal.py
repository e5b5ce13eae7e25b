"""The smallest set of statements that contradict each other is found, or the time ends the search."""

from __future__ import annotations

import itertools

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import TimeLimitError
from samrad.graph import minimal
from samrad.graph.minimal import minimal_conflict, quick_explain
from samrad.graph.premises import Premises
from samrad.graph.reasoning import reason
from samrad.ontology.terms import OWL, PREFIXES, RDF, RDFS, S

OWN = ox.BlankNode("own")


def owl(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["owl"] + name)


#: A rule that no pattern knows: a request rests on nothing.
RULE = (
    ox.Triple(S.Request, RDFS.subClassOf, OWN),
    ox.Triple(OWN, RDF.type, owl("Restriction")),
    ox.Triple(OWN, owl("onProperty"), S.passage),
    ox.Triple(OWN, owl("allValuesFrom"), owl("Nothing")),
)


@given(st.sets(st.integers(0, 30), min_size=1, max_size=4), st.integers(31, 60))
def test_any_guilty_items_are_found_and_no_others(guilty, count):
    assert set(quick_explain(range(count), lambda some: not guilty <= set(some))) == guilty


@given(st.lists(st.sets(st.integers(0, 15), min_size=1, max_size=3), min_size=1, max_size=4))
def test_where_several_sets_are_guilty_one_is_found_whole(sets):
    def holds(some):
        return not any(guilty <= set(some) for guilty in sets)

    found = quick_explain(range(16), holds)
    assert not holds(found)
    assert all(holds([item for item in found if item != left]) for left in found)


def test_what_contradicts_itself_before_anything_is_added_needs_nothing():
    assert quick_explain([1, 2, 3], lambda some: False) == []


def small() -> Premises:
    """Return premises of which two facts and one rule contradict each other."""
    request, paper, place = (ox.NamedNode(f"urn:{name}") for name in ("request", "paper", "place"))
    terms = [(kind, RDF.type, OWL.Class) for kind in (S.Request, S.Passage)]
    terms += [(term, RDF.type, OWL.ObjectProperty) for term in (S.passage, S.statedIn)]
    facts = [(request, RDF.type, S.Request), (request, S.statedIn, paper), (request, S.passage, place)]
    axioms = (*(ox.Triple(*axiom) for axiom in (*terms, (S.passage, RDFS.range, S.Passage))), *RULE)
    return Premises(axioms, tuple(ox.Triple(*fact) for fact in facts))


@pytest.mark.slow
def test_the_reasoner_is_asked_until_nothing_can_be_left_out(java):
    found = minimal_conflict(small(), 120)
    assert found.minimal
    assert {(fact.predicate, fact.subject.value) for fact in found.facts} == {
        (RDF.type, "urn:request"),
        (S.passage, "urn:request"),
    }
    assert set(found.axioms) == set(RULE)


def test_when_the_time_is_up_what_was_found_so_far_is_given(monkeypatch):
    clock = itertools.count(step=10.0)
    monkeypatch.setattr(minimal.time, "monotonic", lambda: next(clock))
    found = minimal_conflict(small(), 35, lambda ntriples, left: b"urn:samrad" not in ntriples)
    assert not found.minimal
    assert 0 < len(found.facts) <= len(small().facts)


def test_a_reasoner_that_is_stopped_ends_the_search_too():
    def stopped(ntriples, left):
        raise TimeLimitError("late")

    found = minimal_conflict(small(), 60, stopped)
    assert (found.minimal, found.facts) == (False, small().facts)


@pytest.mark.slow
def test_a_contradiction_of_no_known_kind_is_explained_by_its_statements(java, sample, monkeypatch):
    """HermiT says that there is one; to save its time, the search asks a stand-in that knows this one."""
    ontology = sample.iris.graph("ontology")
    sample.store.extend(ox.Quad(t.subject, t.predicate, t.object, ontology) for t in RULE)
    monkeypatch.setattr(minimal, "_hermit_agrees", lambda ntriples, left: not guilty(ntriples))
    found = reason(sample.store, sample.iris)
    assert not found.consistent
    (clash,) = found.clashes
    assert clash.individual.startswith(sample.iris.base + "claim/mote-2020/")
    assert "är krav" in clash.message("sv")
    assert "»vilar på»" in clash.message("sv")
    assert "krav är ett slags [" in clash.message("sv")
    assert clash.message("en").startswith("do not hold together: ")


def guilty(ntriples: bytes) -> bool:
    """Say whether a request has a passage and the rule is there."""
    triples = {q.triple for q in ox.parse(ntriples, ox.RdfFormat.N_TRIPLES)}
    rule = any(t.predicate == owl("allValuesFrom") for t in triples) and any(
        t.subject == S.Request and isinstance(t.object, ox.BlankNode) for t in triples
    )
    requests = {t.subject for t in triples if (t.predicate, t.object) == (RDF.type, S.Request)}
    return rule and any(t.predicate == S.passage and t.subject in requests for t in triples)
