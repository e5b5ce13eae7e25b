"""The derived edges say what the text says and no more."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.graph.inference import EDGES, infer
from samrad.graph.store import Store
from samrad.ontology.files import superclasses
from samrad.ontology.iris import Iris
from samrad.ontology.terms import NS, RDF, S


def edges(store: Store, term: ox.NamedNode) -> set[tuple[str, str]]:
    def name(node) -> str:
        return node.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    return {(name(q.subject), name(q.object)) for q in store.quads(predicate=term)}


def test_asks_go_from_claimant_to_addressee_and_self_asks_are_kept(sample):
    assert edges(sample.store, S.asks) == {("roda-korset", "kommuner"), ("roda-korset", "roda-korset")}


def test_an_offer_is_no_ask(sample):
    assert edges(sample.store, S.offersTo) == {("roda-korset", "delmos")}
    assert ("roda-korset", "delmos") not in edges(sample.store, S.asks)


def test_a_star_stays_a_star_and_between_makes_all_cooperate(sample):
    found = edges(sample.store, S.cooperatesWith)
    star = {("roda-korset", "delmos"), ("roda-korset", "msb")}
    between = {("sios", "nod"), ("sios", "lsu"), ("nod", "lsu")}
    assert found == {pair for a, b in star | between for pair in ((a, b), (b, a))}


def test_difficult_cooperation_is_no_cooperation_and_has_a_direction(sample):
    assert edges(sample.store, S.findsHardToWorkWith) == {("studieforbunden", "arbetsformedlingen")}
    assert ("studieforbunden", "arbetsformedlingen") not in edges(sample.store, S.cooperatesWith)


def test_an_application_for_money_is_no_funding(sample):
    assert edges(sample.store, S.funds) == {("delmos", "sios")}


def test_a_role_that_is_recognised_is_played(sample):
    assert edges(sample.store, S.playsRole) == {("nod", "role-convener")}


@pytest.mark.parametrize("status", ["planned", ""])
def test_planned_cooperation_gives_no_edge(sample, builder, status):
    claims = [replace(c, status=status) if c.status else c for c in sample.claims]
    store = builder(sample.document, claims, [], sample.iris)
    assert edges(store, S.cooperatesWith) == set()


def test_what_a_reviewer_rejected_carries_no_edge(sample):
    (offer,) = (c for c in sample.claims if c.kind == "offer")
    node = sample.iris.claim("mote-2020", offer.id)
    verdict = ox.NamedNode(NS + "reviewstatus-rejected")
    sample.store.extend([ox.Quad(node, S.reviewStatus, verdict, sample.iris.graph("review"))])
    infer(sample.store, sample.iris)
    assert edges(sample.store, S.offersTo) == set()
    assert edges(sample.store, S.asks)


def test_types_follow_our_own_subclass_axioms_and_people_leave_no_trace(sample):
    inferred = set(sample.store.quads(graph=sample.iris.graph("inferred")))
    assert {q.predicate for q in inferred} == {RDF.type, *(e.edge for e in EDGES)}
    assert {q.object for q in inferred if q.predicate == RDF.type} <= set().union(*superclasses().values())
    assert any(q.subject == sample.iris.actor("regeringen") and q.object == S.PublicBody for q in inferred)
    assert not [q for q in inferred if "/person/" in q.subject.value]


def test_running_it_again_changes_nothing_and_no_triple_stands_twice(sample):
    before = sample.store.dump_nquads()
    assert infer(sample.store, sample.iris) > 0
    assert sample.store.dump_nquads() == before
    assert len({q.triple for q in sample.store}) == len(sample.store)


ACTORS = [Iris().actor(name) for name in "abcd"]
GRAPHS = [Iris().document_graph(name) for name in "xy"]
CLAIMS = [Iris().claim("x", name) for name in "123"]
PROPERTIES = sorted({p for e in EDGES for p in (e.subject, e.object)}, key=str)


@settings(max_examples=60, deadline=None)
@given(
    st.sets(
        st.builds(
            ox.Quad,
            st.sampled_from(CLAIMS),
            st.sampled_from(PROPERTIES),
            st.sampled_from(ACTORS),
            st.sampled_from(GRAPHS),
        ),
        max_size=25,
    )
)
def test_on_any_graph_the_edges_are_the_joins_of_their_two_properties(quads):
    store = Store.memory()
    store.extend(quads)
    infer(store, Iris())
    for edge in EDGES:
        pairs = {
            (a.object, b.object)
            for a in quads
            for b in quads
            if (a.subject, a.predicate, a.graph_name) == (b.subject, edge.subject, b.graph_name)
            and b.predicate == edge.object
        }
        if not edge.reflexive:
            pairs = {(a, b) for a, b in pairs if a != b}
        if edge.symmetric:
            pairs |= {(b, a) for a, b in pairs}
        assert {(q.subject, q.object) for q in store.quads(predicate=edge.edge)} == pairs
