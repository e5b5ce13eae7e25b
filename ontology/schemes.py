"""The concepts of the SKOS schemes: from what records and corpus files say to nodes, and back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from ..errors import NotFoundError
from .files import vocabulary_triples
from .terms import NS, SKOS

__all__ = ["Concept", "Schemes"]


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold one concept.

    :param scheme: the word before the hyphen in its name: ``topic``, ``role``, ``form`` …
    :param value: what records hold: the notation, else the Swedish preferred label
    :param names: all labels, the value included
    """

    node: NamedNode
    scheme: str
    value: str
    names: tuple[str, ...]


class Schemes:
    """Look concepts up; made once a process by :meth:`load`.

    >>> schemes = Schemes.load()
    >>> schemes.node("status", "ongoing").value
    'https://w3id.org/samrad/ns#status-ongoing'
    >>> schemes.value(schemes.node("topic", "språk"))
    'språk'
    """

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        self.concepts = concepts
        self._by_node = {c.node: c for c in concepts}
        self._by_value = {(c.scheme, c.value): c for c in concepts}
        self._by_name: dict[tuple[str, str], Concept] = {}
        for concept in concepts:
            for name in concept.names:
                self._by_name.setdefault((concept.scheme, name.casefold()), concept)

    @classmethod
    def load(cls) -> Schemes:
        """Return the shipped schemes, read once."""
        return _shipped()

    def node(self, scheme: str, value: str) -> NamedNode:
        """Return the concept that a record means by a value.

        :raises NotFoundError: where the scheme has none; the message lists those it has
        """
        found = self._by_value.get((scheme, value)) or self._by_name.get((scheme, value.casefold()))
        if found is None:
            raise NotFoundError(scheme, value, self.values(scheme))
        return found.node

    def values(self, scheme: str) -> tuple[str, ...]:
        """Return what records may hold for a scheme, sorted."""
        return tuple(sorted(c.value for c in self.concepts if c.scheme == scheme))

    def value(self, node: NamedNode) -> str:
        """Return what records hold for a concept.

        :raises NotFoundError: where it is no concept of ours
        """
        found = self._by_node.get(node)
        if found is None:
            raise NotFoundError("concept", node.value, [])
        return found.value


@cache
def _shipped() -> Schemes:
    labels: dict[NamedNode, list[str]] = defaultdict(list)
    preferred: dict[NamedNode, str] = {}
    notation: dict[NamedNode, str] = {}
    members: list[NamedNode] = []
    for triple in (t for name in ("schemes.ttl", "topics.ttl", "demands.ttl") for t in vocabulary_triples(name)):
        subject, value = triple.subject, triple.object
        if not isinstance(subject, NamedNode):
            continue
        if triple.predicate == SKOS.inScheme:
            members.append(subject)
        elif isinstance(value, Literal) and triple.predicate in (SKOS.prefLabel, SKOS.altLabel):
            labels[subject].append(value.value)
            if triple.predicate == SKOS.prefLabel and value.language == "sv":
                preferred[subject] = value.value
        elif isinstance(value, Literal) and triple.predicate == SKOS.notation:
            notation[subject] = value.value
    concepts = []
    for node in sorted(set(members), key=lambda n: n.value):
        name = notation.get(node) or preferred[node]
        scheme = node.value.removeprefix(NS).split("-", 1)[0]
        concepts.append(Concept(node, scheme, name, tuple(sorted({name, *labels[node]}))))
    return Schemes(tuple(concepts))
