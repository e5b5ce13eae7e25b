"""How far two codings of the same texts agree beyond chance: Krippendorff's alpha for nominal values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from ..loaders.claim import Claim, ClaimKind
from ..loaders.document import Span
from .comparison import Comparison
from .scorer import TUPLE, actors

__all__ = ["Agreement", "Alpha", "agreement", "alpha"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Hold an alpha and what it rests on.

    :param value: 1 where the codings are the same, 0 where chance would agree as much, None where nothing varies
    :param units: how many units were compared
    :param first: in how many of them the first coding has a mark; of slots, how many it fills
    :param second: the same of the second coding
    """

    value: float | None
    units: int
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Hold alphas by kind over sentences, and by slot over the claims that match.

    :param unplaced: claims that lie in no sentence of the documents, as the reader cuts them; they count nowhere
    """

    kinds: dict[str, Alpha]
    slots: dict[str, Alpha]
    unplaced: int


def alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Krippendorff's alpha of two coders' nominal values, none missing; None where all values are the same.

    >>> alpha([("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")])
    0.5333333333333333
    """
    values = Counter(value for pair in pairs for value in pair)
    number = values.total()
    by_chance = number * number - sum(count * count for count in values.values())
    if not by_chance:
        return None
    apart = 2 * sum(left != right for left, right in pairs)
    return 1 - (number - 1) * apart / by_chance


def agreement(comparison: Comparison) -> Agreement:
    """Compare the two codings, sentence by sentence and slot by slot."""
    sentences = {stem: _sentences(comparison, stem) for stem in comparison.stems}
    marked = [_placed(claims, sentences) for claims in (comparison.gold, comparison.system)]
    units = [(stem, span) for stem, spans in sentences.items() for span in spans]
    kinds = {}
    for kind in (*ClaimKind, None):
        pairs = [
            tuple(kind in side.kinds[unit] if kind else bool(side.kinds[unit]) for side in marked) for unit in units
        ]
        kinds[kind.value if kind else "any claim"] = Alpha(
            alpha([(a, b) for a, b in pairs]), len(pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs)
        )
    return Agreement(kinds, _slots(comparison), sum(side.unplaced for side in marked))


def _sentences(comparison: Comparison, stem: str) -> list[Span]:
    document = comparison.documents.get(stem)
    blocks = document.blocks if document is not None else ()
    return [span for block in blocks for span in block.sentences if comparison.covers(stem, span.start)]


@dataclass(frozen=True, slots=True)
class _Marks:
    kinds: defaultdict[tuple[str, Span], set[ClaimKind]]
    unplaced: int


def _placed(claims: Iterable[Claim], sentences: dict[str, list[Span]]) -> _Marks:
    """Lay each claim on the sentences it covers by half, or that cover it by half."""
    kinds: defaultdict[tuple[str, Span], set[ClaimKind]] = defaultdict(set)
    unplaced = 0
    for claim in claims:
        there = [span for span in sentences.get(claim.doc, ()) if _belongs(claim, span)]
        unplaced += not there
        for span in there:
            kinds[claim.doc, span].add(claim.kind)
    return _Marks(kinds, unplaced)


def _belongs(claim: Claim, span: Span) -> bool:
    common = min(claim.end, span.end) - max(claim.start, span.start)
    return common > 0 and 2 * common >= min(claim.end - claim.start, span.end - span.start)


def _slots(comparison: Comparison) -> dict[str, Alpha]:
    """Return the alpha of each slot of actors, and of status, over the matched claims for whose kind it counts."""
    values: defaultdict[str, list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for gold, system in comparison.scores.pairs:
        for slot in TUPLE[gold.kind]:
            values[slot].append((actors(gold, slot), actors(system, slot)))
        if gold.kind is ClaimKind.COOPERATION:
            values["status"].append((gold.status, system.status))
    return {
        slot: Alpha(alpha(pairs), len(pairs), sum(bool(a) for a, _ in pairs), sum(bool(b) for _, b in pairs))
        for slot, pairs in sorted(values.items())
    }
