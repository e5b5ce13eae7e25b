"""Compare extracted claims with gold claims.

Two claims match where document and kind agree and their quotes overlap with a Dice coefficient of at least one half;
matching is one to one, the best agreement of slots first. All figures are micro-averages:

``detect``
    claims found;
``whole`` (in the report: tuple)
    found, and the actors that make the claim what it is agree as sets;
``ask``
    who asks whom for what: requests whose actors agree and whose ``what`` shares half of its words;
``slots``
    agreement of each slot over the matched claims in which one side fills it.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ConfigError
from ..loaders.claim import Claim, ClaimKind, read_claims
from .aliases import same_actor

__all__ = [
    "ACTOR_SLOTS",
    "OVERLAP",
    "SLOTS",
    "TUPLE",
    "Figure",
    "Scores",
    "Spans",
    "actors",
    "overlap",
    "read_gold",
    "same_ask",
    "score",
    "token_f1",
    "within",
]

#: A quote may be cut at another comma than the gold's; below half it is another statement.
OVERLAP = 0.5

#: A content phrase may be longer or shorter than the gold's; below half it says something else.
SAME_WHAT = 0.5

SLOTS = ("claimant", "addressee", "participants", "what", "topics", "status")
#: The slots that hold actors.
ACTOR_SLOTS = ("claimant", "addressee", "participants")

#: The slots that make a claim of each kind the same statement between the same actors.
TUPLE: dict[ClaimKind, tuple[str, ...]] = {
    ClaimKind.REQUEST: ("claimant", "addressee"),
    ClaimKind.OFFER: ("claimant", "addressee"),
    ClaimKind.COOPERATION: ("participants",),
    ClaimKind.FUNDING: ("participants", "addressee"),
    ClaimKind.ROLE: ("participants",),
}

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold precision, recall and their harmonic mean over ``gold`` and ``system`` claims, ``hits`` of them right."""

    hits: int
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """Return the share of the system's claims that are right; 0 where there are none."""
        return self.hits / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold's claims that were found; 0 where there are none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall.

        >>> Figure(hits=1, system=2, gold=1).f1
        0.6666666666666666
        """
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True)
class Scores:
    """Hold the figures and what they rest on.

    :param detect: by kind, and under ``all``
    :param pairs: matched claims, gold and system
    :param right: of each pair, whether the actors agree
    """

    detect: dict[str, Figure]
    whole: dict[str, Figure]
    ask: Figure
    slots: dict[str, float]
    pairs: list[tuple[Claim, Claim]]
    right: list[bool]
    missed: list[Claim] = field(default_factory=list)
    spurious: list[Claim] = field(default_factory=list)


def actors(claim: Claim, slot: str) -> frozenset[str]:
    """Return the actors in a slot, each under the key that all its names share."""
    return frozenset(same_actor(name) for name in getattr(claim, slot))


def _set_f1(a: frozenset[str], b: frozenset[str]) -> float:
    if not a and not b:
        return 1.0
    return 2 * len(a & b) / (len(a) + len(b))


def token_f1(a: str, b: str) -> float:
    """Return how far two phrases share their words, counted with repetition, case aside.

    >>> token_f1("fler lokaler", "lokaler")
    0.6666666666666666
    """
    left, right = Counter(_WORD.findall(a.casefold())), Counter(_WORD.findall(b.casefold()))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def _agreement(gold: Claim, system: Claim, slot: str) -> float:
    if slot in ACTOR_SLOTS:
        return _set_f1(actors(gold, slot), actors(system, slot))
    if slot == "what":
        return token_f1(gold.what, system.what)
    if slot == "topics":
        return _set_f1(frozenset(gold.topics), frozenset(system.topics))
    return float(gold.status == system.status)


def overlap(gold: Claim, system: Claim) -> float:
    """Return the Dice coefficient of two quotes' places, from 0 (apart) to 1 (the same place)."""
    common = min(gold.end, system.end) - max(gold.start, system.start)
    return 2 * common / (gold.end - gold.start + system.end - system.start) if common > 0 else 0.0


