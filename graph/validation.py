"""Validation: SHACL a document at a time, and checks of the whole graph as queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..ontology.files import shapes_triples, superclasses
from ..ontology.iris import Iris
from ..ontology.terms import RDF
from .shapes import sure
from .store import Store

if TYPE_CHECKING:
    import rdflib

__all__ = [
    "Kinds",
    "Violation",
    "validate",
    "validate_document",
    "validate_provisional",
    "validate_quads",
    "validate_whole",
]

_SH = "http://www.w3.org/ns/shacl#"
_SHAPES = "https://w3id.org/samrad/shapes#"

#: Gives the classes of a node.
Kinds = Callable[[ox.NamedNode], Iterable[ox.NamedNode]]

#: How many triples are validated at once, a few more where a node has many.
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Say what is wrong with which node, and what to do.

    :param shape: the local name of the shape or check that does not hold
    :param focus: the node that it does not hold for
    :param value: the value at fault; empty where one is missing
    :param graph: the graph that holds the node, by name under the base (``document/<slug>``)
    """

    graph: str
    focus: str
    shape: str
    value: str
    message_sv: str
    message_en: str

    def message(self, lang: str = "en") -> str:
        """Return the message in Swedish (``sv``) or English."""
        return self.message_sv if lang == "sv" else self.message_en

    def __str__(self) -> str:
        """Return focus, message and shape on one line."""
        value = f" (is: {self.value})" if self.value else ""
        return f"{self.focus}: {self.message_en}{value} [{self.shape}]"


def validate(store: Store, iris: Iris) -> list[Violation]:
    """Return all violations of the dataset, sorted: those of each document, of provisional actors, of the whole.

    The registry and the vocabulary are shipped data; their own validation is a test of the project.
    """
    found = validate_whole(store, iris)
    prefix = iris.document_graph("").value
    for graph in store.graphs():
        if graph.value.startswith(prefix):
            found += validate_document(store, graph.value.removeprefix(prefix), iris)
    found += validate_provisional(store, iris)
    return sorted(set(found))


def validate_provisional(store: Store, iris: Iris) -> list[Violation]:
    """Return the violations of the shapes in the graph of the actors that were met and not registered, sorted."""
    return _shacl(store, [iris.graph("provisional")], iris, "provisional")


def validate_document(store: Store, slug: str, iris: Iris) -> list[Violation]:
    """Return the violations of the shapes in one document's graphs (its people included), sorted."""
    return _shacl(store, [iris.document_graph(slug), iris.people_graph(slug)], iris, f"document/{slug}")


