"""Statements of the graph and axioms of the vocabulary in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from ..ontology.terms import DCTERMS, FOAF, NS, PREFIXES, RDF, RDFS, SKOS, S
from .store import Store

__all__ = ["Words", "local_name"]

#: Predicates and kinds of axiom that have no label in our vocabulary.
_LOGIC = {
    "type": ("är", "is"),
    "subClassOf": ("är ett slags", "is a kind of"),
    "subPropertyOf": ("är ett fall av", "is a case of"),
    "domain": ("har bara", "is had only by"),
    "range": ("har bara värden som är", "has only values that are"),
    "disjointWith": ("utesluter", "excludes"),
    "inverseOf": ("är omvändningen av", "is the inverse of"),
    "AllDisjointClasses": ("utesluter varandra:", "exclude each other:"),
    "unionOf": ("någon av", "any of"),
    "complementOf": ("inte", "not"),
    "onProperty": ("med", "with"),
    "maxCardinality": ("högst", "at most"),
    "minCardinality": ("minst", "at least"),
    "FunctionalProperty": ("en egenskap med högst ett värde", "a property with one value at most"),
    "SymmetricProperty": ("ömsesidig", "symmetric"),
}

#: What begins with these is a term: its label says enough.
_TERMS = (NS, *(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "skos", "xsd")))


class Words:
    """Name terms and individuals as a reader knows them: by label, individuals with the end of their IRI.

    :param store: holds the labels
    """

    _PROPERTIES = (SKOS.prefLabel, RDFS.label, FOAF.name, DCTERMS.title, S.what)

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._base = base

    def term(self, node: object, lang: str) -> str:
        """Return the label of a class or property; without one, its local name."""
        return self._label(node, lang) or local_name(node)

    def statement(self, triple: ox.Triple, lang: str, inner: Mapping[object, Iterable[ox.Triple]] | None = None) -> str:
        """Return a triple as a clause: labels, with the IRIs of individuals.

        :param inner: by blank node what is said of it, for axioms that are written with some
        """
        subject, value = (self._named(node, lang, inner or {}) for node in (triple.subject, triple.object))
        if isinstance(triple.subject, ox.BlankNode):
            return subject
        return f"{subject} {self._predicate(triple.predicate, lang)} {value}"

    def _predicate(self, node: ox.NamedNode, lang: str) -> str:
        if local_name(node) in _LOGIC:
            return _LOGIC[local_name(node)][lang != "sv"]
        return f"»{self.term(node, lang)}»" if lang == "sv" else f'"{self.term(node, lang)}"'

    def _named(self, node: object, lang: str, inner: Mapping[object, Iterable[ox.Triple]]) -> str:
        """Return the name of anything that stands in an axiom; a blank node as what is said of it, in brackets."""
        if isinstance(node, ox.BlankNode):
            members = self._members(node, inner)
            if members:
                return "(" + ", ".join(self._named(member, lang, inner) for member in members) + ")"
            said = sorted(inner.get(node, ()), key=lambda t: (t.predicate != RDF.type, str(t)))
            parts = (self._part(t, lang, inner) for t in said)
            return "[" + ", ".join(filter(None, parts)).replace(":, ", ": ") + "]"
        if isinstance(node, ox.NamedNode) and node.value.startswith(_TERMS):
            return _LOGIC[local_name(node)][lang != "sv"] if local_name(node) in _LOGIC else self.term(node, lang)
        return self.thing(node, lang)

    def _part(self, triple: ox.Triple, lang: str, inner: Mapping[object, Iterable[ox.Triple]]) -> str:
        """Return what is said of a blank node; empty where it says only that it is a class."""
        value, link = self._named(triple.object, lang, inner), local_name(triple.predicate)
        if link == "type":
            return "" if local_name(triple.object) in ("Class", "Restriction") else value
        return value if link == "members" else f"{self._predicate(triple.predicate, lang)} {value}"

    @staticmethod
    def _members(node: object, inner: Mapping[object, Iterable[ox.Triple]]) -> list[object]:
        members: list[object] = []
        while said := {t.predicate: t.object for t in inner.get(node, ())}:
            if RDF.first not in said:
                break
            members.append(said[RDF.first])
            node = said.get(RDF.rest)
        return members

    def thing(self, node: object, lang: str) -> str:
        """Return label and IRI of an individual, the IRI without the base of the data."""
        if isinstance(node, ox.Literal):
            return repr(node.value)
        iri = str(getattr(node, "value", node)).removeprefix(self._base)
        label = self._label(node, lang)
        return f"{label} ({iri})" if label else iri

    def _label(self, node: object, lang: str) -> str:
        if not isinstance(node, ox.NamedNode):
            return ""
        for predicate in self._PROPERTIES:
            labels = [q.object for q in self._store.quads(node, predicate) if isinstance(q.object, ox.Literal)]
            if labels:
                # the reader's language, else the other, else what has none
                return min(labels, key=lambda x: (x.language != lang, x.language or "", x.value)).value
        return ""


def local_name(node: object) -> str:
    """Return the end of an IRI.

    >>> local_name(S.asks)
    'asks'
    """
    return str(getattr(node, "value", node)).rpartition("#")[2].rpartition("/")[2]
