"""The derived edges and types, written by SPARQL rules into ``graph/inferred``.

The graph holds exactly the six derived edges of the vocabulary and ``rdf:type`` by its own subclass axioms, of what
the registry, the documents and the provisional actors say. People are left out: their graphs can be dropped without
leaving a trace here. A triple that stands elsewhere is not written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from ..ontology.files import superclasses
from ..ontology.iris import Iris
from ..ontology.terms import RDF, S
from .store import Store

__all__ = ["EDGES", "Edge", "infer", "prune_provisional"]


@dataclass(frozen=True, slots=True)
class Edge:
    """Hold one derived edge: ``subject`` and ``object`` are the properties from the claim to its two ends.

    :param symmetric: whether it holds the other way round as well
    :param reflexive: whether an actor may stand at both ends; a self-ask is kept, cooperation with oneself is none
    """

    edge: ox.NamedNode
    subject: ox.NamedNode
    object: ox.NamedNode
    symmetric: bool = False
    reflexive: bool = True

    def rule(self) -> str:
        """Return the rule as a CONSTRUCT query."""
        head = f"?a {self.edge} ?b ." + (f" ?b {self.edge} ?a ." if self.symmetric else "")
        apart = "" if self.reflexive else "FILTER(?a != ?b)"
        return (
            f"CONSTRUCT {{ {head} }} WHERE {{ GRAPH ?g {{ ?claim {self.subject} ?a ; {self.object} ?b . }} {apart}"
            " FILTER NOT EXISTS { GRAPH ?r { ?claim samrad:reviewStatus samrad:reviewstatus-rejected } } }"
        )


#: A test holds them against the property chains of the vocabulary.
EDGES = (
    Edge(S.asks, S.requestedBy, S.requestedOf),
    Edge(S.offersTo, S.offeredBy, S.offeredTo),
    Edge(S.cooperatesWith, S.focalPartner, S.partner, symmetric=True, reflexive=False),
    Edge(S.findsHardToWorkWith, S.difficultFor, S.difficultWith, reflexive=False),
    Edge(S.funds, S.grantedBy, S.recipient),
    Edge(S.playsRole, S.holder, S.role),
)


def infer(store: Store, iris: Iris) -> int:
    """Write ``graph/inferred`` anew and return how many triples it holds; running it again changes nothing."""
    graph = iris.graph("inferred")
    store.clear_graph(graph)
    quads = {ox.Quad(t.subject, t.predicate, t.object, graph) for t in (*_edges(store), *_types(store, iris))}
    new = [q for q in quads if not any(store.quads(q.subject, q.predicate, q.object))]  # type: ignore[arg-type]  # ours are IRIs
    store.extend(new)
    return len(new)


def _edges(store: Store) -> Iterator[ox.Triple]:
    for edge in EDGES:
        answer = store.query(edge.rule(), union=False)
        assert isinstance(answer, ox.QueryTriples)  # a rule is a CONSTRUCT
        yield from answer


def _types(store: Store, iris: Iris) -> Iterator[ox.Triple]:
    people = iris.graph("people/").value
    above = superclasses()
    for quad in store.quads(predicate=RDF.type):
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(people):
            continue
        if isinstance(quad.object, ox.NamedNode):
            for parent in above.get(quad.object, ()):
                yield ox.Triple(quad.subject, RDF.type, parent)


def prune_provisional(store: Store, iris: Iris) -> int:
    """Remove from ``graph/provisional`` the actors that no document names any more; return how many went.

    For use after a document was replaced or removed, before :func:`infer`.
    """
    graph = iris.graph("provisional")
    apart = {graph, iris.graph("inferred")}
    gone = 0
    for actor in {q.subject for q in store.quads(graph=graph)}:
        assert isinstance(actor, ox.NamedNode)  # the loader writes no others
        if not any(q.graph_name not in apart for q in store.quads(object=actor)):
            store.remove(list(store.quads(actor, graph=graph)))
            gone += 1
    return gone
