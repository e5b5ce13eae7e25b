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
from functools import cache
from pathlib import Path
from typing import Any

from . import __version__
from .errors import ConfigError, DocumentError, IntegrityError, SamradError, StoreError
from .graph.cache import NQUADS, make_store
from .graph.claims import read_back
from .graph.inference import infer
from .graph.network.selection import select
from .graph.output import STORE, replacing, write_manifest
from .graph.people import Masking
from .graph.quotes import check_quotes
from .graph.report import Summary, markdown, summarise
from .graph.result import CLAIMS, DEFAULT_OUT, TEXTS, Project, open_project
from .graph.store import Store
from .graph.validation import validate
from .loaders.claim import Claim, write_claims
from .loaders.coded import coded_claims
from .loaders.demands import with_demands
from .loaders.document import Document
from .loaders.extraction import Extractor
from .loaders.folder import documents as read_documents
from .loaders.folder import shipped_corpus
from .loaders.mention import Mention
from .loaders.quads import document_quads, provisional_actors, provisional_quads
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

#: Fields of a record that belong to some kinds of claim alone.
_WORDS_OF_A_KIND = ("status", "force", "stance", "valence", "funding_status", "amount")


@dataclass(frozen=True, slots=True)
class Assembled:
    """Hold a graph in memory, checked, with what it was made of.

    :param claims: of all documents, by document slug and place
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    registry: Registry
    store: Store
    iris: Iris
    summary: Summary


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Say what a build wrote and found."""

    out: Path
    summary: Summary

    @property
    def left_out(self) -> tuple[SamradError, ...]:
        """Return an error for every document that could not be read."""
        return self.summary.left_out

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
    progress: Progress | None = None,
) -> BuildReport:
    """Read documents and write the folder ``out``, which becomes exactly what they give.

    :param paths: files and folders of documents; without any, the shipped corpus
    :param out: a folder that is absent, empty or an earlier result; an earlier result stays until the new one is whole
    :param claims: a file of claim records to build from instead of extracting claims from the texts
    :param min_confidence: leave out claims whose confidence is below, from 0 to 1; those without one stay
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
        data = assemble(inputs, settings, claims=records, min_confidence=min_confidence, progress=tell)
        try:
            _write(folder, data, settings or Settings(), inputs, tell)
        except OSError as error:  # a full disk, mostly
            raise StoreError(f"the result cannot be written: {error.strerror}", where=str(out)) from error
    return BuildReport(Path(out), data.summary)


def assemble(
    paths: Sequence[Path] = (),
    settings: Settings | None = None,
    *,
    claims: Path | None = None,
    min_confidence: float = 0.0,
    progress: Progress | None = None,
) -> Assembled:
    """Read documents into a checked graph in memory; parameters and errors are those of :func:`build`."""
    settings, tell = settings or Settings(), progress or _silence
    documents, left_out = _documents(paths, tell)
    registry, iris = Registry.load(), Iris(settings.base)
    if claims is None:
        found = _extracted(documents, min_confidence, tell)
    else:
        found = _coded(documents, registry, claims, min_confidence, tell)
    provisional = _provisional(documents, found, registry)
    registry = registry.with_provisional(provisional)
    store = _store(documents, found, registry, iris, tell)
    store.extend(provisional_quads(provisional, iris))
    infer(store, iris)
    _check(store, documents, iris, settings.lang, tell)
    written = tuple(read_back(store, iris))  # what the graph says, so that no file beside it can say anything else
    if claims is not None:
        _check_kept([claim for part in found.claims.values() for claim in part], written, claims)
    summary = summarise(documents, written, provisional, left_out, found.silent)
    return Assembled(documents, written, registry, store, iris, summary)


def _silence(step: str, done: int, total: int) -> None:
    """Tell nobody how far it is."""


def _documents(paths: Sequence[Path], tell: Progress) -> tuple[tuple[Document, ...], list[DocumentError]]:
    """Read the documents, in order of their slugs; those that cannot be read come back as errors.

    :raises ConfigError: where a path is missing
    :raises SamradError: where no document could be read
    """
    tell("reading", 0, 1)
    missing = [path for path in paths if not os.path.exists(path)]
    if missing:
        raise ConfigError("there is no such file or folder to look at", where=", ".join(map(str, missing)))
    read, errors = read_documents(paths or shipped_corpus())
    if not read:
        reasons = "; ".join(map(str, errors)) or "there is no document in what was given"
        raise SamradError(f"not one document could be read: {reasons}", hint="nothing was written")
    return tuple(sorted(read, key=lambda document: document.slug)), errors


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold what the documents say, by document stem.

    :param met: actors that the registry lacks, as they were met: one may stand in it twice
    :param silent: sentences without a claim, of how many the rules saw; empty for hand-coded claims
    """

    claims: dict[str, tuple[Claim, ...]]
    mentions: dict[str, tuple[Mention, ...]]
    met: list[Actor]
    silent: dict[str, tuple[int, int]]


@cache
def _extractor() -> Extractor:
    """Return the extractor over the shipped registry, made once: its index of names takes half a second."""
    return Extractor(Registry.load())


