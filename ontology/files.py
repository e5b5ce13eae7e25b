"""The shipped Turtle as quads: the vocabulary for ``graph/ontology``, the actors for ``graph/registry``.

The vocabulary's address is fixed; the registry is written against the default base and moved to the base of the data
on load. The blank nodes of OWL lists get canonical names (RDFC-1.0), so that dumps are the same byte for byte.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import pyoxigraph as ox

from ..settings import DEFAULT_BASE
from .iris import Iris
from .terms import NS, RDFS

__all__ = [
    "VOCABULARY_FILES",
    "ontology_quads",
    "registry_quads",
    "shapes_triples",
    "superclasses",
    "vocabulary_triples",
]

#: What makes ``graph/ontology``. The shapes are no part of it: they say what is wanted of data, not what is so.
VOCABULARY_FILES = ("samrad.ttl", "schemes.ttl", "topics.ttl", "demands.ttl", "alignment.ttl", "sources.ttl")

#: The vocabulary's IRIs begin as the default base does and are never moved.
_FIXED = NS.removesuffix("#")


def _parse(file: Traversable) -> tuple[ox.Triple, ...]:
    return tuple(q.triple for q in ox.parse(file.read_bytes(), ox.RdfFormat.TURTLE))


@cache
def vocabulary_triples(name: str) -> tuple[ox.Triple, ...]:
    """Return the triples of one of the Turtle files beside this module, as written."""
    return _parse(files(__package__) / name)


def shapes_triples() -> tuple[ox.Triple, ...]:
    """Return the triples of the SHACL shapes."""
    return vocabulary_triples("shapes.ttl")


@cache
def _canonical_vocabulary() -> tuple[ox.Triple, ...]:
    default = ox.DefaultGraph()
    dataset = ox.Dataset(
        ox.Quad(t.subject, t.predicate, t.object, default)
        for name in VOCABULARY_FILES
        for t in vocabulary_triples(name)
    )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((q.triple for q in dataset), key=str))


def ontology_quads(iris: Iris) -> list[ox.Quad]:
    """Return vocabulary, schemes and alignment in ``graph/ontology``, sorted, blank nodes with canonical names."""
    graph = iris.graph("ontology")
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in _canonical_vocabulary()]


@cache
def _registry_triples() -> tuple[ox.Triple, ...]:
    folder = files(__package__) / "registry"
    turtle = sorted((f for f in folder.iterdir() if f.name.endswith(".ttl")), key=lambda f: f.name)
    return tuple(sorted({t for file in turtle for t in _parse(file)}, key=str))


def registry_quads(iris: Iris) -> list[ox.Quad]:
    """Return the actor registry in ``graph/registry``, sorted, its IRIs under the base of the data."""
    graph = iris.graph("registry")
    triples = _registry_triples()
    if iris.base != DEFAULT_BASE:
        triples = tuple(_moved(t, iris.base) for t in triples)
    return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]


def _moved(triple: ox.Triple, base: str) -> ox.Triple:
    """Return the triple with the IRIs of the data under another base."""

    def move(term: ox.NamedNode | ox.BlankNode) -> ox.NamedNode | ox.BlankNode:
        if isinstance(term, ox.NamedNode) and term.value.startswith(DEFAULT_BASE) and not _fixed(term):
            return ox.NamedNode(base + term.value.removeprefix(DEFAULT_BASE))
        return term

    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.Triple):
        raise TypeError("the registry holds no quoted triples")
    moved = move(value) if isinstance(value, ox.NamedNode) else value
    return ox.Triple(move(subject), triple.predicate, moved)


def _fixed(term: ox.NamedNode) -> bool:
    return term.value == _FIXED or term.value.startswith((NS, _FIXED + "/"))


@cache
def superclasses() -> dict[ox.NamedNode, frozenset[ox.NamedNode]]:
    """Return all classes of ours above each class of ours, by our own subclass axioms.

    >>> from samrad.ontology.terms import S
    >>> S.Actor in superclasses()[S.Municipality]
    True
    """
    above: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for triple in vocabulary_triples("samrad.ttl"):
        child, parent = triple.subject, triple.object
        if triple.predicate != RDFS.subClassOf or not isinstance(child, ox.NamedNode):
            continue
        if isinstance(parent, ox.NamedNode) and parent.value.startswith(NS):
            above.setdefault(child, set()).add(parent)

    def climb(node: ox.NamedNode) -> set[ox.NamedNode]:
        direct = above.get(node, set())
        return direct.union(*(climb(parent) for parent in direct)) if direct else set()

    return {node: frozenset(climb(node)) for node in above}
