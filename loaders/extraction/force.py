"""With what force a request is made: a need, a wish, a proposal, an urging, a question, an assignment."""

from __future__ import annotations

from collections.abc import Iterable

from .cues import cue, cue_list
from .hits import Hit

__all__ = ["force_of"]

#: The forces that a verb or noun of the sentence may give, as lists of ``fields.toml``.
_FORCES = ("wish", "proposal", "urging", "need", "assignment")

#: Cues whose own force holds whatever else stands in the sentence.
_PLAIN = frozenset({"question", "assignment"})

#: Rules that look at the form of a line in a list: no word of it tells the force.
_FORMLESS = frozenset({"bare-phrase"})

_SHALL = frozenset({"shall"})


def force_of(low: str, chosen: Hit, claimant: Iterable[str], genre: str) -> str:
    """Return the force of a request, or nothing where no word of it tells.

    :param low: the sentence, lower-cased, names masked
    :param chosen: the cue that what is asked hangs on
    :param claimant: the labels of those who ask
    :param genre: of the document; what a decision says "ska" be done is an assignment
    """
    rule = chosen.rule
    if rule.force in _PLAIN and rule.name not in _SHALL:
        return rule.force
    outer = _outermost(low, max(chosen.end, 1) if rule.pattern is not None else len(low))
    if outer:
        return outer
    if rule.name in _SHALL:
        governs = genre == "decision" or not set(cue_list("force", "governing")).isdisjoint(claimant)
        return "assignment" if governs else "urging"
    return "" if rule.name in _FORMLESS else rule.force


def _outermost(low: str, end: int) -> str:
    """Return the force of the first verb or noun of asking that begins before ``end``."""
    found = [(m.start(), place) for place, name in enumerate(_FORCES) if (m := cue("force", name).search(low, 0, end))]
    return _FORCES[min(found)[1]] if found else ""
