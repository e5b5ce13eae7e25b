"""Write small PDFs by hand: every letter at a place that the test chooses."""

from __future__ import annotations

import hashlib
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
        self.pages[-1].append(f"q BT /{font} {size} Tf {extra} {matrix} Tm ".encode() + escaped + b" Tj ET Q")
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

    def picture(self) -> Pdf:
        """Draw a grey picture that covers most of the page."""
        self.pages[-1].append(b"q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def rule(self, x0: float, x1: float, y: float) -> Pdf:
        """Draw a thin line."""
        self.pages[-1].append(f"{x0} {y} {x1 - x0} 0.5 re f".encode())
        return self

    def locked(self, user: str) -> bytes:
        """Return the file locked with a password, in the oldest way (RC4 of 40 bits)."""
        owner = _rc4(hashlib.md5(_padded("ägare")).digest()[:5], _padded(user))
        key = hashlib.md5(_padded(user) + owner + b"\xff\xff\xff\xff" + b"prov").digest()[:5]
        entry = f"/ID [<{b'prov'.hex()}> <{b'prov'.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 "
        return self.bytes(
            key, f"{entry} /O <{owner.hex()}> /U <{_rc4(key, _padded('', whole=True)).hex()}> >>".encode()
        )

    def bytes(self, key: bytes = b"", entry: bytes = b"") -> bytes:
        """Return the file.

        :param key: that its streams are locked with; ``entry`` is what the trailer says of it
        """
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

        def add(content: bytes) -> int:
            objects.append(content)
            return len(objects)

        def stream(content: bytes) -> int:
            if key:
                number = (len(objects) + 1).to_bytes(3, "little") + b"\0\0"
                content = _rc4(hashlib.md5(key + number).digest()[: len(key) + 5], content)
            return add(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")

        refs = {
            "map": stream(_table({0xB7: "F0B7", 0xA7: "F0A7", 0x6F: "F06F"})),
            "wide": stream(
                _table({0xAD: "00AD", 0x85: "FB03", 0x86: "2010", **{code: f"{code:04X}" for code in range(32, 127)}})
            ),
            "cid": add(
                b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mute /CIDSystemInfo << /Registry (Adobe)"
                b" /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
            ),
        }
        fonts = b" ".join(
            b"/%s %d 0 R"
            % (
                name.encode(),
                add(("<< " + form.format(**{key: f"{number} 0 R" for key, number in refs.items()}) + " >>").encode()),
            )
            for name, form in FONTS.items()
        )
        kids = []
        for content in self.pages:
            body = stream(b"\n".join(content))
            kids.append(
                add(
                    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Rotate %d /Resources << /Font << %s >> >>"
                    b" /Contents %d 0 R >>" % (self.width, self.height, self.rotate, fonts, body)
                )
            )
        objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
            len(kids),
            b" ".join(b"%d 0 R" % kid for kid in kids),
        )
        said = b" ".join(
            b"/%s <feff%s>" % (k.encode(), v.encode("utf-16-be").hex().encode()) for k, v in self.info.items()
        )
        info = add(b"<< " + (b"" if key else said) + b" >>")
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, content in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        count = len(objects) + 1
        trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R %s >>" % (count, info, entry)
        ending = (count, table, trailer, len(out))
        return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF\n" % ending


def _table(codes: dict[int, str]) -> bytes:
    """Return what the codes of a font mean, as PDF says it."""
    rows = "\n".join(f"<{code:02X}> <{meaning}>" for code, meaning in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar\n{rows}\nendbfchar endcmap "
        "CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _padded(password: str, whole: bool = False) -> bytes:
    fill = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    return fill if whole else (password.encode("latin-1") + fill)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def said(pdf: Pdf | bytes, limits: Limits | None = None) -> Reading:
    """Return what the reader makes of it."""
    data = pdf.bytes() if isinstance(pdf, Pdf) else pdf
    return read_pdf(data, "prov.pdf", limits or Limits())
