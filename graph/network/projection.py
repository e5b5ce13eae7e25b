"""From claims to a network: actors as nodes, and one directed edge for each (source, target, kind, status).

An edge keeps the claims it stands for, so that any line in a picture leads back to its quotes. What cannot be drawn
as a line (a claim that names no addressee, a role for nobody in particular) is kept with the actor that it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import networkx as nx

from ...loaders.claim import Claim, ClaimKind
from ...loaders.claim_quads import says_all_together
from ...ontology.actor import Actor
from ...ontology.iris import slugify
from ...ontology.registry import provisional_actor
from ...settings import DEFAULT_BASE

__all__ = ["DIFFICULT", "Edge", "Network", "Node", "claim_key", "network", "project"]

#: The status that makes a cooperation directed: who finds it hard, and with whom.
DIFFICULT = "difficult"

FindActor = Callable[[str], Actor | None]

#: source, target, kind and status of an edge
_Line = tuple[str, str, ClaimKind, str]


@dataclass(frozen=True, slots=True)
class Node:
    """Stand for one actor of the network.

    :param claims: keys of all claims in which the actor has a part
    :param untold: keys of those among them that it makes, funds or holds and that no edge shows
    :param made: how many requests it makes
    :param received: how many requests are addressed to it
    """

    actor: Actor
    iri: str
    claims: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    made: int = 0
    received: int = 0

    @property
    def slug(self) -> str:
        """Return the name by which edges refer to the node."""
        return self.actor.slug

    @property
    def collective(self) -> bool:
        """Tell whether the node stands for many ("kommuner") and not for one body."""
        return self.actor.type == "Collective"


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Stand for all claims of one kind and status from one actor to another, by their slugs.

    A cooperation that is not difficult holds both ways: its source is the slug that sorts first, and ``mutual`` is set.
    A role's edge goes from the holder to whom it serves (status ``served``) or who gave it (``principal``).
    """

    source: str
    target: str
    kind: ClaimKind
    status: str = ""
    claims: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Return the number of claims."""
        return len(self.claims)

    @property
    def to_self(self) -> bool:
        """Tell whether the actor refers to itself ("Vi måste …")."""
        return self.source == self.target

    @property
    def mutual(self) -> bool:
        """Tell whether the edge has no direction."""
        return self.kind is ClaimKind.COOPERATION and self.status != DIFFICULT

    @property
    def key(self) -> str:
        """Return what tells parallel edges apart, in the file formats too."""
        return f"{self.kind.value}-{self.status}" if self.status else self.kind.value


@dataclass(frozen=True)
class Network:
    """Hold a network: nodes sorted by slug, edges sorted, and the claims by key in the order given."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    claims: Mapping[str, Claim] = field(default_factory=dict)

    def graph(self, *, include_self: bool = True) -> nx.MultiDiGraph[str]:
        """Return the network as a networkx graph whose attributes are all plain text, numbers or truth values.

        Nodes are slugs; an edge's key is its kind and status, its ``claims`` are keys with a space between them.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for node in self.nodes:
            actor = node.actor
            graph.add_node(
                node.slug,
                label=actor.label,
                iri=node.iri,
                type=actor.type,
                sector=actor.sector,
                level=actor.level or "",
                collective=node.collective,
                provisional=actor.provisional,
                claims=len(node.claims),
                made=node.made,
                received=node.received,
            )
        for edge in self.edges:
            if edge.to_self and not include_self:
                continue
            graph.add_edge(
                edge.source,
                edge.target,
                key=edge.key,
                kind=edge.kind.value,
                status=edge.status,
                weight=edge.weight,
                mutual=edge.mutual,
                claims=" ".join(edge.claims),
                quote=self.claims[edge.claims[0]].quote,
            )
        return graph


def claim_key(claim: Claim) -> str:
    """Return a name for the claim that is its own over all documents: document stem, slash, id (or place)."""
    doc = slugify(claim.doc)
    return f"{doc}/{claim.id}" if claim.id else f"{doc}/{claim.start}-{claim.end}-{claim.kind.value}"


def project(
    claims: Iterable[Claim], find: FindActor, *, base: str = DEFAULT_BASE, include_self: bool = True
) -> nx.MultiDiGraph[str]:
    """Return the claims' network as a :class:`networkx.MultiDiGraph`; see :func:`network`."""
    return network(claims, find, base=base).graph(include_self=include_self)


