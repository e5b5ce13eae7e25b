"""The dataset: named graphs in an Oxigraph store, in memory or on disk, behind the few operations that we use."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ..errors import QueryError, StoreError
from ..ontology.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

    from ..ontology.iris import Iris

__all__ = ["Answer", "Store", "Term", "sorted_quads"]

#: What a position of a triple may hold.
Term = ox.NamedNode | ox.BlankNode | ox.Literal

#: What a query answers with: rows (SELECT), truth (ASK) or triples (CONSTRUCT, DESCRIBE).
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

#: How many lines are parsed and added at once; more need more memory and are no quicker.
_LINES_AT_ONCE = 50_000

#: How much of the parser's message is said: it goes on with every sign that might have stood there.
_SAID = 200


def sorted_quads(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the quads by graph, subject, predicate, object: an order that no hash seed or insertion order changes."""
    # One string will do as the key: no term is the beginning of another that goes on with a sign before the space.
    return sorted(quads, key=lambda q: f"{q.graph_name} {q.subject} {q.predicate} {q.object}")


class Store:
    """Hold a dataset of named graphs.

    Queries of users see the union of all graphs as default graph; queries of the catalogue name their graphs.

    >>> store = Store.memory()
    >>> node = ox.NamedNode("https://example.org/a")
    >>> store.extend([ox.Quad(node, node, ox.Literal("å", language="sv"), node)])
    >>> print(store.dump_nquads().decode(), end="")
    <https://example.org/a> <https://example.org/a> "å"@sv <https://example.org/a> .
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def memory(cls) -> Store:
        """Return an empty store in memory."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: Path) -> Store:
        """Return the store in a folder, read-only: any number may have it open at once.

        :raises StoreError: where there is none
        """
        if not (path / "CURRENT").is_file():  # what every Oxigraph folder holds; without it, Oxigraph would make one
            raise StoreError("there is no store here", where=str(path), hint="run samrad build first")
        try:
            return cls(ox.Store.read_only(str(path)))
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the store cannot be opened: {error}", where=str(path), hint="build it again") from None

    @classmethod
    def create(cls, path: Path) -> Store:
        """Return a new store in a folder, which must be absent or empty.

        :raises StoreError: where something is there already or the folder cannot be written
        """
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise StoreError("there is something here already", where=str(path), hint="name an empty folder")
        try:
            return cls(ox.Store(str(path)))
        except OSError as error:
            raise StoreError(f"the store cannot be made: {error}", where=str(path)) from None

    def __len__(self) -> int:
        """Return the number of quads; scans the store, so do not call it in a loop."""
        return len(self._store)

    def __bool__(self) -> bool:
        """Return True: an empty store is a store, and ``if store`` must not count it."""
        return True

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._store)

    def __contains__(self, quad: object) -> bool:
        return quad in self._store

    # -- writing ------------------------------------------------------------------------------------------------

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add the quads in bulk; those that are there already stay once."""
        self._store.bulk_extend(quads)

    def load_nquads(self, path: Path) -> None:
        """Add the quads of an N-Quads file in bulk, the names of its blank nodes kept.

        :raises StoreError: where the file is missing or no N-Quads
        """
        try:
            with path.open("rb") as file:
                self._store.bulk_extend(ox.parse(file, ox.RdfFormat.N_QUADS))
        except OSError as error:
            raise StoreError(f"cannot be read: {error.strerror}", where=str(path)) from None
        except SyntaxError as error:
            raise StoreError(f"no N-Quads: {error}", where=str(path), hint="build it again") from None

    def load(self, data: bytes) -> None:
        """Add the quads of N-Quads that were written by us, in bulk."""
        self._store.bulk_extend(ox.parse(data, ox.RdfFormat.N_QUADS))

    def load_lines(self, lines: Iterable[bytes]) -> None:
        """Add the quads of lines of N-Quads that were written by us, many at a time."""
        rest = iter(lines)
        while part := b"".join(islice(rest, _LINES_AT_ONCE)):
            self.load(part)

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Remove the quads; those that are not there are no error."""
        for quad in list(quads):
            self._store.remove(quad)

    def clear_graph(self, graph: ox.NamedNode) -> None:
        """Remove all triples of a graph."""
        self._store.remove_graph(graph)

    def replace_graph(self, graph: ox.NamedNode, quads: Iterable[ox.Quad]) -> None:
        """Put the quads, all of which must be in that graph, in the place of what the graph holds.

        :raises ValueError: where a quad is in another graph; then nothing is changed
        """
        new = list(quads)
        stray = next((q for q in new if q.graph_name != graph), None)
        if stray is not None:
            raise ValueError(f"{stray} is not in {graph}")
        self.clear_graph(graph)
        self.extend(new)

    def remove_document(self, slug: str, iris: Iris) -> None:
        """Remove a document: its own graph and that of its people, no other.

        The computed graphs (inferred, provisional) are the caller's to compute again.
        """
        self.clear_graph(iris.document_graph(slug))
        self.clear_graph(iris.people_graph(slug))

    def replace_document(self, slug: str, quads: Iterable[ox.Quad], iris: Iris) -> None:
        """Put a document's quads in the place of those it had.

        :raises ValueError: where a quad is outside the document's two graphs; then nothing is changed
        """
        own = {iris.document_graph(slug), iris.people_graph(slug)}
        new = list(quads)
        stray = next((q for q in new if q.graph_name not in own), None)
        if stray is not None:
            raise ValueError(f"{stray} is in no graph of the document {slug}")
        self.remove_document(slug, iris)
        self.extend(new)

    def flush(self) -> None:
        """Write what is in buffers to disk, so that readers of the folder see all."""
        self._store.flush()

    # -- reading ------------------------------------------------------------------------------------------------

    def graphs(self) -> list[ox.NamedNode]:
        """Return the names of the graphs that hold something, sorted."""
        names = (g for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))
        return sorted((g for g in names if any(self.quads(graph=g))), key=lambda g: g.value)

    def quads(
        self,
        subject: ox.NamedNode | ox.BlankNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: Term | None = None,  # noqa: A002 - RDF's own word for the position
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Return the quads that match; None matches all."""
        return self._store.quads_for_pattern(subject, predicate, object, graph)

    def value(self, subject: ox.NamedNode, predicate: ox.NamedNode, graph: ox.NamedNode | None = None) -> Term | None:
        """Return the object of the triple, the first in sorted order where there are several; None where none is."""
        found = (q.object for q in self.quads(subject, predicate, None, graph))
        return min((o for o in found if isinstance(o, Term)), key=str, default=None)

    def query(
        self,
        text: str,
        substitutions: Mapping[str, Term] | None = None,
        *,
        prefixes: Mapping[str, str] | None = None,
        union: bool = True,
    ) -> Answer:
        """Answer a SPARQL query.

        :param substitutions: values by variable name, bound by the engine; the variable must be in the projection
        :param prefixes: beside those of :data:`~samrad.ontology.terms.PREFIXES`, which need no declaration
        :param union: whether the default graph is the union of all named graphs, or empty
        :raises QueryError: where the query does not parse or cannot be answered
        """
        bound = {ox.Variable(name): value for name, value in (substitutions or {}).items()}
        try:
            return self._store.query(
                text,
                prefixes={**PREFIXES, **(prefixes or {})},
                use_default_graph_as_union=union,
                substitutions=bound,  # type: ignore[arg-type]  # a dict of a narrower kind of term
            )
        except SyntaxError as error:
            said = textwrap.shorten(str(error), _SAID, placeholder=" …")
            raise QueryError(f"the query does not parse: {said}") from None
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from None

    def select(self, text: str, substitutions: Mapping[str, Term] | None = None, **options: Any) -> ox.QuerySolutions:
        """Answer a SELECT query.

        :raises QueryError: as :meth:`query`, and for another form of query
        """
        answer = self.query(text, substitutions, **options)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("the query is no SELECT")
        return answer

    def dataset(self) -> rdflib.Dataset:
        """Return an rdflib ``Dataset`` over this same store, its default graph the union of all graphs.

        Copy a graph into rdflib's memory before walking it triple by triple, and pass queries as strings: a prepared
        query falls back to rdflib's own evaluator, seventy times slower.
        """
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self._store), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace)
        return dataset

    # -- dumps --------------------------------------------------------------------------------------------------

    def dump_nquads(self) -> bytes:
        """Return all quads as N-Quads, lines sorted by byte: the same for the same quads, however they came in."""
        out = io.BytesIO()
        self._store.dump(out, ox.RdfFormat.N_QUADS)
        return _sorted_lines(out)

    def dump_trig(self) -> bytes:
        """Return all quads as TriG, sorted by graph, subject, predicate and object."""
        out = ox.serialize(self._sorted(), format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
        assert out is not None  # no output was given, so bytes come back
        return out

    def _sorted(self) -> Iterator[ox.Quad]:
        """Yield all quads in the order of :func:`sorted_quads`, which is that of their lines in N-Quads.

        A graph at a time and as lines: as quads, a large one takes three times the memory.
        """
        for name in sorted([*self._store.named_graphs(), ox.DefaultGraph()], key=str):
            out = io.BytesIO()
            ox.serialize(self._store.quads_for_pattern(None, None, None, name), out, ox.RdfFormat.N_QUADS)
            yield from ox.parse(_sorted_lines(out), ox.RdfFormat.N_QUADS)


def _sorted_lines(out: io.BytesIO) -> bytes:
    """Return the lines sorted by byte, and empty what they were written to: much stands in memory twice otherwise."""
    out.seek(0)
    lines = list(out)
    out.close()
    lines.sort()
    return b"".join(lines)
