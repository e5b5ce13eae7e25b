"""Write small PDFs by hand: every letter at a place that the test chooses."""

from __future__ import annotations

from dataclasses import dataclass, field

from samrad.loaders.formats.pdf import read_pdf
from samrad.loaders.reading import Reading
from samrad.settings import Limits

__all__ = ["Pdf", "said"]

FONTS = {
    "plain": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    "bold": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding",
    "italic": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding",
    # Word writes its bullets so: a code of the font Symbol, which means U+F0B7.
    "symbol": "/Type /Font /Subtype /Type1 /BaseFont /Symbol /ToUnicode {map}",
    # Letters that say not what they are: codes without a table.
    "mute": "/Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H /DescendantFonts [{cid}]",
    # Hyphens and ligatures as fonts of other programs map them.
    "mapped": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode {wide}",
}
#: The average width of Helvetica's letters, in shares of their size: near enough to place a cell behind another.
WIDTH = 0.5


@dataclass
class Pdf:
    """Gather what stands on the pages; places in points from the lower left corner, the page is A4."""

    width: float = 595
    height: float = 842
    info: dict[str, str] = field(default_factory=dict)
    pages: list[list[bytes]] = field(default_factory=list)
    rotate: int = 0

    def page(self) -> Pdf:
        self.pages.append([])
        return self

    def text(self, x: float, y: float, text: str, size: float = 11, font: str = "plain", extra: str = "") -> Pdf:
        """Write a line; ``extra`` holds operators in front of it (``3 Tr`` hides it, ``0.6 g`` makes it grey)."""
        return self.turned(f"1 0 0 1 {x} {y}", text, size, font, extra)

    def turned(self, matrix: str, text: str, size: float = 11, font: str = "plain", extra: str = "") -> Pdf:
        """Write a line in a direction of its own."""
        data = text.encode({"mute": "utf-16-be", "mapped": "latin-1"}.get(font, "cp1252"))
        escaped = b"<" + data.hex().encode() + b">"
        self.pages[-1].append(
            f"q BT /{font} {size} Tf {extra} {matrix} Tm ".encode() + escaped + b" Tj ET Q"
        )
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 11, step: float = 14, font: str = "plain") -> float:
        """Write lines under each other and return the height of the next."""
        for line in lines:
            self.text(x, y, line, size, font)
            y -= step
        return y

    def disc(self, x: float, y: float, size: float = 4) -> Pdf:
        """Draw a filled circle, as Chromium draws the bullets of a list."""
        k, r = 0.552 * size / 2, size / 2
        cx, cy = x + r, y + r
        curve = (
            f"{cx + r} {cy} m {cx + r} {cy + k} {cx + k} {cy + r} {cx} {cy + r} c "
            f"{cx - k} {cy + r} {cx - r} {cy + k} {cx - r} {cy} c {cx - r} {cy - k} {cx - k} {cy - r} {cx} {cy - r} c "
            f"{cx + k} {cy - r} {cx + r} {cy - k} {cx + r} {cy} c f"
        )
        self.pages[-1].append(curve.encode())
        return self

    def rule(self, x0: float, x1: float, y: float) -> Pdf:
        """Draw a thin line."""
        self.pages[-1].append(f"{x0} {y} {x1 - x0} 0.5 re f".encode())
        return self

    def bytes(self) -> bytes:
        """Return the file."""
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

        def add(content: bytes) -> int:
            objects.append(content)
            return len(objects)

        def stream(content: bytes) -> int:
            return add(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")

        refs = {
            "map": stream(_table({0xB7: "F0B7", 0xA7: "F0A7", 0x6F: "F06F"})),
            "wide": stream(_table({0xAD: "00AD", 0x85: "FB03", 0x86: "2010", **{code: f"{code:04X}" for code in range(32, 127)}})),
            "cid": add(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mute /CIDSystemInfo << /Registry (Adobe)"
                       b" /Ordering (Identity) /Supplement 0 >> /DW 500 >>"),
        }
        fonts = b" ".join(
            b"/%s %d 0 R" % (
                name.encode(),
                add(("<< " + form.format(**{key: f"{number} 0 R" for key, number in refs.items()}) + " >>").encode()),
            )
            for name, form in FONTS.items()
        )
        kids = []
        for content in self.pages:
            body = stream(b"\n".join(content))
            kids.append(add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Rotate %d /Resources << /Font << %s >> >>"
                b" /Contents %d 0 R >>" % (self.width, self.height, self.rotate, fonts, body)
            ))
        objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
        said = b" ".join(b"/%s <feff%s>" % (k.encode(), v.encode("utf-16-be").hex().encode()) for k, v in self.info.items())
        info = add(b"<< " + said + b" >>")
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, content in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return bytes(out) + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(objects) + 1, table, len(objects) + 1, info, len(out))
        )


def _table(codes: dict[int, str]) -> bytes:
    """Return what the codes of a font mean, as PDF says it."""
    rows = "\n".join(f"<{code:02X}> <{meaning}>" for code, meaning in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{rows}\nendbfchar endcmap "
        "CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def said(pdf: Pdf, limits: Limits | None = None) -> Reading:
    """Return what the reader makes of it."""
    return read_pdf(pdf.bytes(), "prov.pdf", limits or Limits())
