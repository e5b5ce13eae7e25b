"""The seam between rdflib and Oxigraph terms: no other module of samrad knows both.

Both libraries change spellings in their own way (Oxigraph lower-cases language tags and makes numbers canonical), so
what comes back equals what went in only for canonical literals, which is what our loaders write.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["graph_of", "quads_of", "to_oxigraph", "to_rdflib"]

_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def to_rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | ox.DefaultGraph) -> Node:
    """Return the rdflib term for an Oxigraph term.

    :raises TypeError: for a quoted triple or the default graph, which rdflib has no term for

    >>> to_rdflib(ox.Literal("krav", language="sv"))
    rdflib.term.Literal('krav', lang='sv')
    """
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        # rdflib keeps "x" and "x"^^xsd:string apart where RDF 1.1 has one: the plain one is what its users write
        datatype = None if term.datatype.value == _XSD_STRING else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError(f"rdflib has no term for {term!r}")


def to_oxigraph(term: Node) -> _Term:
    """Return the Oxigraph term for an rdflib term.

    :raises TypeError: for variables, graphs and formulas, which are no RDF terms

    >>> to_oxigraph(rdflib.URIRef("https://w3id.org/samrad/ns#asks"))
    <NamedNode value=https://w3id.org/samrad/ns#asks>
    """
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language.lower())
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    raise TypeError(f"Oxigraph has no term for {term!r}")


def graph_of(quads: Iterable[ox.Quad | ox.Triple]) -> rdflib.Graph:
    """Return an rdflib graph in memory of the triples of the quads, their graph names dropped."""
    graph = rdflib.Graph()
    graph.addN((to_rdflib(q.subject), to_rdflib(q.predicate), to_rdflib(q.object), graph) for q in quads)
    return graph


def quads_of(graph: rdflib.Graph, name: ox.NamedNode) -> list[ox.Quad]:
    """Return the triples of an rdflib graph as quads in the named graph."""
    return [ox.Quad(_subject(s), _predicate(p), to_oxigraph(o), name) for s, p, o in graph]


_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _subject(term: Node) -> ox.NamedNode | ox.BlankNode:
    node = to_oxigraph(term)
    if isinstance(node, ox.Literal):
        raise TypeError(f"a literal cannot be a subject: {term!r}")
    return node


def _predicate(term: Node) -> ox.NamedNode:
    node = to_oxigraph(term)
    if not isinstance(node, ox.NamedNode):
        raise TypeError(f"a predicate must be an IRI: {term!r}")
    return node
