"""Tasks, parts and errors as plain values that JSON holds: between processes, and on disk for the next build.

No pickle: what comes from a process that has read a hostile file, or from a file that somebody may have changed, must
not be able to run anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from .. import errors
from ..errors import SamradError
from ..loaders.claim import Claim
from ..loaders.document import Consultation, Document, DocumentInfo
from ..loaders.reading import Note, Pages
from ..ontology.actor import Actor
from ..settings import Limits
from .part import Part, Task
from .validation import Violation

__all__ = [
    "document_record",
    "error_of",
    "error_record",
    "info_record",
    "part_of",
    "part_record",
    "task_of",
    "task_record",
]

_Record = dict[str, Any]

#: What a part's document does without (its blocks) and what is kept beside the record (its text).
_NOT_KEPT = frozenset({"blocks", "attendance", "text"})


def error_record(error: SamradError) -> _Record:
    """Return an error as a record."""
    return {"kind": type(error).__name__, "message": error.message, "where": error.where, "hint": error.hint}


def error_of(record: Mapping[str, Any]) -> SamradError:
    """Return the error of a record."""
    kind = getattr(errors, record["kind"], SamradError)
    error: SamradError = kind.__new__(kind)  # NotFoundError makes its message of other things than it holds
    SamradError.__init__(error, record["message"], where=record["where"], hint=record["hint"])
    return error


def info_record(info: DocumentInfo | None) -> _Record | None:
    """Return what is known of a document as a record."""
    return asdict(info) if info is not None else None


def _info_of(record: Mapping[str, Any] | None) -> DocumentInfo | None:
    if record is None:
        return None
    consultations = tuple(_tupled(Consultation, entry) for entry in record["consultations"])
    return DocumentInfo(**{**record, "consultations": consultations})


def _tupled(cls: type, record: Mapping[str, Any]) -> Any:
    """Return an instance of a class whose sequences are tuples, which JSON gives back as lists."""
    return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in record.items()})


def document_record(document: Document) -> _Record:
    """Return a document as a record, without its text and blocks."""
    kept = {f.name: getattr(document, f.name) for f in fields(Document) if f.name not in _NOT_KEPT}
    return {
        **kept,
        "info": info_record(document.info),
        "pages": list(document.pages.starts),
        "notes": [asdict(note) for note in document.notes],
    }


def document_of(record: Mapping[str, Any], text: str) -> Document:
    """Return the document of a record and its text."""
    info = _info_of(record["info"]) or DocumentInfo()
    pages, notes = Pages(tuple(record["pages"])), tuple(Note(**note) for note in record["notes"])
    return Document(**{**record, "text": text, "info": info, "pages": pages, "notes": notes})


def task_record(task: Task) -> _Record:
    """Return a task as a record."""
    return {
        "path": str(task.path),
        "info": info_record(task.info),
        "source": str(task.source) if task.source else None,
        "base": task.base,
        "limits": asdict(task.limits),
        "min_confidence": task.min_confidence,
        "claims": [claim.to_record() for claim in task.claims] if task.claims is not None else None,
        "records": str(task.records) if task.records else None,
    }


def task_of(record: Mapping[str, Any]) -> Task:
    """Return the task of a record."""
    claims, records, source = record["claims"], record["records"], record["source"]
    return Task(
        path=Path(record["path"]),
        info=_info_of(record["info"]),
        source=Path(source) if source else None,
        base=record["base"],
        limits=Limits(**record["limits"]),
        min_confidence=record["min_confidence"],
        claims=tuple(map(Claim.from_record, claims)) if claims is not None else None,
        records=Path(records) if records else None,
    )


def part_record(part: Part) -> _Record:
    """Return a part as a record, without its text and quads."""
    return {
        "document": document_record(part.document),
        "digest": part.digest,
        "provisional": [asdict(actor) for actor in part.provisional],
        "silent": part.silent,
        "faults": part.faults,
        "violations": [asdict(violation) for violation in part.violations],
        "wrong": error_record(part.wrong) if part.wrong else None,
    }


def part_of(record: Mapping[str, Any], text: str, quads: bytes) -> Part:
    """Return the part of a record, its text and its quads."""
    silent, wrong = record["silent"], record["wrong"]
    return Part(
        document=document_of(record["document"], text),
        digest=record["digest"],
        quads=quads,
        provisional=tuple(_tupled(Actor, actor) for actor in record["provisional"]),
        silent=(silent[0], silent[1]) if silent else None,
        faults=tuple(record["faults"]),
        violations=tuple(Violation(**violation) for violation in record["violations"]),
        wrong=error_of(wrong) if wrong else None,
    )
