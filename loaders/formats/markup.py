"""XML of office documents as a tree: no entities, no declarations of types, nothing fetched, depth and size bounded.

The standard library's parser (expat) reads it. Whatever declares a document type is refused before an entity of it is
read: neither Word nor LibreOffice writes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from ...errors import DocumentError
from ...settings import Limits
from .refused import SAVE_AGAIN

__all__ = ["Element", "at", "parse"]

Element = ElementTree.Element

#: An element takes some 200 bytes; a report of 1,500 pages has half a million.
_MOST_ELEMENTS = 4_000_000


def parse(data: bytes, name: str, where: str, limits: Limits, prefixes: Mapping[str, str]) -> Element:
    """Return the root of a part.

    :param name: of the part, for messages
    :param prefixes: the namespaces that are read, with the prefix that their names get ("w:p"); names of others get
        a question mark
    :raises DocumentError: where it is no XML, declares a document type, or is above a limit

    >>> parse(b'<a xmlns="urn:x"><b/></a>', "a.xml", "a", Limits(), {"urn:x": "x"})[0].tag
    'x:b'
    """
    target = _Target(name, where, limits, prefixes)
    parser = ElementTree.XMLParser(target=target)
    try:
        parser.feed(data)
        return parser.close()
    except ElementTree.ParseError as error:
        line, column = error.position
        raise DocumentError(
            f"its part {name} is broken in line {line}, column {column + 1}", where=where, hint=SAVE_AGAIN
        ) from None
    except (LookupError, ValueError, AssertionError):  # an encoding that nobody knows; a tree that does not close
        raise DocumentError(f"its part {name} is broken", where=where, hint=SAVE_AGAIN) from None


def at(element: Element | None, *tags: str) -> Element | None:
    """Return what is reached from an element by one child after the other, or None where one is missing."""
    for tag in tags:
        if element is None:
            return None
        element = element.find(tag)
    return element


class _Target:
    """Build the tree while counting."""

    def __init__(self, name: str, where: str, limits: Limits, prefixes: Mapping[str, str]) -> None:
        self._builder = ElementTree.TreeBuilder()
        self._name, self._where, self._limits = name, where, limits
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._depth = self._count = 0
        self.data = self._builder.data
        self.close = self._builder.close

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise DocumentError(
            f"its part {self._name} declares a document type, by which files are made to do harm",
            where=self._where,
            hint=SAVE_AGAIN,
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > self._limits.depth:
            raise DocumentError(
                f"its part {self._name} is nested more than {self._limits.depth} deep",
                where=self._where,
                hint=f"a document hardly is; if this one may be, allow more: --limit depth={2 * self._limits.depth}",
            )
        if self._count > _MOST_ELEMENTS:
            raise DocumentError(
                f"its part {self._name} has more than {_MOST_ELEMENTS:,} elements", where=self._where, hint="split it"
            )
        named = {self._short(key): value for key, value in attributes.items()} if attributes else {}
        self._builder.start(self._short(tag), named)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(self._short(tag))

    def _short(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            space, _, local = name[1:].rpartition("}") if name[:1] == "{" else ("", "", name)
            prefix = self._prefixes.get(space, "?") if space else ""
            short = f"{prefix}:{local}" if prefix else local
            if len(self._names) < 5000:  # a hostile file may use each name once
                self._names[name] = short
        return short
