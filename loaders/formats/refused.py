"""What more than one reader says of the files that it refuses."""

from __future__ import annotations

from ...errors import DocumentError

__all__ = ["SAVE_AGAIN", "empty", "encrypted", "without_text"]

#: What to do with an office document that is cut off or damaged.
SAVE_AGAIN = "open it in its program and save it again, or get a new copy"


def empty(where: str) -> DocumentError:
    """Return the error for a file without a byte in it, or with white space alone."""
    return DocumentError("the file is empty", where=where, hint="get a new copy, or leave the file out")


def encrypted(where: str) -> DocumentError:
    """Return the error for an office document that wants a password."""
    return DocumentError("it is encrypted", where=where, hint="open it with its password and save it without one")


def without_text(where: str, *, pictures: bool) -> DocumentError:
    """Return the error for an office document in which no text shows.

    :param pictures: whether it holds pictures, which may be scanned pages
    """
    if pictures:
        return DocumentError(
            "the document holds no text, only pictures",
            where=where,
            hint="save it as PDF and run OCR on it, e.g. ocrmypdf",
        )
    return DocumentError("the document holds no text", where=where, hint="put the text in, or leave it out")
