"""From what a person types to terms: actors by any name, topics, dates as exact as they are written, words."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from pyoxigraph import Literal, NamedNode, QuerySolutions

from ..errors import NotFoundError, QueryError
from ..graph.store import Answer
from ..ontology.actor import Actor
from ..ontology.iris import Iris
from ..ontology.terms import NS
from .catalogue import Parameter

__all__ = ["KINDS", "Queryable", "Registered", "Resolver"]

Term = NamedNode | Literal

#: What people call the kinds of claim → the class.
KINDS = {
    "request": "Request",
    "offer": "Offer",
    "cooperation": "CooperationClaim",
    "funding": "FundingClaim",
    "role": "RoleClaim",
}
_KIND_NAMES = {"krav": "request", "begäran": "request", "erbjudande": "offer", "samverkan": "cooperation"} | {
    "samarbete": "cooperation",
    "finansiering": "funding",
    "roll": "role",
}

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")

_PREFIXES = f"""PREFIX samrad: <{NS}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
#: Names under which the store knows its things: ?node, ?name.
_LOOKUPS = {
    "actor": """SELECT DISTINCT ?node ?name WHERE {
  VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel foaf:name }
  GRAPH ?g { ?node samrad:sector|samrad:represents ?any } GRAPH ?h { ?node ?p ?name } }""",
    "topic": """SELECT DISTINCT ?node ?name WHERE {
  GRAPH ?g { ?node skos:inScheme samrad:topics } GRAPH ?h { ?node skos:prefLabel|skos:altLabel ?name } }""",
    "demand": """SELECT DISTINCT ?node ?name WHERE {
  GRAPH ?g { ?node skos:inScheme samrad:demands } GRAPH ?h { ?node skos:prefLabel|skos:altLabel ?name } }""",
    "document": """SELECT DISTINCT ?node ?name WHERE {
  GRAPH ?g { ?node a samrad:Document ; dct:title|dct:identifier|samrad:fileName ?name } }""",
    "consultation": """SELECT DISTINCT ?node ?name WHERE {
  GRAPH ?g { ?node a samrad:Consultation } OPTIONAL { GRAPH ?g { ?node rdfs:label ?label } }
  BIND(COALESCE(?label, "") AS ?name) }""",
}


class Queryable(Protocol):
    """Answers a query: :class:`samrad.graph.store.Store`, or a client of a store elsewhere."""

    def query(self, text: str, /, *, union: bool = True) -> Answer:
        """Answer a SPARQL query; ``union``: the default graph is the union of all named ones."""
        ...


