"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
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
_AS_PDF = "save it as PDF: soffice --headless --convert-to pdf FILE"
_UNLOCK = "open it with its password and save it without one"
_PICTURE = "turn it into a PDF with a text layer first, e.g. with img2pdf and ocrmypdf"

#: What files begin with that are no text.
_STARTS: tuple[tuple[bytes, Signature], ...] = (
    (b"%PDF", Signature("a PDF file", ".pdf")),
    (b"PK\x05\x06", Signature("an empty zip archive", hint="leave it out")),
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

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What the old office formats have in common is a file system of their own; its names, in UTF-16, tell them apart. The
#: order matters where one holds another: a mail its attachments, slides and texts their tables.
_COMPOUNDS: tuple[tuple[str, Signature], ...] = (
    ("__properties_version1.0", Signature("a mail saved by Outlook (MSG)", hint="save it as .eml from a mail program")),
    ("EncryptedPackage", Signature("an office document locked with a password", hint=_UNLOCK)),
    ("PowerPoint Document", Signature("an old presentation (PPT)", hint=_AS_PDF)),
    ("WordDocument", Signature("an old Word document (DOC)", hint=_AS_DOCX)),
    ("Workbook", Signature("an old spreadsheet (XLS)", hint=_AS_TEXT)),
)
_UNKNOWN_COMPOUND = Signature("an old or encrypted office document (DOC, XLS, PPT)", hint=_AS_DOCX)

#: What the parts of the OpenDocument family but its texts are, by the end of their media type.
_OPEN_DOCUMENTS: tuple[tuple[str, Signature], ...] = (
    ("spreadsheet", Signature("a spreadsheet (ODS)", hint=_AS_TEXT)),
    ("presentation", Signature("a presentation (ODP)", hint=_AS_PDF)),
    ("graphics", Signature("a drawing (ODG)", hint=_AS_PDF)),
    ("chart", Signature("a chart (ODC)", hint="leave it out")),
    ("formula", Signature("a formula (ODF)", hint="leave it out")),
    ("database", Signature("a database (ODB)", hint="leave it out")),
)
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

#: A document has some dozens of parts and one for each picture.
_MOST_PARTS = 20_000
_ZIP = b"PK\x03\x04"
#: What the standard library raises over a damaged archive.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, ValueError, OSError, EOFError, RuntimeError),
)


def signature(data: bytes) -> Signature | None:
    """Return what the bytes are by what they begin with; None of text, HTML and what nobody knows.

    >>> signature(b"%PDF-1.7 ...").what
    'a PDF file'
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if head.startswith(_ZIP):
        return _archive(data)
    if head.startswith(_COMPOUND):
        return next((said for name, said in _COMPOUNDS if name.encode("utf-16-le") in data), _UNKNOWN_COMPOUND)
    return next((said for mark, said in _STARTS if head.startswith(mark)), None)


def _archive(data: bytes) -> Signature:
    """Tell an office document from another archive by the names of its parts; no more is unpacked than a media type."""
    if data.count(b"PK\x01\x02") > _MOST_PARTS:  # to list a million names takes a gigabyte
        return Signature(f"a zip archive of more than {_MOST_PARTS:,} parts", hint="leave it out, or unpack it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:5000])
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    kind = file.read(100)  # the longest is half of that
    except _BROKEN:
        return Signature("a broken zip archive or office document", hint="open and save it again, or get a new copy")
    if "word/document.xml" in names or any(name.startswith("word/") for name in names):
        return Signature("a DOCX document", ".docx")
    if any(name.startswith("xl/") for name in names):
        return Signature("a spreadsheet (XLSX)", hint=_AS_TEXT)
    if any(name.startswith("ppt/") for name in names):
        return Signature("a presentation (PPTX)", hint=_AS_PDF)
    if {"content.xml", "mimetype"} <= names:
        family = kind.decode("ascii", "replace").removeprefix(_OPEN_DOCUMENT)
        other = next((said for name, said in _OPEN_DOCUMENTS if family.startswith(name)), None)
        return other or Signature("an OpenDocument file", ".odt")
    if "META-INF/container.xml" in names:
        return Signature("an e-book (EPUB)", hint=_AS_TEXT)
    return Signature("a zip archive", hint="unpack it and name the folder")
