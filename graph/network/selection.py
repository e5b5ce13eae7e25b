"""Which claims a network is made of: by kind, confidence and date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ...errors import ConfigError
from ...loaders.claim import Claim, ClaimKind
from ...loaders.dates import date_range

__all__ = ["select"]


def select(
    claims: Iterable[Claim],
    *,
    kinds: Collection[ClaimKind] = tuple(ClaimKind),
    min_confidence: float = 0.0,
    since: str = "",
    until: str = "",
    dates: Mapping[str, str] | None = None,
) -> list[Claim]:
    """Return the claims that pass all filters, in the order given.

    A claim with a partial date passes where any day it may mean does; one without a date passes no date filter. A
    claim without a confidence was coded by hand and passes ``min_confidence``.

    :param since: first day, month or year
    :param until: last day, month or year, itself included
    :param dates: date by document stem, for claims that have none of their own
    :raises ConfigError: where since or until is no ISO date (``2020``, ``2020-10``, ``2020-10-21``)
    """
    first = _bound(since, "since")[0] if since else date.min
    last = _bound(until, "until")[1] if until else date.max
    wanted = frozenset(kinds)
    chosen = []
    for claim in claims:
        if claim.kind not in wanted or (claim.confidence is not None and claim.confidence < min_confidence):
            continue
        if since or until:
            days = date_range(claim.date or (dates or {}).get(claim.doc, ""))
            if days is None or days[1] < first or days[0] > last:
                continue
        chosen.append(claim)
    return chosen


def _bound(text: str, name: str) -> tuple[date, date]:
    days = date_range(text)
    if days is None:
        raise ConfigError(f"{name}: {text!r} is not a date", hint="write 2020, 2020-10 or 2020-10-21")
    return days
