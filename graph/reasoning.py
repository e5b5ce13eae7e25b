"""Whether the graph agrees with the vocabulary, and whether a reasoner infers what the rules inferred.

The rules of :mod:`samrad.graph.inference` are fast and ours; HermiT knows the whole of OWL 2 and nothing of our rules.
Here both answer for one graph, and what they do not agree on comes back as a list.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from ..ontology.iris import Iris
from ..ontology.terms import NS, PREFIXES, RDF, RDFS
from .clashes import Clash, clashes
from .hermit import hermit, require_java
from .inference import EDGES
from .minimal import Conflict, minimal_conflict
from .premises import Premises, closure, premises
from .store import Store
from .wording import Words

__all__ = ["EXPLAIN_SECONDS", "SECONDS", "Difference", "Reasoning", "reason", "reasoning_faults"]

#: How long the reasoner may take: the five documents take it about 10 s on one core.
SECONDS = 300.0

#: How long the search for what no pattern explains may take; forty to seventy questions of 0.7 s and up.
EXPLAIN_SECONDS = 120.0

_NOTHING = ox.NamedNode(PREFIXES["owl"] + "Nothing")
_EQUIVALENT = ox.NamedNode(PREFIXES["owl"] + "equivalentClass")


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold a triple that only one of the two inferred.

    :param by: who did: ``rules`` or ``reasoner``
    """

    triple: ox.Triple
    by: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Say what the reasoner found.

    :param seconds: how long it took until it said whether the graph is consistent
    :param individuals: how many things it saw
    :param edges: how many derived edges rules and reasoner agree on, by local name
    :param types: how many types they agree on
    :param unsatisfiable: classes that nothing can be of, by the vocabulary alone
    :param clashes: what contradicts what, where the graph is inconsistent
    """

    consistent: bool
    seconds: float
    individuals: int
    edges: Mapping[str, int] = field(default_factory=dict)
    types: int = 0
    differences: tuple[Difference, ...] = ()
    unsatisfiable: tuple[ox.NamedNode, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether nothing is wrong."""
        return self.consistent and not self.differences and not self.unsatisfiable


def reason(
    store: Store, iris: Iris, *, seconds: float = SECONDS, explain_seconds: float = EXPLAIN_SECONDS
) -> Reasoning:
    """Ask HermiT whether the dataset is consistent and what follows from it, and compare that with the rules.

    :param seconds: the time limit of the reasoner
    :param explain_seconds: the time limit of the search for a reason that fits no known pattern
    :raises JavaError: where no Java runtime runs; says how to install one
    :raises TimeLimitError: where the reasoner is not done in time
    """
    require_java()
    given = premises(store, iris)
    began = time.monotonic()
    concluded = hermit(given.ntriples(), seconds)
    took = time.monotonic() - began
    count = len(given.individuals)
    if concluded is None:
        words = Words(store, iris.base)
        found = clashes(given, words) or [_unknown(minimal_conflict(given, explain_seconds), words)]
        return Reasoning(False, took, count, clashes=tuple(found))
    reasoned, ruled = _reasoned(given, concluded), _ruled(store, given)
    people = {q.subject for graph in _people(store, iris) for q in store.quads(graph=graph)}
    reasoned, ruled = _comparable(reasoned, people), _comparable(ruled, people)
    return Reasoning(
        True,
        took,
        count,
        edges={edge.edge.value.removeprefix(NS): _count(reasoned & ruled, edge.edge) for edge in EDGES},
        types=_count(reasoned & ruled, RDF.type),
        differences=tuple(
            Difference(triple, by)
            for by, some in (("reasoner", reasoned - ruled), ("rules", ruled - reasoned))
            for triple in sorted(some, key=str)
        ),
        unsatisfiable=_unsatisfiable(concluded),
    )


def reasoning_faults(reasoning: Reasoning, store: Store, iris: Iris, lang: str = "sv") -> Iterator[tuple[str, str]]:
    """Yield what is wrong as (where, what): nothing where all holds.

    :param lang: the language of what is wrong, ``sv`` or ``en``
    """
    words, sv = Words(store, iris.base), lang == "sv"
    for clash in reasoning.clashes:
        yield clash.individual.removeprefix(iris.base), clash.message(lang)
    for kind in reasoning.unsatisfiable:
        name = words.term(kind, lang)
        yield (
            kind.value,
            f"ingenting kan vara {name}: det som sägs om klassen går inte ihop"
            if sv
            else (f"nothing can be of the class {name}: what is said of it contradicts itself"),
        )
    only = {
        "rules": ("bara reglerna härleder", "only the rules infer"),
        "reasoner": ("bara resonören härleder", "only the reasoner infers"),
    }
    for difference in reasoning.differences:
        subject = difference.triple.subject
        where = subject.value.removeprefix(iris.base) if isinstance(subject, ox.NamedNode) else ""
        yield where, f"{only[difference.by][not sv]}: {words.statement(difference.triple, lang)}"


