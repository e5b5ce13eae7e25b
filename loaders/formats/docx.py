"""Word documents (DOCX, DOCM): the text as it stands when all changes are accepted.

Read from the XML by what the format's standard says (ECMA-376, part 1). Kept: headings by style or outline level, lists
with the numbers that Word prints, tables, notes, text boxes, links' texts, content controls, what was inserted. Left
out: what was deleted or is hidden, comments, headers and footers of the page, tables of contents, pictures. Macros
are never run, and nothing that the file refers to is fetched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import join, normpath

from ...errors import DocumentError
from ...settings import Limits
from ..reading import Hints, Reading
from .archive import Archive
from .docx_numbering import Numbering
from .docx_styles import Style, Styles, flag, numbered, outline_level
from .fields import day, words
from .flow import BREAK, Sink, block, item, shows
from .layout import Part, Run, Shape, compose, plain
from .markup import Element, at, parse
from .refused import without_text

__all__ = ["read_docx"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIXES = {
    _W: "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_MAIN = "word/document.xml"
#: Elements that stand round blocks or runs and say nothing of them.
# fmt: off
_ROUND = frozenset([
    "w:body", "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:fldSimple",
    "w:dir", "w:bdo", "w:ruby", "w:rubyBase", "w:footnote", "w:endnote", "w:txbxContent", "mc:Choice", "mc:Fallback",
])
# fmt: on
_OUT = frozenset(["w:del", "w:moveFrom", "w:rt", "w:instrText", "w:delText", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr"])


def read_docx(data: bytes, where: str, limits: Limits) -> Reading:
    """Read a Word document.

    :raises DocumentError: where it is broken, encrypted, above a limit, or holds no text
    """
    package = _Package(data, where, limits)
    parts = _Walk(package).parts()
    if not parts:
        raise without_text(where, pictures=any("/media/" in name for name in package.archive.names))
    return compose(parts, package.hints())


class _Package:
    """Give the parts of a document by what they are to each other."""

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        self.archive = Archive(data, where, limits)
        self.where, self.limits = where, limits
        self.main = self._target("", "officeDocument") or _MAIN
        if self.main not in self.archive.names:
            raise DocumentError(
                "it is an archive without a Word document in it",
                where=where,
                hint="open it in Word or LibreOffice and save it as DOCX",
            )

    def parsed(self, name: str | None) -> Element | None:
        """Return the root of a part, or None where there is none."""
        data = self.archive.read(name) if name else None
        return None if data is None or name is None else parse(data, name, self.where, self.limits, _PREFIXES)

    def beside(self, kind: str) -> Element | None:
        """Return a part that the main one names: its styles, numbering or notes."""
        return self.parsed(self._target(self.main, kind))

    def _target(self, source: str, kind: str) -> str | None:
        """Return the part of a kind that a part, or the package, refers to; what lies outside the file is left."""
        folder, _, name = source.rpartition("/")
        root = self.parsed(join(folder, "_rels", f"{name}.rels"))
        for found in root.iter("rel:Relationship") if root is not None else ():
            if found.get("Type", "").endswith(f"/{kind}") and found.get("TargetMode") != "External":
                target = found.get("Target", "")
                return normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
        return None

    def hints(self) -> Hints:
        """Return what the core properties say."""
        root = self.parsed(self._target("", "core-properties") or "docProps/core.xml")
        if root is None:
            return Hints()
        return Hints(
            title=words(root.findtext("dc:title")),
            author=words(root.findtext("dc:creator")),
            created=day(root.findtext("dcterms:created")),
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold what a paragraph's properties and its style come to."""

    style: Style
    name: str
    level: int | None
    list: tuple[str, int] | None


