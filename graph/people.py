"""What published views show in the place of people: offices, organisations and masked names, never the names.

The names come from ``graph/people/<document>``, so that a page made from a built result masks as the build does. The
claims of the result itself keep their words: they are what one works with, not what one publishes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyoxigraph as ox

from ..loaders.claim import Claim
from ..loaders.document import DocumentInfo
from ..loaders.masking import MASK, Masker, Name
from ..loaders.people import untitled
from ..loaders.people_words import keeps_name
from ..ontology.actor import Actor
from ..ontology.iris import Iris
from ..ontology.registry import Registry, provisional_actor
from ..ontology.terms import DCTERMS, FOAF, S
from .store import Store

__all__ = ["SOMEBODY", "Masking", "names_of", "organisations_named"]

#: What stands for a person of whom the document tells neither organisation nor office.
SOMEBODY = "enskild person"

#: A speaker's name that stands for an organisation (linked by context) is no organisation's name.
_ORGANISATIONS = """SELECT DISTINCT ?document ?words WHERE {
  GRAPH ?document { ?passage samrad:linkedBy ?how ; samrad:names ?actor ; oa:hasSelector ?selector .
    ?selector oa:exact ?words } FILTER(STR(?how) != "context")
  FILTER NOT EXISTS { GRAPH ?actors { ?actor a samrad:Person } } }"""


class Masking:
    """Mask the people of a graph in claims, titles and labels.

    :param registry: knows the provisional actors of the graph too
    """

    def __init__(self, store: Store, iris: Iris, registry: Registry) -> None:
        self._registry = registry
        self._shown: dict[str, Actor] = {}
        self._maskers: dict[str, Masker] = {}
        self._iris = iris
        self._nodes = labels = {iris.actor(actor.slug): actor.label for actor in registry.actors}
        prefix = iris.people_graph("").value
        for graph in store.graphs():
            if graph.value.startswith(prefix):
                slug = graph.value.removeprefix(prefix)
                stem = store.value(iris.document(slug), DCTERMS.identifier)
                if stem is not None:
                    names = names_of(store, graph, labels)
                    self._maskers[stem.value] = Masker(names, organisations_named(store, iris.document_graph(slug)))

    @property
    def registry(self) -> Registry:
        """Return the registry with the offices that stand for people in the claims masked so far."""
        return self._registry.with_provisional(self.offices())

    def claims(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return the claims with people masked; each text is as long as it was."""
        return [self._claim(claim) for claim in claims]

    def documents(self, documents: Mapping[str, DocumentInfo]) -> dict[str, DocumentInfo]:
        """Return what is known of the documents, people masked in their titles."""
        return {
            stem: replace(info, title=masker.mask(info.title)) if info.title and masker else info
            for stem, info in documents.items()
            for masker in [self._maskers.get(stem)]
        }

    def masker(self, stem: str) -> Masker | None:
        """Return what masks the texts of a document; None where it names nobody."""
        return self._maskers.get(stem)

    def actors(self, node: ox.NamedNode, masker: Masker) -> tuple[ox.NamedNode, ...]:
        """Return what stands for an actor of a document: itself, if it is no person."""
        label = self._nodes.get(node)
        shown = (label,) if label is None else self._label(label, masker)
        if shown == (label,):
            return (node,)
        found = (self._shown.get(name) or self._registry.by_label(name) for name in shown if name)
        return tuple(self._iris.actor(actor.slug) for actor in found if actor is not None)

    def offices(self) -> list[Actor]:
        """Return the actors made to stand for people so far."""
        return [self._shown[label] for label in sorted(self._shown)]

    def _claim(self, claim: Claim) -> Claim:
        masker = self._maskers.get(claim.doc)
        if masker is None:
            return claim
        quote = masker.mask(claim.quote)

        def part(text: str) -> str:
            """Mask a text; what stands in the quote is cut out of the masked quote: half a name is masked too."""
            at = claim.quote.find(text)
            return masker.mask(text) if at < 0 else quote[at : at + len(text)]

        return replace(
            self._actors(claim, masker),
            quote=quote,
            what=part(claim.what),
            claimant_text=part(claim.claimant_text),
            addressee_text=part(claim.addressee_text),
            lead=masker.mask(claim.lead),
            section=masker.mask(claim.section),
            question=masker.mask(claim.question),
        )

    def _actors(self, claim: Claim, masker: Masker) -> Claim:
        return replace(
            claim,
            claimant=self._labels(claim.claimant, masker),
            addressee=self._labels(claim.addressee, masker),
            participants=self._labels(claim.participants, masker),
            concerns=self._labels(claim.concerns, masker),
            principal=self._labels(claim.principal, masker),
            served=self._labels(claim.served, masker),
        )

    def _labels(self, labels: tuple[str, ...], masker: Masker) -> tuple[str, ...]:
        return tuple(dict.fromkeys(shown for label in labels for shown in self._label(label, masker)))

    def _label(self, label: str, masker: Masker) -> tuple[str, ...]:
        """Return what stands for an actor: whom the person represents, the office, or the label itself."""
        actor = self._registry.by_label(label)
        if actor is not None and not actor.provisional:
            return (label,)
        person = masker.person(untitled(label) or label)
        if person is None:
            masked = masker.mask(label)
            if masked != label:
                self._show(masked, actor)
            return (masked,)
        if person.organisations:
            return person.organisations
        office = masker.mask(person.office) or SOMEBODY
        if self._registry.by_label(office) is None:
            self._shown[office] = provisional_actor(office, "Person", "mixed")
        return (office,)

    def _show(self, masked: str, actor: Actor | None) -> None:
        kind, sector = (actor.type, actor.sector) if actor else ("Organization", "civil")
        made = provisional_actor(masked.replace(MASK, "x"), kind, sector)  # of a slug that tells no more than the label
        self._shown[masked] = replace(made, label=masked)


def names_of(store: Store, graph: ox.NamedNode, labels: Mapping[ox.NamedNode, str]) -> list[Name]:
    """Return the people of a people graph, sorted by name.

    :param labels: of the actors whom they may represent
    """
    said: dict[str, dict[ox.NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads(graph=graph):
        if isinstance(quad.object, ox.Literal):
            said[str(quad.subject)][quad.predicate].append(quad.object.value)
        elif isinstance(quad.object, ox.NamedNode) and quad.object in labels:
            said[str(quad.subject)][quad.predicate].append(labels[quad.object])
    names = []
    for facts in said.values():
        offices = sorted(facts[S.office], key=lambda office: (not keeps_name(office), office))
        organisations = tuple(sorted(facts[S.represents]))
        names += [Name(text, offices[0] if offices else "", organisations) for text in facts[FOAF.name]]
    return sorted(names, key=lambda name: name.text)


def organisations_named(store: Store, graph: ox.NamedNode) -> set[str]:
    """Return the words by which a document names organisations.

    :param graph: the document's
    """
    words = {row["words"].value for row in store.select(_ORGANISATIONS, {"document": graph})}
    return {name for name in words if not untitled(name)}
