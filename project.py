"""Build and open: the only module that knows all rooms.

In a notebook::

    from samrad.project import build, open_project

    report = build(["minutes/"], "samrad-data")      # without files: the shipped corpus
    print(report.summary.claims, report.exit_code)   # 3 where a document was left out

    project = open_project("samrad-data")
    for row in project.store.select("SELECT ?who ?whom WHERE { ?who samrad:asks ?whom }"):
        print(row["who"].value, row["whom"].value)
    frame = pandas.DataFrame([claim.to_record() for claim in project.claims()])
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from . import __version__
from .errors import ConfigError, DocumentError, IntegrityError, SamradError, StoreError
from .graph.cache import NQUADS, make_store
from .graph.claims import read_back
from .graph.gather import Gathered, gather
from .graph.inference import infer
from .graph.output import STORE, replacing, write_manifest
from .graph.part import Part
from .graph.parts import PARTS, Earlier
from .graph.people import Masking
from .graph.report import Summary, markdown, summarise
from .graph.result import CLAIMS, DEFAULT_OUT, TEXTS, Project, open_project
from .graph.store import Store
from .graph.validation import validate_document, validate_provisional, validate_whole
from .loaders.claim import Claim, write_claims
from .loaders.coded import check_documents, read_records
from .loaders.document import Document
from .loaders.folder import discover, shipped_corpus
from .loaders.quads import other_file_quads, provisional_quads
from .loaders.reading import Note
from .loaders.settled import Passed
from .ontology.actor import Actor
from .ontology.files import ontology_quads, registry_quads
from .ontology.iris import Iris
from .ontology.registry import Registry
from .settings import Settings
from .viz.page import network_page

__all__ = ["DEFAULT_OUT", "Assembled", "BuildReport", "Project", "assemble", "build", "open_project"]

#: Called with (what is done, how many are done, of how many).
Progress = Callable[[str, int, int], None]

#: How many faults an error lists: what is wrong with a build is mostly one thing, many times over.
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Assembled:
    """Hold a graph in memory, checked, with what it was made of.

    :param documents: by slug, without their blocks (:func:`samrad.loaders.read.read` gives those)
    :param claims: of all documents, by document slug and place
    :param unchanged: how many of the documents were taken from an earlier result
    :param record: what the next build is told of the files
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    registry: Registry
    store: Store
    iris: Iris
    summary: Summary
    unchanged: int = 0
    record: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Say what a build wrote and found.

    :param unchanged: how many of the documents were taken from the earlier result
    """

    out: Path
    summary: Summary
    unchanged: int = 0

    @property
    def left_out(self) -> tuple[SamradError, ...]:
        """Return an error for every document that could not be read."""
        return self.summary.left_out

    @property
    def passed_over(self) -> tuple[Passed, ...]:
        """Return the files that were not read and are no error, each with its reason: no document, or one that is read.

        A duplicate names the file that was read in its place.
        """
        return self.summary.passed

    @property
    def notes(self) -> tuple[tuple[str, Note], ...]:
        """Return what of files that were read is not in their texts, each with the document's stem."""
        return self.summary.notes

    @property
    def exit_code(self) -> int:
        """Return 0 where all documents were read, 3 where some were left out."""
        return DocumentError.exit_code if self.left_out else 0


