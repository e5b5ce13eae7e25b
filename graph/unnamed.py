"""The graph without people, for publishing: no people graphs, names masked, offices and organisations in their place.

Offsets and addresses of claims and passages stay; the quotes are those of the masked text, whose SHA-256 stands in the
place of the unmasked one's. What follows from claims is computed anew.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ..loaders.masking import Masker
from ..loaders.quads import CONTEXT, provisional_quads
from ..ontology.iris import Iris
from ..ontology.registry import Registry
from ..ontology.terms import DCTERMS, OA, XSD, S
from .inference import infer, prune_provisional
from .people import Masking
from .store import Store

__all__ = ["without_people"]

_QUOTE = re.compile(r"/(\d+)-(\d+)-quote\Z")


def without_people(store: Store, iris: Iris, registry: Registry, texts: Mapping[str, str]) -> Store:
    """Return the graph as it may be published, in memory; the store stays as it is.

    :param registry: knows the provisional actors of the graph too
    :param texts: of the documents that name people, by slug
    """
    masking = Masking(store, iris, registry)
    made = Store.memory()
    people, documents = iris.people_graph("").value, iris.document_graph("").value
    for graph in store.graphs():
        quads = store.quads(graph=graph)
        if graph.value.startswith(people) or graph == iris.graph("inferred"):
            continue
        slug = graph.value.removeprefix(documents)
        stem = store.value(iris.document(slug), DCTERMS.identifier, graph) if slug != graph.value else None
        masker = masking.masker(stem.value) if isinstance(stem, ox.Literal) else None
        made.extend(_Rewriter(masking, masker, texts[slug]).quads(quads) if masker else quads)
    made.extend(provisional_quads(masking.offices(), iris))
    prune_provisional(made, iris)
    infer(made, iris)
    return made


class _Rewriter:
    """Rewrite the quads of one document."""

    def __init__(self, masking: Masking, masker: Masker, text: str) -> None:
        self._masking = masking
        self._masker = masker
        self._text = masker.mask(text)

    def quads(self, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
        """Yield what is said without people."""
        for quad in quads:
            value = quad.object
            if isinstance(value, ox.Literal):
                said = self._literal(quad, value)
                yield ox.Quad(quad.subject, quad.predicate, said, quad.graph_name)
            elif isinstance(value, ox.NamedNode):
                for node in self._masking.actors(value, self._masker):
                    yield ox.Quad(quad.subject, quad.predicate, node, quad.graph_name)
            else:
                yield quad

    def _literal(self, quad: ox.Quad, value: ox.Literal) -> ox.Literal:
        if quad.predicate == S.textSha256:
            return ox.Literal(hashlib.sha256(self._text.encode("utf-8")).hexdigest(), datatype=XSD.string)
        if not value.language:
            return value
        place = _QUOTE.search(str(getattr(quad.subject, "value", "")))
        if place is None:
            return ox.Literal(self._masker.mask(value.value), language=value.language)
        start, end = int(place[1]), int(place[2])
        if quad.predicate == OA.prefix:
            start, end = max(0, start - CONTEXT), start
        elif quad.predicate == OA.suffix:
            start, end = end, end + CONTEXT
        return ox.Literal(self._text[start:end], language=value.language)