class _Walk:
    """Go over the blocks in order, without recursion."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._styles = Styles(package.beside("styles"))
        self._numbering = Numbering(package.beside("numbering"), self._styles)
        self._sink = Sink(package.where, package.limits)
        self._notes: list[tuple[str, str]] = []
        self._carried: list[Run] = []

    def parts(self) -> list[Part]:
        """Return all parts, notes at the end; none where nothing shows."""
        root = self._package.parsed(self._package.main)
        body = None if root is None else root.find("w:body")
        if body is not None:
            self._blocks(body)
        self._write_notes()
        parts = self._sink.parts()
        return parts if any(map(shows, parts)) else []

    def _blocks(self, top: Element) -> None:
        work: list[Element | Callable[[], None]] = [top]
        while work:
            item = work.pop()
            if not isinstance(item, Element):
                item()
                continue
            match item.tag:
                case "w:p":
                    work.extend(reversed(self._paragraph(item)))
                case "w:tbl":
                    self._sink.open_table()
                    work.append(self._sink.close_table)
                    work.extend(reversed(item))
                case "w:tr":
                    if at(item, "w:trPr", "w:del") is None:
                        self._sink.open_row()
                        work.extend(reversed(item))
                case "w:tc":
                    self._sink.open_cell()
                    work.extend(reversed(item))
                case "mc:AlternateContent":
                    work.extend(reversed(_chosen(item)))
                case tag if tag in _ROUND and not _is_contents(item):
                    work.extend(reversed(item))

    def _paragraph(self, element: Element) -> list[Element]:
        """Read a paragraph; return the text boxes that hang on it, which stand after it."""
        properties = element.find("w:pPr")
        look = self._look(properties)
        runs, boxes = self._runs(element, look.style)
        runs, self._carried = [*self._carried, *runs], []
        if at(properties, "w:rPr", "w:del") is not None:  # its end was deleted: the next one goes on with it
            self._carried = [*runs, Run(" ")] if runs else []
            return boxes
        if any(plain(run.text).strip() for run in runs) and not look.style.contents:
            self._sink.add(self._block(runs, look))
        return boxes

    def _block(self, runs: list[Run], look: _Look) -> list[Part]:
        sign = self._numbering.sign(*look.list) if look.list else None
        if look.level is not None:
            return block(Shape.HEADING, [Run(f"{sign} "), *runs] if sign else runs, look.level)
        if sign is None or look.list is None:
            return block(Shape.PARAGRAPH, runs)
        return item(runs, look.list[1] + 1, sign)

    def _look(self, properties: Element | None) -> _Look:
        named = at(properties, "w:pStyle")
        name = self._styles.default if named is None else named.get("w:val", "")
        style = self._styles.style(name)
        outline = at(properties, "w:outlineLvl")
        level = style.level if outline is None else outline_level(outline)
        own = None if properties is None else numbered(properties)
        said = style.list
        if own is not None:
            said = (own[0] or (said[0] if said else ""), own[1] if own[1] is not None else (said[1] if said else None))
        if said is None or said[0] in ("", "0"):
            return _Look(style, name, level, None)
        depth = said[1] if said[1] is not None else self._numbering.level_of_style(said[0], name)
        return _Look(style, name, level, (said[0], min(max(depth, 0), 8)))

    def _runs(self, element: Element, style: Style) -> tuple[list[Run], list[Element]]:
        """Return the letters of a paragraph, and its text boxes."""
        runs: list[Run] = []
        boxes: list[Element] = []
        work = list(reversed(element))
        look: Style | None = style
        while work:
            item = work.pop()
            match item.tag:
                case "w:r":
                    look = self._print(item.find("w:rPr"), style)
                    if look is not None:
                        runs.extend(
                            Run(text, bool(look.bold), bool(look.italic)) for text in self._letters(item, boxes)
                        )
                case "m:r" | "m:t":
                    runs.extend(Run(text.text or "") for text in item.iter("m:t"))
                case "mc:AlternateContent":
                    work.extend(reversed(_chosen(item)))
                case "w:txbxContent":
                    boxes.append(item)
                case tag if tag in _ROUND or tag.startswith("m:"):
                    work.extend(reversed(item))
        return runs, boxes

    def _print(self, properties: Element | None, style: Style) -> Style | None:
        """Return how a run is printed, or None where it is not: hidden, or struck out."""
        named = at(properties, "w:rStyle")
        own = None if named is None else self._styles.style(named.get("w:val", ""))

        def said(tag: str, field: str) -> bool:
            for value in (flag(properties, tag), own and getattr(own, field), getattr(style, field)):
                if value is not None:
                    return bool(value)
            return False

        if said("w:vanish", "hidden") or flag(properties, "w:strike") or flag(properties, "w:dstrike"):
            return None
        return Style(bold=said("w:b", "bold"), italic=said("w:i", "italic"))

    def _letters(self, run: Element, boxes: list[Element]) -> list[str]:
        """Return the letters of a run; note which notes it refers to, and which text boxes hang on it."""
        out: list[str] = []
        work = list(reversed(run))
        while work:
            item = work.pop()
            match item.tag:
                case "w:t":
                    out.append((item.text or "").replace("\n", " "))
                case "w:tab" | "w:ptab":
                    out.append("\t")
                case "w:br" | "w:cr":
                    out.append(BREAK.text)
                case "w:noBreakHyphen":
                    out.append("-")
                case "w:sym":
                    out.append(_symbol(item.get("w:char", "")))
                case "w:footnoteReference" | "w:endnoteReference":
                    self._notes.append((item.tag[2:-9], item.get("w:id", "")))
                case "w:txbxContent":
                    boxes.append(item)
                case "mc:AlternateContent":
                    work.extend(reversed(_chosen(item)))
                case tag if tag not in _OUT:
                    work.extend(reversed(item))
        return out

    def _write_notes(self) -> None:
        """Write the notes at the end, in the order in which the text refers to them."""
        roots = {kind: self._package.beside(f"{kind}s") for kind in {kind for kind, _ in self._notes}}
        notes = {
            (kind, note.get("w:id", "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root.findall(f"w:{kind}")
        }
        for number, key in enumerate(dict.fromkeys(self._notes), 1):
            note = notes.get(key)
            runs: list[Run] = []
            for paragraph in note.iter("w:p") if note is not None else ():
                runs.extend([*self._runs(paragraph, Style())[0], Run(" ")])
            self._sink.add(block(Shape.FOOTNOTE, runs, sign=str(number)))


def _chosen(alternatives: Element) -> list[Element]:
    """Return the first of several forms of one thing: the newest that the file has."""
    choice = alternatives.find("mc:Choice")
    if choice is None:
        choice = alternatives.find("mc:Fallback")
    return [] if choice is None else [choice]


def _is_contents(element: Element) -> bool:
    """Say whether a content control holds the table of contents."""
    if element.tag != "w:sdt":
        return False
    gallery = at(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return gallery is not None and "contents" in gallery.get("w:val", "").lower()


def _symbol(code: str) -> str:
    """Return a sign of a font of symbols; what none of its bullets is prints nothing that can be read."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(0xF000 | number & 0xFF) if number < 0x100 or 0xF000 <= number <= 0xF0FF else ""