def network(claims: Iterable[Claim], find: FindActor, *, base: str = DEFAULT_BASE) -> Network:
    """Return the network of the claims, self-asks included.

    :param claims: any claims; see :func:`~samrad.graph.network.selection.select` for filters
    :param find: gives the actor of a preferred label; where it gives None the actor is shown as provisional
    :param base: what the actors' IRIs begin with
    """
    actors = _Actors(find)
    keyed = dict(_keyed(claims))
    lines: dict[_Line, list[str]] = defaultdict(list)
    parts: dict[str, _Part] = defaultdict(_Part)
    for key, claim in keyed.items():
        drawn = sorted(_lines(claim, actors))
        for line in drawn:
            lines[line].append(key)
        for slug in actors.slugs(_labels(claim)):
            parts[slug].claims.append(key)
        if not drawn:
            for slug in actors.slugs(_owners(claim)):
                parts[slug].untold.append(key)
        if claim.kind is ClaimKind.REQUEST:
            for slug in actors.slugs(claim.claimant):
                parts[slug].made += 1
            for slug in actors.slugs(claim.addressee):
                parts[slug].received += 1
    nodes = tuple(
        Node(actor, f"{base}actor/{slug}", tuple(part.claims), tuple(part.untold), part.made, part.received)
        for slug, actor in sorted(actors.by_slug.items())
        for part in [parts[slug]]
    )
    return Network(nodes, tuple(sorted(Edge(*line, tuple(keys)) for line, keys in lines.items())), keyed)


@dataclass(slots=True)
class _Part:
    """Gather what one actor has a part in; the fields are those of :class:`Node`."""

    claims: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    made: int = 0
    received: int = 0


def _keyed(claims: Iterable[Claim]) -> Iterator[tuple[str, Claim]]:
    """Give each claim its key; records without ids that share a place get a running number."""
    seen: dict[str, int] = defaultdict(int)
    for claim in claims:
        key = claim_key(claim)
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key}-{seen[key]}"), claim


class _Actors:
    """Find each label's actor once, and make a provisional one where there is none."""

    def __init__(self, find: FindActor) -> None:
        self._find = find
        self._slugs: dict[str, str] = {}
        self.by_slug: dict[str, Actor] = {}

    def slug(self, label: str) -> str:
        """Return the slug of the actor with this label, and remember the actor."""
        if label not in self._slugs:
            actor = self._find(label) or provisional_actor(label)
            self.by_slug.setdefault(actor.slug, actor)
            self._slugs[label] = actor.slug
        return self._slugs[label]

    def slugs(self, labels: Iterable[str]) -> list[str]:
        """Return the distinct slugs of several labels, sorted."""
        return sorted({self.slug(label) for label in labels})


def _lines(claim: Claim, actors: _Actors) -> set[_Line]:
    """Return the lines that one claim draws, by slug; one that holds both ways starts at the slug that sorts first."""
    lines = set()
    for source, target, status in _pairs(claim):
        ends = actors.slug(source), actors.slug(target)
        if claim.kind is ClaimKind.COOPERATION and status != DIFFICULT:
            ends = min(ends), max(ends)
        lines.add((*ends, claim.kind, status))
    return lines


def _pairs(claim: Claim) -> Iterator[tuple[str, str, str]]:
    """Yield (source, target, status) of the lines that one claim draws, by label."""
    if claim.kind in (ClaimKind.REQUEST, ClaimKind.OFFER):
        yield from ((source, target, "") for source in claim.claimant for target in claim.addressee)
    elif claim.kind is ClaimKind.FUNDING:
        status = claim.funding_status
        yield from ((source, target, status) for source in claim.participants for target in claim.addressee)
    elif claim.kind is ClaimKind.ROLE:
        for holder in claim.participants:
            yield from ((holder, served, "served") for served in dict.fromkeys(claim.addressee + claim.served))
            yield from ((holder, principal, "principal") for principal in claim.principal)
    else:
        yield from ((source, target, claim.status) for source, target in _cooperators(claim))


def _cooperators(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield who cooperates with whom: a star round the first, all with all where the quote says so."""
    everybody = tuple(dict.fromkeys(claim.participants))
    together = says_all_together(claim.quote)
    for source in everybody if together else everybody[:1]:
        yield from ((source, target) for target in everybody if target != source)


def _owners(claim: Claim) -> tuple[str, ...]:
    """Return the labels of those whom a claim is of: who asks or offers, else who cooperates, funds or holds."""
    return claim.claimant if claim.kind in (ClaimKind.REQUEST, ClaimKind.OFFER) else claim.participants


def _labels(claim: Claim) -> tuple[str, ...]:
    """Return the labels of all who have a part in the claim; who merely reports a cooperation or a role has none."""
    if claim.kind in (ClaimKind.REQUEST, ClaimKind.OFFER):
        return claim.claimant + claim.addressee
    return claim.participants + claim.addressee + claim.served + claim.principal
