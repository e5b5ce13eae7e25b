"""A minimal inconsistent set: facts and axioms that contradict each other, none of which can be spared.

For contradictions that fit no pattern of :mod:`samrad.graph.clashes`. The reasoner is asked again and again, about half
as much as before while that still contradicts itself, then piece by piece (QuickXplain, Junker 2004).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from ..errors import TimeLimitError
from ..ontology.terms import OWL, RDF
from .hermit import hermit
from .premises import Premises

__all__ = ["Conflict", "minimal_conflict", "quick_explain"]

T = TypeVar("T")

#: Says whether the reasoner finds no contradiction in these facts and groups of axioms.
_Group = tuple[ox.Triple, ...]

#: What only says that a term exists: it is always kept, since the reasoner needs it to read the rest.
_DECLARATIONS = frozenset({OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology})


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold facts and axioms that contradict each other.

    :param minimal: whether nothing can be left out; False where the time was up before
    """

    facts: tuple[ox.Triple, ...]
    axioms: tuple[ox.Triple, ...]
    minimal: bool


def minimal_conflict(
    premises: Premises,
    seconds: float,
    consistent: Callable[[bytes, float], bool] | None = None,
) -> Conflict:
    """Return a minimal inconsistent set of premises that are inconsistent; within the limit, as small as it got.

    :param seconds: the time limit of the whole search
    :param consistent: asks the reasoner about N-Triples under a time limit; by default, HermiT
    """
    search = _Search(premises, time.monotonic() + seconds, consistent or _hermit_agrees)
    try:
        search.narrow()
        search.facts = quick_explain(search.facts, lambda some: search.holds(facts=some))
        search.axioms = quick_explain(search.axioms, lambda some: search.holds(axioms=some))
    except TimeLimitError:
        return search.conflict(minimal=False)
    return search.conflict(minimal=True)


def _hermit_agrees(ntriples: bytes, seconds: float) -> bool:
    return hermit(ntriples, seconds) is not None


class _Search:
    """Hold the smallest inconsistent set found so far."""

    def __init__(self, premises: Premises, deadline: float, consistent: Callable[[bytes, float], bool]) -> None:
        self._premises = premises
        self._deadline = deadline
        self._consistent = consistent
        self._declarations, groups = _grouped(premises.axioms)
        self.facts: Sequence[ox.Triple] = premises.facts
        self.axioms: Sequence[_Group] = groups

    def holds(self, facts: Sequence[ox.Triple] | None = None, axioms: Sequence[_Group] | None = None) -> bool:
        """Say whether there is no contradiction; where there is one, remember the smaller set.

        :raises TimeLimitError: where the time is up
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeLimitError("the search for an explanation was not done in time")
        tried_facts = self.facts if facts is None else facts
        tried_axioms = self.axioms if axioms is None else axioms
        triples = [*self._declarations, *(axiom for group in tried_axioms for axiom in group)]
        holds = self._consistent(self._premises.ntriples(triples, tried_facts), left)
        if not holds and (len(tried_facts), len(tried_axioms)) < (len(self.facts), len(self.axioms)):
            self.facts, self.axioms = tried_facts, tried_axioms
        return holds

    def narrow(self) -> None:
        """Halve the individuals while what is said of one half contradicts itself: most contradictions are local."""
        if not self.holds(facts=()):  # the vocabulary alone
            return
        types = _by_subject(fact for fact in self._premises.facts if fact.predicate == RDF.type)
        said = _by_subject(self._premises.facts)
        nodes = sorted(said, key=str)
        while len(nodes) > 1:
            middle = len(nodes) // 2
            for half in (nodes[:middle], nodes[middle:]):
                if not self.holds(facts=_about(half, said, types)):
                    nodes = half
                    break
            else:
                return

    def conflict(self, *, minimal: bool) -> Conflict:
        axioms = (axiom for group in self.axioms for axiom in group)
        return Conflict(tuple(self.facts), tuple(axioms), minimal)


def _by_subject(facts: Iterable[ox.Triple]) -> dict[object, list[ox.Triple]]:
    found: dict[object, list[ox.Triple]] = {}
    for fact in facts:
        found.setdefault(fact.subject, []).append(fact)
    return found


def _about(
    nodes: Iterable[object], said: Mapping[object, list[ox.Triple]], types: Mapping[object, list[ox.Triple]]
) -> tuple[ox.Triple, ...]:
    """Return what is said of the nodes, and of what kind the things are that it is said with."""
    own = dict.fromkeys(fact for node in nodes for fact in said[node])
    return tuple(own | dict.fromkeys(kind for fact in own for kind in types.get(fact.object, ())))


def _grouped(axioms: Iterable[ox.Triple]) -> tuple[list[ox.Triple], list[_Group]]:
    """Return declarations, and the other axioms each with the blank nodes (lists, unions) that it is written with."""
    axioms = list(axioms)
    declarations = [a for a in axioms if a.predicate == RDF.type and a.object in _DECLARATIONS and _named(a)]
    rest = [a for a in axioms if a not in set(declarations)]
    inner = _by_subject(a for a in rest if not _named(a))
    used = {a.object for a in rest}
    roots = [(a,) for a in rest if _named(a)] + [tuple(t) for node, t in inner.items() if node not in used]
    return declarations, [_whole(root, inner) for root in roots]


def _named(axiom: ox.Triple) -> bool:
    return isinstance(axiom.subject, ox.NamedNode)


def _whole(root: _Group, inner: Mapping[object, list[ox.Triple]]) -> _Group:
    group, queue = dict.fromkeys(root), [a.object for a in root]
    while queue:
        for axiom in inner.get(queue.pop(), ()):
            if axiom not in group:
                group[axiom] = None
                queue.append(axiom.object)
    return tuple(group)


def quick_explain(items: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> list[T]:
    """Return some of the items that do not hold together and of which none can be spared.

    :param holds: says whether some of the items hold together; all of them do not

    >>> quick_explain(range(20), lambda some: not {3, 7, 8} <= set(some))
    [3, 7, 8]
    """

    def search(kept: Sequence[T], added: bool, some: Sequence[T]) -> list[T]:
        """Return which of ``some`` are needed beside those kept; ``added`` says whether that has grown since asked."""
        if added and not holds(kept):
            return []
        if len(some) == 1:
            return list(some)
        middle = len(some) // 2
        first, second = some[:middle], some[middle:]
        needed_second = search([*kept, *first], bool(first), second)
        needed_first = search([*kept, *needed_second], bool(needed_second), first)
        return [*needed_first, *needed_second]

    if not items or not holds([]):
        return []
    return search([], False, items)
