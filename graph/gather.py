"""Files to parts: what an earlier build made is taken, the rest is made; of two files of one document one is kept."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from ..errors import DocumentError
from ..loaders.claim import Claim
from ..loaders.document import Document
from ..loaders.duplicates import Candidate, Settled, settle
from ..loaders.folder import Entry, Listing
from ..loaders.settled import Passed
from ..settings import Settings
from .part import Part, Refused, Task
from .parts import Earlier, Twin, key_of, record
from .work import Tell, make_parts

__all__ = ["Gathered", "gather"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Hold the parts of a graph, by document slug, and what became of the other files.

    :param unchanged: slugs of the documents that were taken from an earlier build, without their quads
    :param record: what the next build is told (:mod:`samrad.graph.parts`)
    :param others: under which other file names a document was given, by its slug
    """

    parts: tuple[Part, ...]
    unchanged: frozenset[str]
    errors: tuple[DocumentError, ...]
    passed: tuple[Passed, ...]
    record: str
    others: Mapping[str, tuple[str, ...]]


def gather(
    listing: Listing,
    settings: Settings,
    *,
    min_confidence: float,
    records: tuple[Path, Mapping[str, Sequence[Claim]]] | None,
    earlier: Path | None,
    jobs: int | None,
    tell: Tell,
) -> Gathered:
    """Return the parts of all files that can be read.

    :param records: the file of claim records and what it holds by document stem, where the rules are not to be asked
    :param earlier: the folder of an earlier result
    """
    tasks = [_task(entry, settings, min_confidence, records) for entry in listing.entries]
    before = Earlier(earlier, settings.limits, settings.base)
    tell("looking for what has changed", 0, len(tasks))
    keys = [key_of(task) for task in tasks]
    run = _Run(tasks, keys, [before.get(key, task.path) for key, task in zip(keys, tasks, strict=True)])
    run.make([number for number, found in enumerate(run.found) if found is None], jobs, tell)
    settled = run.settle()
    while settled.unknown:
        run.make(settled.unknown, jobs, tell)
        settled = run.settle()
    return run.gathered(listing, settled, settings)


def _task(
    entry: Entry, settings: Settings, min_confidence: float, records: tuple[Path, Mapping[str, Sequence[Claim]]] | None
) -> Task:
    claims = None if records is None else tuple(records[1].get(PurePath(entry.path.name).stem, ()))
    return Task(
        path=entry.path,
        info=entry.info,
        source=entry.source,
        base=settings.base,
        limits=settings.limits,
        min_confidence=min_confidence,
        claims=claims,
        records=None if records is None else records[0],
    )


def _others(kept: Mapping[Path, Document], passed: Sequence[Passed]) -> dict[str, tuple[str, ...]]:
    """Return under which other names the documents lie in the folders, by slug; copies of one name are one.

    A file may be passed over for one that is passed over for a third. A name that is no UTF-8 cannot be cited.
    """
    instead = {twin.path: twin.other for twin in passed if twin.other is not None}
    found: dict[str, set[str]] = {}
    for path in instead:
        end = path
        while end in instead:
            end = instead[end]
        with contextlib.suppress(UnicodeError):
            name = os.fsencode(path.name).decode("utf-8")
            if end in kept and name != kept[end].file:
                found.setdefault(kept[end].slug, set()).add(name)
    return {slug: tuple(sorted(names)) for slug, names in sorted(found.items())}


class _Run:
    """Hold what is known of each file, by its number."""

    def __init__(
        self, tasks: Sequence[Task], keys: Sequence[str], found: Sequence[Part | Refused | Twin | None]
    ) -> None:
        self.tasks = tasks
        self.keys = list(keys)
        self.found = list(found)
        self.made: set[int] = set()
        self._candidates: list[int] = []

    def make(self, numbers: Sequence[int], jobs: int | None, tell: Tell) -> None:
        """Make some of them anew."""
        if not numbers:
            return
        for number, outcome in zip(
            numbers, make_parts([self.tasks[number] for number in numbers], jobs, tell), strict=True
        ):
            self.found[number] = outcome
            self.made.add(number)
            if isinstance(outcome, Refused) and not outcome.lasting:
                self.keys[number] = ""

    def settle(self) -> Settled:
        """Say which of the files that could be read are kept; numbers are those of the files."""
        self._candidates = [number for number, found in enumerate(self.found) if isinstance(found, Part | Twin)]
        shares = {
            (found.pair[0], self.keys[number]): found.pair[1]
            for number, found in enumerate(self.found)
            if isinstance(found, Twin)
        }
        settled = settle([self._candidate(number) for number in self._candidates], shares)
        at = self._candidates
        # A twin that is to be kept after all (what it was a twin of is gone) has to be made.
        kept = [at[place] for place in settled.kept]
        unknown = [at[place] for place in settled.unknown] + [n for n in kept if isinstance(self.found[n], Twin)]
        passed = {at[place]: said for place, said in settled.passed.items()}
        return Settled(kept, passed, settled.errors, sorted(set(unknown)))

    def _candidate(self, number: int) -> Candidate:
        found, task, key = self.found[number], self.tasks[number], self.keys[number]
        described = task.info is not None
        if isinstance(found, Twin):
            return found.candidate(task.path, described=described, key=key)
        assert isinstance(found, Part)
        document = found.document
        name = document.reader.partition(" ")[0]
        return Candidate(task.path, document.slug, name, described, found.digest, document.text, key)

    def gathered(self, listing: Listing, settled: Settled, settings: Settings) -> Gathered:
        """Return all of it."""
        kept: list[tuple[int, Part]] = []
        for number in settled.kept:
            part = self.found[number]
            assert isinstance(part, Part)
            kept.append((number, part))
        kept.sort(key=lambda pair: pair[1].document.slug)
        refused = [(number, found) for number, found in enumerate(self.found) if isinstance(found, Refused)]
        text = record(
            [(self.keys[number], part) for number, part in kept],
            [(self.keys[number], self.tasks[number].path, found.error) for number, found in refused],
            list(self._twins(settled, {self.keys[number] for number, _ in kept})),
            settings.limits,
        )
        passed = (*listing.passed, *(settled.passed[number] for number in sorted(settled.passed)))
        return Gathered(
            parts=tuple(part for _, part in kept),
            unchanged=frozenset(part.document.slug for number, part in kept if number not in self.made),
            errors=(*listing.errors, *(found.error for _, found in refused), *settled.errors),
            passed=passed,
            record=text,
            others=_others({self.tasks[number].path: part.document for number, part in kept}, passed),
        )

    def _twins(self, settled: Settled, kept: set[str]) -> list[tuple[str, dict[str, Any]]]:
        """Return what is to be known of the files that were not kept for another's sake."""
        number_of = {str(task.path): number for number, task in enumerate(self.tasks)}
        found = []
        for number, passed in settled.passed.items():
            other = self.keys[number_of[str(passed.other)]]
            if self.keys[number] in kept or other not in kept:
                continue
            known = self._candidate(number)
            twin = {"slug": known.slug, "format": known.format, "digest": known.digest}
            found.append((self.keys[number], {**twin, "of": other, "share": passed.share}))
        return found
