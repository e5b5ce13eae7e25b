"""The unit of a build: one document, read, its claims taken, written as quads and checked, and nothing else looked at.

A :class:`Task` says all that the result depends on; a :class:`Part` is the result as plain values and N-Quads. So it is
the same whether it was made in this process, in a worker, or in an earlier build.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from .. import __version__
from ..errors import ConfigError, DocumentError, SamradError
from ..loaders.claim import Claim
from ..loaders.coded import resolved_claims
from ..loaders.demands import with_demands
from ..loaders.document import Document, DocumentInfo
from ..loaders.duplicates import words_digest
from ..loaders.extraction import Extractor
from ..loaders.folder import check_headings
from ..loaders.mention import Mention
from ..loaders.quads import document_quads, provisional_actors
from ..loaders.read import read
from ..ontology.actor import Actor
from ..ontology.files import ontology_quads, registry_quads
from ..ontology.iris import Iris
from ..ontology.registry import Registry
from ..ontology.terms import NS, RDF
from ..settings import DEFAULT_BASE, Limits
from .claims import read_back
from .network.selection import select
from .quotes import check_quotes
from .store import Store
from .validation import Kinds, Violation, validate_quads

__all__ = ["Part", "Refused", "Task", "ended", "make_part", "out_of_memory", "out_of_time", "warm_up"]

#: Fields of a record that belong to some kinds of claim alone.
_WORDS_OF_A_KIND = ("status", "force", "stance", "valence", "funding_status", "amount")


@dataclass(frozen=True, slots=True)
class Task:
    """Hold what is to be made of one file.

    :param info: what is known of it
    :param source: the ``corpus.toml`` that says so
    :param claims: records to take instead of the claims that the rules find
    :param records: the file that those stand in, for messages
    """

    path: Path
    info: DocumentInfo | None = None
    source: Path | None = None
    base: str = DEFAULT_BASE
    limits: Limits = field(default_factory=Limits)
    min_confidence: float = 0.0
    claims: tuple[Claim, ...] | None = None
    records: Path | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Hold what became of one file that could be read.

    :param document: without its blocks, which only the making needs
    :param digest: of the letters of its text (:func:`~samrad.loaders.duplicates.words_digest`)
    :param quads: sorted N-Quads of the graphs of the document and of its people
    :param provisional: the actors in them that the registry lacks
    :param silent: sentences without a claim, of how many the rules saw; None for hand-coded claims
    :param faults: quotes that do not hold
    :param wrong: what stops the build where this document is to be in it; then there are no quads
    """

    document: Document
    digest: str
    quads: bytes = b""
    provisional: tuple[Actor, ...] = ()
    silent: tuple[int, int] | None = None
    faults: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    wrong: SamradError | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Hold why a file is left out.

    :param lasting: whether it will be left out again as long as nothing changes; not so where the machine had a say
    """

    error: DocumentError
    lasting: bool = True


def make_part(task: Task) -> Part | Refused:
    """Read a file and make all of it that needs no other document."""
    try:
        document = read(task.path, task.info, task.limits)
        part = Part(replace(document, blocks=(), attendance=()), words_digest(document.text))
        try:
            check_headings(document, task.source)
            return _content(part, document, task)
        except DocumentError:
            raise
        except SamradError as error:
            return replace(part, wrong=error)
    except DocumentError as error:
        return Refused(error)
    except MemoryError:
        return out_of_memory(task)
    except RecursionError:
        return _refused(task, "it is nested too deep", "save it anew in a simpler form, or its text as .txt")
    except Exception as error:  # whatever a hostile file brings about: the others must not suffer from it
        place = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        return _refused(
            task,
            f"samrad failed over it: {said} ({Path(place.filename).name}:{place.lineno})",
            "a fault of samrad, please report it; until it is mended, save the text anew as .txt",
        )


def out_of_memory(task: Task) -> Refused:
    """Return that a file needs more memory than it may take."""
    memory = task.limits.memory
    return _refused(
        task,
        f"it takes more than {memory:,} MB of memory; that is the limit",
        f"split it, or allow more: --limit memory={2 * memory}",
    )


def out_of_time(task: Task) -> Refused:
    """Return that a file needs more time than it may take."""
    seconds = task.limits.seconds
    return _refused(
        task,
        f"it takes longer than {seconds:,} s; that is the limit",
        f"split it, or allow more: --limit seconds={4 * seconds}",
    )


def ended(task: Task, how: str) -> Refused:
    """Return that the process which read a file ended.

    :param how: the name of the signal, or the code it ended with
    """
    return _refused(
        task,
        f"the process that read it ended ({how})",
        "the file may be damaged: open it in its program and save it anew, or save its text as .txt",
    )


def _refused(task: Task, message: str, hint: str) -> Refused:
    return Refused(DocumentError(message, where=str(task.path), hint=hint), lasting=False)


def warm_up(base: str = DEFAULT_BASE) -> None:
    """Load what every document needs, so that the time of the first is its own."""
    _extractor()
    _kinds(base)


@cache
def _extractor() -> Extractor:
    """Return the extractor over the shipped registry, made once."""
    return Extractor(Registry.load())


@cache
def _kinds(base: str) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """Return the classes of all that is shipped: registered actors and the vocabulary."""
    iris = Iris(base)
    return _classes((*registry_quads(iris), *ontology_quads(iris)))


def _classes(quads: Iterable[ox.Quad]) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    found: dict[ox.NamedNode, list[ox.NamedNode]] = {}
    for quad in quads:
        node, kind = quad.subject, quad.object
        if quad.predicate == RDF.type and isinstance(node, ox.NamedNode) and isinstance(kind, ox.NamedNode):
            found.setdefault(node, []).append(kind)
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """Hold what a document says: by the rules, or by records.

    :param met: actors that the registry lacks
    """

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    met: tuple[Actor, ...]
    silent: tuple[int, int] | None = None


def _extracted(document: Document) -> _Said:
    one = _extractor().extract(document)
    claims = tuple(with_demands(one.claims))
    return _Said(claims, tuple(one.mentions), tuple(one.provisional), (one.silent, one.sentences))


def _coded(document: Document, task: Task, registry: Registry) -> _Said:
    """Take the claims from records, the mentions from the text: the same as where the rules take the claims."""
    texts = {document.stem: document.text}
    coded = resolved_claims(task.claims or (), texts, registry, task.records or Path())
    return _Said(coded.claims[document.stem], _extractor().linker.mentions(document), coded.provisional)


def _content(part: Part, document: Document, task: Task) -> Part:
    """Return the part with the graph of the document and what is wrong with it."""
    registry, iris = Registry.load(), Iris(task.base)
    said = _extracted(document) if task.claims is None else _coded(document, task, registry)
    claims = select(said.claims, min_confidence=task.min_confidence)
    known = registry.with_provisional(sorted(said.met, key=repr))
    provisional = provisional_actors(document, claims, said.mentions, known)
    named = registry.with_provisional(provisional)
    quads = list(document_quads(document, claims, said.mentions, named, iris, __version__))
    violations = validate_quads(quads, _kinds_of(quads, provisional, iris), f"document/{document.slug}")
    store = Store.memory()
    store.extend(quads)
    del quads  # of a large document they are half of what is in memory
    wrong = None
    if task.claims is not None:
        wrong = _dropped(claims, read_back(store, iris), task.records or Path())
    faults = check_quotes(store, {document.slug: document.text}, iris)
    return replace(
        part,
        quads=store.dump_nquads(),
        provisional=provisional,
        silent=said.silent,
        faults=tuple(str(fault) for fault in faults),
        violations=tuple(violations),
        wrong=wrong,
    )


def _kinds_of(quads: list[ox.Quad], provisional: Iterable[Actor], iris: Iris) -> Kinds:
    """Return what gives the classes of a node: of those shipped, of the document's own, of the actors met in it."""
    shipped, own = _kinds(iris.base), _classes(quads)
    met = {iris.actor(actor.slug): [ox.NamedNode(NS + actor.type)] for actor in provisional}

    def kinds(node: ox.NamedNode) -> Iterator[ox.NamedNode]:
        for found in (shipped, own, met):
            yield from found.get(node, ())

    return kinds


def _dropped(coded: Iterable[Claim], written: Iterable[Claim], path: Path) -> ConfigError | None:
    """Return the error for records whose words the graph would drop: a status of a request, an amount of a role."""
    kept = {claim.id: claim for claim in written}
    for claim in coded:
        for name in _WORDS_OF_A_KIND:
            if getattr(claim, name) and not getattr(kept[claim.id], name):
                return ConfigError(
                    f"the {name.replace('_', ' ')} {getattr(claim, name)!r} of {claim.doc} {claim.start}-{claim.end} "
                    f"is of no use: a claim of the kind {claim.kind.value} has none",
                    where=str(path),
                    hint="leave the field empty, or correct the kind",
                )
    return None
