"""Recognise the role of the scheme that a role claim speaks of, by the words in ``roles.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

__all__ = ["role_in"]


def role_in(what: str) -> str | None:
    """Return the role of the scheme (its notation) that the words tell of; None where none is recognised.

    >>> role_in("sammankallande för ett strategiskt nätverk")
    'convener'
    >>> role_in("en krisorganisation") is None
    True
    """
    folded = " ".join(what.split())
    denied, patterns = _table()
    if denied.search(folded):
        return None
    return next((role for role, pattern in patterns if pattern.search(folded)), None)


@cache
def _table() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the pattern of words that deny a role, and each role with its pattern, in the order of the file."""
    data = tomllib.loads((resources.files(__package__) / "roles.toml").read_text(encoding="utf-8"))
    denied = re.compile(rf"\b(?:{'|'.join(map(re.escape, data['not']))})\b", re.IGNORECASE)
    return denied, tuple((entry["role"], _pattern(entry["words"])) for entry in data["role"])


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Return a pattern for words that begin so; a phrase of several words must be there whole."""
    parts = (re.escape(word) + (r"\b" if " " in word else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE)
