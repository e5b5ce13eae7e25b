"""The word lists that layout and sentences are told by, read once from the data files beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

__all__ = ["abbreviations", "has_finite_verb", "layout_words"]

_WORD = re.compile(r"[^\W\d_]+(?:[-:.'’][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _layout() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "layout.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "abbreviations.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def layout_words(name: str) -> frozenset[str]:
    """Return one list of ``layout.toml``, lower case."""
    return _layout()[name]


def abbreviations(name: str) -> frozenset[str]:
    """Return one list of ``abbreviations.toml``, lower case, without the last full stop."""
    return _abbreviations()[name]


def has_finite_verb(text: str) -> bool:
    """Say whether the text holds a form that only a finite verb has, as far as the word list knows them.

    >>> has_finite_verb("Nya målgrupper är i behov av stöd"), has_finite_verb("Behov av stöd")
    (True, False)
    """
    return not layout_words("finite_verbs").isdisjoint(_WORD.findall(text.lower()))
