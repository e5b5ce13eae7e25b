"""Many files in: folders, their ``corpus.toml``, and one error a bad file that does not stop the others.

:func:`discover` looks at names alone; nothing is opened but each ``corpus.toml``. What is found is a document to read,
an error, or :class:`Passed`: so every file of a folder is accounted for.
"""

from __future__ import annotations

import os
import stat
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import ConfigError, DocumentError
from .document import Document, DocumentInfo
from .duplicates import Candidate, settle
from .metadata import FILE_NAME, FolderInfo, read_corpus_file
from .outline import headings
from .read import READERS, read
from .settled import Passed, Reason
from .shadow import fold

__all__ = ["Entry", "Listing", "check_headings", "discover", "documents", "shipped_corpus"]

#: Files that stand beside documents in a folder and are none.
_BESIDE = ("readme", "license", "licence", "copying", "changelog")

#: What a build writes beside its result begins so.
_OURS = ".samrad-"

#: What systems leave in folders.
_LEFT = frozenset({"thumbs.db", "desktop.ini", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a file to read.

    :param info: what is known of it
    :param source: the ``corpus.toml`` that says so
    """

    path: Path
    info: DocumentInfo | None = None
    source: Path | None = None


@dataclass(slots=True)
class Listing:
    """Hold what a look at files and folders found."""

    entries: list[Entry] = field(default_factory=list)
    errors: list[DocumentError] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def shipped_corpus() -> list[Path]:
    """Return the documents that come with the package, sorted by name."""
    folder = Path(str(files("samrad.corpus")))
    return sorted(path for path in folder.iterdir() if path.suffix == ".txt")


def discover(paths: Iterable[Path]) -> Listing:
    """Return the files to read of those named and of whole folders, and what is passed over.

    A folder is read with those in it. Passed over are hidden files, ``README*``, ``LICENSE*``, what its ``corpus.toml``
    ignores, links to folders, and files that hold no document by their suffix; results of ``samrad build`` are not even
    listed. A file named by itself is described by the ``corpus.toml`` beside it. The order of ``paths`` does not
    matter, and a file named twice is read once.

    :raises ConfigError: where a ``corpus.toml`` is wrong
    """
    found, known = Listing(), dict[Path, FolderInfo | None]()
    entries: dict[str, Entry] = {}
    for path in sorted(map(Path, paths)):
        inside = _folder(path, found) if path.is_dir() else [_single(path, known)]
        for entry in inside:
            # realpath, not Path.resolve: that raises for a link to itself
            taken = entries.setdefault(os.path.realpath(entry.path), entry)
            if os.path.abspath(taken.path) != os.path.abspath(entry.path):
                found.passed.append(Passed(entry.path, Reason.DUPLICATE, taken.path))
    found.entries = sorted(entries.values(), key=lambda entry: str(entry.path))
    found.passed.sort(key=lambda passed: str(passed.path))
    return found


def documents(paths: Iterable[Path], *, once: bool = False) -> tuple[list[Document], list[DocumentError]]:
    """Read files and whole folders in this process.

    :param once: whether a text that stands in several files is read once, as a build does; else all that have names of
        their own are read
    :return: the documents sorted by stem, and an error for each file that is left out
    :raises ConfigError: where a ``corpus.toml`` is wrong, or names a heading that its document does not have
    """
    listing = discover(paths)
    errors = listing.errors
    read_ones: list[Document] = []
    candidates: list[Candidate] = []
    for entry in listing.entries:
        try:
            document = read(entry.path, entry.info)
        except DocumentError as error:
            errors.append(error)
            continue
        check_headings(document, entry.source)
        read_ones.append(document)
        candidate = Candidate.of(entry.path, document, described=entry.info is not None)
        candidates.append(candidate if once else replace(candidate, digest=str(entry.path)))
    settled = settle(candidates)
    errors.extend(settled.errors)
    return sorted((read_ones[number] for number in settled.kept), key=lambda document: document.stem), errors


def _single(path: Path, known: dict[Path, FolderInfo | None]) -> Entry:
    folder = path.parent
    if folder not in known:
        file = folder / FILE_NAME
        known[folder] = read_corpus_file(file) if file.is_file() and path.is_file() else None
    info = known[folder]
    said = None if info is None else _by_name(info).get(_composed(path.name))
    return Entry(path, said, folder / FILE_NAME)


def _by_name(info: FolderInfo) -> dict[str, DocumentInfo]:
    return {_composed(name): said for name, said in info.documents.items()}


def _composed(name: str) -> str:
    """Return a name as names are compared: macOS writes "ö" as two signs, editors as one."""
    return unicodedata.normalize("NFC", name)


class _Walk:
    """Walk a folder: gather candidates, what each ``corpus.toml`` says, and what is passed over."""

    def __init__(self, folder: Path, found: Listing) -> None:
        self.found = found
        self.described: dict[str, tuple[DocumentInfo, Path, Path]] = {}
        self.ignored: list[tuple[Path, tuple[str, ...]]] = []
        self.candidates: list[Path] = []
        for root, folders, names in os.walk(folder, onerror=self._failed):
            here = Path(root)
            folders[:] = [name for name in sorted(folders) if self._enters(here / name)]
            if FILE_NAME in names:
                self._described(here, read_corpus_file(here / FILE_NAME))
            self.candidates.extend(
                here / name for name in sorted(names) if name != FILE_NAME and not name.startswith(_OURS)
            )

    def _failed(self, error: OSError) -> None:
        hint = "give yourself the right to, or take it out"
        self.found.errors.append(
            DocumentError("the folder may not be read", where=os.fsdecode(error.filename), hint=hint)
        )

    def _enters(self, folder: Path) -> bool:
        """Say whether to look into a folder; else say why not, unless we wrote it: a second build lists the same."""
        if folder.name.startswith(_OURS) or _is_result(folder):
            return False
        reason = None
        if folder.name.startswith(".") or folder.name in _LEFT:
            reason = Reason.HIDDEN
        elif folder.is_symlink():
            reason = Reason.LINK
        if reason is not None:
            self.found.passed.append(Passed(folder, reason))
        return reason is None

    def _described(self, here: Path, info: FolderInfo) -> None:
        self.ignored.append((here, tuple(map(_composed, info.ignore))))
        for name, said in info.documents.items():
            self.described[_composed(str(here / name))] = (said, here / FILE_NAME, here / name)

    def entries(self) -> Iterator[Entry]:
        """Yield the files to read."""
        there = {_composed(str(path)) for path in self.candidates}
        for name, (_, source, path) in sorted(self.described.items()):
            if name not in there and not path.is_file():
                hint = f"{source} lists it: add the file, or drop the entry"
                self.found.errors.append(DocumentError("there is no such file", where=str(path), hint=hint))
        for path in self.candidates:
            said = self.described.get(_composed(str(path)))
            if said is not None:
                yield Entry(path, said[0], said[1])
                continue
            reason = self._passed(path)
            if reason is None:
                yield Entry(path)
            else:
                self.found.passed.append(Passed(path, reason))

    def _passed(self, path: Path) -> Reason | None:
        """Return why a file that no ``corpus.toml`` describes is no document, if it is none."""
        name = path.name.casefold()
        if name.startswith(".") or name in _LEFT:
            return Reason.HIDDEN
        if name.startswith("~$"):  # Word's own note that somebody has the file open
            return Reason.HIDDEN
        if any(_is_ignored(path, base, patterns) for base, patterns in self.ignored):
            return Reason.IGNORED
        if name.startswith(_BESIDE):
            return Reason.BESIDE
        reason = _by_suffix().get(path.suffix.lower())
        if reason is not None and path.suffix.lower() not in READERS:
            return reason
        return Reason.SPECIAL if _is_special(path) else None


def _folder(folder: Path, found: Listing) -> Iterator[Entry]:
    """Yield the documents of a folder and of those in it, each with what the nearest ``corpus.toml`` says of it."""
    return _Walk(folder, found).entries()


@cache
def _by_suffix() -> dict[str, Reason]:
    """Return why a file with a suffix holds no document, by suffix (``folder.toml``)."""
    tables = tomllib.loads((files(__package__) / "folder.toml").read_text(encoding="utf-8"))
    return {suffix: Reason(name) for name, suffixes in tables.items() for suffix in suffixes}


def _is_special(path: Path) -> bool:
    """Say whether the path is a socket, a pipe or a device; of a broken link the reader says what is wrong."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode)


def _is_result(folder: Path) -> bool:
    """Tell whether a build wrote the folder: what it wrote beside its sources is not read in the next build."""
    return (folder / "manifest.json").is_file() and (folder / "samrad.nq").is_file()


def _is_ignored(path: Path, base: Path, patterns: tuple[str, ...]) -> bool:
    if not path.is_relative_to(base):
        return False
    inside, name = _composed(path.relative_to(base).as_posix()), _composed(path.name)
    return any(fnmatch(inside, pattern) or fnmatch(name, pattern) for pattern in patterns)


def check_headings(document: Document, source: Path | None) -> None:
    """See that each heading that a consultation is said to stand under is one of the document's.

    :param source: the ``corpus.toml`` that says so
    :raises ConfigError: names the heading, and those that there are
    """
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
