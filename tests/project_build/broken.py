"""Write files that are broken, hostile or no documents, each with what must be said of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from ..loaders.formats.make import docx_file
from ..loaders.formats.pdf.make import Pdf

__all__ = ["MEGABYTES", "write_broken"]

#: The size of the file that is too large; it holds nothing, and takes no room on the disk.
MEGABYTES = 500

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _entity() -> bytes:
    """Return a Word document that asks for a file of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_file(_paragraph("HÄR")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                doctype = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
                data = data.replace("HÄR".encode(), b"&x;").replace(b"<w:document", doctype, 1)
            new.writestr(name, data)
    return out.getvalue()


def write_broken(folder: Path, pdf: bytes, docx: bytes) -> dict[str, tuple[str, str]]:
    """Write them; return by name what is wrong and what to do, as it must be said.

    :param pdf: a good file to break, as is ``docx``
    """
    folder.mkdir()
    page = Pdf().page()
    files: dict[str, tuple[bytes, str, str]] = {
        "tom.txt": (b"", "the file is empty", "leave the file out"),
        "blank.txt": (b" \r\n\t\n", "only white space", "leave the file out"),
        "data.txt": (bytes(range(256)) * 20, "NUL byte", "only text files"),
        "latin å.txt": ("Mötet om språk och lokaler på kvällen".encode("latin-1"), "Latin-1", "iconv"),
        "avbruten.pdf": (pdf[: len(pdf) // 2], "cut off", "new copy"),
        "avbruten.docx": (docx[: len(docx) // 2], "broken", "new copy"),
        "pdf som.txt": (pdf, "this is a PDF file", "rename it to end in .pdf"),
        "word som.pdf": (docx, "this is a DOCX document", "rename it to end in .docx"),
        "text som.docx": (b"SIOS: Kommunerna ska lyssna.", "no zip archive", "save it again"),
        "gammal.doc": (_OLE + "WordDocument".encode("utf-16-le"), "an old Word document", "--convert-to docx"),
        "brev.msg": (_OLE + "__properties_version1.0".encode("utf-16-le"), "Outlook", ".eml"),
        "bomb.docx": (docx_file(_paragraph("a" * 30_000_000)), "times its size", "--limit ratio="),
        "entitet.docx": (_entity(), "declares a document type", "save it again"),
        "djup.html": (b"<p>SIOS" + b"<div>" * 100_000, "nested more than", "--limit depth="),
        "tom.html": (b"<html><head><title>SIOS</title></head><body></body></html>", "no text", ""),
        "bild.pdf": (page.picture().bytes(), "the pages are pictures", "ocrmypdf"),
        "låst.pdf": (Pdf().page().text(72, 700, "SIOS").locked(user="hemligt"), "locked with a password", "--decrypt"),
        "utan-namn": (b"SIOS: Kommunerna ska lyssna.", "without a suffix", "rename"),
    }
    for name, (data, _, _) in files.items():
        (folder / name).write_bytes(data)
    with (folder / "stor.txt").open("wb") as file:
        file.truncate(MEGABYTES * 1_000_000)
    said = {name: (why, step) for name, (_, why, step) in files.items()}
    return said | {"stor.txt": ("500 MB", "--limit megabytes=")}
