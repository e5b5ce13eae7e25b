"""Which profile of OWL 2 the vocabulary fits, by its structure: what stands in the way of DL, EL, QL and RL.

These are the restrictions of "OWL 2 Structural Specification" section 11 (DL) and of "OWL 2 Profiles", for the
constructs that the vocabulary uses; a construct of OWL that is not known here is itself reported, so that the check
cannot pass what it does not understand. A reasoner finds contradictions; this finds what a reasoner may not be given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from .entries import curie
from .terms import OWL, PREFIXES, RDF, RDFS, XSD

__all__ = ["PROFILES", "Fault", "dl_faults", "obstacles"]

PROFILES = ("EL", "QL", "RL")

_OWL, _RDF, _RDFS, _XSD = (PREFIXES[p] for p in ("owl", "rdf", "rdfs", "xsd"))


def _owl(name: str) -> ox.NamedNode:
    return ox.NamedNode(_OWL + name)


_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

#: What a property that a chain or transitivity makes composite must not be (section 11.2).
_SIMPLE_ONLY = tuple(_owl(f"{n}Property") for n in ("Functional", "InverseFunctional", "Irreflexive", "Asymmetric"))
_CARDINALITIES = tuple(
    _owl(n)
    for n in (
        "cardinality",
        "minCardinality",
        "maxCardinality",
        "qualifiedCardinality",
        "minQualifiedCardinality",
        "maxQualifiedCardinality",
        "hasSelf",
    )
)

_TYPES = {OWL.Class, *_PROPERTIES, OWL.Ontology, _owl("AllDisjointClasses"), _owl("AllDifferent"), OWL.NamedIndividual}
_TYPES |= {*_SIMPLE_ONLY, _owl("SymmetricProperty"), _owl("TransitiveProperty"), _owl("ReflexiveProperty")}
_PREDICATES = {RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
_PREDICATES |= {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated}
_PREDICATES |= {OWL.inverseOf, OWL.propertyChainAxiom, _owl("versionIRI"), _owl("unionOf"), _owl("members")}
_PREDICATES |= {_owl("disjointWith"), _owl("equivalentClass"), _owl("equivalentProperty"), _owl("propertyDisjointWith")}
_PREDICATES |= {_owl("distinctMembers"), _owl("priorVersion"), _owl("onProperty"), *_CARDINALITIES}

#: The datatype map of OWL 2 (section 4); dates are not in it.
_DATATYPES = {_XSD + n for n in ("string", "boolean", "decimal", "integer", "double", "float", "dateTime", "anyURI")}
_DATATYPES |= {_XSD + n for n in ("dateTimeStamp", "nonNegativeInteger", "positiveInteger", "long", "int", "short")}
_DATATYPES |= {_RDF + "PlainLiteral", _RDF + "XMLLiteral", _RDFS + "Literal"}

#: A literal with a language is a value of rdf:PlainLiteral; as a range its own datatype came after OWL 2.
_OF_LITERALS = _DATATYPES | {_RDF + "langString"}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Say which rule a term breaks, and how."""

    rule: str
    term: str
    message: str

    def __str__(self) -> str:
        """Return term, message and rule on one line."""
        return f"{self.term}: {self.message} [{self.rule}]"