def _reasoned(given: Premises, concluded: Iterable[ox.Triple]) -> set[ox.Triple]:
    """Return what the reasoner says of the individuals: edges, and all classes above those that it names."""
    concluded = list(concluded)
    said = [(t.subject, t.object) for t in concluded if t.predicate in (RDFS.subClassOf, _EQUIVALENT)]
    above = closure([*((kind, parent) for kind, parents in given.above.items() for parent in parents), *said])
    derived = {edge.edge for edge in EDGES}
    triples = {fact for fact in given.facts if fact.predicate in derived}
    kinds = {(node, kind) for node, stated in given.types.items() for kind in stated}
    for triple in concluded:
        node = given.names.get(getattr(triple.subject, "value", ""))
        if node is None:
            continue
        if triple.predicate == RDF.type:
            kinds |= {(node, kind) for kind in (triple.object, *above.get(triple.object, ()))}
        elif triple.predicate in derived:
            value = triple.object.value if isinstance(triple.object, ox.NamedNode) else ""
            triples.add(ox.Triple(node, triple.predicate, given.names.get(value, ox.NamedNode(value))))
    return triples | {ox.Triple(node, RDF.type, kind) for node, kind in kinds}


def _ruled(store: Store, given: Premises) -> set[ox.Triple]:
    """Return edges and types of the same individuals as they stand in the dataset, whoever wrote them."""
    seen = set(given.individuals)
    predicates = (RDF.type, *(edge.edge for edge in EDGES))
    return {q.triple for predicate in predicates for q in store.quads(predicate=predicate) if q.subject in seen}


def _comparable(triples: Iterable[ox.Triple], people: Collection[object]) -> set[ox.Triple]:
    """Return edges and types of ours that both are to have.

    Not compared are edges to oneself where the rules write none (a chain has no way to say "another"), and the types of
    people, which the rules leave out so that a dump without people holds no trace of them.
    """
    alone = {edge.edge for edge in EDGES if not edge.reflexive}
    kept = set()
    for triple in triples:
        if triple.predicate == RDF.type:
            ours = isinstance(triple.object, ox.NamedNode) and triple.object.value.startswith(NS)
            if ours and triple.subject not in people:
                kept.add(triple)
        elif triple.subject != triple.object or triple.predicate not in alone:
            kept.add(triple)
    return kept


def _people(store: Store, iris: Iris) -> list[ox.NamedNode]:
    return [graph for graph in store.graphs() if graph.value.startswith(iris.graph("people/").value)]


def _count(triples: Iterable[ox.Triple], predicate: ox.NamedNode) -> int:
    return sum(triple.predicate == predicate for triple in triples)


def _unsatisfiable(concluded: Iterable[ox.Triple]) -> tuple[ox.NamedNode, ...]:
    found = {
        triple.subject
        for triple in concluded
        if triple.object == _NOTHING and triple.predicate in (_EQUIVALENT, RDFS.subClassOf)
    }
    return tuple(sorted((n for n in found if isinstance(n, ox.NamedNode)), key=lambda n: n.value))


#: How many statements of a conflict that is not minimal are shown: more would be no explanation.
_SHOWN = 12


def _unknown(conflict: Conflict, words: Words) -> Clash:
    """Return a contradiction that fits no pattern as a list of the statements that it is made of."""
    inner: dict[object, list[ox.Triple]] = {}
    for axiom in conflict.axioms:
        inner.setdefault(axiom.subject, []).append(axiom)
    used = {axiom.object for axiom in conflict.axioms}
    blank = (said[0] for node, said in inner.items() if isinstance(node, ox.BlankNode) and node not in used)
    roots = [*(axiom for axiom in conflict.axioms if isinstance(axiom.subject, ox.NamedNode)), *blank]

    def message(lang: str) -> str:
        sv = lang == "sv"
        facts = [words.statement(fact, lang) for fact in conflict.facts]
        rules = [words.statement(rule, lang, inner) for rule in roots]
        parts = [*facts[:_SHOWN], *rules[:_SHOWN]]
        left = len(facts) + len(rules) - len(parts)
        text = "; ".join(parts) + ((f" och {left} till" if sv else f" and {left} more") if left else "")
        if conflict.minimal:
            return ("går inte ihop: " if sv else "do not hold together: ") + text
        late = "går inte ihop, och tiden räckte inte till att säga vilka av dem: "
        return (late if sv else "do not hold together, and there was no time to say which of them: ") + text

    subject = conflict.facts[0].subject if conflict.facts else None
    where = subject.value if isinstance(subject, ox.NamedNode) else ""
    return Clash(where, message("sv"), message("en"), conflict.facts)
