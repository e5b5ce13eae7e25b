"""The vocabulary as plain data: terms, concepts, sources and header, read from the Turtle that ships.

What pages, tests and other tools say of the vocabulary comes from here, so that there is one source. Order is that of
the Turtle files, which goes from the general to the particular.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ..errors import NotFoundError
from .entries import LANGUAGES, Concept, Header, Scheme, Source, Term, Words
from .files import VOCABULARY_FILES, vocabulary_triples
from .terms import DCTERMS, NS, OWL, PREFIXES, RDF, RDFS, SKOS, VANN

__all__ = ["KINDS", "Vocabulary"]

#: kind of term → the OWL type it is declared with; a derived edge is an object property with a chain
KINDS = {
    "class": OWL.Class,
    "object": OWL.ObjectProperty,
    "derived": OWL.ObjectProperty,
    "datatype": OWL.DatatypeProperty,
    "annotation": OWL.AnnotationProperty,
}

_OWL = PREFIXES["owl"]

#: The SKOS mapping properties by which we point to others' terms, the closest first.
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "relatedMatch")

#: The characteristics of a property, by what OWL calls them.
_CHARACTERISTICS = (
    "Functional",
    "InverseFunctional",
    "Symmetric",
    "Asymmetric",
    "Transitive",
    "Reflexive",
    "Irreflexive",
)

_Node = ox.NamedNode | ox.BlankNode
_Value = ox.NamedNode | ox.BlankNode | ox.Literal
_Index = Mapping[_Node, Mapping[str, list[_Value]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold all of it; made once a process by :meth:`load`.

    >>> Vocabulary.load().term("asks").label.of("sv")
    'ber'
    """

    header: Header
    terms: tuple[Term, ...]
    schemes: tuple[Scheme, ...]
    sources: tuple[Source, ...]

    @classmethod
    def load(cls) -> Vocabulary:
        """Return the shipped vocabulary, read once."""
        return _shipped()

    def term(self, name: str) -> Term:
        """Return the term of a local name.

        :raises NotFoundError: where there is none; the nearest are named
        """
        for term in self.terms:
            if term.name == name:
                return term
        raise NotFoundError("term", name, [term.name for term in self.terms])

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """Return the terms of one of :data:`KINDS`."""
        return tuple(term for term in self.terms if term.kind == kind)

    def anchors(self) -> tuple[str, ...]:
        """Return the local name of everything that has an entry on a page."""
        named: tuple[Term | Scheme | Source, ...] = (*self.terms, *self.schemes, *self.sources)
        concepts = (concept.name for scheme in self.schemes for concept in scheme.concepts)
        return (*(entry.name for entry in named), *concepts)

    def labels(self) -> dict[ox.NamedNode, Words]:
        """Return the label of everything of ours."""
        named: tuple[Term | Scheme | Source, ...] = (*self.terms, *self.schemes, *self.sources)
        found = {entry.node: entry.label for entry in named}
        return found | {concept.node: concept.label for scheme in self.schemes for concept in scheme.concepts}


