"""One page of a PDF: its letters in bits of one print, and the small marks that are drawn beside them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from .letters import bulleted, letter, spaced_out

__all__ = ["SPACE", "Bit", "Page", "gap", "read_page", "text_of"]


@dataclass(slots=True)
class Bit:
    """Stand for letters of one print that stand next to each other on one baseline; lengths in points.

    :param y: of the baseline, from the foot of the page
    :param sign: whether it is from a font of signs (Symbol, Wingdings)
    :param raised: whether it stands above the line, as the number of a footnote does; ``y`` is then the line's
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    italic: bool = False
    sign: bool = False
    raised: bool = False


@dataclass(slots=True)
class Page:
    """Hold what is printed on a page.

    :param marks: left edge, right edge and middle of each small filled shape that may be a bullet
    :param rules: the horizontal lines that are drawn: left, right, height
    :param letters: how many letters it has; ``unknown`` of them say not which letter they are
    :param pictured: whether a picture covers most of it
    """

    number: int
    width: float
    height: float
    bits: list[Bit] = field(default_factory=list)
    marks: list[tuple[float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    pictured: bool = False


#: From which share of the letters' size a gap is a space. Kerning stays below 0.06; the narrowest space was 0.13,
#: between two capital A.
SPACE = 0.11
#: A page with more drawn objects is a map or a chart; its marks are no bullets.
_MOST_OBJECTS = 20_000
#: Letters smaller than this cannot be read in print: they are hidden.
_SMALLEST = 2.0
#: From which share of the letters' size a gap with a space in it parts bits; one without parts them from SPACE on.
_CELL = 1.0
#: From which share a gap with a space in it parts words whose letters are set apart by spaces.
_WORDS = 0.5

_BOLD = re.compile(r"bold|black|heavy|semibd|demi|fet\b|-bd|,b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|-it\b", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|webding|dingbat", re.IGNORECASE)


@dataclass(slots=True)
class _Font:
    bold: bool
    italic: bool
    symbols: bool


class _Letters:
    """Walk the letters of a page and gather them into bits."""

    def __init__(self, page: Any, text: Any, number: int) -> None:
        self._page, self._text = page, text
        self._turn = pdfium.FPDFPage_GetRotation(page) % 4
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        self.page = Page(number, width, height)
        box = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPage_GetCropBox(page, *box) and not pdfium.FPDFPage_GetMediaBox(page, *box):
            flat = (width, height) if self._turn % 2 == 0 else (height, width)
            self._box: tuple[float, float, float, float] = (0.0, 0.0, *flat)
        else:
            left, bottom, right, top = (part.value for part in box)
            self._box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        self._fonts: dict[bytes, _Font] = {}
        self._seen: list[Bit] = []
        self._unseen: list[Bit] = []
        self._things = 0

    def read(self) -> Page:
        """Return the page with its bits."""
        text = self._text
        unicode_of, object_of, box_of, font_of = (
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetTextObject,
            pdfium.FPDFText_GetLooseCharBox,
            pdfium.FPDFTextObj_GetFont,
        )
        rect = pdfium.FS_RECTF()
        owner, key, before = b"", b"", (0.0, 0.0)
        style: tuple[float, float, bool, bool, bool] | None = None  # size, baseline, bold, italic, symbols
        last: tuple[float, float, bool, bool, bool] | None = None
        mute, space, unknown, letters = False, False, 0, 0
        bit: Bit | None = None
        for index in range(pdfium.FPDFText_CountChars(text)):
            code = unicode_of(text, index)
            if code == 10 or code == 13 or not (thing := object_of(text, index)):
                continue  # pdfium's own line ends and spaces: the gap says the same, and may part two cells
            if code == 32 or code == 160 or code == 9:
                space = True
                continue
            box_of(text, index, rect)
            x0, x1 = rect.left, rect.right
            if (handle := bytes(thing)) != owner:
                owner = handle
                self._things += 1
                font = bytes(font_of(thing) or b"")
                if font != key or before != (rect.bottom, rect.top) or self._turn:
                    key, before = font, (rect.bottom, rect.top)
                    style = self._style(index, font)
            if style is None:  # turned, or too small to be read
                continue
            size, y, bold, italic, symbols = style
            if self._turn:
                x0, x1, y = self._turned(rect, index)
            letters += 1
            sign = letter(code, symbols)
            if not sign:
                unknown += 1
                continue
            gap = x0 - bit.x1 if bit is not None else 0.0
            if (
                bit is None
                or (style is not last and (style != last or self._turn))
                or gap > (_CELL if space else SPACE) * size
                or gap < -0.5 * size
                or (self._turn and abs(y - bit.y) > 0.05 * size)
            ):
                if bit is not None and space and not bit.text.endswith(" "):
                    bit.text += " "
                mute = not symbols and bool(pdfium.FPDFText_HasUnicodeMapError(text, index))
                bit, last = Bit(sign, x0, x1, y, size, bold, italic, symbols), style
                if self._is_inside(x0, x1, y):
                    (self._seen if self._is_seen(thing) else self._unseen).append(bit)
            else:
                bit.text += ("  " if space and gap > _WORDS * size else " " * space) + sign
                bit.x1 = max(bit.x1, x1)
            unknown += mute
            space = False
        self.page.letters, self.page.unknown = letters, unknown
        self.page.bits = self._kept()
        return self.page

    @property
    def only_text(self) -> bool:
        """Say whether every object of the page is text that was read."""
        return bool(pdfium.FPDFPage_CountObjects(self._page) <= self._things)

    def _kept(self) -> list[Bit]:
        """Leave out what nobody sees, except where it is the text layer of a scanned page."""
        if sum(len(bit.text) for bit in self._unseen) > sum(len(bit.text) for bit in self._seen):
            return self._seen + self._unseen
        return self._seen

    def _is_inside(self, x0: float, x1: float, y: float) -> bool:
        if self._turn:
            return -1 <= (x0 + x1) / 2 <= self.page.width + 1 and -1 <= y <= self.page.height + 1
        left, bottom, right, top = self._box
        return left - 1 <= (x0 + x1) / 2 <= right + 1 and bottom - 1 <= y <= top + 1

    @staticmethod
    def _is_seen(thing: Any) -> bool:
        # 3 is drawn not at all, 7 only as the edge of a picture
        return int(pdfium.FPDFTextObj_GetTextRenderMode(thing)) not in (3, 7)

    def _style(self, index: int, key: bytes) -> tuple[float, float, bool, bool, bool] | None:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, index, matrix)
        across, up = (matrix.a, matrix.b), (matrix.c, matrix.d)
        for _ in range(self._turn):  # as the page is shown
            across, up = (across[1], -across[0]), (up[1], -up[0])
        if abs(across[1]) > 0.1 * abs(across[0]) or across[0] <= 0:
            return None
        size = abs(up[1] or across[0]) * (pdfium.FPDFText_GetFontSize(self._text, index) or 1.0)
        if not _SMALLEST <= size < 1000:
            return None
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._font(index)
        slanted = abs(up[0]) > 0.1 * abs(up[1])
        return round(size, 2), y.value, font.bold, font.italic or slanted, font.symbols

    def _font(self, index: int) -> _Font:
        held, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self._text, index, held, 200, flags)
        name = held.raw[: max(0, min(size, 200) - 1)].decode("utf-8", "replace").rpartition("+")[2]
        bold = bool(_BOLD.search(name)) or bool(flags.value & 1 << 18)
        if not bold and not re.search(r"[a-z]{3}", name, re.IGNORECASE):  # "F3" says nothing of its weight
            bold = pdfium.FPDFText_GetFontWeight(self._text, index) >= 700
        return _Font(bold, bool(_ITALIC.search(name)) or bool(flags.value & 1 << 6), bool(_SYMBOLS.search(name)))

    def _turned(self, rect: Any, index: int) -> tuple[float, float, float]:
        """Return the edges and the baseline of a letter as a turned page is shown."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
        left, bottom, right, top = self._box
        if self._turn == 1:
            return rect.bottom - bottom, rect.top - bottom, right - x.value
        if self._turn == 2:
            return right - rect.right, right - rect.left, top - y.value
        return top - rect.top, top - rect.bottom, x.value - left


def text_of(bits: Sequence[Bit]) -> str:
    """Return the letters of bits that stand side by side, with a space where there is a gap."""
    said: list[str] = []
    before: Bit | None = None
    for bit in bits:
        if before is not None:
            said.append(gap(before, bit))
        said.append(bit.text)
        before = bit
    return "".join(said)


def gap(before: Bit, bit: Bit) -> str:
    """Return the space that stands between two bits, if one does."""
    size = bit.size if bit.size > before.size else before.size
    return " " if bit.x0 - before.x1 > SPACE * size and before.text[-1:] != " " else ""


def _drawn(page: Any, found: Page) -> None:
    """Gather the small filled shapes, the lines and whether a picture covers the page."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return
    sides = [ctypes.c_float() for _ in range(4)]
    covered = 0.0
    for index in range(count):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        width, height = right - left, top - bottom
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:  # a scan may come in strips
            covered += width * height
        if 1 < width < 9 and 1 < height < 9 and 0.6 < width / height < 1.7:
            found.marks.append((left, right, (bottom + top) / 2))
        elif height < 2.5 and width > 20:
            found.rules.append((left, right, (bottom + top) / 2))
    found.pictured = covered > 0.5 * found.width * found.height


def read_page(page: Any, text: Any, number: int) -> Page:
    """Return what is printed on a page.

    :param page: pdfium's page
    :param text: pdfium's letters of it
    """
    walk = _Letters(page, text, number)
    found = walk.read()
    if not walk.only_text:
        _drawn(page, found)
    if pdfium.FPDFPage_GetRotation(page):
        found.marks, found.rules = [], []  # their places are those of the page as it is not shown
    found.bits = [bit for bit in found.bits if bit.text.strip()]
    for bit in found.bits:
        if bit.sign and len(bit.text.strip()) == 1:
            bit.text = bulleted(bit.text.strip()) + " "
        elif len(bit.text) > 6 and " " in bit.text:
            bit.text = spaced_out(bit.text)
    return found
