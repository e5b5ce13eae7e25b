"""What the reasoner sees of a dataset: the axioms of the vocabulary and the facts that they can say something of.

Left out is what OWL 2 reasoning has no use for or stumbles over: labels and other annotations, literals outside the
OWL 2 datatype map (``xsd:date``), what was inferred already, and the actors of the registry that no document names:
the time grows with the square of the individuals that are told apart.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from ..ontology.iris import Iris
from ..ontology.terms import NS, OWL, PREFIXES, RDF, RDFS, SKOS, XSD, S
from .inference import EDGES
from .store import Store

__all__ = ["Premises", "Resource", "closure", "premises"]

Resource = ox.NamedNode | ox.BlankNode

_LOGIC = (PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"])

#: Predicates of RDFS and OWL that say nothing to a reasoner.
_WORDS = frozenset(
    {
        *(RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated),
        *(ox.NamedNode(PREFIXES["owl"] + name) for name in ("versionIRI", "imports", "priorVersion")),
    }
)

#: The datatypes that our data use and that the OWL 2 datatype map has, with how their literals look. One that looks
#: otherwise would stop the reader of the premises; the shapes report it.
_ANY = re.compile(r"(?s:.*)")
_DATATYPES = {
    XSD.string: _ANY,
    XSD.anyURI: _ANY,
    RDF.langString: _ANY,
    XSD.boolean: re.compile("true|false|0|1"),
    XSD.integer: re.compile("[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
}

#: Individuals of one of these kinds with different IRIs are different things. Without this, a property that may have
#: one value makes the reasoner take two actors (or topics, or documents) for the same, and find nothing wrong.
_APART = (S.Actor, SKOS.Concept, S.Document, S.Consultation)

#: The reasoner reads and writes these in the place of the IRIs of the data: its output is text, in which a bracket or
#: an "å" in an IRI would be misread.
_ALIAS = "urn:samrad:"


@dataclass(frozen=True)
class Premises:
    """Hold what the reasoner is given.

    :param axioms: of the vocabulary and its alignment
    :param facts: types, object properties and literals of the individuals
    """

    axioms: tuple[ox.Triple, ...]
    facts: tuple[ox.Triple, ...]

    @cached_property
    def above(self) -> Mapping[object, frozenset[ox.NamedNode]]:
        """Return all classes above each class, by the axioms."""
        return closure((a.subject, a.object) for a in self.axioms if a.predicate == RDFS.subClassOf)

    @cached_property
    def types(self) -> Mapping[Resource, frozenset[ox.NamedNode]]:
        """Return the classes of ours and of outside that each individual is stated to be in, those above included."""
        types: dict[Resource, set[ox.NamedNode]] = {}
        for fact in self.facts:
            if fact.predicate == RDF.type and isinstance(fact.object, ox.NamedNode):
                types.setdefault(fact.subject, set()).update((fact.object, *self.above.get(fact.object, ())))  # type: ignore[arg-type]  # no triple terms
        return {node: frozenset(kinds) for node, kinds in types.items()}

    @cached_property
    def individuals(self) -> tuple[ox.NamedNode, ...]:
        """Return the individuals, sorted."""
        ends = (t for fact in self.facts for t in _ends(fact))
        return tuple(sorted({t for t in ends if isinstance(t, ox.NamedNode)}, key=lambda node: node.value))

    @cached_property
    def apart(self) -> tuple[tuple[ox.NamedNode, ...], ...]:
        """Return groups of individuals that differ from each other."""
        groups = (tuple(n for n in self.individuals if kind in self.types.get(n, ())) for kind in _APART)
        return tuple(group for group in groups if len(group) > 1)

    @cached_property
    def aliases(self) -> Mapping[ox.NamedNode, ox.NamedNode]:
        """Return by individual the name under which the reasoner meets it."""
        return {node: ox.NamedNode(f"{_ALIAS}{number}") for number, node in enumerate(self.individuals)}

    @cached_property
    def names(self) -> Mapping[str, ox.NamedNode]:
        """Return by such a name the individual."""
        return {alias.value: node for node, alias in self.aliases.items()}

    def ntriples(self, axioms: Iterable[ox.Triple] | None = None, facts: Iterable[ox.Triple] | None = None) -> bytes:
        """Return axioms and facts, all or those given, and who differs from whom as N-Triples for the reasoner."""
        facts = self.facts if facts is None else tuple(facts)
        present = {t for fact in facts for t in _ends(fact)}
        triples = [*(self.axioms if axioms is None else axioms), *map(self._aliased, facts)]
        for number, group in enumerate(self.apart):
            members = [self.aliases[node] for node in group if node in present]
            if len(members) > 1:
                triples += _all_different(members, str(number))
        out = io.BytesIO()
        ox.serialize(triples, out, ox.RdfFormat.N_TRIPLES)
        return out.getvalue()

    def _aliased(self, fact: ox.Triple) -> ox.Triple:
        def alias(term: Resource) -> Resource:
            return self.aliases.get(term, term) if isinstance(term, ox.NamedNode) else term

        value = fact.object
        assert isinstance(fact.subject, Resource)  # facts have no triple terms
        if isinstance(value, ox.NamedNode) and fact.predicate != RDF.type:
            value = alias(value)
        elif isinstance(value, ox.Literal):
            value = _token(value)
        return ox.Triple(alias(fact.subject), fact.predicate, value)


def closure(pairs: Iterable[tuple[object, object]]) -> Mapping[object, frozenset[ox.NamedNode]]:
    """Return all named classes above each class, of pairs of a class and one above it.

    >>> a, b, c = (ox.NamedNode(f"urn:{name}") for name in "abc")
    >>> closure([(b, c), (a, b)])[a] == {b, c}
    True
    """
    above: dict[object, set[ox.NamedNode]] = {}
    for child, parent in pairs:
        if isinstance(parent, ox.NamedNode):
            above.setdefault(child, set()).add(parent)
    changed = True
    while changed:
        changed = False
        for parents in above.values():
            more = {upper for parent in parents for upper in above.get(parent, ())} - parents
            parents |= more
            changed = changed or bool(more)
    return {kind: frozenset(parents) for kind, parents in above.items()}


def _ends(fact: ox.Triple) -> tuple[object, ...]:
    return (fact.subject,) if fact.predicate == RDF.type else (fact.subject, fact.object)


def _token(literal: ox.Literal) -> ox.Literal:
    """Return for a text one as different from others that no parser on the way can trip over."""
    if literal.datatype not in (XSD.string, RDF.langString, XSD.anyURI):
        return literal
    token = hashlib.sha256(literal.value.encode("utf-8")).hexdigest()
    if literal.language:
        return ox.Literal(token, language=literal.language)
    return ox.Literal(token, datatype=literal.datatype)


def _all_different(members: list[ox.NamedNode], name: str) -> Iterator[ox.Triple]:
    axiom = ox.BlankNode(f"apart{name}")
    cells = [ox.BlankNode(f"apart{name}x{number}") for number in range(len(members))]
    yield ox.Triple(axiom, RDF.type, ox.NamedNode(PREFIXES["owl"] + "AllDifferent"))
    yield ox.Triple(axiom, ox.NamedNode(PREFIXES["owl"] + "distinctMembers"), cells[0])
    rests: list[Resource] = [*cells[1:], RDF.nil]
    for cell, member, rest in zip(cells, members, rests, strict=True):
        yield ox.Triple(cell, RDF.first, member)
        yield ox.Triple(cell, RDF.rest, rest)


def premises(store: Store, iris: Iris) -> Premises:
    """Return what the reasoner is to see of a dataset.

    What a reviewer rejected keeps its type and loses what would carry an edge, as in the rules.
    """
    ontology, registry = iris.graph("ontology"), iris.graph("registry")
    axioms = tuple(q.triple for q in store.quads(graph=ontology) if _is_axiom(q))
    kinds = _kinds(axioms)
    apart = {ontology, registry, iris.graph("inferred")}
    facts = {
        quad.triple
        for graph in store.graphs()
        if graph not in apart
        for quad in store.quads(graph=graph)
        if _is_fact(quad, kinds)
    }
    facts -= set(_rejected(store, facts))
    facts |= set(_background(store, (registry, ontology), kinds, facts))
    return Premises(tuple(sorted(axioms, key=str)), tuple(sorted(facts, key=str)))


def _is_axiom(quad: ox.Quad) -> bool:
    if quad.predicate in _WORDS or not quad.predicate.value.startswith(_LOGIC):
        return False
    return (
        quad.predicate != RDF.type or not isinstance(quad.object, ox.NamedNode) or quad.object.value.startswith(_LOGIC)
    )


def _kinds(axioms: Iterable[ox.Triple]) -> Mapping[object, type]:
    """Return by property what its values are: nodes or literals."""
    values: dict[object, type] = {OWL.ObjectProperty: ox.NamedNode, OWL.DatatypeProperty: ox.Literal}
    return {
        axiom.subject: values[axiom.object]
        for axiom in axioms
        if axiom.predicate == RDF.type and isinstance(axiom.subject, ox.NamedNode) and axiom.object in values
    }


def _is_fact(quad: ox.Quad, kinds: Mapping[object, type]) -> bool:
    """Say whether the reasoner can use it: of outside literals nothing is claimed, so that nothing can be wrong."""
    if not isinstance(quad.subject, ox.NamedNode):
        return False
    if quad.predicate == RDF.type:
        return isinstance(quad.object, ox.NamedNode)
    if not isinstance(quad.object, kinds.get(quad.predicate, ())):
        return False
    if isinstance(quad.object, ox.Literal):
        form = _DATATYPES.get(quad.object.datatype)
        return (
            quad.predicate.value.startswith(NS) and form is not None and form.fullmatch(quad.object.value) is not None
        )
    return True


def _rejected(store: Store, facts: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    verdict = ox.NamedNode(NS + "reviewstatus-rejected")
    claims = {q.subject for q in store.quads(None, S.reviewStatus, verdict)}
    carriers = {p for edge in EDGES for p in (edge.subject, edge.object)}
    return (fact for fact in facts if claims and fact.predicate in carriers and fact.subject in claims)


def _background(
    store: Store, graphs: Iterable[ox.NamedNode], kinds: Mapping[object, type], facts: Iterable[ox.Triple]
) -> Iterator[ox.Triple]:
    """Yield what registry and schemes say of the individuals that the facts name, and of nobody else but concepts."""
    seen = {t for fact in facts for t in _ends(fact) if isinstance(t, ox.NamedNode)}
    concepts = {q.subject for q in store.quads(None, RDF.type, SKOS.Concept)}
    for graph in graphs:
        for node in seen | concepts:
            for quad in store.quads(node, graph=graph):  # type: ignore[arg-type]  # concepts have IRIs
                known = quad.predicate == RDF.type or quad.object in seen or quad.object in concepts
                if _is_fact(quad, kinds) and (known or isinstance(quad.object, ox.Literal)):
                    yield quad.triple
