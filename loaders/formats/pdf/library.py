"""The seam to pdfium: open a file, walk its pages, and say in plain words why one cannot be read.

pdfium is called through its own functions (pypdfium2's ``raw``): letters are asked for one by one, and the helpers
above it would cost twice the time.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from ....errors import DocumentError
from ....settings import Limits
from ...reading import Hints

__all__ = ["File", "opened", "signs_of"]

_NEW_COPY = "get a new copy; qpdf IN OUT or mutool clean IN OUT may mend it"
#: How far from its end a file says that it is whole; servers and mail programs add some signs after it.
_TAIL = 4096


class File:
    """Hold an open file; made by :func:`opened`.

    :param handle: pdfium's document
    :param pages: how many it has
    """

    def __init__(self, handle: Any, where: str) -> None:
        self.handle = handle
        self.where = where
        self.pages: int = pdfium.FPDF_GetPageCount(handle)

    @contextmanager
    def page(self, number: int) -> Iterator[tuple[Any, Any]]:
        """Load a page and its letters, and free both.

        :param number: from 1
        :raises DocumentError: where the page is damaged: a text with a hole would be taken for the whole
        """
        page = pdfium.FPDF_LoadPage(self.handle, number - 1)
        if not page:
            raise DocumentError(f"page {number} is damaged", where=self.where, hint=_NEW_COPY)
        try:
            letters = pdfium.FPDFText_LoadPage(page)
            if not letters:
                raise DocumentError(f"the text of page {number} is damaged", where=self.where, hint=_NEW_COPY)
            try:
                yield page, letters
            finally:
                pdfium.FPDFText_ClosePage(letters)
        finally:
            pdfium.FPDF_ClosePage(page)

    def hints(self) -> Hints:
        """Return what the file's own fields say, where a person wrote it."""
        return Hints(
            title=_title(self._field(b"Title")),
            author=_words(self._field(b"Author")),
            created=_date(self._field(b"CreationDate")),
        )

    def _field(self, name: bytes) -> str:
        size = pdfium.FPDF_GetMetaText(self.handle, name, None, 0)
        if not 2 < size < 10_000:
            return ""
        held = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(self.handle, name, held, size)
        return held.raw[: size - 2].decode("utf-16-le", "ignore")


def signs_of(text: Any) -> int:
    """Return how many letters and spaces a page has."""
    return int(pdfium.FPDFText_CountChars(text))


@contextmanager
def opened(data: bytes, where: str, limits: Limits) -> Iterator[File]:
    """Open a file from its bytes and close it again.

    :raises DocumentError: where it is cut off, damaged, locked, without pages or above the limit of pages
    """
    if b"%%EOF" not in data.rstrip(b"\x00 \r\n\t")[-_TAIL:]:
        raise DocumentError("the file is cut off: its end is missing", where=where, hint=_NEW_COPY)
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _refused(pdfium.FPDF_GetLastError(), where)
    try:
        file = File(handle, where)
        if file.pages <= 0:
            raise DocumentError("the file has no pages", where=where, hint="leave it out, or get a new copy")
        if file.pages > limits.pages:
            raise DocumentError(
                f"the file has {file.pages:,} pages; the limit is {limits.pages:,}",
                where=where,
                hint=f"split it, or allow more: --limit pages={file.pages}",
            )
        yield file
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _refused(code: int, where: str) -> DocumentError:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return DocumentError(
            "the file is locked with a password",
            where=where,
            hint="unlock it: qpdf --password=… --decrypt IN OUT",
        )
    if code == pdfium.FPDF_ERR_SECURITY:
        return DocumentError(
            "the file is locked in a way that is not known",
            where=where,
            hint="open it in the program that locked it and print it to a new PDF",
        )
    return DocumentError("the file is damaged and cannot be opened", where=where, hint=_NEW_COPY)


#: What programs write as the title when nobody gave one: the file's name, or that there is none.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint|excel)\b.*"
    r"|(?:untitled|namnlös|document|dokument|print|powerpoint-presentation)[ \d]*"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|xlsx?|indd|html?|txt|qxd|pub)|about:blank|(?:https?|file):.*|\W*)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:D:)?\s*((?:19|20)\d\d)(\d\d)?(\d\d)?")


def _words(said: str) -> str | None:
    return " ".join(said.replace("\x00", " ").split()) or None


def _title(said: str) -> str | None:
    title = _words(said)
    return None if title is None or len(title) > 300 or _NO_TITLE.fullmatch(title) else title


def _date(said: str) -> str | None:
    """Return the day of "D:20240611093000+02'00'" as an ISO date, as exact as it is."""
    match = _DATE.match(said)
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day and 1 <= int(day) <= 31 else f"{year}-{month}"