def validate_quads(quads: Iterable[ox.Quad], kinds: Kinds, name: str) -> list[Violation]:
    """Return the violations of the shapes in quads, sorted.

    :param kinds: gives the classes of a node that the quads name, those above them left out
    :param name: of the graph, for the violations

    A shape looks at the triples of a node and at the classes of what they name, never further (a test holds the shapes
    to that). So nodes that surely hold are confirmed one by one, and pySHACL judges the others, some at a time.
    """
    nodes: dict[ox.NamedNode | ox.BlankNode, list[ox.Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
            nodes.setdefault(quad.subject, []).append(quad)
    classes = _Classes(kinds)
    found: list[Violation] = []
    part: list[ox.Quad] = []
    for own in nodes.values():
        if _is_sure(own, classes):
            continue
        part += own
        if len(part) >= _AT_ONCE:
            found += _violations_of(part, kinds, name)
            part = []
    return sorted(found + _violations_of(part, kinds, name))


class _Classes:
    """Give the classes of nodes, those above them included."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._known: dict[object, frozenset[ox.NamedNode]] = {}

    def __call__(self, node: object) -> frozenset[ox.NamedNode]:
        if not isinstance(node, ox.NamedNode):
            return frozenset()
        if node not in self._known:
            self._known[node] = self.closed(self._kinds(node))
        return self._known[node]

    def closed(self, kinds: Iterable[ox.NamedNode]) -> frozenset[ox.NamedNode]:
        """Return classes with those above them."""
        above, direct = superclasses(), frozenset(kinds)
        return direct.union(*(above.get(kind, frozenset()) for kind in direct))


def _is_sure(own: list[ox.Quad], classes: _Classes) -> bool:
    """Say whether a node surely holds, by all its triples."""
    facts: dict[ox.NamedNode, dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, None]] = {}
    for quad in own:
        facts.setdefault(quad.predicate, {})[quad.object] = None
    written = [kind for kind in facts.get(RDF.type, {}) if isinstance(kind, ox.NamedNode)]
    kinds = classes(own[0].subject) | classes.closed(written)
    return sure({name: list(values) for name, values in facts.items()}, kinds, classes)


def _shacl(store: Store, graphs: Iterable[ox.NamedNode], iris: Iris, name: str) -> list[Violation]:
    """Validate graphs with the types that the whole store gives what they name."""

    def kinds(node: ox.NamedNode) -> Iterator[ox.NamedNode]:
        return (q.object for q in store.quads(node, RDF.type) if isinstance(q.object, ox.NamedNode))

    return validate_quads((quad for graph in graphs for quad in store.quads(graph=graph)), kinds, name)


def _violations_of(own: list[ox.Quad], kinds: Kinds, name: str) -> list[Violation]:
    """Let pySHACL validate all triples of some nodes, in rdflib's memory: its walk over our store is slower."""
    if not own:
        return []
    import pyshacl  # here, not above: it takes half a second to load, and most commands never validate

    from ..ontology.seam import graph_of

    data = graph_of([*own, *_types(own, kinds)])
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    subjects = {str(q.subject.value) for q in own if isinstance(q.subject, ox.NamedNode | ox.BlankNode)}
    return [v for v in _violations(report, name) if v.focus in subjects]


def _types(quads: list[ox.Quad], kinds: Kinds) -> Iterator[ox.Triple]:
    """Yield all types of every node in the quads, by our own subclass axioms: what class checks need."""
    nodes = {term for q in quads for term in (q.subject, q.object) if isinstance(term, ox.NamedNode)}
    above = superclasses()
    for node in nodes:
        for own in kinds(node):
            for kind in (own, *above.get(own, ())):
                yield ox.Triple(node, RDF.type, kind)


@cache
def _shapes() -> rdflib.Graph:
    from ..ontology.seam import graph_of

    return graph_of(shapes_triples())


@cache
def _messages() -> dict[str, dict[str, str]]:
    """Return the messages of every shape by language."""
    messages: dict[str, dict[str, str]] = {}
    for triple in shapes_triples():
        value = triple.object
        if triple.predicate.value != _SH + "message" or not isinstance(triple.subject, ox.NamedNode):
            continue
        if isinstance(value, ox.Literal) and value.language:
            messages.setdefault(triple.subject.value, {})[value.language] = value.value
    return messages


def _violations(report: Any, graph: str) -> Iterator[Violation]:
    """Read the violations off pySHACL's report graph."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = str(report.value(result, sh.sourceShape))
        value = report.value(result, sh.value)
        messages = _messages().get(shape, {})
        yield Violation(
            graph=graph,
            focus=str(report.value(result, sh.focusNode)),
            shape=shape.removeprefix(_SHAPES),
            value="" if value is None else str(value),
            message_sv=messages.get("sv", ""),
            message_en=messages.get("en", ""),
        )


# -- the whole graph ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Check:
    """Hold a query whose rows are violations: ``?focus``, and ``?value`` and ``?g`` where they say more."""

    name: str
    query: str
    message_sv: str
    message_en: str


#: Documents, people and registry are data; the vocabulary may hold blank nodes (OWL lists) and outside terms. A person
#: whom two documents name and a consultation that two documents report are described in both, since a document's graphs
#: must be whole without any other's: no other triple may stand twice.
_CHECKS = (
    _Check(
        "OrphanPassage",
        """SELECT ?g ?focus WHERE { GRAPH ?g { ?focus a samrad:Passage }
             FILTER NOT EXISTS { GRAPH ?g { ?x samrad:passage ?focus } } FILTER(?g != ?inferred) }""",
        "Inget vilar på textstället: ta bort det eller bygg om.",
        "Nothing rests on the passage: remove it or build again.",
    ),
    _Check(
        "OrphanSelector",
        """SELECT ?g ?focus WHERE { VALUES ?kind { oa:TextPositionSelector oa:TextQuoteSelector }
             GRAPH ?g { ?focus a ?kind } FILTER NOT EXISTS { GRAPH ?g { ?x oa:hasSelector ?focus } } }""",
        "Selektorn hör inte till något textställe: ta bort den eller bygg om.",
        "The selector belongs to no passage: remove it or build again.",
    ),
    _Check(
        "TwoGraphs",
        """SELECT ?g ?focus ?value WHERE { GRAPH ?g { ?focus ?value ?o } GRAPH ?h { ?focus ?value ?o }
             FILTER(STR(?g) < STR(?h)) FILTER(!STRSTARTS(STR(?g), STR(?people)))
             FILTER NOT EXISTS { VALUES ?own { samrad:Consultation samrad:ConsultationRole } GRAPH ?g { ?focus a ?own }
               GRAPH ?h { ?focus a ?own } } }""",
        "Samma trippel står i två grafer: ta bort den ur den ena eller bygg om.",
        "The same triple stands in two graphs: remove it from one or build again.",
    ),
    _Check(
        "ConsultationClash",
        """SELECT DISTINCT ?g ?focus ?value WHERE { VALUES ?property { samrad:dateText samrad:form }
             GRAPH ?g { ?focus a samrad:Consultation ; ?property ?value }
             GRAPH ?h { ?focus a samrad:Consultation ; ?property ?other } FILTER(?value != ?other) }""",
        "Två dokument ger samma samråd olika datum eller form: rätta dem, eller ge samråden varsitt id i corpus.toml.",
        "Two documents give one consultation two dates or forms: correct them, or give each its id in corpus.toml.",
    ),
    _Check(
        "BlankNode",
        """SELECT ?g ?focus WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?g != ?ontology)
             FILTER(ISBLANK(?s) || ISBLANK(?o)) BIND(STR(?g) AS ?focus) }""",
        "Data ska inte ha blanka noder: ge noden en IRI.",
        "Data must not have blank nodes: give the node an IRI.",
    ),
    _Check(
        "UndeclaredProperty",
        """SELECT DISTINCT ?g ?focus WHERE { { SELECT DISTINCT ?g ?focus WHERE { GRAPH ?g { ?s ?focus ?o } } }
             FILTER(?g != ?ontology) FILTER(?focus != rdf:type && ?focus != rdfs:label)
             FILTER NOT EXISTS { GRAPH ?ontology { ?focus a ?kind } } }""",
        "Egenskapen är inte deklarerad i vokabulären: rätta stavningen eller deklarera den.",
        "The property is not declared in the vocabulary: correct its spelling or declare it.",
    ),
    _Check(
        "UndeclaredClass",
        """SELECT DISTINCT ?g ?focus WHERE { { SELECT DISTINCT ?g ?focus WHERE { GRAPH ?g { ?s a ?focus } } }
             FILTER(?g != ?ontology) FILTER NOT EXISTS { GRAPH ?ontology { ?focus a ?kind } } }""",
        "Klassen är inte deklarerad i vokabulären: rätta stavningen eller deklarera den.",
        "The class is not declared in the vocabulary: correct its spelling or declare it.",
    ),
    _Check(
        "UnknownConcept",
        """SELECT DISTINCT ?g ?focus WHERE { { SELECT DISTINCT ?g ?focus WHERE { GRAPH ?g { ?s ?p ?focus } } }
             FILTER(?g != ?ontology) FILTER(ISIRI(?focus) && STRSTARTS(STR(?focus), STR(samrad:)))
             FILTER NOT EXISTS { GRAPH ?ontology { ?focus a ?kind } } }""",
        "Begreppet finns inte i vokabulären: välj ett som finns.",
        "The concept is not in the vocabulary: choose one that is.",
    ),
    _Check(
        "PartnerWithoutStatus",
        """SELECT ?g ?focus ?value WHERE { VALUES ?property { samrad:focalPartner samrad:partner }
             GRAPH ?g { ?focus ?property ?actor ; samrad:cooperationStatus ?value }
             FILTER(?value NOT IN (samrad:status-ongoing, samrad:status-past)) }""",
        "Bara pågående eller avslutad samverkan ger parter åt ett samband: ta bort focalPartner och partner.",
        "Only ongoing or past cooperation gives partners to an edge: remove focalPartner and partner.",
    ),
    _Check(
        "GrantedWithoutStatus",
        """SELECT ?g ?focus ?value WHERE { GRAPH ?g { ?focus samrad:grantedBy ?value }
             FILTER NOT EXISTS { GRAPH ?g { ?focus samrad:fundingStatus ?status
               FILTER(?status IN (samrad:fundingstatus-granted, samrad:fundingstatus-distributed)) } } }""",
        "Bara beviljade eller fördelade pengar har en beviljare: ta bort grantedBy eller rätta status.",
        "Only granted or distributed money has a granter: remove grantedBy or correct the status.",
    ),
)


def validate_whole(store: Store, iris: Iris) -> list[Violation]:
    """Return what does not hold of the dataset as a whole, sorted."""
    found = []
    for check in _CHECKS:
        answer = store.select(_bound(check.query, iris), union=False)
        valued = any(variable.value == "value" for variable in answer.variables)
        for row in answer:
            found.append(
                Violation(
                    graph=_plain(row["g"]).removeprefix(iris.graph("").value),
                    focus=_plain(row["focus"]),
                    shape=check.name,
                    value=_plain(row["value"]) if valued else "",
                    message_sv=check.message_sv,
                    message_en=check.message_en,
                )
            )
    return sorted(set(found))


def _bound(query: str, iris: Iris) -> str:
    """Return the query with the graphs that it names, as escaped terms, under the base of the data."""
    for name in ("ontology", "inferred", "people/"):
        query = query.replace(f"?{name.rstrip('/')}", str(iris.graph(name)))
    return query


def _plain(term: object) -> str:
    return str(getattr(term, "value", term or ""))
