"""The IRIs of the data: one place that mints them, and the ASCII names they are made of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ..settings import DEFAULT_BASE

__all__ = ["Iris", "slugify"]

#: Latin letters that do not decompose into a base letter and marks; å, ä, ö, é, ü and their like do.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_NOT_NAME = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Return an ASCII name for an IRI: lower case, digits, single hyphens; å and ä become a, ö becomes o.

    A text without one Latin letter or digit gets ``x-`` and 8 hex digits of its SHA-256, so that the name is never
    empty and never the same for two such texts.

    >>> slugify("Länsstyrelsen i Skåne län")
    'lansstyrelsen-i-skane-lan'
    >>> slugify("2020-10-21 Samråd (kopia).v2")
    '2020-10-21-samrad-kopia-v2'
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    name = _NOT_NAME.sub("-", bare).strip("-")
    return name or "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Iris:
    """Mint the IRIs of the data under a base; all methods take names that are ASCII already and return nodes.

    >>> Iris("https://example.org/").passage("mote-2020", 3, 9).value
    'https://example.org/passage/mote-2020/3-9'
    """

    base: str = DEFAULT_BASE

    def _node(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def actor(self, slug: str) -> NamedNode:
        """Return the IRI of an actor, registered or provisional."""
        return self._node(f"actor/{slug}")

    def document(self, slug: str) -> NamedNode:
        """Return the IRI of a document."""
        return self._node(f"document/{slug}")

    def consultation(self, slug: str) -> NamedNode:
        """Return the IRI of a consultation."""
        return self._node(f"consultation/{slug}")

    def assignment(self, name: str) -> NamedNode:
        """Return the IRI of a role assignment; the name is a hash of what it says."""
        return self._node(f"assignment/{name}")

    def person(self, slug: str) -> NamedNode:
        """Return the IRI of a person."""
        return self._node(f"person/{slug}")

    def passage(self, document: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a passage (a mention too): document slug and offsets, end exclusive."""
        return self._node(f"passage/{document}/{start}-{end}")

    def position(self, document: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a passage's position selector."""
        return self._node(f"passage/{document}/{start}-{end}-position")

    def quote(self, document: str, start: int, end: int) -> NamedNode:
        """Return the IRI of a passage's quote selector."""
        return self._node(f"passage/{document}/{start}-{end}-quote")

    def claim(self, document: str, claim_id: str) -> NamedNode:
        """Return the IRI of a claim: document slug and the claim's 16 hex digits."""
        return self._node(f"claim/{document}/{claim_id}")

    def graph(self, name: str) -> NamedNode:
        """Return the IRI of a named graph, such as ``ontology``, ``registry``, ``provisional`` or ``inferred``."""
        return self._node(f"graph/{name}")

    def document_graph(self, slug: str) -> NamedNode:
        """Return the IRI of the graph of one document."""
        return self.graph(f"document/{slug}")

    def people_graph(self, slug: str) -> NamedNode:
        """Return the IRI of the graph of the people whom one document names."""
        return self.graph(f"people/{slug}")

    def slug(self, node: NamedNode) -> str:
        """Return the last part of the path of one of these IRIs: an actor's or a document's slug, a claim's id.

        >>> Iris().slug(Iris().actor("delmos"))
        'delmos'
        """
        return node.value.rsplit("/", 1)[-1]
