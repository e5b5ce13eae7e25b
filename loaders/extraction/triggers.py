"""Which rules a sentence calls, by the triggers of ``cues.toml``.

A trigger stands within one word, or holds spaces and is looked for from its longest word. So each word is asked once
for the rules that it may call, and remembered: a text says most of its words again and again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .lexicon import BORDER, LEAST_LETTERS, rules

__all__ = ["called"]

#: How many different words are remembered, their stops and commas with them.
_REMEMBERED = 100_000

#: Words and triggers are compared from where they share this many letters.
_LETTERS = LEAST_LETTERS

#: What a word calls: rules by their order, and phrases that hold it, each with its rule.
_Calls = tuple[tuple[int, ...], tuple[tuple[str, int], ...]]


def called(low: str) -> set[int]:
    """Return the rules with a trigger in the lower-cased sentence, by their order.

    >>> {rules()[number].name for number in called("vi måste tala om det")} >= {"must"}
    True
    """
    found: set[int] = set()
    for word in low.split(" "):
        calls = _calls(word)
        if calls is not None:
            found.update(calls[0])
            for phrase, rule in calls[1]:
                if rule not in found and phrase in low:
                    found.add(rule)
    return found


@lru_cache(_REMEMBERED)
def _calls(word: str) -> _Calls | None:
    """Return what a word calls, or None: most call nothing."""
    table = _by_letters()
    near = {entry for at in range(len(word)) for entry in table.get(word[at : at + _LETTERS], ())}
    held = [entry for entry in near if entry.stands_in(word)]
    single = {entry.rule for entry in held if " " not in entry.text}
    phrases = {(entry.text, entry.rule) for entry in held if entry.rule not in single}
    return (tuple(sorted(single)), tuple(sorted(phrases))) if single or phrases else None


class _Trigger(NamedTuple):
    """Hold one trigger of a rule.

    :param longest: its longest word, or part of a word
    :param opens: whether that begins where a word of the text does, ``closes``: whether it ends where one does
    :param whole: whether it is a word of its own between the signs that a word of the text may hold
    """

    text: str
    rule: int
    longest: str
    opens: bool
    closes: bool
    whole: bool

    def stands_in(self, word: str) -> bool:
        """Say whether its longest word is the word of the text, or the part of it that it may be."""
        if self.whole:
            return re.search(rf"\b{re.escape(self.longest)}\b", word) is not None
        if self.opens:
            return word == self.longest if self.closes else word.startswith(self.longest)
        return word.endswith(self.longest) if self.closes else self.longest in word


@cache
def _by_letters() -> dict[str, list[_Trigger]]:
    """Return the triggers by the first letters of their longest words."""
    table: dict[str, list[_Trigger]] = {}
    for rule in rules():
        for text in rule.triggers:
            trigger = _trigger(text, rule.order)
            table.setdefault(trigger.longest[:_LETTERS], []).append(trigger)
    return table


def _trigger(text: str, rule: int) -> _Trigger:
    """Return a trigger as it is looked for.

    >>> [part for part in _trigger("ta hand", 7) if part]
    ['ta hand', 7, 'hand', True]
    """
    parts = text.split(" ")
    longest = max(parts, key=len)
    whole = longest.startswith(BORDER)
    return _Trigger(text, rule, longest.strip(BORDER), parts[0] != longest, parts[-1] != longest, whole)
