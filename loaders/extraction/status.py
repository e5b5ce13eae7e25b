"""How cooperation stands: going on, past, planned, or hard to bring about.

What is hard is said in words of its own; else the tense of the verb next to the word of cooperation tells.
"""

from __future__ import annotations

import re
from functools import cache

from .cues import cue, cue_list
from .lexicon import GENITIVE

__all__ = ["is_difficult", "status_of"]

#: Small words and signs at which a clause ends.
_BOUNDARY = re.compile(
    r"[;:]|\s[–—-]\s|, |\b(?:för att|så att|i syfte att|som|där|vilket|vilka|eftersom|medan|men)\b| att (?=\S+ \S+)"
)

#: A supine this many words after its "har" still belongs to it.
_HAVE = r"\b(?:har|hade|ha)\b(?: (?!att\b|som\b)[^\s;:]+){0,9}? "

#: How far back the word before a verb is looked for; longer words are none.
_NEAR = 60

_ADE = re.compile(r"\b[a-zåäöé]{3,}ade\b")


def status_of(low: str, start: int, end: int) -> str:
    """Return ongoing, past, planned or difficult.

    :param low: the sentence, lower-cased, names masked
    :param start: where the word of cooperation begins; ``end`` where it ends
    """
    if is_difficult(low):
        return "difficult"
    if cue("status", "planned").search(low):
        return "planned"
    if cue("status", "past_anywhere").search(low):
        return "past"
    return _tense(low, start, end) or "ongoing"


def is_difficult(low: str) -> bool:
    """Say whether the sentence tells of cooperation that is hard or fails.

    >>> is_difficult("det är svårt att samarbeta med dem"), is_difficult("det är inte svårt att samarbeta med dem")
    (True, False)
    """
    return cue("status", "difficult").search(cue("status", "not_difficult").sub(" … ", low)) is not None


def _tense(low: str, start: int, end: int) -> str | None:
    """Return what the verb nearest to the stretch says: in its clause, else in the whole sentence."""
    verbs = _verbs(low)
    begin, stop = _clause(low, start, end)
    near = [verb for verb in verbs if begin <= verb[0] < stop]
    if near:
        return min(near, key=lambda verb: (_distance(verb, start, end), verb[0]))[2]
    return verbs[0][2] if verbs else None


def _distance(verb: tuple[int, int, str], start: int, end: int) -> int:
    return max(0, start - verb[1], verb[0] - end)


def _clause(low: str, start: int, end: int) -> tuple[int, int]:
    begin = 0
    for found in _BOUNDARY.finditer(low, 0, start):
        begin = found.end()
    after = _BOUNDARY.search(low, end)
    return begin, after.start() if after else len(low)


def _verbs(low: str) -> list[tuple[int, int, str]]:
    """Return place and tense of the finite verbs of the lists, in order; "har" with a supine is one verb."""
    found: list[tuple[int, int, str]] = []
    perfect = [(m.start(), m.end(), _of_supine(m["supine"])) for m in _perfect().finditer(low)]
    covered = [(begin, stop) for begin, stop, _ in perfect]
    found += [verb for verb in _in_ade(low) if not _inside(verb[0], covered)]
    for tense, name in (("planned", "tense_planned"), ("past", "tense_past"), ("ongoing", "tense_present")):
        for m in cue("status", name).finditer(low):
            if not _inside(m.start(), covered):
                found.append((m.start(), m.end(), tense))
    return sorted(found + perfect)


def _inside(at: int, stretches: list[tuple[int, int]]) -> bool:
    return any(begin <= at < stop for begin, stop in stretches)


def _of_supine(word: str) -> str:
    return "ongoing" if word in _lasting() else "past"


@cache
def _lasting() -> frozenset[str]:
    return frozenset(cue_list("status", "lasting"))


@cache
def _perfect() -> re.Pattern[str]:
    no = "|".join(map(re.escape, cue_list("status", "no_supine")))
    yes = "|".join((*cue_list("status", "supine"), *map(re.escape, cue_list("status", "lasting"))))
    return re.compile(rf"{_HAVE}(?P<supine>(?!(?:{no})\b)(?:{yes}))\b")


@cache
def _adjectival() -> frozenset[str]:
    return frozenset(cue_list("status", "before_adjective"))


def _in_ade(low: str) -> list[tuple[int, int, str]]:
    """Return the verbs in -ade that no list names; an adjective in -ade has its noun phrase before it."""
    found = []
    for verb in _ADE.finditer(low):
        before = low[max(0, verb.start() - _NEAR) : verb.start()].split()[-1:]
        if before and before[0] not in _adjectival() and not before[0].endswith(("a", "s", ",", GENITIVE)):
            found.append((verb.start(), verb.end(), "past"))
    return found
