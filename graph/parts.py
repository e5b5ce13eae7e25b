"""What a build leaves for the next one: which parts it made, of what, and how to know that nothing has changed.

``parts.json`` stands beside the data. It holds, for each document, the key of all that its part depends on and the few
facts that neither ``samrad.nq`` nor ``texts/`` has; and for each file that was left out, why. Quads and text are taken
from those files themselves. Nothing is believed whose SHA-256 is not the one that the manifest or the record
gives: what was damaged or changed by hand is made anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import DocumentError, SamradError
from ..loaders.duplicates import Candidate
from ..loaders.read import READERS
from ..ontology.iris import Iris
from ..ontology.terms import S
from ..settings import Limits
from .cache import NQUADS
from .output import read_manifest
from .part import Part, Refused, Task
from .plain import error_of, error_record, info_record, part_of, part_record
from .result import TEXTS

__all__ = ["PARTS", "Earlier", "Twin", "fingerprint", "key_of", "record"]

PARTS = "parts.json"

#: What ``format`` says; another layout gets another number, and an older file is then not looked at.
_FORMAT = "samrad-parts 1"

#: What code and data bear on a part: rooms and files under the package.
_RULES = ("errors.py", "settings.py", "loaders", "ontology", "graph")
_SUFFIXES = (".py", ".toml", ".ttl", ".json", ".tsv")

#: Libraries that bear on a part whatever its format; those of a reader stand in the reader's name.
_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl")

#: What in a document's graph is not of its part: it is written anew by each build.
_OTHERS = str(S.otherFile).encode("ascii")

#: Limits that bear on whether a file is read; those of time and memory depend on the machine.
_LASTING = ("megabytes", "ratio", "pages", "characters", "depth")


@cache
def fingerprint() -> str:
    """Return a name for the rules: it changes with any file of code or data that bears on a document's part."""
    digest = hashlib.sha256()
    libraries = [f"{name} {version(name)}" for name in _LIBRARIES]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    digest.update(json.dumps([__version__, python, unicodedata.unidata_version, libraries]).encode("utf-8"))
    root = files(__package__.partition(".")[0])
    for name in _RULES:
        for path, file in sorted(_rule_files(root / name, name)):
            digest.update(f"\n{path}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _rule_files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file() and name.endswith(_SUFFIXES):
        yield name, place
    elif place.is_dir() and not name.endswith("__pycache__"):
        for inner in place.iterdir():
            yield from _rule_files(inner, f"{name}/{inner.name}")


def key_of(task: Task) -> str:
    """Return a name for all that the part of a file depends on, the limits left out; "" where that is not known.

    The file's folder is no part of it: the same file in another place has the same part.
    """
    reader = READERS.get(task.path.suffix.lower())
    try:
        if task.path.stat().st_size > task.limits.megabytes * 1_000_000:
            return ""  # refused unread
        with task.path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        by = reader.name if reader else ""
    except (OSError, ValueError, PackageNotFoundError):
        return ""  # the reader says what is wrong
    claims = [claim.to_record() for claim in task.claims] if task.claims is not None else None
    said = [content, task.path.name, info_record(task.info), by, fingerprint(), task.base, task.min_confidence, claims]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("ascii")).hexdigest()


