"""The claims read back from the graph: the records that would give the graph again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from ..loaders.claim import Claim, ClaimKind
from ..loaders.claim_quads import KIND_CLASSES
from ..ontology.iris import Iris
from ..ontology.schemes import Schemes
from ..ontology.terms import DCTERMS, OA, RDF, SKOS, S
from .store import Store

__all__ = ["read_back"]

_KINDS = {node: kind for kind, node in KIND_CLASSES.items()}

#: By kind, the property of the record's addressees and that of its participants.
_PARTIES = {
    ClaimKind.REQUEST: (S.addressee, None),
    ClaimKind.OFFER: (S.addressee, None),
    ClaimKind.COOPERATION: (None, S.cooperator),
    ClaimKind.FUNDING: (S.recipient, S.funder),
    ClaimKind.ROLE: (S.served, S.holder),
}

_WORDS = (
    ("rule", S.rule),
    ("claimant_text", S.claimantText),
    ("addressee_text", S.addresseeText),
    ("amount", S.amount),
    ("date", S.dateText),
    ("what", S.what),
)

_CONCEPTS = (
    ("attribution", S.attribution),
    ("addressee_attribution", S.addresseeAttribution),
    ("voice", S.voice),
    ("force", S.force),
    ("stance", S.stance),
    ("valence", S.valence),
    ("funding_status", S.fundingStatus),
    ("status", S.cooperationStatus),
)

_Facts = Mapping[ox.NamedNode, Mapping[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]


def read_back(store: Store, iris: Iris) -> list[Claim]:
    """Return all claims of the graph as records, by document slug and place.

    RDF keeps no order of names: those of a claim come back sorted, of a cooperation with the focal partner first.
    Whom a role serves comes back as ``addressee``; the confidence comes back with two decimals.

    :raises NotFoundError: where a concept is none of the shipped schemes
    """
    labels = _labels(store, iris)
    claims: list[Claim] = []
    prefix = iris.document_graph("").value
    for graph in store.graphs():
        if graph.value.startswith(prefix):
            facts = _facts(store.quads(graph=graph))
            claims += sorted(_document_claims(facts, labels, iris), key=lambda c: (c.start, c.end, c.id))
    return claims


def _labels(store: Store, iris: Iris) -> dict[ox.NamedNode, str]:
    """Return the Swedish preferred label of every actor."""
    labels = {}
    for name in ("registry", "provisional"):
        for quad in store.quads(predicate=SKOS.prefLabel, graph=iris.graph(name)):
            node, label = quad.subject, quad.object
            if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal) and label.language == "sv":
                labels[node] = label.value
    return labels


def _facts(quads: Iterable[ox.Quad]) -> _Facts:
    facts: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts[quad.subject][quad.predicate].append(quad.object)
    return facts


def _document_claims(facts: _Facts, labels: Mapping[ox.NamedNode, str], iris: Iris) -> Iterator[Claim]:
    for node in list(facts):
        kinds = [_KINDS[t] for t in facts[node].get(RDF.type, ()) if isinstance(t, ox.NamedNode) and t in _KINDS]
        if kinds:
            yield _Reader(facts, node, labels).claim(kinds[0], iris.slug(node))


class _Reader:
    """Read one claim."""

    def __init__(self, facts: _Facts, node: ox.NamedNode, labels: Mapping[ox.NamedNode, str]) -> None:
        self._facts = facts
        self._node = node
        self._labels = labels

    def claim(self, kind: ClaimKind, name: str) -> Claim:
        """Return the claim."""
        addressee, participants = _PARTIES[kind]
        passage = self._passage()
        selectors = self._nodes(OA.hasSelector, passage)
        quoted = {p: self._word(p, *selectors) for p in (OA.start, OA.end, OA.exact)}
        number = self._word(S.confidence)
        schemes = Schemes.load()
        concepts = {field: self._nodes(predicate) for field, predicate in _CONCEPTS}
        return Claim(
            doc=self._word(DCTERMS.identifier, *self._nodes(S.statedIn)),
            start=int(quoted[OA.start]),
            end=int(quoted[OA.end]),
            quote=quoted[OA.exact],
            kind=kind,
            id=name,
            claimant=self._actors(S.claimant),
            addressee=self._actors(addressee) if addressee else (),
            participants=self._focal_first(self._actors(participants)) if participants else (),
            concerns=self._actors(S.concerns),
            principal=self._actors(S.principal),
            served=self._actors(S.served) if kind is not ClaimKind.ROLE else (),
            topics=tuple(sorted(schemes.value(t) for t in self._nodes(S.topic))),
            demand=tuple(sorted(schemes.value(d) for d in self._nodes(S.demand))),
            confidence=float(number) if number else None,
            consultation=self._word(DCTERMS.identifier, *self._nodes(S.statedAt)),
            section=self._word(S.section, passage),
            question=self._word(S.question, passage),
            lead=self._word(S.lead, passage),
            page=self._number(S.page, passage),
            last_page=self._number(S.lastPage, passage),
            **{field: self._word(predicate) for field, predicate in _WORDS},
            **{field: schemes.value(nodes[0]) if nodes else "" for field, nodes in concepts.items()},
        )

    def _passage(self) -> ox.NamedNode:
        return self._nodes(S.passage)[0]

    def _nodes(self, predicate: ox.NamedNode, subject: ox.NamedNode | None = None) -> list[ox.NamedNode]:
        objects = self._facts.get(subject or self._node, {}).get(predicate, [])
        return sorted((o for o in objects if isinstance(o, ox.NamedNode)), key=lambda n: n.value)

    def _word(self, predicate: ox.NamedNode, *subjects: ox.NamedNode) -> str:
        """Return the literal of the first of the subjects that has one (of the claim without any); else ""."""
        for subject in subjects or (self._node,):
            for value in self._facts.get(subject, {}).get(predicate, ()):
                if isinstance(value, ox.Literal):
                    return value.value
        return ""

    def _number(self, predicate: ox.NamedNode, subject: ox.NamedNode) -> int | None:
        word = self._word(predicate, subject)
        return int(word) if word else None

    def _actors(self, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(sorted(self._labels.get(node, node.value) for node in self._nodes(predicate)))

    def _focal_first(self, names: tuple[str, ...]) -> tuple[str, ...]:
        focal = {*self._actors(S.focalPartner), *self._actors(S.difficultFor)}
        return tuple(sorted(names, key=lambda name: (name not in focal, name)))