def _extracted(documents: Sequence[Document], min_confidence: float, tell: Progress) -> _Found:
    """Take the claims from the texts by the rules."""
    extractor = _extractor()
    found = _Found({}, {}, [], {})
    for number, document in enumerate(documents):
        tell(f"claims in {document.stem}", number, len(documents))
        one = extractor.extract(document)
        found.claims[document.stem] = tuple(select(with_demands(one.claims), min_confidence=min_confidence))
        found.mentions[document.stem] = tuple(one.mentions)
        found.silent[document.stem] = one.silent, one.sentences
        found.met.extend(one.provisional)
    return found


def _coded(
    documents: Sequence[Document], registry: Registry, path: Path, min_confidence: float, tell: Progress
) -> _Found:
    """Take the claims from a file of records, the mentions from the texts."""
    coded = coded_claims(path, documents, registry)
    linker = _extractor().linker  # the same mentions as where the rules take the claims
    found = _Found({}, {}, list(coded.provisional), {})
    for number, document in enumerate(documents):
        tell(f"names in {document.stem}", number, len(documents))
        found.claims[document.stem] = tuple(select(coded.claims[document.stem], min_confidence=min_confidence))
        found.mentions[document.stem] = linker.mentions(document)
    return found


def _provisional(documents: Sequence[Document], found: _Found, registry: Registry) -> tuple[Actor, ...]:
    """Return the actors that the graph names and the registry lacks, each once, whatever the order of the files."""
    known = registry.with_provisional(sorted(found.met, key=repr))
    actors: dict[str, Actor] = {}
    for document in documents:
        claims, mentions = found.claims[document.stem], found.mentions[document.stem]
        for actor in provisional_actors(document, claims, mentions, known):
            actors[actor.slug] = min(actors.get(actor.slug, actor), actor, key=repr)
    return tuple(actors[slug] for slug in sorted(actors))


def _store(documents: Sequence[Document], found: _Found, registry: Registry, iris: Iris, tell: Progress) -> Store:
    """Return a store in memory with all graphs but the computed ones."""
    store = Store.memory()
    store.extend(ontology_quads(iris))
    store.extend(registry_quads(iris))
    for number, document in enumerate(documents):
        tell("writing the graph", number, len(documents))
        claims, mentions = found.claims[document.stem], found.mentions[document.stem]
        store.extend(document_quads(document, claims, mentions, registry, iris, __version__))
    return store


def _check(store: Store, documents: Sequence[Document], iris: Iris, lang: str, tell: Progress) -> None:
    """Refuse a graph in which a quote, a shape or a check of the whole does not hold.

    :raises IntegrityError: lists the first faults
    """
    tell("checking", 0, 1)
    faults = [str(fault) for fault in check_quotes(store, {d.slug: d.text for d in documents}, iris)]
    faults += [f"{v.graph} {v.focus}: {v.message(lang)} ({v.shape} {v.value})" for v in validate(store, iris)]
    if faults:
        more = f" and {len(faults) - _LISTED} more" if len(faults) > _LISTED else ""
        raise IntegrityError("; ".join(faults[:_LISTED]) + more, hint="nothing was written")


def _check_kept(coded: Iterable[Claim], written: Iterable[Claim], path: Path) -> None:
    """Refuse records whose words the graph would drop: a status of a request, an amount of a role.

    :raises ConfigError: names the record and the field
    """
    kept = {(claim.doc, claim.id): claim for claim in written}
    for claim in coded:
        for name in _WORDS_OF_A_KIND:
            if getattr(claim, name) and not getattr(kept[claim.doc, claim.id], name):
                raise ConfigError(
                    f"the {name.replace('_', ' ')} {getattr(claim, name)!r} of {claim.doc} {claim.start}-{claim.end} "
                    f"is of no use: a claim of the kind {claim.kind.value} has none",
                    where=str(path),
                    hint="leave the field empty, or correct the kind",
                )


def _write(folder: Path, data: Assembled, settings: Settings, inputs: Sequence[Path], tell: Progress) -> None:
    """Write all files of a result into an empty folder, the manifest last."""
    tell("saving", 0, 1)
    (folder / TEXTS).mkdir()
    for document in data.documents:
        (folder / TEXTS / f"{document.slug}.txt").write_bytes(document.text.encode("utf-8"))
    (folder / NQUADS).write_bytes(data.store.dump_nquads())
    (folder / "samrad.trig").write_bytes(data.store.dump_trig())
    _write_text(folder / CLAIMS, write_claims(data.claims))
    summary = replace(data.summary, left_out=_placeless(data.summary.left_out, inputs))
    _write_text(folder / "report.md", markdown(summary, settings.lang))
    _write_text(folder / "network.html", _page(data, settings))
    make_store(folder, folder / STORE)
    write_manifest(folder, _facts(data, summary, settings))


def _placeless(errors: Iterable[SamradError], inputs: Sequence[Path]) -> tuple[SamradError, ...]:
    """Return the errors without the folders of this machine, sorted: the report is the same from any folder."""
    folders = {str(path if path.is_dir() else path.parent) for path in inputs or shipped_corpus()}

    def bare(text: str) -> str:
        for folder in sorted(folders, key=len, reverse=True):  # the longest first: one may lie in another
            text = text.replace(folder + os.sep, "")
        return text

    found = [SamradError(bare(e.message), where=bare(e.where), hint=bare(e.hint)) for e in errors]
    return tuple(sorted(found, key=str))


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
    }