class Twin:
    """Stand for a file that an earlier build found to be of another one's document."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record

    @property
    def pair(self) -> tuple[str, int]:
        """Return the key of the file that was read in its place, and how many per cent of their words are the same."""
        return self.record["of"], self.record["share"]

    def candidate(self, path: Path, *, described: bool, key: str) -> Candidate:
        """Return what is known of the file; its text is not."""
        known = self.record
        return Candidate(path, known["slug"], known["format"], described, known["digest"], None, key)


class Earlier:
    """Give what an earlier build made, where it still holds; without a result, nothing."""

    def __init__(self, folder: Path | None, limits: Limits, base: str) -> None:
        self._folder = folder
        self._iris = Iris(base)
        record = _trusted(folder) if folder is not None else None
        before: dict[str, int] = record["limits"] if record else {}
        now = _lasting(limits)
        if record is None or any(now[name] < before[name] for name in _LASTING):
            record = {"documents": {}, "refused": {}, "twins": {}}
        elif now != before:
            record = {**record, "refused": {}}  # what was above a limit may not be so now
        self._refused = record["refused"]
        self._twins = record["twins"]
        self._documents = {entry["key"]: entry for entry in record["documents"].values()}

    def get(self, key: str, path: Path) -> Part | Refused | Twin | None:
        """Return what became of a file before; a part comes without its quads (:meth:`quads`)."""
        if not key:
            return None
        if key in self._documents:
            return self._part(self._documents[key])
        if key in self._refused:
            error = error_of(self._refused[key])
            if error.where.startswith(path.name):
                error.where = str(path) + error.where[len(path.name) :]
            return Refused(DocumentError(error.message, where=error.where, hint=error.hint))
        return Twin(self._twins[key]) if key in self._twins else None

    def _part(self, entry: Mapping[str, Any]) -> Part | None:
        assert self._folder is not None
        kept = entry["part"]
        try:
            data = (self._folder / TEXTS / f"{kept['document']['slug']}.txt").read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != kept["document"]["text_sha256"]:
            return None
        return part_of({**_EMPTY, **kept}, data.decode("utf-8", "surrogatepass"), b"")

    def quads(self, slugs: Collection[str]) -> Iterator[bytes]:
        """Yield the N-Quads of documents and of their people, a line at a time, but for what other files decide on."""
        if not slugs or self._folder is None:
            return
        graphs = {str(make(slug)) for slug in slugs for make in (self._iris.document_graph, self._iris.people_graph)}
        wanted = {graph.encode("utf-8") for graph in graphs}
        with (self._folder / NQUADS).open("rb") as file:
            for line in file:
                if line.rsplit(b" ", 2)[-2] in wanted and line.split(b" ", 2)[1] != _OTHERS:
                    yield line


#: What a part on disk does without: a build in which any of it is not so is not written.
_EMPTY: dict[str, Any] = {"faults": (), "violations": (), "wrong": None}


def _lasting(limits: Limits) -> dict[str, int]:
    return {name: getattr(limits, name) for name in _LASTING}


def _trusted(folder: Path) -> dict[str, Any] | None:
    """Return the record of a folder whose files are those that its build wrote."""
    manifest = read_manifest(folder)
    if manifest is None:
        return None
    digests = manifest["files"]
    try:
        data = (folder / PARTS).read_bytes()
        if hashlib.sha256(data).hexdigest() != digests.get(PARTS):
            return None
        with (folder / NQUADS).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digests.get(NQUADS):
                return None
        record: dict[str, Any] = json.loads(data)
    except (OSError, ValueError):
        return None
    return record if record.get("format") == _FORMAT else None


def record(
    parts: Iterable[tuple[str, Part]],
    refused: Iterable[tuple[str, Path, SamradError]],
    twins: Iterable[tuple[str, Mapping[str, Any]]],
    limits: Limits,
) -> str:
    """Return what the next build is told, as JSON: nothing of clock, folder or machine, and the same in any order.

    :param parts: by key, as are the others; what has no key is left out
    :param refused: with the path, which is cut to the file's name
    :param twins: as :class:`Twin` takes them
    """
    documents = {}
    for key, part in parts:
        if key:
            kept = {name: value for name, value in part_record(part).items() if name not in _EMPTY}
            documents[part.document.slug] = {"key": key, "part": kept}
    left_out = {}
    for key, path, error in refused:
        if key:
            said = error_record(error)
            left_out[key] = {name: value.replace(str(path), path.name) for name, value in said.items()}
    facts = {
        "format": _FORMAT,
        "limits": _lasting(limits),
        "documents": documents,
        "refused": left_out,
        "twins": {key: dict(twin) for key, twin in twins if key},
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True) + "\n"
