"""Partial dates: what "2020" or "2020-06" says, as a first and a last day, and in Swedish words."""

from __future__ import annotations

import calendar
import re
from datetime import date

__all__ = ["MONTHS", "date_range", "in_words"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def date_range(text: str) -> tuple[date, date] | None:
    """Return the first and last day that a partial date may mean; None where it is no such date.

    :param text: a year, a month, a day, or two of them with a slash between: ``2020-06/2020-09``

    >>> date_range("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    >>> date_range("våren 2020") is None
    True
    """
    first, slash, last = text.strip().partition("/")
    start, end = _days(first), _days(last if slash else first)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _days(text: str) -> tuple[date, date] | None:
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None:
            return date(year or 0, month or 0, day), date(year or 0, month or 0, day)
        last = calendar.monthrange(year or 0, month or 12)[1]
        return date(year or 0, month or 1, 1), date(year or 0, month or 12, last)
    except ValueError:  # month 13, 30 February, year 0
        return None


def in_words(text: str) -> str:
    """Return a partial date as Swedish text has it; what is no such date comes back as it is.

    >>> in_words("2020-10-21"), in_words("2020-06"), in_words("2020")
    ('21 oktober 2020', 'juni 2020', '2020')
    """
    match = _PARTIAL.fullmatch(text.strip())
    if match is None or date_range(text) is None:
        return text
    year, month, day = match.groups()
    words = [str(int(day))] if day else []
    return " ".join([*words, *([MONTHS[int(month) - 1]] if month else []), year])
