"""What a claim says: the clause without the words that ask, offer or tell of it."""

from __future__ import annotations

import re

from ..claim import ClaimKind
from .hits import Hit
from .lexicon import any_of
from .subjects import subject_of
from .unit import Unit

__all__ = ["content"]

#: Where a clause of content ends before the sentence does.
_STOP = re.compile(rf" [–—-] |;|, {any_of('content_enders')}\b|\. ")

#: What may open the content and says nothing.
_OPENING = re.compile(rf"^(?:[\s,:;–—-]+|{any_of('content_openers')}\b)+")

#: Shorter content than this says too little; then the whole clause is given.
_SHORTEST = 3

_CLOSING = ' .,;:!?"”“*_)–-'


def content(unit: Unit, chosen: Hit, kind: ClaimKind) -> tuple[int, int]:
    """Return the stretch of the sentence (in its shadow) that holds the content of the claim."""
    low = unit.low
    if chosen.match is not None and "what" in chosen.match.re.groupindex and chosen.match["what"] is not None:
        return _trim(unit, chosen.match.start("what"), chosen.match.end("what"))
    if chosen.rule.what == "clause" or chosen.rule.pattern is None:
        begin, end = _trim(unit, 0, _stop(low, 0))
        return (begin, end) if end - begin > 12 else _trim(unit, 0, len(low))
    begin = chosen.end
    subject = subject_of(unit, chosen.start, chosen.verb_end) if chosen.rule.subject else None
    if subject is not None and subject.end > chosen.end:
        begin = subject.end
    begin, end = _trim(unit, begin, _stop(low, begin))
    if len(low[begin:end].split()) >= _SHORTEST:
        return begin, end
    # The verb closes the clause ("… behöver stärkas", "… är viktigt"): what is asked stands before it.
    start = _clause_before(low, chosen.start)
    before = _trim(unit, start, chosen.start)
    if chosen.rule.subject == "addressee" and end > begin:
        return before[0], end
    return before if before[1] - before[0] > end - begin else (begin, end)


def _clause_before(low: str, at: int) -> int:
    begin = 0
    for found in re.finditer(r"[;:] | [–—-] |, (?:men|och|utan|att) |\batt |\boch (?=det |de |den )", low[:at]):
        begin = found.end()
    return begin if at - begin > 8 else 0


def _stop(low: str, begin: int) -> int:
    found = _STOP.search(low, begin + 8)
    return found.start() if found else len(low)


def _trim(unit: Unit, begin: int, end: int) -> tuple[int, int]:
    low = unit.low
    opening = _OPENING.match(low[begin:end])
    if opening:
        begin += opening.end()
    while begin < end and low[begin] in ' "”“*_([':
        begin += 1
    while end > begin and low[end - 1] in _CLOSING:
        if low[end - 1] == ")" and "(" in low[begin:end]:
            break
        end -= 1
    return begin, end
