"""Whether a cue stands in a main clause, told by the words that open clauses and by the order of verb and subject."""

from __future__ import annotations

from .hits import Hit
from .subjects import clause_start, subject_of
from .unit import Unit

__all__ = ["MODALS", "main_clause"]

#: Rules of modal verbs.
MODALS = frozenset({"should", "must", "needs-to", "could", "can", "shall", "shall-be-able"})

#: Words that open a clause which says when, how or which, not what is asked.
_SUBORDINATE = frozenset({"som", "där", "hur", "vilka", "vad", "om", "när", "vilket", "så", "eftersom", "vid"})


def main_clause(unit: Unit, hit: Hit) -> bool:
    """Say whether the cue stands outside a clause that only describes."""
    if _inverted(unit, hit):
        return True
    begin = clause_start(unit, hit.start)
    opener = unit.low[:begin].split()[-1:] or [""]
    if unit.low[:begin].rstrip().endswith("för att"):
        return False
    return opener[0].strip(",") not in _SUBORDINATE or begin == 0


def _inverted(unit: Unit, hit: Hit) -> bool:
    """Say whether the verb stands before its subject, as in a main clause alone: "För att nå dit behöver vi …"."""
    subject = subject_of(unit, hit.start, hit.verb_end)
    return hit.rule.name in MODALS and hit.start > 0 and subject.start >= hit.verb_end
