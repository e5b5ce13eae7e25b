"""How cooperation is said to work: well, badly, or both."""

from __future__ import annotations

from .cues import cue
from .status import is_difficult

__all__ = ["valence_of"]


def valence_of(low: str) -> str:
    """Return good, mixed or difficult, or nothing where the sentence does not judge.

    :param low: the sentence, lower-cased, names masked

    >>> valence_of("samarbetet har varit bra"), valence_of("samarbetet har inte varit bra"), valence_of("vi samverkar")
    ('good', 'difficult', '')
    """
    if cue("valence", "mixed").search(low):
        return "mixed"
    good = cue("valence", "good").search(cue("valence", "not_good").sub(" … ", low)) is not None
    bad = is_difficult(low) or cue("valence", "difficult").search(low) is not None
    if good and bad:
        return "mixed"
    return "good" if good else "difficult" if bad else ""
