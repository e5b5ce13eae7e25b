"""Claims that people coded by hand or corrected, in place of those the rules would take from the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import ConfigError, IntegrityError, NotFoundError
from ..ontology.actor import Actor
from ..ontology.registry import Registry, provisional_actor
from .claim import Claim, number_claims, read_claims
from .document import Document

__all__ = ["Coded", "check_documents", "coded_claims", "read_records", "resolved_claims"]

#: Fields of a record that hold labels of actors.
_ACTORS = ("claimant", "addressee", "participants", "concerns", "principal", "served")

#: How many faulty quotes an error lists; a file shifted by one character has a fault in every line.
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Coded:
    """Hold hand-coded claims, numbered, by document stem, and the actors in them that the registry lacks."""

    claims: dict[str, tuple[Claim, ...]]
    provisional: tuple[Actor, ...]


def coded_claims(path: Path, documents: Iterable[Document], registry: Registry) -> Coded:
    """Read claim records, check them against the documents and give each its id.

    A name of a registered actor becomes its preferred label; another name becomes a provisional actor.

    :param path: a JSON Lines file; ``id`` in it is ignored
    :raises ConfigError: where a line is no claim record, or a record stands there twice and would count double
    :raises NotFoundError: where a record's document is not among the documents
    :raises IntegrityError: where a quote does not stand at its offsets
    """
    texts = {document.stem: document.text for document in documents}
    records = read_records(path)
    check_documents(records, texts, path)
    return resolved_claims([record for stem in texts for record in records.get(stem, ())], texts, registry, path)


def read_records(path: Path) -> dict[str, list[Claim]]:
    """Read claim records, by document stem.

    :raises ConfigError: where a line is no claim record
    """
    found: dict[str, list[Claim]] = defaultdict(list)
    for record in read_claims(path):
        found[record.doc].append(record)
    return dict(found)


def check_documents(records: Iterable[str], stems: Iterable[str], path: Path) -> None:
    """Refuse records of a document that is not there.

    :raises NotFoundError: names it
    """
    there = set(stems)
    unknown = sorted(set(records) - there)
    if unknown:
        raise NotFoundError("document", unknown[0], there, where=str(path))


def resolved_claims(records: Sequence[Claim], texts: Mapping[str, str], registry: Registry, path: Path) -> Coded:
    """Check records against the texts, by document stem, and give each its id.

    :param path: of the file that they stand in, for messages
    :raises ConfigError: where a record stands there twice and would count double
    :raises IntegrityError: where a quote does not stand at its offsets
    """
    _check_quotes(records, texts, path)
    _check_repeated(records, path)
    names = _Names(registry)
    found: dict[str, list[Claim]] = defaultdict(list)
    for record in records:
        found[record.doc].append(names.resolved(record))
    claims = {stem: tuple(number_claims(found[stem], text)) for stem, text in texts.items()}
    return Coded(claims, tuple(sorted(names.provisional.values(), key=lambda actor: actor.slug)))


class _Names:
    """Resolve names through the registry, and keep what it lacks."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self.provisional: dict[str, Actor] = {}

    def resolved(self, claim: Claim) -> Claim:
        """Return the claim with preferred labels, each once, in the order given."""
        labels: dict[str, Any] = {field: self._labels(getattr(claim, field)) for field in _ACTORS}
        return replace(claim, **labels)

    def _labels(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._label(" ".join(name.split())) for name in names if name.strip()))

    def _label(self, name: str) -> str:
        actor = self._registry.by_label(name) or self._registry.find(name)
        if actor is None:
            actor = self.provisional.setdefault(name, provisional_actor(name))
        return actor.label


def _check_repeated(records: Sequence[Claim], path: Path) -> None:
    met: set[Claim] = set()
    for record in (replace(record, id="") for record in records):
        if record in met:
            raise ConfigError(
                f"one record stands there twice: {record.doc} {record.start}-{record.end}, {record.kind.value}",
                where=str(path),
                hint="remove one of them",
            )
        met.add(record)


def _check_quotes(records: Sequence[Claim], texts: Mapping[str, str], path: Path) -> None:
    faults = [r for r in records if not r.quote or texts[r.doc][r.start : r.end] != r.quote]
    if not faults:
        return
    first = faults[0]
    stands = texts[first.doc][first.start : first.end]
    others = "".join(f"; {r.doc} {r.start}-{r.end}" for r in faults[1:_LISTED])
    more = f" and {len(faults) - _LISTED} more" if len(faults) > _LISTED else ""
    raise IntegrityError(
        f"the quote does not stand at its offsets: {first.doc} {first.start}-{first.end} holds {stands[:80]!r}, "
        f"the record says {first.quote[:80]!r}{others}{more}",
        where=str(path),
        hint="offsets count code points of the document's text from 0, end exclusive",
    )