class _Axioms:
    """Hold the triples by predicate, and what follows for properties."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = tuple(triples)
        self.by_predicate: dict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
        self.types: dict[object, set[object]] = defaultdict(set)
        for triple in self.triples:
            self.by_predicate[triple.predicate].append(triple)
            if triple.predicate == RDF.type:
                self.types[triple.subject].add(triple.object)

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[object, object]]:
        return [(t.subject, t.object) for t in self.by_predicate.get(predicate, ())]

    def of_type(self, *types: ox.NamedNode) -> list[ox.NamedNode]:
        found = (n for n, of in self.types.items() if of & set(types) and isinstance(n, ox.NamedNode))
        return sorted(found, key=lambda n: n.value)

    def members(self, head: object) -> list[object]:
        first, rest = dict(self.pairs(RDF.first)), dict(self.pairs(RDF.rest))
        found = []
        while head in first:
            found.append(first[head])
            head = rest.get(head)
        return found

    def chains(self) -> list[tuple[object, list[object]]]:
        return [(edge, self.members(head)) for edge, head in self.pairs(OWL.propertyChainAxiom)]

    def composite(self) -> set[object]:
        """Return the properties that are not simple: those of chains, their superproperties, and the inverses."""
        found = {edge for edge, _ in self.chains()} | set(self.of_type(_owl("TransitiveProperty")))
        up = self.pairs(RDFS.subPropertyOf) + self.pairs(_owl("equivalentProperty"))
        up += [(b, a) for a, b in self.pairs(_owl("equivalentProperty"))]
        up += self.pairs(OWL.inverseOf) + [(b, a) for a, b in self.pairs(OWL.inverseOf)]
        while True:
            more = {above for below, above in up if below in found} - found
            if not more:
                return found
            found |= more


def dl_faults(triples: Iterable[ox.Triple]) -> list[Fault]:
    """Return what keeps the triples from being an OWL 2 DL ontology, sorted; nothing where they are one."""
    axioms = _Axioms(triples)
    checks = (_header, _declarations, _reserved, _punning, _simple, _regular, _datatypes, _blank_nodes)
    return sorted({fault for check in checks for fault in check(axioms)})


def _name(node: object) -> str:
    return curie(node) if isinstance(node, ox.NamedNode) else str(node)


def _header(axioms: _Axioms) -> Iterator[Fault]:
    headers = axioms.of_type(OWL.Ontology)
    if len(headers) != 1:
        yield Fault("one ontology", ", ".join(map(_name, headers)), f"there are {len(headers)} ontology headers")
    for subject, _ in axioms.pairs(_owl("imports")):
        yield Fault("nothing imported", _name(subject), "what is imported would have to be checked too")


def _declarations(axioms: _Axioms) -> Iterator[Fault]:
    """Yield the classes and properties, outside ones too, that are used and not declared."""
    for predicate in axioms.by_predicate:
        if not predicate.value.startswith((_OWL, _RDF, _RDFS)) and not axioms.types[predicate] & set(_PROPERTIES):
            yield Fault("declared", _name(predicate), "it is used as a property and is not declared as one")
    classes = {o for _, o in axioms.pairs(RDF.type)} | {n for p in axioms.pairs(RDFS.subClassOf) for n in p}
    classes |= {o for _, o in axioms.pairs(RDFS.domain)} | {n for p in axioms.pairs(_owl("disjointWith")) for n in p}
    classes |= {m for p in ("members", "unionOf") for _, head in axioms.pairs(_owl(p)) for m in axioms.members(head)}
    data = set(axioms.of_type(OWL.DatatypeProperty))
    classes |= {o for s, o in axioms.pairs(RDFS.range) if s not in data}
    for node in classes:
        outside = isinstance(node, ox.NamedNode) and not node.value.startswith((_OWL, _RDF, _RDFS))
        if outside and OWL.Class not in axioms.types[node]:
            yield Fault("declared", _name(node), "it is used as a class and is not declared as one")
    properties = {n for p in (RDFS.subPropertyOf, OWL.inverseOf) for pair in axioms.pairs(p) for n in pair}
    properties |= {s for p in (RDFS.domain, RDFS.range) for s, _ in axioms.pairs(p)}
    for node in properties | {link for _, links in axioms.chains() for link in links}:
        if not axioms.types[node] & set(_PROPERTIES):
            yield Fault("declared", _name(node), "it is used as a property and is not declared as one")


def _reserved(axioms: _Axioms) -> Iterator[Fault]:
    """Yield what is used of OWL's and RDF's own words and is not known here, and what declares one anew."""
    for predicate in axioms.by_predicate:
        if predicate.value.startswith((_OWL, _RDF, _RDFS, _XSD)) and predicate not in _PREDICATES:
            yield Fault("reserved words", _name(predicate), "this check does not know the property")
    for node, types in axioms.types.items():
        if isinstance(node, ox.NamedNode) and node.value.startswith((_OWL, _RDF, _RDFS, _XSD)):
            yield Fault("reserved words", _name(node), "a word of OWL or RDF is declared anew")
        for type_ in types:
            known = type_ in _TYPES or not _name(type_).startswith(("owl:", "rdf:", "rdfs:", "xsd:"))
            if not known:
                yield Fault("reserved words", _name(node), f"this check does not know the type {_name(type_)}")


def _punning(axioms: _Axioms) -> Iterator[Fault]:
    for node, types in axioms.types.items():
        if len(types & set(_PROPERTIES)) > 1:
            yield Fault("no punning", _name(node), "it is a property of more than one kind")
    object_, data = set(axioms.of_type(OWL.ObjectProperty)), set(axioms.of_type(OWL.DatatypeProperty))
    for triple in axioms.triples:
        if triple.predicate in object_ and isinstance(triple.object, ox.Literal):
            yield Fault("values", _name(triple.predicate), "an object property has a literal as value")
        if triple.predicate in data and not isinstance(triple.object, ox.Literal):
            yield Fault("values", _name(triple.predicate), "a datatype property has a node as value")
    for below, above in axioms.pairs(RDFS.subPropertyOf):
        kinds = [axioms.types[n] & set(_PROPERTIES) for n in (below, above)]
        if kinds[0] != kinds[1]:
            yield Fault("no punning", _name(below), f"{_name(above)}, above it, is a property of another kind")


def _simple(axioms: _Axioms) -> Iterator[Fault]:
    composite = axioms.composite()
    for node in composite:
        for type_ in axioms.types[node] & set(_SIMPLE_ONLY):
            yield Fault("simple properties", _name(node), f"a chain leads to it, so it cannot be {_name(type_)}")
    for pair in axioms.pairs(_owl("propertyDisjointWith")):
        yield from (
            Fault("simple properties", _name(n), "it is composite and disjoint") for n in pair if n in composite
        )
    counted = {s for predicate in _CARDINALITIES for s, _ in axioms.pairs(predicate)}
    for restriction, node in axioms.pairs(_owl("onProperty")):
        if restriction in counted and node in composite:
            yield Fault("simple properties", _name(node), "it is composite and its values are counted")


def _regular(axioms: _Axioms) -> Iterator[Fault]:
    """Yield the edges that no order puts after the links of their chains."""
    before: dict[object, set[object]] = defaultdict(set)
    for edge, links in axioms.chains():
        for at, link in enumerate(links):
            if link != edge or 0 < at < len(links) - 1:
                before[edge].add(link)
    inverse = dict(axioms.pairs(OWL.inverseOf)) | {b: a for a, b in axioms.pairs(OWL.inverseOf)}
    for below, above in axioms.pairs(RDFS.subPropertyOf):
        if below in before or inverse.get(below) in before:
            before[above].add(below)
    for edge in list(before):
        seen: set[object] = set()
        queue = [*before[edge]]
        while queue:
            node = queue.pop()
            for same in {node, inverse.get(node, node)} - seen:
                seen.add(same)
                queue += before.get(same, ())
        if edge in seen:
            yield Fault("regular hierarchy", _name(edge), "its chain leads back to itself")


def _datatypes(axioms: _Axioms) -> Iterator[Fault]:
    data = set(axioms.of_type(OWL.DatatypeProperty))
    for subject, value in axioms.pairs(RDFS.range):
        if subject in data and not (isinstance(value, ox.NamedNode) and value.value in _DATATYPES):
            yield Fault("datatype map", _name(subject), f"{_name(value)} is no datatype of OWL 2")
    for triple in axioms.triples:
        if isinstance(triple.object, ox.Literal) and triple.object.datatype.value not in _OF_LITERALS:
            yield Fault("datatype map", _name(triple.subject), f"{_name(triple.object.datatype)} is none of OWL 2")


def _blank_nodes(axioms: _Axioms) -> Iterator[Fault]:
    """Yield the blank nodes that are neither lists nor class expressions, or stand in two places."""
    used: dict[object, int] = defaultdict(int)
    cells = {s for s, _ in axioms.pairs(RDF.first)}
    for triple in axioms.triples:
        if isinstance(triple.object, ox.BlankNode):
            used[triple.object] += 1
    for node in {t.subject for t in axioms.triples if isinstance(t.subject, ox.BlankNode)}:
        expression = OWL.Class in axioms.types[node] or _owl("AllDisjointClasses") in axioms.types[node]
        if used[node] > 1 or not (node in cells or expression):
            yield Fault("blank nodes", str(node), "it is shared, or neither a list nor a class expression")


def obstacles(triples: Iterable[ox.Triple], profile: str) -> dict[str, tuple[str, ...]]:
    """Return what keeps the triples out of a tighter profile: construct → the terms that have it.

    Of what OWL 2 Profiles forbids this knows what the vocabulary can hold by :func:`dl_faults`.

    :param profile: one of :data:`PROFILES`
    """
    axioms = _Axioms(triples)
    objects = set(axioms.of_type(OWL.ObjectProperty))
    unions = {s for s, _ in axioms.pairs(_owl("unionOf"))}
    found: dict[str, set[object]] = {
        "union in a domain or range": {s for p in (RDFS.domain, RDFS.range) for s, o in axioms.pairs(p) if o in unions}
    }
    if profile in ("EL", "QL"):
        found["functional property"] = set(axioms.of_type(_owl("FunctionalProperty")))
    if profile == "EL":
        found["functional property"] &= objects
        found["inverse property"] = {n for pair in axioms.pairs(OWL.inverseOf) for n in pair}
        found["symmetric property"] = set(axioms.of_type(_owl("SymmetricProperty")))
        found["xsd:boolean"] = {s for s, o in axioms.pairs(RDFS.range) if o == XSD.boolean}
    if profile == "QL":
        found["property chain"] = {edge for edge, _ in axioms.chains()}
        found["xsd:boolean"] = {s for s, o in axioms.pairs(RDFS.range) if o == XSD.boolean}
    named = {what: tuple(sorted(_name(n) for n in nodes)) for what, nodes in found.items()}
    return {what: names for what, names in named.items() if names}
