"""Read off a sentence since when, until when or during what a role is held, by the words in ``role_dates.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from .dates import date_range
from .readoff import dates_in

__all__ = ["Held", "held_in"]

_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:(?:\d{{1,2}}(?::?e)? )?(?:[a-zåäö]+ )?{_YEAR}(?!\d|[/:]\d)|{_YEAR}-\d\d-\d\d)"


@dataclass(frozen=True, slots=True)
class Held:
    """Hold the words that tell the time of a role, and its first and last day where they are told."""

    words: str
    first: date | None
    last: date | None


def held_in(text: str) -> Held | None:
    """Return the time that the text tells, or None.

    >>> held_in("Byrån är sedan 2011 medlem i nätverket.")
    Held(words='sedan 2011', first=datetime.date(2011, 1, 1), last=None)
    >>> held_in("Byrån hade uppdraget åren 2018–2020.").last
    datetime.date(2020, 12, 31)
    >>> held_in("Byrån fick uppdraget i våras.") is None
    True
    """
    text = " ".join(text.split())
    since, until, during = _patterns()
    if match := during.search(text):
        first, last = _days(match["first"]), _days(match["last"] or match["first"])
        if first and last and first[0] <= last[1]:
            return Held(match.group(), first[0], last[1])
    begun, ended = since.search(text), until.search(text)
    first, last = (_days(match["first"]) if match else None for match in (begun, ended))
    if first and last and first[0] > last[1]:
        return None
    words = [match.group() for match, days in ((begun, first), (ended, last)) if match and days]
    return Held(" ".join(words), first[0] if first else None, last[1] if last else None) if words else None


def _days(words: str) -> tuple[date, date] | None:
    written = dates_in(words) or re.findall(rf"\A{_YEAR}\Z", words)
    return date_range(written[0]) if written else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((resources.files(__package__) / "role_dates.toml").read_text(encoding="utf-8"))
    opening = [
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(data[key], key=len, reverse=True)))})"
        for key in ("since", "until", "during")
    ]
    tails = ["", "", rf"(?: ?[–-] ?(?P<last>{_YEAR})(?!\d))?"]
    return tuple(
        re.compile(rf"{words} (?P<first>{_DATE}){tail}", re.IGNORECASE)
        for words, tail in zip(opening, tails, strict=True)
    )
