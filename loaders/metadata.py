"""What is known of a document: from ``corpus.toml``, else read off the text where the text says it plainly."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import ConfigError, NotFoundError
from ..ontology.iris import slugify
from ..ontology.registry import Registry
from ..ontology.schemes import Schemes
from .document import Consultation, Document, DocumentInfo
from .reading import Hints
from .readoff import read_off

__all__ = ["FILE_NAME", "FolderInfo", "complete", "read_corpus_file"]

#: The file in which a folder says what is known of its documents.
FILE_NAME = "corpus.toml"

_DOCUMENT_KEYS = (
    "file",
    "title",
    "date",
    "kind",
    "author",
    "licence",
    "source_url",
    "retrieved",
    "identifier",
    "consultation",
)
_CONSULTATION_KEYS = ("id", "heading", "form", "title", "date", "convener", "documenter", "participant")
_ACTOR_KEYS = frozenset({"convener", "documenter", "participant"})
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class FolderInfo:
    """Hold what a folder's ``corpus.toml`` says.

    :param documents: by file name as written there (a path from the folder, with ``/``)
    :param ignore: file names or patterns (``*.bak``) that are no documents
    """

    documents: dict[str, DocumentInfo]
    ignore: tuple[str, ...] = ()


def complete(document: Document, info: DocumentInfo | None = None, hints: Hints | None = None) -> DocumentInfo:
    """Return what is given, and where it is silent what the text says, else what the file's own fields say."""
    said = _hinted(read_off(document), hints or Hints())
    if info is None:
        return said
    gaps: dict[str, Any] = {
        field.name: getattr(said, field.name)
        for field in fields(info)
        if getattr(info, field.name) in (None, (), "other")
    }
    return replace(info, **gaps)


def _hinted(said: DocumentInfo, hints: Hints) -> DocumentInfo:
    """Fill the gaps with hints; an author only whom the registry knows (a file's author is mostly its typist)."""
    author = hints.author if hints.author and Registry.load().find(hints.author) is not None else None
    return replace(said, title=said.title or hints.title, date=said.date or hints.date, author=said.author or author)


def read_corpus_file(path: Path) -> FolderInfo:
    """Read a ``corpus.toml``.

    :raises ConfigError: names the file and the key that is unknown, missing or of the wrong kind, and what is allowed
    """
    where = str(path)
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", where=where, hint="save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}", where=where, hint="mend the line that is named") from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=where) from None
    _check_keys(data, ("document", "ignore"), where)
    documents: dict[str, DocumentInfo] = {}
    ids: set[str] = set()
    for number, table in enumerate(_tables(data, "document", where), 1):
        place = f"{where}: document {number}"
        name = _text(table, "file", place)
        if not name:
            raise ConfigError("the key 'file' is missing", where=place, hint='for example file = "minutes.txt"')
        if name in documents:
            raise ConfigError(f"the file {name!r} is described twice", where=place, hint="keep one of the two")
        documents[name] = _document(table, f"{where}: {name}", ids)
    return FolderInfo(documents, _texts(data, "ignore", where))


def _document(table: dict[str, Any], where: str, ids: set[str]) -> DocumentInfo:
    _check_keys(table, _DOCUMENT_KEYS, where)
    consultations = tuple(
        _consultation(entry, f"{where}: consultation {number}", ids)
        for number, entry in enumerate(_tables(table, "consultation", where), 1)
    )
    whole = [entry for entry in consultations if entry.heading is None]
    if len(whole) > 1:
        raise ConfigError(
            "two consultations cover the whole document", where=where, hint="give each the heading that it stands under"
        )
    return DocumentInfo(
        title=_text(table, "title", where),
        date=_date(table, "date", where),
        kind=_concept(table, "kind", "documentkind", where) or "other",
        author=_text(table, "author", where),
        consultations=consultations,
        licence=_text(table, "licence", where),
        source_url=_text(table, "source_url", where),
        retrieved=_date(table, "retrieved", where),
        identifier=_text(table, "identifier", where),
    )


def _consultation(table: dict[str, Any], where: str, ids: set[str]) -> Consultation:
    _check_keys(table, _CONSULTATION_KEYS, where)
    name = _text(table, "id", where)
    if not name:
        raise ConfigError("the key 'id' is missing", where=where, hint='for example id = "samrad-2020-1"')
    if slugify(name) != name:
        raise ConfigError(f"the id {name!r} is no ASCII name", where=where, hint=f"write id = {slugify(name)!r}")
    if name in ids:
        raise ConfigError(f"the id {name!r} is given twice", where=where, hint="each consultation needs its own")
    ids.add(name)
    actors = {key: _texts(table, key, where) for key in _ACTOR_KEYS}
    return Consultation(
        id=name,
        heading=_text(table, "heading", where),
        form=_concept(table, "form", "form", where),
        title=_text(table, "title", where),
        date=_date(table, "date", where),
        **actors,
    )


def _check_keys(table: dict[str, Any], allowed: Iterable[str], where: str) -> None:
    unknown = sorted(set(table) - set(allowed))
    if unknown:
        raise ConfigError(
            f"unknown key {', '.join(map(repr, unknown))}", where=where, hint="keys are: " + ", ".join(allowed)
        )


def _tables(table: dict[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise ConfigError(f"the key {key!r} must be a list of tables", where=where, hint=f"write [[{key}]] over each")
    return value


def _text(table: dict[str, Any], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"the key {key!r} cannot be {value!r}", where=where, hint="it takes a text")
    return value


def _texts(table: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(entry, str) and entry.strip() for entry in values):
        raise ConfigError(f"the key {key!r} cannot be {value!r}", where=where, hint="it takes a list of texts")
    return tuple(values)


def _date(table: dict[str, Any], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, date):
        value = value.isoformat()[:10]
    elif isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    match = _PARTIAL_DATE.fullmatch(value) if isinstance(value, str) else None
    if match is not None:
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            match = None
    if match is None:
        raise ConfigError(
            f"the key {key!r} cannot be {value!r}", where=where, hint="a date is written 2020, 2020-06 or 2020-06-04"
        )
    return str(value)


def _concept(table: dict[str, Any], key: str, scheme: str, where: str) -> str | None:
    value = _text(table, key, where)
    if value is None:
        return None
    try:
        Schemes.load().node(scheme, value)
    except NotFoundError as error:
        raise ConfigError(f"the key {key!r} cannot be {value!r}", where=where, hint=error.hint) from None
    return value
