"""Many files in: folders, their ``corpus.toml``, and one error a bad file that does not stop the others."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from ..errors import DocumentError
from .document import Document
from .read import read

__all__ = ["documents", "shipped_corpus"]


def shipped_corpus() -> list[Path]:
    """Return the files of the corpus that comes with the package, sorted."""
    folder = Path(str(files("samrad.corpus")))
    return sorted(path for path in folder.iterdir() if path.suffix == ".txt")


def documents(paths: Iterable[Path]) -> tuple[list[Document], list[DocumentError]]:
    """Read files and folders; return the documents sorted by stem, and an error for each file left out."""
    found: list[Document] = []
    errors: list[DocumentError] = []
    for path in paths:
        try:
            found.append(read(Path(path)))
        except DocumentError as error:
            errors.append(error)
    return sorted(found, key=lambda d: d.stem), errors
