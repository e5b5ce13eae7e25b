"""The end of a printed line: whether its hyphen belongs to the word, and what comes between it and the next line."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

__all__ = ["Words"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"(?P<word>[^\s(\"”“’'/]*[^\W_])-\s*\Z")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "hyphens.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


class Words:
    """Know the words of a document, and by them how a word that a line's end cuts is written."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def learn(self, line: str) -> None:
        """Take in the words of a line, the one that its end may cut apart."""
        found = _WORD.findall(line.casefold())
        self._known.update(found[:-1] if line.rstrip().endswith("-") else found)

    def join(self, before: str, after: str) -> tuple[str, str]:
        r"""Return the line without the hyphen that its end put there, and what stands between it and the next one.

        A hyphen stays where the next word is a joining one ("fritids-\noch"), where the word is known with it, and
        in front of capitals and figures; where the word is known without it, or neither, it goes.

        >>> words = Words()
        >>> words.learn("EU-rådet och en-till-en")
        >>> words.join("sam-", "verkan"), words.join("fritids-", "och"), words.join("EU-", "frågor")
        (('sam', ''), ('fritids-', ' '), ('EU-', ''))
        """
        cut = before.rstrip()
        if cut.endswith("\u00ad"):
            return cut.rstrip("\u00ad"), ""
        last = _LAST.search(cut)
        first = _WORD.match(after)
        if last is None or first is None:
            return before, "" if cut.endswith(("/", "(")) and len(cut) > 1 and not cut[-2].isspace() else " "
        word, rest = last["word"], first.group()
        if rest.casefold() in _lists()["joining"]:
            return cut, " "
        if rest[0].isupper() or rest[0].isdigit() or not word[-1].isalpha():
            return cut, ""
        whole, hyphened = (word + rest).casefold(), f"{word}-{rest}".casefold()
        if whole in self._known:
            return cut[:-1], ""
        if hyphened in self._known or word.casefold() in _lists()["kept"] or "-" in word or ":" in word:
            return cut, ""
        if len(word) > 1 and word[-2:].isupper():  # "SKR-", "NOD-"
            return cut, ""
        return cut[:-1], ""
