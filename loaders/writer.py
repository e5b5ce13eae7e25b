"""What all quad writers share: one graph, canonical literals, names to nodes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from ..errors import NotFoundError
from ..ontology.actor import Actor
from ..ontology.iris import Iris
from ..ontology.registry import Registry, provisional_actor
from ..ontology.schemes import Schemes
from ..ontology.terms import XSD, S
from .dates import date_range

__all__ = ["LANG", "Writer", "decimal", "plain", "resolve", "text"]

#: The language of all that comes from the texts.
LANG = "sv"


def text(value: str) -> ox.Literal:
    """Return words of a document as a literal in Swedish."""
    return ox.Literal(value, language=LANG)


def plain(value: str | int | bool) -> ox.Literal:
    """Return a string, integer or truth value as a literal in its canonical spelling."""
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=XSD.boolean)
    if isinstance(value, int):
        return ox.Literal(str(value), datatype=XSD.integer)
    return ox.Literal(value)


def decimal(value: float) -> ox.Literal:
    """Return a number with at most two decimals in the spelling that Oxigraph keeps.

    >>> decimal(0.8).value, decimal(1.0).value, decimal(0.666).value
    ('0.8', '1', '0.67')
    """
    digits = f"{value:.2f}".rstrip("0").rstrip(".")
    return ox.Literal(digits, datatype=XSD.decimal)


def resolve(name: str, registry: Registry) -> Actor:
    """Return the actor of a name: by its exact label, then by any name, else a provisional one.

    The provisional actor depends on the name alone, so whoever meets the name gets the same actor.
    """
    return registry.by_label(name) or registry.find(name) or provisional_actor(" ".join(name.split()))


class Writer:
    """Gather the quads of one graph."""

    def __init__(self, graph: ox.NamedNode, iris: Iris, registry: Registry) -> None:
        self.graph = graph
        self.iris = iris
        self.registry = registry
        self.quads: dict[ox.Quad, None] = {}  # a set that keeps the order
        self._schemes = Schemes.load()

    def add(self, subject: ox.NamedNode, predicate: ox.NamedNode, *objects: ox.NamedNode | ox.Literal) -> None:
        """Add a triple for each object."""
        for value in objects:
            self.quads[ox.Quad(subject, predicate, value, self.graph)] = None

    def add_text(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: str) -> None:
        """Add words of the document, unless there are none."""
        if value:
            self.add(subject, predicate, text(value))

    def add_concept(self, subject: ox.NamedNode, predicate: ox.NamedNode, scheme: str, value: str, where: str) -> None:
        """Add the concept that a record's value means, unless the value is empty.

        :raises NotFoundError: where the scheme has no such concept; the message lists those it has
        """
        if not value:
            return
        try:
            self.add(subject, predicate, self._schemes.node(scheme, value))
        except NotFoundError:
            raise NotFoundError(scheme, value, self._schemes.values(scheme), where=where) from None

    def add_actors(self, subject: ox.NamedNode, names: Iterable[str], *predicates: ox.NamedNode) -> None:
        """Add the actors of the names under each of the properties."""
        for name in names:
            for predicate in predicates:
                self.add(subject, predicate, self.actor(name))

    def add_date(self, subject: ox.NamedNode, date: str | None) -> None:
        """Add a partial date: its wording, and the first and last day where it is one that is understood."""
        if not date:
            return
        self.add(subject, S.dateText, plain(date))
        days = date_range(date)
        if days:
            for predicate, day in zip((S.dateFrom, S.dateUntil), days, strict=True):
                self.add(subject, predicate, ox.Literal(day.isoformat(), datatype=XSD.date))

    def actor(self, name: str) -> ox.NamedNode:
        """Return the node of the actor of a name."""
        return self.iris.actor(resolve(name, self.registry).slug)
