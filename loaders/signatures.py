"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

__all__ = ["Signature", "signature"]


@dataclass(frozen=True, slots=True)
class Signature:
    """Say what a file is.

    :param what: in words, with its article ("a PDF file")
    :param suffix: the one under which it can be read, if it can
    :param hint: what to do with a file that cannot be read as it is
    """

    what: str
    suffix: str | None = None
    hint: str = ""


_AS_TEXT = "save its text as UTF-8 with the suffix .txt"
_AS_DOCX = "save it as DOCX: soffice --headless --convert-to docx FILE"
_PICTURE = "turn it into a PDF with a text layer first, e.g. with img2pdf and ocrmypdf"

#: What files begin with that are no text.
_STARTS: tuple[tuple[bytes, Signature], ...] = (
    (b"%PDF", Signature("a PDF file", ".pdf")),
    (b"PK\x05\x06", Signature("an empty zip archive", hint="leave it out")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Signature("an old or encrypted office document (DOC, XLS)", hint=_AS_DOCX)),
    (b"{\\rtf", Signature("an RTF document", ".rtf", _AS_DOCX)),
    (b"\x89PNG", Signature("a PNG picture", hint=_PICTURE)),
    (b"\xff\xd8\xff", Signature("a JPEG picture", hint=_PICTURE)),
    (b"GIF8", Signature("a GIF picture", hint=_PICTURE)),
    (b"II*\x00", Signature("a TIFF picture", hint=_PICTURE)),
    (b"MM\x00*", Signature("a TIFF picture", hint=_PICTURE)),
    (b"\x1f\x8b", Signature("a gzip archive", hint="unpack it: gunzip FILE")),
    (b"7z\xbc\xaf\x27\x1c", Signature("a 7z archive", hint="unpack it")),
    (b"Rar!", Signature("a RAR archive", hint="unpack it")),
    (b"%!PS", Signature("a PostScript file", hint="turn it into a PDF: ps2pdf FILE")),
    (b"\x7fELF", Signature("a program", hint="leave it out")),
    (b"MZ\x90", Signature("a program", hint="leave it out")),
)

#: A document has some dozens of parts and one for each picture.
_MOST_PARTS = 20_000
_ZIP = b"PK\x03\x04"


def signature(data: bytes) -> Signature | None:
    """Return what the bytes are by what they begin with; None of text, HTML and what nobody knows.

    >>> signature(b"%PDF-1.7 ...").what
    'a PDF file'
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(_ZIP):
        return _archive(data)
    return next((said for mark, said in _STARTS if head.startswith(mark)), None)


def _archive(data: bytes) -> Signature:
    """Tell an office document from another archive by the names of its parts; nothing is unpacked."""
    if data.count(b"PK\x01\x02") > _MOST_PARTS:  # to list a million names takes a gigabyte
        return Signature(f"a zip archive of more than {_MOST_PARTS:,} parts", hint="leave it out, or unpack it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:5000])
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, RuntimeError):
        return Signature("a broken zip archive or office document", hint="open and save it again, or get a new copy")
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return Signature("a DOCX document", ".docx")
    if any(name.startswith("xl/") for name in names):
        return Signature("a spreadsheet (XLSX)", hint=_AS_TEXT)
    if any(name.startswith("ppt/") for name in names):
        return Signature("a presentation (PPTX)", hint="save it as PDF: soffice --headless --convert-to pdf FILE")
    if {"content.xml", "mimetype"} <= names:
        return Signature("an OpenDocument file", ".odt")
    if "META-INF/container.xml" in names:
        return Signature("an e-book (EPUB)", hint=_AS_TEXT)
    return Signature("a zip archive", hint="unpack it and name the folder")
