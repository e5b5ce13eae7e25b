"""Quote integrity: every passage's words stand in the document's text at the offsets that the graph gives."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ..errors import SamradError
from ..ontology.iris import Iris
from ..ontology.terms import RDF, S
from .store import Store

__all__ = ["QuoteFault", "check_quotes"]

#: How much of a text a message shows.
_SHOWN = 60


@dataclass(frozen=True, slots=True, order=True)
class QuoteFault:
    """Say where a quote does not hold, and what stands there instead.

    :param document: the document's slug
    :param start: offset in its text; -1 where the whole text is meant
    """

    document: str
    start: int
    end: int
    message: str

    def __str__(self) -> str:
        """Return place and message on one line."""
        return f"{self.where}: {self.message}"

    @property
    def where(self) -> str:
        """Return document and offsets."""
        return self.document if self.start < 0 else f"{self.document} {self.start}-{self.end}"


def check_quotes(store: Store, texts: Mapping[str, str], iris: Iris) -> list[QuoteFault]:
    """Return all places where the graph and the texts differ, sorted; empty where every quote holds.

    Checks the sha256 of every text, and of every passage (of claims, mentions and roles) the words and their
    surroundings at the offsets.

    :param texts: the document's text by document slug
    """
    faults: list[QuoteFault] = []
    documents = {
        iris.slug(q.subject): q.subject
        for q in store.quads(predicate=RDF.type, object=S.Document)
        if isinstance(q.subject, ox.NamedNode)
    }
    for slug, node in documents.items():
        faults += _document_faults(store, slug, node, texts, iris)
    return sorted(faults)


def _document_faults(
    store: Store, slug: str, node: ox.NamedNode, texts: Mapping[str, str], iris: Iris
) -> Iterator[QuoteFault]:
    try:
        text = texts[slug]
    except KeyError:
        yield QuoteFault(slug, -1, -1, "its text is missing, so no quote of it can be checked; build again")
        return
    except SamradError as error:  # texts read from files say themselves what is wrong
        yield QuoteFault(slug, -1, -1, str(error))
        return
    graph = iris.document_graph(slug)
    known = store.value(node, S.textSha256, graph)
    if not isinstance(known, ox.Literal) or known.value != hashlib.sha256(text.encode("utf-8")).hexdigest():
        yield QuoteFault(slug, -1, -1, "its text is not the one that the graph was made from (sha256); build again")
    for row in store.select(_PASSAGES, {"graph": graph}, union=False):
        yield from _passage_faults(slug, text, row)


#: Every part of a passage is asked for alone, so that a passage without one of them is found too.
_PASSAGES = """
SELECT ?graph ?passage ?start ?end ?exact ?prefix ?suffix WHERE {
  GRAPH ?graph { ?passage oa:hasSource ?document }
  OPTIONAL { GRAPH ?graph { ?passage oa:hasSelector ?p . ?p oa:start ?start ; oa:end ?end } }
  OPTIONAL { GRAPH ?graph { ?passage oa:hasSelector ?q . ?q oa:exact ?exact } }
  OPTIONAL { GRAPH ?graph { ?passage oa:hasSelector ?r . ?r oa:prefix ?prefix } }
  OPTIONAL { GRAPH ?graph { ?passage oa:hasSelector ?t . ?t oa:suffix ?suffix } }
}
"""


def _passage_faults(slug: str, text: str, row: ox.QuerySolution) -> Iterator[QuoteFault]:
    values = {name: _literal(row[name]) for name in ("start", "end", "exact", "prefix", "suffix")}
    start, end = _number(values["start"]), _number(values["end"])
    exact = values["exact"]
    if start is None or end is None or exact is None:
        yield QuoteFault(slug, -1, -1, f"the passage {row['passage']} lacks its offsets or its words")
        return
    name = str(row["passage"]).rstrip(">").rpartition("/")[2]
    if name != f"{start}-{end}":
        yield QuoteFault(slug, start, end, f"the passage {row['passage']} is named after other offsets")
    if not 0 <= start <= end <= len(text):
        yield QuoteFault(slug, start, end, f"the offsets lie outside the text, which has {len(text)} code points")
        return
    before, after = values["prefix"] or "", values["suffix"] or ""
    for what, here, claimed in (
        ("the quote", text[start:end], exact),
        ("the words before it", text[max(0, start - len(before)) : start], before),
        ("the words after it", text[end : end + len(after)], after),
    ):
        if here != claimed:
            yield QuoteFault(slug, start, end, f"{what} says {_shown(claimed)}, the text has {_shown(here)}")


def _literal(term: object) -> str | None:
    return term.value if isinstance(term, ox.Literal) else None


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.lstrip("-").isdecimal() else None


def _shown(words: str) -> str:
    return repr(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
