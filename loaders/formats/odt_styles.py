"""The styles of an OpenDocument text, each with what it inherits, and its lists, which count their items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .docx_numbering import formatted
from .docx_styles import DEEPEST
from .markup import Element

__all__ = ["ListStyle", "Style", "Styles"]


@dataclass(frozen=True, slots=True)
class Style:
    """Hold what a style says, inherited or itself.

    :param out: whether its letters are hidden or struck out
    :param title: whether it sets the document's title
    """

    bold: bool = False
    italic: bool = False
    out: bool = False
    title: bool = False


_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class _Level:
    """Hold how one level of a list counts.

    :param form: None for bullets, "" where nothing is printed
    """

    form: str | None = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1


class ListStyle:
    """Hold the levels of a list, from 1.

    :param element: a ``text:list-style`` or ``text:outline-style``; None counts nothing and prints bullets
    """

    def __init__(self, element: Element | None) -> None:
        self._levels: dict[int, _Level] = {}
        self._known = element is not None
        for level in element if element is not None else ():
            depth = _number(level.get("text:level"), 1)
            if level.tag in ("text:list-level-style-bullet", "text:list-level-style-image"):
                self._levels[depth] = _Level(None)
            elif level.tag in ("text:list-level-style-number", "text:outline-level-style"):
                self._levels[depth] = _Level(
                    level.get("style:num-format", ""),
                    level.get("style:num-prefix", ""),
                    level.get("style:num-suffix", ""),
                    _number(level.get("text:start-value"), 1),
                    _number(level.get("text:display-levels"), 1),
                )

    def sign(self, depth: int, counts: dict[int, int], start: int | None = None) -> str | None:
        """Count an item and return what is printed before it: "" for a bullet, None where nothing is.

        :param counts: the numbers of the list so far, by level; changed
        :param start: the number that the item itself gives
        """
        level = self._levels.get(depth)
        if level is None:
            return None if self._known else ""
        counts[depth] = start if start is not None else counts[depth] + 1 if depth in counts else level.start
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form is None:
            return ""
        if not level.form:
            return f"{level.before}{level.after}".strip() or None
        shown = [
            formatted(counts.get(above, other.start), _FORMS.get(other.form or "", "decimal"))
            for above in range(max(1, depth - level.shown + 1), depth + 1)
            if (other := self._levels.get(above)) and other.form
        ]
        return f"{level.before}{'.'.join(shown)}{level.after}".strip()


class Styles:
    """Give the styles of a document by their names.

    :param groups: ``office:styles`` and ``office:automatic-styles`` elements
    """

    def __init__(self, groups: Iterable[Element]) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, ListStyle] = {}
        self._found: dict[tuple[str, str], Style] = {}
        self.outline = ListStyle(None)
        for group in groups:
            for element in group:
                name = element.get("style:name", "")
                if element.tag == "style:style":
                    self._elements[element.get("style:family", ""), name] = element
                elif element.tag == "text:list-style":
                    self._lists[name] = ListStyle(element)
                elif element.tag == "text:outline-style":
                    self.outline = ListStyle(element)

    def style(self, family: str, name: str | None) -> Style:
        """Return a style of paragraphs or of letters ("text")."""
        key = (family, name or "")
        found = self._found.get(key)
        if found is None:
            found = Style()
            for element in reversed(list(self._line(*key))):
                found = _with(found, element)
            self._found[key] = found
        return found

    def list_style(self, name: str | None) -> ListStyle:
        """Return how a list counts."""
        return self._lists.get(name or "") or ListStyle(None)

    def _line(self, family: str, name: str) -> Iterator[Element]:
        seen: set[str] = set()
        while name not in seen and (family, name) in self._elements and len(seen) < DEEPEST:
            seen.add(name)
            element = self._elements[family, name]
            yield element
            name = element.get("style:parent-style-name", "")


def _with(base: Style, element: Element) -> Style:
    said = element.find("style:text-properties")
    get = (lambda key: None) if said is None else said.get
    weight, slant, line = get("fo:font-weight"), get("fo:font-style"), get("style:text-line-through-style")
    hidden = get("text:display")
    out = base.out if hidden is None else hidden == "none"
    return Style(
        base.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
        base.italic if slant is None else slant in ("italic", "oblique"),
        out if line is None else out or line != "none",
        base.title or element.get("style:name") == "Title",
    )


def _number(value: str | None, otherwise: int) -> int:
    try:
        return min(max(int(value or ""), 0), 99_999)
    except ValueError:
        return otherwise
