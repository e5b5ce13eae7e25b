"""What a file's own fields say, brought into one form."""

from __future__ import annotations

import re
from datetime import date

from .layout import plain

__all__ = ["day", "words"]

_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
#: Longer than this no title is; a field may hold megabytes.
_LONGEST = 500


def day(value: str | None) -> str | None:
    """Return the day that a field begins with, or None where it begins with none.

    >>> day("2024-06-04T09:00:00+02:00"), day("00:00:00")
    ('2024-06-04', None)
    """
    match = _DAY.match(value or "")
    if match is None:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None


def words(value: str | None) -> str | None:
    """Return the words of a field as a reader sees them, or None where it holds none."""
    return plain((value or "")[:_LONGEST]).strip() or None
