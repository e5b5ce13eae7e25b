"""Which claims a network is made of: by kind, confidence and date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterable

from ...errors import ConfigError
from ...loaders.claim import Claim, ClaimKind

__all__ = ["period", "select"]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def period(date: str) -> tuple[str, str] | None:
    """Return the first and last day that a date may mean, as ISO dates; None where it is no (partial) ISO date.

    >>> period("2020-02")
    ('2020-02-01', '2020-02-29')
    >>> period("våren 2020") is None
    True
    """
    match = _PARTIAL.fullmatch(date)
    if not match:
        return None
    year, month, day = match.groups()
    if year == "0000":
        return None
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02d}"
    return (date, date) if 1 <= int(day) <= last else None


def select(
    claims: Iterable[Claim],
    *,
    kinds: Collection[ClaimKind] = tuple(ClaimKind),
    min_confidence: float = 0.0,
    since: str = "",
    until: str = "",
) -> list[Claim]:
    """Return the claims that pass all filters, in the order given.

    A claim with a partial date passes where any day it may mean does; one without a date passes no date filter. A
    claim without a confidence was coded by hand and passes ``min_confidence``.

    :param since: first day, month or year
    :param until: last day, month or year, itself included
    :raises ConfigError: where since or until is no ISO date (``2020``, ``2020-10``, ``2020-10-21``)
    """
    first = _bound(since, "since")[0] if since else ""
    last = _bound(until, "until")[1] if until else ""
    wanted = frozenset(kinds)
    chosen = []
    for claim in claims:
        if claim.kind not in wanted or (claim.confidence is not None and claim.confidence < min_confidence):
            continue
        if first or last:
            days = period(claim.date)
            if days is None or (first and days[1] < first) or (last and days[0] > last):
                continue
        chosen.append(claim)
    return chosen


def _bound(date: str, name: str) -> tuple[str, str]:
    days = period(date)
    if days is None:
        raise ConfigError(f"{name}: {date!r} is not a date", hint="write 2020, 2020-10 or 2020-10-21")
    return days
