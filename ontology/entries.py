"""What a vocabulary consists of, as plain data: terms, concepts, schemes, sources and the header."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from ..errors import NotFoundError
from .terms import NS, PREFIXES

__all__ = ["ALL_PREFIXES", "LANGUAGES", "Concept", "Header", "Scheme", "Source", "Term", "Words", "curie"]

LANGUAGES = ("sv", "en")

#: The prefixes of the project, and that of a vocabulary which is named in the alignment alone.
ALL_PREFIXES = {**PREFIXES, "cv": "http://data.europa.eu/m8g/"}


@dataclass(frozen=True, slots=True)
class Words:
    """Hold a text in both languages."""

    sv: str
    en: str

    def of(self, lang: str) -> str:
        """Return the text in a language.

        :raises NotFoundError: where the vocabulary is not written in it

        >>> Words("krav", "request").of("en")
        'request'
        """
        if lang not in LANGUAGES:
            raise NotFoundError("language", lang, LANGUAGES)
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True, slots=True)
class Term:
    """Hold one class or property of ours.

    :param name: the part after the hash, which is also its anchor on the pages
    :param kind: a key of :data:`~samrad.ontology.describe.KINDS`
    :param parents: direct superclasses or superproperties, outside ones too
    :param children: our direct subclasses or subproperties
    :param domain: the class, or the classes of a union
    :param range: class, classes of a union, or datatype
    :param characteristics: as OWL calls them: ``Functional``, ``Symmetric``
    :param chain: the two properties that it follows from
    :param matches: mapping property and outside term
    :param disjoint: our classes that share no member with it, by its own axioms
    """

    node: ox.NamedNode
    kind: str
    label: Words
    definition: Words
    example: Words | None
    sources: tuple[str, ...]
    parents: tuple[ox.NamedNode, ...]
    children: tuple[ox.NamedNode, ...]
    domain: tuple[ox.NamedNode, ...]
    range: tuple[ox.NamedNode, ...]
    inverse: ox.NamedNode | None
    characteristics: tuple[str, ...]
    chain: tuple[ox.NamedNode, ...]
    matches: tuple[tuple[str, ox.NamedNode], ...]
    disjoint: tuple[ox.NamedNode, ...]

    @property
    def name(self) -> str:
        """Return the part of the IRI after the hash."""
        return self.node.value.removeprefix(NS)


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold one concept of a scheme; ``names`` are its other labels, with their languages."""

    node: ox.NamedNode
    label: Words
    definition: Words
    note: Words | None
    names: tuple[tuple[str, str], ...]
    notation: str
    broader: tuple[ox.NamedNode, ...]
    narrower: tuple[ox.NamedNode, ...]
    related: tuple[ox.NamedNode, ...]
    matches: tuple[tuple[str, ox.NamedNode], ...]
    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the part of the IRI after the hash."""
        return self.node.value.removeprefix(NS)


@dataclass(frozen=True, slots=True)
class Scheme:
    """Hold one scheme with its concepts."""

    node: ox.NamedNode
    label: Words
    definition: Words
    sources: tuple[str, ...]
    concepts: tuple[Concept, ...]

    @property
    def name(self) -> str:
        """Return the part of the IRI after the hash."""
        return self.node.value.removeprefix(NS)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one work that definitions come from; ``citation_lang`` is the language of its citation."""

    node: ox.NamedNode
    label: Words
    says: Words
    citation: str
    citation_lang: str
    link: str

    @property
    def name(self) -> str:
        """Return the part of the IRI after the hash."""
        return self.node.value.removeprefix(NS)


@dataclass(frozen=True, slots=True)
class Header:
    """Hold what the vocabulary says of itself."""

    iri: str
    version_iri: str
    version: str
    title: Words
    description: Words
    abstract: Words
    creator: Words
    publisher: Words
    rights: Words
    citation: Words
    changes: tuple[Words, ...]
    license: str
    issued: str
    modified: str
    prefix: str
    namespace: str


def curie(node: ox.NamedNode) -> str:
    """Return the prefixed name of a term, or its address where no prefix of ours fits.

    >>> curie(ox.NamedNode("http://www.w3.org/ns/org#Role"))
    'org:Role'
    """
    for prefix, namespace in ALL_PREFIXES.items():
        if node.value.startswith(namespace):
            return f"{prefix}:{node.value.removeprefix(namespace)}"
    return node.value