def build(
    paths: Iterable[str | Path] = (),
    out: str | Path = DEFAULT_OUT,
    settings: Settings | None = None,
    *,
    claims: str | Path | None = None,
    min_confidence: float = 0.0,
    jobs: int | None = None,
    full: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Read documents and write the folder ``out``, which becomes exactly what they give.

    :param paths: files and folders of documents; without any, the shipped corpus
    :param out: a folder that is absent, empty or an earlier result; an earlier result stays until the new one is whole
    :param claims: a file of claim records to build from instead of extracting claims from the texts
    :param min_confidence: leave out claims whose confidence is below, from 0 to 1; those without one stay
    :param jobs: how many processes read documents at a time; None: one a processor, where there is enough to read
    :param full: read all documents anew; else those are taken over from the result in ``out`` of which nothing has
        changed, which gives the same bytes
    :param progress: called with the step, how much of it is done and of how much
    :raises ConfigError: where ``out`` must not be replaced or an input is missing
    :raises IntegrityError: where a quote, a shape or a check of the whole graph does not hold
    :raises StoreError: where another build is writing ``out``, or it cannot be written
    :raises SamradError: where not one document could be read; like all errors, it leaves ``out`` as it was

    >>> _ = Path("mote.txt").write_text("Röda Korset: Kommunerna bör upplåta lokaler.", encoding="utf-8")
    >>> report = build(["mote.txt"], "ut")
    >>> report.exit_code, report.summary.askers, report.summary.asked
    (0, (('Röda Korset', 1),), (('kommuner', 1),))
    >>> [claim.what for claim in open_project("ut").claims()]
    ['upplåta lokaler']
    """
    inputs = [Path(path) for path in paths]
    records = Path(claims) if claims is not None else None
    tell = progress or _silence
    with replacing(Path(out), [*inputs, records] if records else inputs) as folder:
        earlier = None if full else Path(os.path.realpath(out))
        data = assemble(
            inputs, settings, claims=records, min_confidence=min_confidence, jobs=jobs, earlier=earlier, progress=tell
        )
        try:
            _write(folder, data, settings or Settings(), inputs, tell)
        except OSError as error:  # a full disk, mostly
            raise StoreError(f"the result cannot be written: {error.strerror}", where=str(out)) from error
    return BuildReport(Path(out), data.summary, data.unchanged)


def assemble(
    paths: Sequence[Path] = (),
    settings: Settings | None = None,
    *,
    claims: Path | None = None,
    min_confidence: float = 0.0,
    jobs: int | None = None,
    earlier: Path | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Read documents into a checked graph in memory; parameters and errors are those of :func:`build`.

    :param earlier: the folder of an earlier result, whose documents are taken over where nothing has changed
    """
    settings, tell = settings or Settings(), progress or _silence
    gathered = _gathered(paths, settings, claims, min_confidence, jobs, earlier, tell)
    iris = Iris(settings.base)
    store = _store(gathered, iris, earlier, settings, tell)
    parts = tuple(replace(part, quads=b"") for part in gathered.parts)  # they are in the store now, and much
    gathered = replace(gathered, parts=parts)
    documents = tuple(part.document for part in parts)
    provisional = _provisional(parts)
    store.extend(provisional_quads(provisional, iris))
    infer(store, iris)
    _check(store, parts, provisional, iris, settings.lang, tell)
    written = tuple(read_back(store, iris))  # what the graph says, so that no file beside it can say anything else
    silent = {part.document.stem: part.silent for part in parts if part.silent is not None}
    summary = summarise(documents, written, provisional, gathered.errors, silent, gathered.passed)
    registry = Registry.load().with_provisional(provisional)
    return Assembled(documents, written, registry, store, iris, summary, len(gathered.unchanged), gathered.record)


def _silence(step: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


def _gathered(
    paths: Sequence[Path],
    settings: Settings,
    claims: Path | None,
    min_confidence: float,
    jobs: int | None,
    earlier: Path | None,
    tell: Progress,
) -> Gathered:
    """Read the documents, in order of their slugs.

    :raises ConfigError: where a path is missing
    :raises SamradError: where no document could be read, or the first that stops the build
    """
    tell("looking for documents", 0, 1)
    missing = [path for path in paths if not os.path.exists(path)]
    if missing:
        raise ConfigError("there is no such file or folder to look at", where=", ".join(map(str, missing)))
    records = (claims, read_records(claims)) if claims is not None else None
    gathered = gather(
        discover(paths or shipped_corpus()),
        settings,
        min_confidence=min_confidence,
        records=records,
        earlier=earlier,
        jobs=jobs,
        tell=tell,
    )
    if not gathered.parts:
        reasons = "; ".join(map(str, gathered.errors[:_LISTED])) or "there is no document in what was given"
        more = f" and {len(gathered.errors) - _LISTED} more" if len(gathered.errors) > _LISTED else ""
        raise SamradError(f"not one document could be read: {reasons}{more}", hint="nothing was written")
    if records is not None:
        check_documents(records[1], [part.document.stem for part in gathered.parts], records[0])
    for part in gathered.parts:
        if part.wrong is not None:
            raise part.wrong
    return gathered


def _provisional(parts: Sequence[Part]) -> tuple[Actor, ...]:
    """Return the actors that the graph names and the registry lacks, each once, whatever the order of the files."""
    actors: dict[str, Actor] = {}
    for part in parts:
        for actor in part.provisional:
            actors[actor.slug] = min(actors.get(actor.slug, actor), actor, key=repr)
    return tuple(actors[slug] for slug in sorted(actors))


def _store(gathered: Gathered, iris: Iris, earlier: Path | None, settings: Settings, tell: Progress) -> Store:
    """Return a store in memory with all graphs but the computed ones."""
    tell("writing the graph", 0, 1)
    store = Store.memory()
    store.extend(ontology_quads(iris))
    store.extend(registry_quads(iris))
    for part in gathered.parts:
        store.load(part.quads)
    store.load_lines(Earlier(earlier, settings.limits, settings.base).quads(gathered.unchanged))
    store.extend(other_file_quads(gathered.others, iris))
    return store


def _check(
    store: Store, parts: Sequence[Part], provisional: Iterable[Actor], iris: Iris, lang: str, tell: Progress
) -> None:
    """Refuse a graph in which a quote, a shape or a check of the whole does not hold.

    Quotes and shapes were checked when each part was made. Where documents differ in what class an actor is of that
    the registry lacks, one class holds for all of them, and those that took another are held against the shapes again.

    :raises IntegrityError: lists the first faults
    """
    tell("checking", 0, 1)
    classes = {actor.slug: actor.type for actor in provisional}
    faults = [fault for part in parts for fault in part.faults]
    violations = [*validate_whole(store, iris), *validate_provisional(store, iris)]
    for part in parts:
        if all(classes[actor.slug] == actor.type for actor in part.provisional):
            violations += part.violations
        else:
            violations += validate_document(store, part.document.slug, iris)
    faults += [f"{v.graph} {v.focus}: {v.message(lang)} ({v.shape} {v.value})" for v in sorted(set(violations))]
    if faults:
        more = f" and {len(faults) - _LISTED} more" if len(faults) > _LISTED else ""
        raise IntegrityError("; ".join(faults[:_LISTED]) + more, hint="nothing was written")


def _write(folder: Path, data: Assembled, settings: Settings, inputs: Sequence[Path], tell: Progress) -> None:
    """Write all files of a result into an empty folder, the manifest last."""
    tell("saving", 0, 1)
    (folder / TEXTS).mkdir()
    for document in data.documents:
        (folder / TEXTS / f"{document.slug}.txt").write_bytes(document.text.encode("utf-8"))
    (folder / NQUADS).write_bytes(data.store.dump_nquads())
    (folder / "samrad.trig").write_bytes(data.store.dump_trig())
    _write_text(folder / CLAIMS, write_claims(data.claims))
    _write_text(folder / PARTS, data.record)
    summary = _placeless(data.summary, inputs)
    _write_text(folder / "report.md", markdown(summary, settings.lang))
    _write_text(folder / "network.html", _page(data, settings))
    make_store(folder, folder / STORE)
    write_manifest(folder, _facts(data, summary, settings))


def _placeless(summary: Summary, inputs: Sequence[Path]) -> Summary:
    """Return the summary without the folders of this machine, sorted: the report is the same from any folder."""
    folders = {str(path if path.is_dir() else path.parent) for path in inputs or shipped_corpus()}
    starts = sorted((folder.rstrip(os.sep) + os.sep for folder in folders), key=len, reverse=True)

    def bare(text: str) -> str:
        for start in starts:  # the longest first: one may lie in another
            text = text.replace(start, "") if start != f".{os.sep}" else text
        return text

    errors = [SamradError(bare(e.message), where=bare(e.where), hint=bare(e.hint)) for e in summary.left_out]
    passed = [
        replace(p, path=Path(bare(str(p.path))), other=Path(bare(str(p.other))) if p.other else None)
        for p in summary.passed
    ]
    return replace(
        summary,
        left_out=tuple(sorted(errors, key=str)),
        passed=tuple(sorted(passed, key=lambda p: (p.path.as_posix(), p.reason))),
    )


def _page(data: Assembled, settings: Settings) -> str:
    """Return the network page of the claims, people masked unless the settings say otherwise."""
    documents = {document.stem: document.info for document in data.documents}
    claims, registry = list(data.claims), data.registry
    if not settings.names:
        masking = Masking(data.store, data.iris, registry)
        claims, documents = masking.claims(claims), masking.documents(documents)
        registry = masking.registry
    return network_page(claims, registry, documents=documents, base=settings.base, lang=settings.lang)


def _write_text(path: Path, text: str) -> None:
    """Write text as UTF-8, its line ends as they are on every system."""
    path.write_bytes(text.encode("utf-8"))


def _facts(data: Assembled, summary: Summary, settings: Settings) -> dict[str, Any]:
    """Return what the manifest says beside the files: nothing of clock, path, user or host."""
    return {
        "version": __version__,
        "base": settings.base,
        "documents": [
            {
                "stem": document.stem,
                "slug": document.slug,
                "file": document.file,
                "sourceSha256": document.source_sha256,
                "textSha256": document.text_sha256,
            }
            for document in data.documents
        ],
        "claims": len(data.claims),
        "leftOut": [str(error) for error in summary.left_out],
        "passedOver": [
            {"file": p.path.as_posix(), "reason": p.reason.value} | ({"for": p.other.as_posix()} if p.other else {})
            for p in summary.passed
        ],
    }
