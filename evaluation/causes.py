"""Why claims were missed or invented, as far as it can be computed: kinds taken for others, silence, cuts, rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..loaders.claim import Claim, ClaimKind
from .comparison import Comparison
from .scorer import OVERLAP, Scores, overlap

__all__ = ["CAUSES", "NOTHING", "RuleCount", "causes", "confusion", "rules"]

#: In the confusion of kinds: the other side has nothing there.
NOTHING = "nothing"

#: Why a claim of one side has no match on the other, the first that holds.
CAUSES = {
    "other kind": "the other side has a claim of another kind there",
    "cut otherwise": "the other side has a claim of the kind there, but overlaps by less than half",
    "one of several": "the sentence has more claims on this side than on the other",
    "silent": "the other side has nothing there",
}


def _other_kind(scores: Scores) -> list[tuple[Claim, Claim]]:
    """Pair what is left over by place alone, the longest common part first."""
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for j, claim in enumerate(scores.spurious):
        by_doc[claim.doc].append(j)
    ranked = [
        (-shared, i, j)
        for i, gold in enumerate(scores.missed)
        for j in by_doc[gold.doc]
        if (shared := overlap(gold, scores.spurious[j])) >= OVERLAP
    ]
    gold_taken: set[int] = set()
    system_taken: set[int] = set()
    pairs = []
    for _, i, j in sorted(ranked):
        if i not in gold_taken and j not in system_taken:
            gold_taken.add(i)
            system_taken.add(j)
            pairs.append((scores.missed[i], scores.spurious[j]))
    return pairs


def confusion(scores: Scores) -> Counter[tuple[str, str]]:
    """Return (the gold's kind, the system's kind) → claims at the same place, whatever their kind.

    Claims that match are on the diagonal; what is left over is paired by place; the rest stands beside ``nothing``.
    """
    crossed = _other_kind(scores)
    cells = Counter((gold.kind.value, system.kind.value) for gold, system in [*scores.pairs, *crossed])
    used = {id(claim) for pair in crossed for claim in pair}
    cells.update((claim.kind.value, NOTHING) for claim in scores.missed if id(claim) not in used)
    cells.update((NOTHING, claim.kind.value) for claim in scores.spurious if id(claim) not in used)
    return cells


def causes(comparison: Comparison) -> tuple[dict[ClaimKind, Counter[str]], dict[ClaimKind, Counter[str]]]:
    """Return kind → cause → number, of the missed claims and of the spurious ones."""
    scores = comparison.scores
    crossed = {id(claim) for pair in _other_kind(scores) for claim in pair}

    def counted(left: Sequence[Claim], others: Sequence[Claim]) -> dict[ClaimKind, Counter[str]]:
        by_doc: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in others:
            by_doc[claim.doc].append(claim)
        found: dict[ClaimKind, Counter[str]] = {kind: Counter() for kind in ClaimKind}
        for claim in left:
            there = [(overlap(claim, other), other) for other in by_doc[claim.doc]]
            if id(claim) in crossed:
                cause = "other kind"
            elif any(0 < shared < OVERLAP and other.kind is claim.kind for shared, other in there):
                cause = "cut otherwise"
            elif any(shared >= OVERLAP for shared, _ in there):
                cause = "one of several"
            else:
                cause = "silent"
            found[claim.kind][cause] += 1
        return found

    return counted(scores.missed, comparison.system), counted(scores.spurious, comparison.gold)


@dataclass(frozen=True, slots=True)
class RuleCount:
    """Hold how a rule of the system did: its claims, those that match, those whose actors agree too."""

    rule: str
    claims: int
    found: int
    right: int

    @property
    def spurious(self) -> int:
        """Return how many of its claims match nothing."""
        return self.claims - self.found


def rules(comparison: Comparison) -> list[RuleCount]:
    """Return the rules that made the system's claims, those with most spurious ones first."""
    scores = comparison.scores
    made = Counter(claim.rule for claim in comparison.system if claim.rule)
    found = Counter(system.rule for _, system in scores.pairs)
    right = Counter(system.rule for (_, system), ok in zip(scores.pairs, scores.right, strict=True) if ok)
    counts = [RuleCount(rule, number, found[rule], right[rule]) for rule, number in made.items()]
    return sorted(counts, key=lambda count: (-count.spurious, -count.claims, count.rule))
