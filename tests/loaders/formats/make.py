"""Write any text as the HTML page or the Word document that its author would have made of it.

The text is parsed into its blocks; headings become headings, items lists, the rows of those present a table, emphasis
is set in bold or italics. Nothing of Markdown's signs is left in the file, so that a reader has to find it all again.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.document import Attendee, Block, BlockKind

__all__ = ["Element", "docx_file", "elements", "to_docx", "to_html"]

#: Letters of one print: the text, bold, italic.
Letters = tuple[str, bool, bool]


@dataclass(frozen=True, slots=True)
class Element:
    """Stand for one block as an author sees it.

    :param kind: heading, paragraph, item or row
    :param level: of a heading or an item, from 1
    :param number: of a counted item
    :param cells: of a row; of the others the letters in the first
    """

    kind: str
    cells: tuple[tuple[Letters, ...], ...]
    level: int = 1
    number: int | None = None

    @property
    def letters(self) -> tuple[Letters, ...]:
        return self.cells[0]


_EMPHASIS = re.compile(r"(\*\*|__|(?<![\w*])[*_](?=\S))([^*_\n]+?)\1")
_CELLS = re.compile(r"[ \u00a0]*[\t|][\t| \u00a0]*|[ \u00a0]{2,}")


def elements(text: str) -> list[Element]:
    """Return the blocks of a text as what they look like."""
    blocks, present = parse_blocks(text)
    rows = {attendee.block: attendee for attendee in present}
    return [_element(text, block, rows) for block in blocks]


def _element(text: str, block: Block, rows: dict[int, Attendee]) -> Element:
    line = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    before = text[line : block.start]
    content = text[block.start : block.end]
    match block.kind:
        case BlockKind.HEADING:
            counted = before.strip() if before.strip()[:1].isdigit() else ""
            return Element("heading", (_letters(f"{counted} {content}"),), max(block.level, 1))
        case BlockKind.BULLET | BlockKind.QUESTION if before.strip():
            number = re.match(r"(\d{1,2})[.)]", before.strip())
            return Element("item", (_letters(content),), max(block.level, 1), int(number[1]) if number else None)
        case BlockKind.ATTENDANCE:
            cells = [cell for cell in _CELLS.split(content.strip()) if cell]
            if len(cells) == 1 and block.index in rows:
                row = rows[block.index]
                cells = [row.person.of(text), row.organisation.of(text)]
            return Element("row", tuple(_letters(cell) for cell in cells))
        case _:
            return Element("paragraph", (_letters(before.lstrip("> ") + content),))


def _letters(text: str) -> tuple[Letters, ...]:
    """Return the text in its print, with each run of white space as a space and no sign of emphasis left."""
    bare = re.sub(r"\s+", " ", text).strip()
    found: list[Letters] = []
    at = 0
    for match in _EMPHASIS.finditer(bare):
        found.append((bare[at : match.start()], False, False))
        bold = len(match.group(1)) == 2
        found.append((match.group(2), bold, not bold))
        at = match.end()
    found.append((bare[at:], False, False))
    return tuple(piece for piece in found if piece[0])


def to_html(text: str, title: str = "Dokument") -> str:
    """Return the text as a page."""
    out: list[str] = []
    for group in _grouped(elements(text)):
        match group[0].kind:
            case "heading":
                level = min(group[0].level, 6)
                out.append(f"<h{level}>{_inline(group[0].letters)}</h{level}>")
            case "item":
                out.append(_lists(group))
            case "row":
                rows = "\n".join(
                    "<tr>" + "".join(f"<td>{_inline(c)}</td>" for c in row.cells) + "</tr>" for row in group
                )
                out.append(f"<table>\n{rows}\n</table>")
            case _:
                out.append(f"<p>{_inline(group[0].letters)}</p>")
    body = "\n".join(out)
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>'
    return f'<!DOCTYPE html>\n<html lang="sv">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _grouped(all_of_them: Iterable[Element]) -> list[list[Element]]:
    """Return the elements with the items of a list, and the rows of a table, together."""
    groups: list[list[Element]] = []
    for element in all_of_them:
        together = groups and element.kind in ("item", "row") and groups[-1][0].kind == element.kind
        if together and element.kind == "item" and element.level == 1:
            together = (element.number is None) == (groups[-1][0].number is None)
        if together:
            groups[-1].append(element)
        else:
            groups.append([element])
    return groups


def _inline(letters: Iterable[Letters]) -> str:
    out = []
    for text, bold, italic in letters:
        inner = escape(text, quote=False)
        inner = f"<em>{inner}</em>" if italic else inner
        out.append(f"<strong>{inner}</strong>" if bold else inner)
    return "".join(out)


def _lists(items: Sequence[Element]) -> str:
    out: list[str] = []
    open_lists: list[str] = []
    for item in items:
        while len(open_lists) > item.level:
            out.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == item.level:
            out.append("</li>")
        while len(open_lists) < item.level:
            name = "ul" if item.number is None else "ol"
            start = f' start="{item.number}"' if item.number not in (None, 1) else ""
            out.append(f"<{name}{start}>")
            open_lists.append(name)
            if len(open_lists) < item.level:
                out.append("<li>")
        out.append(f"<li>{_inline(item.letters)}")
    out.extend(f"</li></{name}>" for name in reversed(open_lists))
    return "\n".join(out)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def to_docx(text: str, title: str = "Dokument") -> bytes:
    """Return the text as a Word document with headings by style, numbered lists and tables."""
    body: list[str] = []
    lists = 1  # w:num 1 is the bullets; each counted list has a number of its own, so that it begins anew
    for group in _grouped(elements(text)):
        if group[0].kind == "row":
            rows = "".join(
                "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row.cells) + "</w:tr>"
                for row in group
            )
            body.append(f"<w:tbl><w:tblPr/>{rows}</w:tbl>")
            continue
        number = 1
        if group[0].kind == "item" and group[0].number is not None:
            lists += 1
            number = lists
        for element in group:
            body.append(_paragraph(element.letters, _properties(element, number)))
    counted = [group[0].number for group in _grouped(elements(text)) if group[0].kind == "item" and group[0].number]
    return docx_file("".join(body), title=title, numbering=_numbering(counted))


def _properties(element: Element, number: int) -> str:
    if element.kind == "heading":
        return f'<w:pStyle w:val="Rubrik{min(element.level, 6)}"/>'
    if element.kind == "item":
        return f'<w:numPr><w:ilvl w:val="{element.level - 1}"/><w:numId w:val="{number}"/></w:numPr>'
    return ""


def _paragraph(letters: Iterable[Letters], properties: str = "") -> str:
    runs = "".join(
        "<w:r><w:rPr>"
        + ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + f'</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
        for text, bold, italic in letters
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _numbering(starts: Sequence[int | None]) -> str:
    """Return ``numbering.xml``: bullets as list 1, then a counted list for each start."""

    def level(depth: int, form: str, text: str) -> str:
        # U+F0B7 is a bullet in the font Symbol alone.
        font = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>' if form == "bullet" else ""
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{720 * (depth + 1)}" w:hanging="360"/></w:pPr>{font}</w:lvl>'
        )

    bullets = "".join(level(depth, "bullet", "\uf0b7") for depth in range(9))
    counts = "".join(level(depth, "decimal", f"%{depth + 1}.") for depth in range(9))
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        for number, start in enumerate(starts, 2)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{counts}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


#: The styles of a Swedish Word: ids are translated, names are not. Sizes (in half points) and spaces (in twentieths of
#: a point) are those of Word's own template: where none are said, paragraphs touch and a PDF does not tell them apart.
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="0"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, size in enumerate((32, 26, 24, 22, 22, 22), 1)
    )
)


def docx_file(
    body: str,
    *,
    title: str = "Dokument",
    styles: str = STYLES,
    numbering: str = "",
    footnotes: str = "",
    extra: dict[str, bytes] | None = None,
    core: str | None = None,
) -> bytes:
    """Return a Word document of ready XML.

    :param body: what stands in ``w:body``; the prefixes w and r are known there
    :param extra: further parts by name
    """
    parts = {"styles": styles, "numbering": numbering, "footnotes": footnotes}
    used = {name: inner for name, inner in parts.items() if inner}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{name}+xml"/>' for name in used)
    related = "".join(f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in used)
    core = core if core is not None else f"<dc:title>{escape(title)}</dc:title>"
    namespaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    files = {
        "[Content_Types].xml": f"{_DECLARATION}"
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
        "_rels/.rels": f"{_DECLARATION}"
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"{_DECLARATION}"
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{related}</Relationships>",
        "word/document.xml": f"{_DECLARATION}<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
        "docProps/core.xml": f"{_DECLARATION}<cp:coreProperties {namespaces}>{core}</cp:coreProperties>",
    }
    for name, inner in used.items():
        files[f"word/{name}.xml"] = f"{_DECLARATION}<w:{name} {_W}>{inner}</w:{name}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ({name: content.encode() for name, content in files.items()} | (extra or {})).items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
