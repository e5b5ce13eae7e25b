"""Many files in: folders, their ``corpus.toml``, and one error a bad file that does not stop the others."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.resources import files
from pathlib import Path

from ..errors import ConfigError, DocumentError
from .document import Document, DocumentInfo
from .metadata import FILE_NAME, FolderInfo, read_corpus_file
from .outline import headings
from .read import read
from .shadow import fold

__all__ = ["documents", "shipped_corpus"]

#: Files that stand beside documents in a folder and are none.
_BESIDE = ("readme", "license", "licence", "copying", "changelog")

#: A file to read: its path, what is known of it, and the ``corpus.toml`` that says so.
_Entry = tuple[Path, DocumentInfo | None, Path | None]


def shipped_corpus() -> list[Path]:
    """Return the documents that come with the package, sorted by name."""
    folder = Path(str(files("samrad.corpus")))
    return sorted(path for path in folder.iterdir() if path.suffix == ".txt")


def documents(paths: Iterable[Path]) -> tuple[list[Document], list[DocumentError]]:
    """Read files and whole folders.

    A folder is read with those in it; results of ``samrad build``, hidden files, ``README*``, ``LICENSE*`` and what
    its ``corpus.toml`` ignores are passed over. A file named by itself is described by the ``corpus.toml`` beside it.
    The order of ``paths`` does not matter, and a file named twice is read once.

    :return: the documents sorted by stem, and an error for each file that is left out
    :raises ConfigError: where a ``corpus.toml`` is wrong, or names a heading that its document does not have
    """
    errors: list[DocumentError] = []
    entries: dict[Path, _Entry] = {}
    known: dict[Path, FolderInfo | None] = {}
    for path in sorted(map(Path, paths)):
        for entry in _folder(path, errors) if path.is_dir() else [_single(path, known)]:
            entries.setdefault(entry[0].resolve(), entry)
    found: dict[str, list[tuple[Path, Document]]] = defaultdict(list)
    for path, info, source in sorted(entries.values(), key=lambda entry: str(entry[0])):
        try:
            document = read(path, info)
        except DocumentError as error:
            errors.append(error)
            continue
        _check_headings(document, source)
        found[document.slug].append((path, document))
    return _unique(found, errors), errors


def _unique(found: dict[str, list[tuple[Path, Document]]], errors: list[DocumentError]) -> list[Document]:
    """Return the documents whose slug is theirs alone; name the others."""
    kept = []
    for slug, pairs in sorted(found.items()):
        if len(pairs) == 1:
            kept.append(pairs[0][1])
            continue
        for path, _ in pairs:
            others = " and ".join(str(other) for other, _ in pairs if other != path)
            errors.append(
                DocumentError(
                    f"it has one name in the graph with {others}: {slug}",
                    where=str(path),
                    hint="rename all but one of them; none was read",
                )
            )
    return sorted(kept, key=lambda document: document.stem)


def _single(path: Path, known: dict[Path, FolderInfo | None]) -> _Entry:
    folder = path.parent
    if folder not in known:
        file = folder / FILE_NAME
        known[folder] = read_corpus_file(file) if file.is_file() and path.is_file() else None
    info = known[folder]
    said = None if info is None else info.documents.get(path.name)
    return path, said, folder / FILE_NAME


def _folder(folder: Path, errors: list[DocumentError]) -> Iterator[_Entry]:
    """Yield the documents of a folder and of those in it, each with what the nearest ``corpus.toml`` says of it."""
    described: dict[Path, tuple[DocumentInfo, Path]] = {}
    ignored: list[tuple[Path, tuple[str, ...]]] = []
    listed: dict[Path, Path] = {}
    candidates: list[Path] = []

    def failed(error: OSError) -> None:
        errors.append(
            DocumentError("the folder may not be read", where=str(error.filename), hint="give yourself the right to")
        )

    for root, folders, names in os.walk(folder, onerror=failed):
        here = Path(root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name != "__pycache__" and not _is_result(here / name)
        )
        if FILE_NAME in names:
            info = read_corpus_file(here / FILE_NAME)
            ignored.append((here, info.ignore))
            for name, said in info.documents.items():
                described[here / name] = (said, here / FILE_NAME)
                listed[here / name] = here / FILE_NAME
        candidates.extend(here / name for name in sorted(names) if _is_candidate(name))
    present = set(candidates)
    for path, source in sorted(listed.items()):
        if path not in present and not path.is_file():
            errors.append(
                DocumentError(
                    "there is no such file", where=str(path), hint=f"{source} lists it: add the file, or drop the entry"
                )
            )
    for path in candidates:
        if path in described:
            yield path, *described[path]
        elif not any(_is_ignored(path, base, patterns) for base, patterns in ignored):
            yield path, None, None


def _is_result(folder: Path) -> bool:
    """Tell whether a build wrote the folder: what it wrote beside its sources is not read in the next build."""
    return (folder / "manifest.json").is_file() and (folder / "samrad.nq").is_file()


def _is_candidate(name: str) -> bool:
    return not name.startswith(".") and name != FILE_NAME and not name.casefold().startswith(_BESIDE)


def _is_ignored(path: Path, base: Path, patterns: tuple[str, ...]) -> bool:
    if not path.is_relative_to(base):
        return False
    inside = path.relative_to(base).as_posix()
    return any(fnmatch(inside, pattern) or fnmatch(path.name, pattern) for pattern in patterns)


def _check_headings(document: Document, source: Path | None) -> None:
    """See that each heading that a consultation is said to stand under is one of the document's."""
    wanted = [entry for entry in document.info.consultations if entry.heading]
    if not wanted or source is None:
        return
    there = {heading.casefold() for heading in headings(document)}
    for entry in wanted:
        if fold(entry.heading or "").casefold() not in there:
            raise ConfigError(
                f"{document.file} has no heading {entry.heading!r}",
                where=f"{source}: consultation {entry.id}",
                hint="headings are: " + "; ".join(headings(document)[:30]),
            )
