"""OpenDocument texts (ODT, and FODT in one XML file): the text as it stands when all changes are accepted.

Read from the XML by the format's standard (OASIS OpenDocument 1.3, part 3). Kept: headings by outline level, lists with
their numbers, tables, notes, text boxes. Left out: what was deleted or is hidden or struck out, comments, headers and
footers of the page, tables of contents, pictures. Nothing that the file refers to is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ...errors import DocumentError
from ...settings import Limits
from ..reading import Hints, Reading
from .archive import Archive
from .fields import day, words
from .flow import BREAK, Sink, block, item, shows
from .layout import Part, Run, Shape, compose
from .markup import Element, at, parse
from .odt_styles import ListStyle, Style, Styles
from .refused import encrypted, without_text

__all__ = ["read_odt"]

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_ODF}{name}:1.0": prefix
    for name, prefix in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "drawing": "draw",
        "meta": "meta",
        "xsl-fo-compatible": "fo",
        "manifest": "manifest",
    }.items()
} | {"http://purl.org/dc/elements/1.1/": "dc", "http://www.w3.org/XML/1998/namespace": "xml"}

#: Elements that hold no text of the document, or what was deleted, or repeat what stands elsewhere.
# fmt: off
_OUT = frozenset([
    "text:tracked-changes", "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
    "text:user-index", "text:alphabetical-index", "text:bibliography", "office:annotation", "office:forms",
    "text:hidden-text", "text:hidden-paragraph", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
    "text:note-citation", "text:ruby-text", "text:number", "text:dde-connection-decls", "office:event-listeners",
    "draw:image", "draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "text:script",
])
# fmt: on


def read_odt(data: bytes, where: str, limits: Limits) -> Reading:
    """Read an OpenDocument text.

    :raises DocumentError: where it is broken, encrypted, no text document, above a limit, or holds no text
    """
    roots = _flat(data, where, limits) if data[:2] != b"PK" and b"<" in data[:200] else _packed(data, where, limits)
    content, styles, meta = roots
    body = at(content, "office:body", "office:text")
    if body is None:
        raise DocumentError(
            "it is no text document", where=where, hint="save it as PDF: soffice --headless --convert-to pdf FILE"
        )
    groups = [
        group
        for root in (styles, content)
        if root is not None
        for group in root
        if group.tag in ("office:styles", "office:automatic-styles")
    ]
    parts = _Walk(Styles(groups), Sink(where, limits)).parts(body)
    if not parts:
        raise without_text(where, pictures=next(body.iter("draw:image"), None) is not None)
    return compose(parts, _hints(meta))


_Roots = tuple[Element, Element | None, Element | None]


def _flat(data: bytes, where: str, limits: Limits) -> _Roots:
    root = parse(data, "FODT", where, limits, _PREFIXES)
    return root, None, root


def _packed(data: bytes, where: str, limits: Limits) -> _Roots:
    archive = Archive(data, where, limits)

    def parsed(name: str) -> Element | None:
        found = archive.read(name)
        return None if found is None else parse(found, name, where, limits, _PREFIXES)

    manifest = archive.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest or "encrypted-package" in archive.names:
        raise encrypted(where)
    content = parsed("content.xml")
    if content is None:
        raise DocumentError(
            "it is an archive without an OpenDocument text in it",
            where=where,
            hint="open it in LibreOffice and save it as ODT",
        )
    return content, parsed("styles.xml"), parsed("meta.xml")


def _hints(root: Element | None) -> Hints:
    meta = at(root, "office:meta")
    if meta is None:
        return Hints()
    return Hints(
        title=words(meta.findtext("dc:title")),
        author=words(meta.findtext("meta:initial-creator") or meta.findtext("dc:creator")),
        created=day(meta.findtext("meta:creation-date")),
    )


@dataclass(slots=True)
class _List:
    """Hold a list that is open: how it counts, how far it is, and the item that stands open."""

    style: ListStyle
    counts: dict[int, int]
    depth: int
    start: int | None = None
    fresh: bool = False  # whether the item has no block yet
    head: bool = False

    def counts_at(self) -> bool:
        """Say whether anything is printed before the items of this level."""
        return self.style.sign(self.depth, dict(self.counts)) is not None


@dataclass(slots=True)
class _Lists:
    """Hold the lists that others go on with, and those that are open."""

    open: list[_List] = field(default_factory=list)
    by_id: dict[str, dict[int, int]] = field(default_factory=dict)
    by_style: dict[str, dict[int, int]] = field(default_factory=dict)


class _Walk:
    """Go over the blocks in order, without recursion."""

    def __init__(self, styles: Styles, sink: Sink) -> None:
        self._styles = styles
        self._sink = sink
        self._lists = _Lists()
        self._headings: dict[int, int] = {}
        self._notes: list[Element] = []

    def parts(self, body: Element) -> list[Part]:
        """Return all parts, notes at the end; none where nothing shows."""
        self._blocks(body)
        for number, note in enumerate(self._notes, 1):
            runs: list[Run] = []
            for paragraph in note.iter("text:p"):
                runs.extend([*self._runs(paragraph, Style())[0], Run(" ")])
            self._sink.add(block(Shape.FOOTNOTE, runs, sign=str(number)))
        parts = self._sink.parts()
        return parts if any(map(shows, parts)) else []

    def _blocks(self, top: Element) -> None:
        work: list[Element | Callable[[], None]] = [top]
        while work:
            item = work.pop()
            if not isinstance(item, Element):
                item()
                continue
            tag = item.tag
            if tag in _OUT or item.get("text:display") == "none":
                continue
            match tag:
                case "text:p" | "text:h":
                    boxes = self._paragraph(item)
                    if boxes:  # a text box in an item is in no list
                        work.append(self._aside())
                        work.extend(reversed(boxes))
                    continue
                case "text:list":
                    self._open_list(item)
                    work.append(self._close_list)
                case "text:list-item" | "text:list-header":
                    self._item(item)
                case "table:table":
                    self._sink.open_table()
                    work.append(self._sink.close_table)
                case "table:table-row":
                    self._sink.open_row()
                case "table:table-cell":
                    self._sink.open_cell()
                    work.append(self._aside())
            work.extend(reversed(item))

    def _aside(self) -> Callable[[], None]:
        """Let what follows stand outside the lists that are open; return how to go back to them."""
        held, self._lists.open = self._lists.open, []

        def back() -> None:
            self._lists.open = held

        return back

    def _open_list(self, element: Element) -> None:
        lists = self._lists
        name = element.get("text:style-name")
        above = lists.open[-1] if lists.open else None
        if above is not None:
            style = self._styles.list_style(name) if name else above.style
            lists.open.append(_List(style, above.counts, above.depth + 1))
            return
        counts: dict[int, int] = {}
        if element.get("text:continue-list") in lists.by_id:
            counts = lists.by_id[element.get("text:continue-list", "")]
        elif element.get("text:continue-numbering") == "true":
            counts = lists.by_style.get(name or "", counts)
        lists.by_style[name or ""] = counts
        if identity := element.get("xml:id"):
            lists.by_id[identity] = counts
        lists.open.append(_List(self._styles.list_style(name), counts, 1))

    def _close_list(self) -> None:
        if self._lists.open:
            self._lists.open.pop()

    def _item(self, element: Element) -> None:
        if not self._lists.open:
            return
        current = self._lists.open[-1]
        value = element.get("text:start-value", "")
        current.start = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None
        current.fresh, current.head = True, element.tag == "text:list-header"

    def _paragraph(self, element: Element) -> list[Element]:
        """Read a paragraph or heading; return the text boxes that hang on it."""
        style = self._styles.style("paragraph", element.get("text:style-name"))
        runs, boxes = self._runs(element, style)
        if any(run.text.strip() for run in runs) and not style.out:
            self._sink.add(self._block(element, runs, style))
        return boxes

    def _block(self, element: Element, runs: list[Run], style: Style) -> list[Part]:
        current = self._lists.open[-1] if self._lists.open else None
        sign = None
        if current is not None and current.fresh and not current.head:
            sign = current.style.sign(current.depth, current.counts, current.start)
            current.fresh = False
        elif current is not None and not current.head and element.tag == "text:p" and current.counts_at():
            return self._sink.in_item(block(Shape.ITEM, runs, current.depth))
        if element.tag == "text:h":
            level = _level(element)
            if current is None and element.get("text:is-list-header") != "true":
                sign = self._styles.outline.sign(level, self._headings)
            return block(Shape.HEADING, [Run(f"{sign} "), *runs] if sign else runs, level)
        if style.title:
            return block(Shape.HEADING, runs, 1)
        if sign is None or current is None:
            return block(Shape.PARAGRAPH, runs)
        return item(runs, current.depth, sign)

    def _runs(self, element: Element, style: Style) -> tuple[list[Run], list[Element]]:
        """Return the letters of a paragraph, and its text boxes; note its notes."""
        runs: list[Run] = []
        boxes: list[Element] = []
        work: list[tuple[Element | str, Style]] = [(element, style)]
        while work:
            item, look = work.pop()
            if isinstance(item, str):
                if not look.out:
                    runs.append(Run(item.replace("\n", " "), look.bold, look.italic))
                continue
            match item.tag:
                case "text:s":
                    runs.append(Run(" ", look.bold, look.italic))
                case "text:tab":
                    runs.append(Run("\t", look.bold, look.italic))
                case "text:line-break":
                    runs.append(BREAK)
                case "text:note":
                    self._notes.extend(note for note in item if note.tag == "text:note-body")
                case tag if tag.startswith("draw:") and tag not in ("draw:a", "draw:frame", "draw:g"):
                    if tag not in _OUT:
                        boxes.append(item)
                case tag if tag not in _OUT:
                    work.extend(self._inside(item, look))
        return runs, boxes

    def _inside(self, item: Element, look: Style) -> list[tuple[Element | str, Style]]:
        """Return what an element holds, last first: its children, and the letters before and behind each."""
        if item.tag == "text:span":
            own = self._styles.style("text", item.get("text:style-name"))
            look = Style(look.bold or own.bold, look.italic or own.italic, look.out or own.out)
        found: list[tuple[Element | str, Style]] = []
        for child in reversed(item):
            if child.tail:
                found.append((child.tail, look))
            found.append((child, look))
        if item.text:
            found.append((item.text, look))
        return found


def _level(element: Element) -> int:
    value = element.get("text:outline-level", "1")
    return min(max(int(value), 1), 6) if value.isascii() and value.isdigit() and len(value) < 4 else 1