def _match(gold: Sequence[Claim], system: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pair the claims one to one, the best agreement first; ties go by position in the lists."""
    candidates: defaultdict[tuple[str, ClaimKind], list[int]] = defaultdict(list)
    for j, claim in enumerate(system):
        candidates[claim.doc, claim.kind].append(j)
    ranked = []
    for i, claim in enumerate(gold):
        for j in candidates[claim.doc, claim.kind]:
            shared = overlap(claim, system[j])
            if shared >= OVERLAP:
                slots = sum(_agreement(claim, system[j], slot) for slot in SLOTS[:4])
                ranked.append((-(slots + shared), i, j))
    taken_gold: set[int] = set()
    taken_system: set[int] = set()
    pairs = []
    for _, i, j in sorted(ranked):
        if i not in taken_gold and j not in taken_system:
            taken_gold.add(i)
            taken_system.add(j)
            pairs.append((i, j))
    return pairs


def score(gold: Sequence[Claim], system: Sequence[Claim]) -> Scores:
    """Compare the claims; spans of documents are the caller's affair (see :func:`within`)."""
    pairs = _match(gold, system)
    right = [all(_agreement(gold[i], system[j], slot) == 1.0 for slot in TUPLE[gold[i].kind]) for i, j in pairs]
    detect, whole = {}, {}
    for kind in (*ClaimKind, None):
        found = [ok for (i, _), ok in zip(pairs, right, strict=True) if kind in (None, gold[i].kind)]
        n_system = sum(kind in (None, c.kind) for c in system)
        n_gold = sum(kind in (None, c.kind) for c in gold)
        name = kind.value if kind else "all"
        detect[name] = Figure(len(found), n_system, n_gold)
        whole[name] = Figure(sum(found), n_system, n_gold)
    hit_gold, hit_system = {i for i, _ in pairs}, {j for _, j in pairs}
    return Scores(
        detect=detect,
        whole=whole,
        ask=_asks(gold, system, pairs, right),
        slots={slot: _slot(gold, system, pairs, slot) for slot in SLOTS},
        pairs=[(gold[i], system[j]) for i, j in pairs],
        right=right,
        missed=[c for i, c in enumerate(gold) if i not in hit_gold],
        spurious=[c for j, c in enumerate(system) if j not in hit_system],
    )


def same_ask(gold: Claim, system: Claim) -> bool:
    """Tell whether two matched claims whose actors agree also ask for the same thing."""
    return gold.kind is ClaimKind.REQUEST and token_f1(gold.what, system.what) >= SAME_WHAT


def _asks(gold: Sequence[Claim], system: Sequence[Claim], pairs: list[tuple[int, int]], right: list[bool]) -> Figure:
    hits = sum(ok and same_ask(gold[i], system[j]) for (i, j), ok in zip(pairs, right, strict=True))
    requests = [sum(c.kind is ClaimKind.REQUEST for c in claims) for claims in (system, gold)]
    return Figure(hits, *requests)


def _slot(gold: Sequence[Claim], system: Sequence[Claim], pairs: list[tuple[int, int]], slot: str) -> float:
    values = [
        _agreement(gold[i], system[j], slot) for i, j in pairs if getattr(gold[i], slot) or getattr(system[j], slot)
    ]
    return sum(values) / len(values) if values else 0.0


#: Document → the parts of it (start, end) that a gold file covers.
Spans = dict[str, list[tuple[int, int]]]


def read_gold(path: Path) -> tuple[list[Claim], Spans | None]:
    """Read a gold file and, where it stands beside it, ``NAME.spans.json``: the parts of documents that it covers.

    :raises ConfigError: where either file cannot be read as what it should be
    """
    gold = read_claims(path)
    beside = path.with_name(path.name.removesuffix(".jsonl") + ".spans.json")
    if not beside.exists():
        return gold, None
    try:
        raw = json.loads(beside.read_text(encoding="utf-8"))
        spans = {doc: [(int(lo), int(hi)) for lo, hi in pairs] for doc, pairs in raw.items()}
    except (ValueError, TypeError, AttributeError) as error:
        hint = 'it should be {"document": [[start, end], …]}'
        raise ConfigError(f"not a file of spans: {error}", where=str(beside), hint=hint) from None
    return gold, spans


def within(claims: Iterable[Claim], spans: Spans | None, gold: Iterable[Claim]) -> list[Claim]:
    """Return the claims that the gold covers: those whose quote starts in a span, or whose document it has at all."""
    covered: Callable[[Claim], bool]
    if spans is None:
        documents = {claim.doc for claim in gold}

        def covered(claim: Claim) -> bool:
            return claim.doc in documents
    else:

        def covered(claim: Claim) -> bool:
            return any(lo <= claim.start < hi for lo, hi in spans.get(claim.doc, ()))

    return [claim for claim in claims if covered(claim)]
