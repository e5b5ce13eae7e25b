"""The lists of a Word document: what is printed before each of their paragraphs, which the file does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .docx_styles import Styles
from .markup import Element

__all__ = ["Numbering", "formatted"]

_PLACE = re.compile(r"%([1-9])")
# fmt: off
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class _Level:
    """Hold how one level of a list counts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    restarts: bool = True


class Numbering:
    """Count the paragraphs of all lists, in the order of the text.

    :param root: of ``numbering.xml``; None where there is none
    """

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == "w:abstractNum":
                self._abstract.setdefault(element.get("w:abstractNumId", ""), element)
            elif element.tag == "w:num":
                self._nums.setdefault(element.get("w:numId", ""), element)
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def level_of_style(self, num: str, style: str) -> int:
        """Return the level whose paragraphs have the style."""
        levels = self._of(num)
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def sign(self, num: str, depth: int) -> str | None:
        """Count a paragraph and return what is printed before it: "" for a bullet, None where it is in no list."""
        if num in ("", "0") or num not in self._nums:
            return None
        levels = self._of(num)
        level = levels.get(depth)
        if level is None or level.form == "bullet":
            return ""
        counts = self._counts.setdefault(self._key(num), {})
        override = self._start(num, depth)
        if override is not None and (num, depth) not in self._begun:
            counts[depth] = override
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        self._begun.add((num, depth))
        for deeper in [other for other in counts if other > depth]:
            if levels.get(deeper, _Level()).restarts:
                del counts[deeper]
        if level.form == "none" and not _PLACE.search(level.text):
            return level.text.strip()
        return _PLACE.sub(lambda place: self._shown(levels, counts, int(place[1]) - 1), level.text).strip()

    def _shown(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth, _Level())
        return formatted(counts.get(depth, level.start), level.form)

    def _key(self, num: str) -> str:
        """Return which lists count together: those of one abstract definition."""
        abstract = self._nums[num].find("w:abstractNumId")
        return "" if abstract is None else abstract.get("w:val", "")

    def _start(self, num: str, depth: int) -> int | None:
        for override in self._nums[num].findall("w:lvlOverride"):
            start = override.find("w:startOverride")
            if override.get("w:ilvl") == str(depth) and start is not None:
                return _small(start.get("w:val"), 1)
        return None

    def _of(self, num: str) -> dict[int, _Level]:
        """Return the levels of a list."""
        found = self._levels.get(num)
        if found is None:
            found = self._levels[num] = self._read(num)
        return found

    def _read(self, num: str) -> dict[int, _Level]:
        if num not in self._nums:
            return {}
        element = self._abstract.get(self._key(num))
        linked = None if element is None else element.find("w:numStyleLink")
        if linked is not None:  # a list that is set by a style, which names another list
            said = self._styles.style(linked.get("w:val", "")).list
            other = self._nums.get(said[0]) if said else None
            abstract = None if other is None else other.find("w:abstractNumId")
            element = None if abstract is None else self._abstract.get(abstract.get("w:val", ""))
        levels: dict[int, _Level] = {}
        for level in element.findall("w:lvl") if element is not None else ():
            levels[_small(level.get("w:ilvl"), 0)] = _level(level)
        for override in self._nums[num].findall("w:lvlOverride"):
            level_element = override.find("w:lvl")
            if level_element is not None:
                levels[_small(override.get("w:ilvl"), 0)] = _level(level_element)
        return levels


def _level(element: Element) -> _Level:
    def value(tag: str, otherwise: str = "") -> str:
        found = element.find(tag)
        return otherwise if found is None else found.get("w:val", otherwise)

    return _Level(
        start=_small(value("w:start", "1"), 1),
        form=value("w:numFmt", "decimal"),
        text=value("w:lvlText")[:40],
        style=value("w:pStyle"),
        restarts=value("w:lvlRestart", "1") != "0",
    )


def formatted(number: int, form: str) -> str:
    """Return a number as a list prints it; forms of other languages as digits."""
    match form:
        case "lowerLetter" | "upperLetter" if 1 <= number <= 780:
            letters = chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman" if 1 <= number <= 4000:
            out = ""
            for value, sign in _ROMAN:
                out += sign * (number // value)
                number %= value
            return out if form == "lowerRoman" else out.upper()
        case "decimalZero":
            return f"{number:02}"
        case "none" | "bullet":
            return ""
        case _:
            return str(number)


def _small(value: str | None, otherwise: int) -> int:
    try:
        return min(max(int(value or ""), 0), 99_999)
    except ValueError:
        return otherwise
