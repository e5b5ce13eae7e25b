"""The styles of a Word document, each with what it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .markup import Element, at

__all__ = ["DEEPEST", "Style", "Styles", "flag", "numbered", "outline_level"]

#: Names of headings as programs in other languages write them; Word itself always writes "heading 1".
_HEADING = re.compile(r"(?:heading|rubrik|überschrift|titre|overskrift|otsikko|título)\s*([1-9])\Z", re.I)
_TITLES = frozenset(["title", "titel"])
_CONTENTS = re.compile(r"(?:toc|innehåll)\s*\d\Z|toc heading\Z|table of figures\Z", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """Hold what a style says, inherited or itself; None where it says nothing.

    :param level: of a heading, from 1
    :param list: the list that its paragraphs stand in, and its level there, from 0
    :param contents: whether it sets the lines of a table of contents
    """

    level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    list: tuple[str, int | None] | None = None
    contents: bool = False


_NONE = Style()

#: Word and LibreOffice base styles on each other some ten deep at most.
DEEPEST = 50


class Styles:
    """Give the styles of a document by their ids.

    :param root: of ``styles.xml``; None where there is none
    """

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._found: dict[str, Style] = {}
        self.default = ""
        for element in root.findall("w:style") if root is not None else ():
            name = element.get("w:styleId", "")
            self._elements.setdefault(name, element)
            if element.get("w:type") == "paragraph" and element.get("w:default") in ("1", "true", "on"):
                self.default = name

    def style(self, name: str) -> Style:
        """Return a style by its id."""
        found = self._found.get(name)
        if found is None:
            found = _NONE
            for element in reversed(list(self._line(name))):
                found = _with(found, element)
            self._found[name] = found
        return found

    def _line(self, name: str) -> Iterator[Element]:
        """Yield a style and those it is based on, in turn; one that is based on itself ends it."""
        seen: set[str] = set()
        while name not in seen and name in self._elements and len(seen) < DEEPEST:
            seen.add(name)
            element = self._elements[name]
            yield element
            based = element.find("w:basedOn")
            name = "" if based is None else based.get("w:val", "")


def _with(base: Style, element: Element) -> Style:
    """Return what a style says over what it is based on."""
    named = element.find("w:name")
    name = "" if named is None else named.get("w:val", "").strip()
    heading = _HEADING.match(name)
    level = base.level
    outline = at(element, "w:pPr", "w:outlineLvl")
    if outline is not None:
        level = outline_level(outline)
    elif heading:
        level = int(heading[1])
    elif name.lower() in _TITLES:
        level = 1
    run = element.find("w:rPr")
    return Style(
        level,
        bold=_else(flag(run, "w:b"), base.bold),
        italic=_else(flag(run, "w:i"), base.italic),
        hidden=_else(flag(run, "w:vanish"), base.hidden),
        list=numbered(element) or base.list,
        contents=base.contents or _CONTENTS.match(name) is not None,
    )


def _else(said: bool | None, otherwise: bool | None) -> bool | None:
    return otherwise if said is None else said


def outline_level(element: Element) -> int | None:
    """Return the level of a heading, from 1; the tenth is that of running text."""
    level = _integer(element.get("w:val"))
    return None if level is None or not 0 <= level <= 8 else level + 1


def numbered(element: Element) -> tuple[str, int | None] | None:
    """Return the list that a paragraph or a style is put in, and its level."""
    found = at(element, "w:pPr", "w:numPr") if element.tag == "w:style" else element.find("w:numPr")
    if found is None:
        return None
    number, level = found.find("w:numId"), found.find("w:ilvl")
    depth = None if level is None else _integer(level.get("w:val"))
    return ("" if number is None else number.get("w:val", ""), depth)


def flag(properties: Element | None, tag: str) -> bool | None:
    """Return whether a property is on; None where nothing is said."""
    found = None if properties is None else properties.find(tag)
    return None if found is None else found.get("w:val", "1") not in ("0", "false", "off", "none")


def _integer(value: str | None) -> int | None:
    try:
        return int(value or "")
    except ValueError:
        return None
