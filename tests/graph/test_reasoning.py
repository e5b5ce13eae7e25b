"""The reasoner and the rules agree, and what contradicts itself is found and explained."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from samrad.graph.inference import EDGES, infer
from samrad.graph.reasoning import Reasoning, reason, reasoning_faults
from samrad.graph.store import Store
from samrad.ontology.files import ontology_quads
from samrad.ontology.iris import Iris
from samrad.ontology.terms import NS, OWL, RDF, RDFS, S

pytestmark = pytest.mark.slow

#: The design's table: what each kind of claim carries.
KINDS = {
    S.Request: (S.requestedBy, S.requestedOf),
    S.Offer: (S.offeredBy, S.offeredTo),
    S.CooperationClaim: (S.focalPartner, S.partner, S.difficultFor, S.difficultWith),
    S.FundingClaim: (S.funder, S.grantedBy, S.recipient),
    S.RoleClaim: (S.holder,),
}


def plant(store: Store, iris: Iris, *triples: tuple, graph: str = "provisional") -> None:
    store.extend(ox.Quad(*triple, iris.graph(graph)) for triple in triples)


@pytest.fixture(scope="module")
def reasoned(java: str, built) -> Reasoning:
    return reason(built.store, built.iris)


def test_rules_and_reasoner_agree_on_claims_of_every_kind(reasoned: Reasoning, built) -> None:
    assert reasoned.holds, reasoned
    assert reasoned.edges == {
        "asks": 2,
        "offersTo": 1,
        "cooperatesWith": 10,  # a star of two and all three pairs of three, both ways
        "findsHardToWorkWith": 1,
        "funds": 1,
        "playsRole": 1,
    }
    assert reasoned.types > len(built.claims)
    assert list(reasoning_faults(reasoned, built.store, built.iris)) == []


def test_the_reasoner_infers_no_more_than_the_text_says(java: str, sample) -> None:
    """What a rule might wrongly write: each edge that the text comes near to and does not say is refused by HermiT."""
    actor = sample.iris.actor
    wrong = {
        ox.Triple(actor("roda-korset"), S.asks, actor("delmos")),  # an offer
        ox.Triple(actor("studieforbunden"), S.cooperatesWith, actor("arbetsformedlingen")),  # difficult cooperation
        ox.Triple(actor("msb"), S.funds, actor("lsu")),  # an application for money
        ox.Triple(actor("delmos"), S.cooperatesWith, actor("msb")),  # two points of a star
        ox.Triple(actor("delmos"), RDF.type, S.University),  # a type that nothing gives
    }
    inferred = sample.iris.graph("inferred")
    missing = next(sample.store.quads(predicate=S.offersTo))
    sample.store.extend(ox.Quad(t.subject, t.predicate, t.object, inferred) for t in wrong)
    sample.store.remove([missing])
    found = reason(sample.store, sample.iris)
    assert found.consistent
    assert not found.holds
    assert {d.triple for d in found.differences if d.by == "rules"} == wrong
    assert [d.triple for d in found.differences if d.by == "reasoner"] == [missing.triple]
    said = [what for _, what in reasoning_faults(found, sample.store, sample.iris, "sv")]
    assert "bara reglerna härleder: Röda Korset (actor/roda-korset) »ber» Delmos (actor/delmos)" in said
    assert "bara resonören härleder: Röda Korset (actor/roda-korset) »erbjuder» Delmos (actor/delmos)" in said


def test_a_municipality_that_is_a_person_is_found_and_explained(java: str, sample) -> None:
    town = sample.iris.actor("storby")
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    plant(sample.store, sample.iris, (town, RDF.type, S.Municipality), (town, RDF.type, S.Person))
    plant(sample.store, sample.iris, (town, label, ox.Literal("Storby kommun", language="sv")))
    found = reason(sample.store, sample.iris)
    assert not found.consistent
    assert not found.holds
    ((where, sv),) = reasoning_faults(found, sample.store, sample.iris, "sv")
    ((_, en),) = reasoning_faults(found, sample.store, sample.iris, "en")
    assert where == "actor/storby"
    assert sv == (
        "Storby kommun (actor/storby) kan inte vara både organisation och person: "
        "den anges vara kommun, och det är ett slags organisation; den anges vara person"
    )
    assert "cannot be both organisation and person" in en
    assert "municipality" in en


def test_a_class_that_nothing_can_be_of_is_a_fault_of_the_vocabulary(java: str, sample) -> None:
    kind = ox.NamedNode(NS + "Centaur")
    axioms = ((kind, RDF.type, OWL.Class), (kind, RDFS.subClassOf, S.Person), (kind, RDFS.subClassOf, S.Company))
    plant(sample.store, sample.iris, *axioms, graph="ontology")
    found = reason(sample.store, sample.iris)
    assert (found.consistent, found.holds, found.unsatisfiable) == (True, False, (kind,))
    ((where, _),) = reasoning_faults(found, sample.store, sample.iris)
    assert where == kind.value


def generated(seed: int, base: str) -> tuple[Store, Iris]:
    """Return a graph of sixty claims at random, some rejected, over few actors, so that chains meet in every way."""
    dice, iris, store = random.Random(seed), Iris(base), Store.memory()
    store.extend(ontology_quads(iris))
    kinds = [S.Agency, S.Municipality, S.Collective, S.CivilSocietyOrganization, S.University, S.Organization]
    actors = [iris.actor(f"a{number}") for number in range(9)]
    roles = [q.subject for q in store.quads(predicate=RDF.type) if str(q.subject).startswith(f"<{NS}role-")]
    plant(store, iris, *((actor, RDF.type, dice.choice(kinds)) for actor in actors))
    for number in range(60):
        claim, kind = iris.claim("x", f"c{number}"), dice.choice(list(KINDS))
        said = {(claim, p, dice.choice(actors)) for p in KINDS[kind] for _ in range(dice.choice([0, 1, 1, 2]))}
        said.add((claim, RDF.type, kind))
        if kind == S.RoleClaim:
            said |= {(claim, S.role, role) for role in dice.sample(roles, dice.choice([0, 1, 2]))}
        if dice.random() < 0.1:
            said.add((claim, S.reviewStatus, ox.NamedNode(NS + "reviewstatus-rejected")))
        plant(store, iris, *said, graph=f"document/d{dice.randrange(3)}")
    infer(store, iris)
    return store, iris


@pytest.mark.parametrize(("seed", "base"), [(1, "https://w3id.org/samrad/"), (2, "https://exempel.se/(å)/")])
def test_rules_and_reasoner_agree_on_graphs_made_at_random(java: str, seed: int, base: str) -> None:
    store, iris = generated(seed, base)
    found = reason(store, iris)
    assert found.holds, (found.differences[:5], [clash.message_en for clash in found.clashes][:5])
    written = {edge.edge: len(list(store.quads(predicate=edge.edge))) for edge in EDGES}
    assert found.edges == {term.value.removeprefix(NS): count for term, count in written.items()}
    assert min(found.edges.values()) > 0, "the graph is to have edges of every kind"


def test_rules_and_reasoner_agree_on_the_five_documents(java: str) -> None:
    from samrad.project import assemble

    graph = assemble()
    found = reason(graph.store, graph.iris)
    assert found.holds, (found.differences[:5], [clash.message_en for clash in found.clashes][:5])
    assert found.edges["asks"] > 0
    assert found.edges["cooperatesWith"] > 0
    assert found.seconds < 60
