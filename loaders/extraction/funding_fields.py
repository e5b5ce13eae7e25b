"""How far it has come with the money of a funding claim, and how much it is."""

from __future__ import annotations

import re
from functools import cache

from .cues import cue, cue_list

__all__ = ["amount_of", "funding_status_of"]


def funding_status_of(low: str) -> str:
    """Return granted, distributed, applied, proposed or cut, or nothing where the sentence does not say.

    What is possible, wished for or denied gives nothing: of ``granted`` and ``distributed`` the graph draws that
    one actor funds another.

    :param low: the sentence, lower-cased, names masked

    >>> funding_status_of("vi beviljades medel"), funding_status_of("föreningar kan söka medel")
    ('granted', 'applied')
    """
    if cue("funding", "cut").search(low):
        return "cut"
    if cue("funding", "unsure").search(low):
        return next((name for name in ("applied", "proposed") if cue("funding", name).search(low)), "")
    if cue("funding", "granted_after_all").search(low):
        return "granted"
    for name in ("applied", "proposed", "distributed", "granted"):
        if cue("funding", name).search(low):
            return name
    return ""


def amount_of(text: str, near: int = 0) -> str:
    """Return the sum of money as the text words it, or nothing.

    :param text: the sentence in its own letters
    :param near: of several sums that which ends after this place, else the first

    >>> amount_of("Vi får högst 10 000 000 kronor per år, av 82 miljoner kronor.")
    'högst 10 000 000 kronor per år'
    """
    sums = list(_sum().finditer(text))
    found = next((m for m in sums if m.end() > near), sums[0] if sums else None)
    return found.group().strip() if found else ""


@cache
def _sum() -> re.Pattern[str]:
    names = ("before", "number", "unit", "after", "bare_unit", "after_bare")
    before, number, unit, after, bare, then = ("|".join(cue_list("amount", name)) for name in names)
    alone = rf"(?:{bare})(?= (?:{then})(?!\w)|[^\s\w]|\s*$)"
    return re.compile(
        rf"(?<![\w,.])(?:(?:{before}) )*(?:{number}) (?:(?:{unit})(?!\w)|{alone})(?: (?:{after})(?!\w))?", re.IGNORECASE
    )