class Registered(Protocol):
    """Knows the registered actors: :class:`samrad.ontology.registry.Registry`."""

    def select(self, name: str) -> tuple[Actor, ...]:
        """Return the actors of a name, an alias, a ``sektor:…`` or a ``nivå:…``."""
        ...


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turn what was typed for a parameter into the terms it stands for.

    :param registry: the registered actors; None where there is only the store
    """

    store: Queryable
    iris: Iris
    registry: Registered | None = None

    def terms(self, parameter: Parameter, values: Iterable[str]) -> list[str]:
        """Return the terms of a parameter's values, as the engine writes them, sorted.

        :raises NotFoundError: where a name is not known, with near names
        :raises QueryError: where a value is not of the parameter's type
        """
        make: dict[str, Callable[[str], list[Term]]] = {
            "actor": lambda v: list(self.actors(v)),
            "topic": lambda v: [self.named("topic", v)],
            "demand": lambda v: list(self.demands(v)),
            "document": lambda v: [self.named("document", v)],
            "consultation": lambda v: [self.named("consultation", v)],
            "kind": lambda v: [self.kind(v)],
            "date": lambda v: [self.date(v, last=parameter.name == "until")],
            "text": lambda v: list(self.words(v)),
            "claim": lambda v: list(self.claims(v)),
            "number": lambda v: [self.number(v)],
        }
        found: set[str] = set()
        for value in values:
            try:
                found.update(map(str, make[parameter.type](value.strip())))
            except NotFoundError:
                raise
            except QueryError as error:
                raise QueryError(error.message, where=f"parameter {parameter.name}", hint=error.hint) from None
        return sorted(found)

    def actors(self, name: str) -> tuple[NamedNode, ...]:
        """Return the actors that a name, an alias, a slug, ``sektor:…`` or ``nivå:…`` stands for.

        The registry is asked first; then the names the store itself holds (provisional actors, people).

        :raises NotFoundError: with near names
        """
        missing: NotFoundError | None = None
        if self.registry is not None:
            try:
                if found := self.registry.select(name):
                    return tuple(self.iris.actor(actor.slug) for actor in found)
            except NotFoundError as error:
                missing = error
        try:
            return (self.named("actor", name),)
        except NotFoundError as error:
            if missing is not None and (missing.what != "actor" or missing.near or not error.near):
                raise missing from None
            raise

    def demands(self, name: str) -> tuple[NamedNode, ...]:
        """Return the demand of a label, and those that are narrower.

        :raises NotFoundError: lists the labels there are
        """
        broad = self.named("demand", name)
        rows = self._rows(f"SELECT DISTINCT ?node WHERE {{ GRAPH ?g {{ ?node skos:broader {broad} }} }} ORDER BY ?node")
        return (broad, *(NamedNode(row[0].value) for row in rows))

    def named(self, what: str, name: str) -> NamedNode:
        """Return the topic, demand, document, consultation or actor of a label (any case), of a slug or of its IRI.

        :raises NotFoundError: lists the labels there are
        :raises QueryError: where two things have that name
        """
        known: dict[str, set[str]] = {}
        shown: set[str] = set()
        for row in self._rows(_LOOKUPS[what]):
            node, label = row[0].value, row[1].value
            shown.add(label or self.iris.slug(NamedNode(node)))
            local = node.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
            for key in (label, node, local, local.removeprefix(f"{what}-")):
                if key:
                    known.setdefault(_folded(key), set()).add(node)
        nodes = known.get(_folded(name), set())
        if len(nodes) > 1:
            ends = sorted(node.rsplit("/", 1)[-1] for node in nodes)
            raise QueryError(f"{name!r} is the name of more than one {what}", hint="name one of " + ", ".join(ends))
        if not nodes:
            if what == "document":  # its file's name says no more than its stem
                shown = {label for label in shown if PurePath(label).stem == label or PurePath(label).stem not in shown}
            raise NotFoundError(what, name, shown)
        return NamedNode(nodes.pop())

    def kind(self, name: str) -> NamedNode:
        """Return the class of a kind of claim, by its English or Swedish name.

        :raises NotFoundError: lists the kinds
        """
        key = _folded(name)
        key = _KIND_NAMES.get(key, key)
        if key not in KINDS:
            raise NotFoundError("kind", name, KINDS)
        return NamedNode(NS + KINDS[key])

    def date(self, text: str, *, last: bool = False) -> Literal:
        """Return the first (or last) day of a year, a month or a day.

        :raises QueryError: where it is none
        """
        match = _DATE.fullmatch(text)
        try:
            if match is None:
                raise ValueError
            year, month, day = (int(part) if part else None for part in match.groups())
            month_or_end = month or (12 if last else 1)
            end = calendar.monthrange(year or 0, month_or_end)[1] if last else 1
            found = datetime.date(year or 0, month_or_end, day or end)
        except ValueError:
            raise QueryError(f"{text!r} is no date", hint="write 2020, 2020-10 or 2020-10-21") from None
        return Literal(found.isoformat(), datatype=NamedNode(_XSD + "date"))

    def number(self, text: str) -> Literal:
        """Return a decimal number; the Swedish comma is taken too.

        :raises QueryError: where it is none
        """
        if not _NUMBER.fullmatch(text):
            raise QueryError(f"{text!r} is no number", hint="write 0.8 or 20")
        return Literal(text.replace(",", "."), datatype=NamedNode(_XSD + "decimal"))

    def words(self, text: str) -> tuple[Literal, ...]:
        """Return the words of a search, folded; all of them are looked for.

        :raises QueryError: where there is none
        """
        words = unicodedata.normalize("NFC", text).split()
        if not words:
            raise QueryError("there is no word to look for")
        return tuple(Literal(word) for word in words)

    def claims(self, name: str) -> tuple[NamedNode, ...]:
        """Return the claim of an IRI, a ``document/hash`` or the hash, whose beginning may be enough.

        :raises NotFoundError: where there is none
        :raises QueryError: where the beginning fits more than one
        """
        tail = name.rsplit("/claim/", 1)[-1].rsplit("/", 1)
        beginning = ("/claim/" + tail[0] + "/" if len(tail) > 1 else "/") + tail[-1]
        rows = self._rows(
            "SELECT DISTINCT ?claim WHERE { "
            f"VALUES ?part {{ {Literal(beginning)} }} "
            "GRAPH ?g { ?claim samrad:statedIn ?document } FILTER(CONTAINS(STR(?claim), ?part)) } ORDER BY ?claim"
        )
        # The hash is the last part of the path: a document's name that holds the same letters is no answer.
        found = [row[0].value for row in rows if row[0].value.rsplit("/", 1)[-1].startswith(tail[-1])]
        if not found or not tail[-1]:
            raise NotFoundError("claim", name, [])
        whole = [iri for iri in found if iri.rsplit("/", 1)[-1] == tail[-1]]
        if len(whole or found) > 1:
            ends = ", ".join(iri.rsplit("/claim/", 1)[-1] for iri in (whole or found)[:5])
            raise QueryError(f"{name!r} fits {len(whole or found)} claims", hint=f"name one: {ends}")
        return (NamedNode((whole or found)[0]),)

    def _rows(self, text: str) -> list[tuple[Literal, ...]]:
        answer = self.store.query(_PREFIXES + text, union=False)
        assert isinstance(answer, QuerySolutions)
        return [tuple(row) for row in answer]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
