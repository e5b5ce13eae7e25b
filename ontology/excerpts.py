"""Examples in Turtle for every term, cut out of the made-up meeting in ``examples.ttl``.

What data state is shown as they state it. What follows from it, an inverse, a superclass or a derived edge, is shown
after the statements that it follows from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from .describe import Vocabulary
from .entries import ALL_PREFIXES, Term
from .files import vocabulary_triples
from .terms import RDF, XSD

__all__ = ["EXAMPLE_PREFIXES", "Excerpt", "excerpt", "turtle"]

#: The prefixes of the pages and their examples; the last is that of the made-up data.
EXAMPLE_PREFIXES = {**ALL_PREFIXES, "ex": "https://example.org/"}

_LOCAL = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_BARE = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?\d*\.\d+"),
    XSD.boolean: re.compile("true|false"),
}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}

_Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold an example: what is stated, and what follows from it (nothing where the term itself is stated)."""

    stated: tuple[ox.Triple, ...]
    follows: tuple[ox.Triple, ...] = field(default=())

    def text(self, follows: str) -> str:
        """Return it as Turtle without prefixes; a comment in the words of ``follows`` stands before what follows."""
        stated = turtle(self.stated)
        return f"{stated}\n# {follows}\n{turtle(self.follows)}" if self.follows else stated


def turtle(triples: Iterable[ox.Triple]) -> str:
    """Return triples as Turtle with the prefixes left out, a block a subject, in the order they come in.

    >>> from samrad.ontology.terms import ORG
    >>> node = ox.NamedNode("https://example.org/a")
    >>> print(turtle([ox.Triple(node, RDF.type, ORG.Role)]), end="")
    ex:a a org:Role .
    """
    subjects: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        predicate = "a" if triple.predicate == RDF.type else _term(triple.predicate)
        subjects.setdefault(_term(triple.subject), {}).setdefault(predicate, []).append(_term(triple.object))
    blocks = []
    for subject, about in subjects.items():
        lines = [f"{predicate} {', '.join(values)}" for predicate, values in about.items()]
        blocks.append(f"{subject} " + " ;\n    ".join(lines) + " .\n")
    return "\n".join(blocks)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if isinstance(term, ox.NamedNode):
        for prefix, namespace in EXAMPLE_PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return f"<{term.value}>"
    if not isinstance(term, ox.Literal):
        raise TypeError(f"the examples hold no {type(term).__name__}")
    bare = _BARE.get(term.datatype)
    if bare and bare.fullmatch(term.value):
        return term.value
    text = '"' + "".join(_ESCAPES.get(char, char) for char in term.value) + '"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype == XSD.string else f"{text}^^{_term(term.datatype)}"


def excerpt(term: Term, vocabulary: Vocabulary) -> Excerpt | None:
    """Return an example of a term; None where the made-up meeting has none."""
    triples = vocabulary_triples("examples.ttl")
    if term.kind == "class":
        return _of_class(term, vocabulary, triples)
    if term.kind == "derived":
        return _of_edge(term, vocabulary, triples)
    return _stated(term, triples) or _inverse(term, triples)


def _about(subject: object, triples: tuple[ox.Triple, ...], *predicates: ox.NamedNode) -> list[ox.Triple]:
    """Return the type of a subject and its triples of these predicates, or all where none is given."""
    wanted = (RDF.type, *predicates)
    return [t for t in triples if t.subject == subject and (not predicates or t.predicate in wanted)]


def _of_class(term: Term, vocabulary: Vocabulary, triples: tuple[ox.Triple, ...]) -> Excerpt | None:
    queue: list[ox.NamedNode] = [term.node]
    for node in queue:
        found = [t for t in triples if t.predicate == RDF.type and t.object == node]
        if found and node == term.node:
            return Excerpt(tuple(_about(found[0].subject, triples)))
        if found:
            follows = ox.Triple(found[0].subject, RDF.type, term.node)
            return Excerpt((found[0],), (follows,))
        queue += [child for child in vocabulary.term(node.value.rpartition("#")[2]).children if child not in queue]
    return None


def _stated(term: Term, triples: tuple[ox.Triple, ...]) -> Excerpt | None:
    for triple in triples:
        if triple.predicate == term.node:
            return Excerpt(tuple(_about(triple.subject, triples, term.node)))
    return None


def _inverse(term: Term, triples: tuple[ox.Triple, ...]) -> Excerpt | None:
    for triple in triples:
        if triple.predicate == term.inverse and isinstance(triple.object, ox.NamedNode):
            return Excerpt((triple,), (ox.Triple(triple.object, term.node, triple.subject),))
    return None


def _of_edge(term: Term, vocabulary: Vocabulary, triples: tuple[ox.Triple, ...]) -> Excerpt | None:
    first, second = term.chain
    stated = vocabulary.term(first.value.rpartition("#")[2]).inverse  # data state the inverse of the first link
    for start in triples:
        for end in triples:
            if start.subject != end.subject or start.predicate != stated or end.predicate != second:
                continue
            if isinstance(start.object, ox.NamedNode) and isinstance(end.object, ox.NamedNode):
                about = _about(start.subject, triples, start.predicate, second)
                follows = [ox.Triple(start.object, term.node, end.object)]
                if "Symmetric" in term.characteristics:
                    follows.append(ox.Triple(end.object, term.node, start.object))
                return Excerpt(tuple(about), tuple(follows))
    return None
