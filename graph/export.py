"""The graph in other programs' formats, by suffix; a file is written whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from ..errors import ConfigError
from ..loaders.claim import Claim, write_claims
from ..ontology.iris import Iris
from ..ontology.terms import PREFIXES
from .claims import read_back
from .store import Store, sorted_quads

__all__ = ["FORMATS", "claims_csv", "export", "render"]

#: The columns of the table of claims: the fields of the record.
_COLUMNS = (
    *("doc", "start", "end", "kind", "claimant", "addressee", "participants", "status", "what", "topics", "quote"),
    *("id", "confidence", "rule", "attribution", "addresseeAttribution", "claimantText", "addresseeText", "voice"),
    *("force", "stance", "demand", "valence", "fundingStatus", "amount", "concerns", "principal", "served"),
    *("date", "consultation", "section", "question", "lead", "page", "lastPage"),
)

#: Between several names in one cell; no label holds it.
_BETWEEN = " | "

#: What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _trig(store: Store, iris: Iris) -> bytes:
    return store.dump_trig()


def _nquads(store: Store, iris: Iris) -> bytes:
    return store.dump_nquads()


def _jsonld(store: Store, iris: Iris) -> bytes:
    return _serialized(sorted_quads(store), ox.RdfFormat.JSON_LD)


def _turtle(store: Store, iris: Iris) -> bytes:
    return _serialized(_union(store), ox.RdfFormat.TURTLE)


def _rdf_xml(store: Store, iris: Iris) -> bytes:
    """Return RDF/XML: what XML cannot hold becomes U+FFFD, a carriage return a reference (a reader would drop it)."""
    triples = [ox.Triple(t.subject, t.predicate, _for_xml(t.object)) for t in _union(store)]
    return _serialized(triples, ox.RdfFormat.RDF_XML).replace(b"\r", b"&#13;")


def _for_xml(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(term, ox.Triple):
        raise TypeError("the graph holds no quoted triples")
    if not isinstance(term, ox.Literal) or not _NOT_XML.search(term.value):
        return term
    value = _NOT_XML.sub("\ufffd", term.value)
    return ox.Literal(value, language=term.language) if term.language else ox.Literal(value, datatype=term.datatype)


def _jsonl(store: Store, iris: Iris) -> bytes:
    return write_claims(read_back(store, iris)).encode("utf-8")


def _csv(store: Store, iris: Iris) -> bytes:
    return claims_csv(read_back(store, iris)).encode("utf-8")


#: Suffix, and what makes it: the dataset in its graphs (.trig .nq .jsonld), the union of its graphs (.ttl .rdf), or
#: the claims (.jsonl .csv).
FORMATS: Mapping[str, Callable[[Store, Iris], bytes]] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _nquads,
    "jsonld": _jsonld,
    "rdf": _rdf_xml,
    "jsonl": _jsonl,
    "csv": _csv,
}


def render(store: Store, format: str, iris: Iris) -> bytes:  # noqa: A002 - the word that users of --format know
    """Return the graph in a format, the same bytes for the same graph.

    :raises ConfigError: where there is no such format; the message lists those there are
    """
    make = FORMATS.get(format.removeprefix(".").lower())
    if make is None:
        raise ConfigError(f"there is no export format {format!r}", hint="formats are: " + ", ".join(FORMATS))
    return make(store, iris)


def export(
    store: Store,
    out: str | Path,
    iris: Iris,
    *,
    format: str | None = None,  # noqa: A002 - the word that users of --format know
    stream: BinaryIO | None = None,
) -> None:
    """Write the graph to a file in the format of its suffix, or to standard output for ``-``.

    The file appears whole or not at all; one that is there stays until the new one is whole.

    :param format: in the place of the suffix; needed for ``-``
    :param stream: what ``-`` means, if not standard output
    :raises ConfigError: where the format is unknown or not given, or the file cannot be written
    """
    suffix = format or ("" if str(out) == "-" else Path(out).suffix)
    if not suffix:
        raise ConfigError("no export format", where=str(out), hint="give one of: " + ", ".join(FORMATS))
    data = render(store, suffix, iris)
    if str(out) == "-":
        target = stream or sys.stdout.buffer
        target.write(data)
        target.flush()
    else:
        _write_whole(Path(out), data)


def _write_whole(path: Path, data: bytes) -> None:
    """Write a file beside and rename it into place.

    :raises ConfigError: where the place cannot be written; then nothing is left there
    """
    name = None
    try:
        handle, name = tempfile.mkstemp(prefix=".samrad-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)  # mkstemp makes files for the owner alone
        os.replace(name, path)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=str(path)) from None
    finally:
        if name is not None:
            with suppress(FileNotFoundError):  # gone where the rename was done
                os.unlink(name)


def _union(store: Store) -> list[ox.Triple]:
    """Return the triples of all graphs, each once, sorted."""
    return sorted({quad.triple for quad in store}, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _serialized(items: Iterable[ox.Quad] | Iterable[ox.Triple], format: ox.RdfFormat) -> bytes:  # noqa: A002 - Oxigraph's word
    data = ox.serialize(items, format=format, prefixes=PREFIXES)
    assert data is not None  # no output was given, so bytes come back
    return data


def claims_csv(claims: Iterable[Claim]) -> str:
    """Return the claims as a table, one a row under the record's field names; several names stand with | between."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for claim in claims:
        record = claim.to_record()
        cells = (record.get(column, "") for column in _COLUMNS)
        rows.writerow([_BETWEEN.join(cell) if isinstance(cell, list) else cell for cell in cells])
    return out.getvalue()