def _index(triples: Iterable[ox.Triple]) -> _Index:
    found: dict[_Node, dict[str, list[_Value]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.Triple) or isinstance(triple.object, ox.Triple):
            continue  # the vocabulary quotes no triples
        found[triple.subject][triple.predicate.value].append(triple.object)
    return found


class _Reader:
    """Read entries off the index of all triples."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        triples = tuple(triples)
        self.index = _index(triples)
        self.inverse: dict[ox.NamedNode, ox.NamedNode] = {}
        self.children: dict[ox.NamedNode, list[ox.NamedNode]] = defaultdict(list)
        for node, about in self.index.items():
            if not isinstance(node, ox.NamedNode):
                continue
            for other in self._nodes(about.get(OWL.inverseOf.value, [])):
                self.inverse |= {node: other, other: node}
            for parent in self.parents(node):
                self.children[parent].append(node)

    @staticmethod
    def _nodes(values: Iterable[_Value]) -> tuple[ox.NamedNode, ...]:
        return tuple(value for value in values if isinstance(value, ox.NamedNode))

    def values(self, node: _Node, predicate: ox.NamedNode) -> list[_Value]:
        return self.index.get(node, {}).get(predicate.value, [])

    def nodes(self, node: _Node, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        return self._nodes(self.values(node, predicate))

    def text(self, node: _Node, predicate: ox.NamedNode) -> str:
        """Return the one value, literal or address, as text; empty where there is none."""
        found = [v.value for v in self.values(node, predicate)]
        return found[0] if found else ""

    def words(self, node: _Node, predicate: ox.NamedNode) -> Words | None:
        found = {v.language or "": v.value for v in self.values(node, predicate) if isinstance(v, ox.Literal)}
        if not found:
            return None
        plain = found.get("", "")
        return Words(found.get("sv", plain), found.get("en", plain))

    def said(self, node: _Node, predicate: ox.NamedNode) -> Words:
        return self.words(node, predicate) or Words("", "")

    def parents(self, node: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        return self.nodes(node, RDFS.subClassOf) + self.nodes(node, RDFS.subPropertyOf)

    def members(self, node: _Node) -> tuple[ox.NamedNode, ...]:
        """Return the members of an RDF list."""
        found: list[ox.NamedNode] = []
        while node != RDF.nil:
            found += self.nodes(node, RDF.first)
            (rest,) = self.values(node, RDF.rest)
            assert not isinstance(rest, ox.Literal)
            node = rest
        return tuple(found)

    def classes(self, node: ox.NamedNode, predicate: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        """Return the class of a domain or range, or the classes of its union."""
        found: list[ox.NamedNode] = []
        for value in self.values(node, predicate):
            if isinstance(value, ox.NamedNode):
                found.append(value)
            elif isinstance(value, ox.BlankNode):
                for first in self.values(value, ox.NamedNode(_OWL + "unionOf")):
                    assert not isinstance(first, ox.Literal)
                    found += self.members(first)
        return tuple(found)

    def matches(self, node: ox.NamedNode) -> tuple[tuple[str, ox.NamedNode], ...]:
        found = ((name, ox.NamedNode(PREFIXES["skos"] + name)) for name in _MATCHES)
        return tuple((name, other) for name, predicate in found for other in self.nodes(node, predicate))

    def sources(self, node: ox.NamedNode) -> tuple[str, ...]:
        return tuple(other.value.removeprefix(NS) for other in self.nodes(node, DCTERMS.source))

    def disjoint(self, node: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
        found: list[ox.NamedNode] = []
        for head in self.index:
            for first in self.values(head, ox.NamedNode(_OWL + "members")):
                assert not isinstance(first, ox.Literal)
                members = self.members(first)
                found += [m for m in members if m != node] if node in members else []
        with_ = ox.NamedNode(_OWL + "disjointWith")
        found += self.nodes(node, with_)
        found += [n for n in self.index if isinstance(n, ox.NamedNode) and node in self.nodes(n, with_)]
        return tuple(dict.fromkeys(found))

    def term(self, node: ox.NamedNode) -> Term:
        types = set(self.nodes(node, RDF.type))
        chains = [self.members(v) for v in self.values(node, OWL.propertyChainAxiom) if not isinstance(v, ox.Literal)]
        kind = "derived" if chains else next(k for k, type_ in KINDS.items() if type_ in types)
        return Term(
            node=node,
            kind=kind,
            label=self.said(node, RDFS.label),
            definition=self.said(node, SKOS.definition),
            example=self.words(node, SKOS.example),
            sources=self.sources(node),
            parents=self.parents(node),
            children=tuple(self.children.get(node, ())),
            domain=self.classes(node, RDFS.domain),
            range=self.classes(node, RDFS.range),
            inverse=self.inverse.get(node),
            characteristics=tuple(c for c in _CHARACTERISTICS if ox.NamedNode(f"{_OWL}{c}Property") in types),
            chain=chains[0] if chains else (),
            matches=self.matches(node),
            disjoint=self.disjoint(node) if kind == "class" else (),
        )

    def concept(self, node: ox.NamedNode) -> Concept:
        names = [v for v in self.values(node, SKOS.altLabel) if isinstance(v, ox.Literal)]
        return Concept(
            node=node,
            label=self.said(node, SKOS.prefLabel),
            definition=self.said(node, SKOS.definition),
            note=self.words(node, SKOS.scopeNote),
            names=tuple((name.value, name.language or "") for name in names),
            notation=self.text(node, SKOS.notation),
            broader=self.nodes(node, SKOS.broader),
            narrower=self.nodes(node, SKOS.narrower),
            related=self.nodes(node, ox.NamedNode(PREFIXES["skos"] + "related")),
            matches=self.matches(node),
            sources=self.sources(node),
        )

    def scheme(self, node: ox.NamedNode) -> Scheme:
        inside = (n for n in self.index if isinstance(n, ox.NamedNode) and node in self.nodes(n, SKOS.inScheme))
        label, definition = self.said(node, SKOS.prefLabel), self.said(node, SKOS.definition)
        return Scheme(node, label, definition, self.sources(node), tuple(self.concept(n) for n in inside))

    def source(self, node: ox.NamedNode) -> Source:
        (citation,) = (v for v in self.values(node, DCTERMS.bibliographicCitation) if isinstance(v, ox.Literal))
        return Source(
            node=node,
            label=self.said(node, RDFS.label),
            says=self.said(node, RDFS.comment),
            citation=citation.value,
            citation_lang=citation.language or "",
            link=self.text(node, RDFS.seeAlso),
        )

    def header(self, node: ox.NamedNode) -> Header:
        changes = self.values(node, ox.NamedNode(PREFIXES["skos"] + "changeNote"))
        by_language = {lang: [c.value for c in changes if getattr(c, "language", "") == lang] for lang in LANGUAGES}
        return Header(
            iri=node.value,
            version_iri=self.text(node, ox.NamedNode(_OWL + "versionIRI")),
            version=self.text(node, OWL.versionInfo),
            title=self.said(node, DCTERMS.title),
            description=self.said(node, DCTERMS.description),
            abstract=self.said(node, ox.NamedNode(PREFIXES["dct"] + "abstract")),
            creator=self.said(node, DCTERMS.creator),
            publisher=self.said(node, DCTERMS.publisher),
            rights=self.said(node, DCTERMS.rights),
            citation=self.said(node, DCTERMS.bibliographicCitation),
            changes=tuple(Words(sv, en) for sv, en in zip(by_language["sv"], by_language["en"], strict=True)),
            license=self.text(node, DCTERMS.license),
            issued=self.text(node, DCTERMS.issued),
            modified=self.text(node, DCTERMS.modified),
            prefix=self.text(node, VANN.preferredNamespacePrefix),
            namespace=self.text(node, VANN.preferredNamespaceUri),
        )


@cache
def _shipped() -> Vocabulary:
    reader = _Reader(triple for name in VOCABULARY_FILES for triple in vocabulary_triples(name))
    own = [n for n in reader.index if isinstance(n, ox.NamedNode) and n.value.startswith(NS)]
    types = set(KINDS.values())
    return Vocabulary(
        header=reader.header(ox.NamedNode(NS.removesuffix("#"))),
        terms=tuple(reader.term(n) for n in own if types & set(reader.nodes(n, RDF.type))),
        schemes=tuple(reader.scheme(n) for n in own if SKOS.ConceptScheme in reader.nodes(n, RDF.type)),
        sources=tuple(reader.source(n) for n in own if reader.text(n, DCTERMS.bibliographicCitation)),
    )
