"""The data files of the extractor, read and compiled once a process."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...errors import ConfigError
from ..claim import ClaimKind
from .openings import by_first_letters

__all__ = [
    "ACTOR",
    "GENITIVE",
    "Rule",
    "adjusting_words",
    "any_of",
    "context_map",
    "context_words",
    "expand",
    "rules",
    "verbs",
    "word_list",
]

#: In a masked sentence each character of an actor's name is one of these two: in the genitive, or not.
ACTOR, GENITIVE = "\ue000", "\ue001"


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """Return one list of ``words.toml`` as alternatives of a regular expression."""
    return "(?:" + "|".join(_data("words.toml")[name]) + ")"


def word_list(name: str) -> tuple[str, ...]:
    """Return one list of ``words.toml``."""
    return tuple(_data("words.toml")[name])


_BRACKET = r"(?: \([^)]{0,80}\))?"
_SAYS = (
    "säger|sa|sade|skriver|menar|berättar|anser|konstaterar|framhåller|betonar|understryker"  # ", säger X" ends a list
)
_BETWEEN = rf"(?:(?!(?:men|utan|så|att|som|där|om|kan|ska|bör|har|är|{_SAYS})\b)\w+ ){{0,3}}?"
#: A mask is taken whole: tried shorter, it never matches where it did not before, and costs its length squared.
_MORE = rf"(?:(?:, (?:och |samt )?| och | samt | eller | respektive |/){_BETWEEN}{ACTOR}++{_BRACKET})*"
_MACROS = {
    "{AS}": f"{ACTOR}++{_BRACKET}{_MORE}",
    "{A}": f"{ACTOR}++",
    "{G}": f"{GENITIVE}++",
    "{ADV}": any_of("adverbs"),
}


def expand(pattern: str) -> str:
    """Return a pattern of the data files with its fragments written out."""
    for name, text in _MACROS.items():
        pattern = pattern.replace(name, text)
    return pattern


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule of ``cues.toml``; see the comments there."""

    name: str
    kinds: tuple[tuple[ClaimKind, float], ...]
    order: int
    triggers: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    opens: str = ""
    subject: str = ""
    what: str = "after"
    force: str = ""
    genre: str = ""


#: The longest word of a trigger has this many letters or more: it is looked up by them.
LEAST_LETTERS = 2

#: Stands before and after a trigger that is a whole word, not a part of one.
BORDER = "|"

_WHOLE = re.compile(r"\|[^| ]+\|")


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file.

    :raises ConfigError: where a rule does not compile or has a key it should not have
    """
    return tuple(_rule(entry, order) for order, entry in enumerate(_data("cues.toml")["rule"]))


def _rule(entry: dict[str, Any], order: int) -> Rule:
    where = f"cues.toml: rule {entry.get('name', order)!r}"
    try:
        kinds = tuple((ClaimKind(kind), float(prior)) for kind, prior in entry["kinds"].items())
        pattern = re.compile(by_first_letters(expand(entry["pattern"]))) if "pattern" in entry else None
    except (KeyError, ValueError, re.error) as error:
        raise ConfigError(f"cannot be read: {error}", where=where) from None
    unknown = set(entry) - {"name", "kinds", "triggers", "pattern", "opens", "subject", "what", "force", "genre"}
    if unknown:
        raise ConfigError("has unknown keys: " + ", ".join(sorted(unknown)), where=where)
    plain = {key: entry[key] for key in ("opens", "subject", "what", "force", "genre") if key in entry}
    triggers = tuple(trigger.replace("{A}", ACTOR) for trigger in entry.get("triggers", ()))
    if any(max(map(len, trigger.strip(BORDER).split(" "))) < LEAST_LETTERS for trigger in triggers):
        raise ConfigError(f"has a trigger without a word of {LEAST_LETTERS} letters", where=where)
    if any(BORDER in trigger and not _WHOLE.fullmatch(trigger) for trigger in triggers):
        raise ConfigError(f"has a trigger with {BORDER} that is not one word between two of them", where=where)
    return Rule(entry["name"], kinds, order, triggers, pattern, **plain)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Hold one entry of ``adjustments.toml``: where it holds, and what it adds to the log-odds of which kinds."""

    every: frozenset[str]
    some: frozenset[str]
    kinds: tuple[tuple[ClaimKind, float], ...]

    def holds(self, signs: AbstractSet[str]) -> bool:
        """Say whether the entry holds for a sentence with these signs."""
        return self.every <= signs and (not self.some or not self.some.isdisjoint(signs))


@cache
def adjustments() -> tuple[Adjustment, ...]:
    """Return the entries of ``adjustments.toml``.

    :raises ConfigError: where an entry names a kind that is none, or no sign
    """
    entries = []
    for place, entry in enumerate(_data("adjustments.toml")["adjust"], 1):
        try:
            kinds = tuple((ClaimKind(kind), float(number)) for kind, number in entry["kinds"].items())
        except (KeyError, ValueError) as error:
            raise ConfigError(f"cannot be read: {error}", where=f"adjustments.toml: entry {place}") from None
        every, some = frozenset(entry.get("all", ())), frozenset(entry.get("any", ()))
        if not every and not some:
            raise ConfigError("names no sign", where=f"adjustments.toml: entry {place}")
        entries.append(Adjustment(every, some, kinds))
    return tuple(entries)


@cache
def adjustments_by_sign() -> dict[str, tuple[int, ...]]:
    """Return under each sign the numbers of the entries that may hold where it is seen.

    An entry that asks for several signs stands under one of them, one that is content with any under each.
    """
    table: dict[str, tuple[int, ...]] = {}
    for number, entry in enumerate(adjustments()):
        for sign in (min(entry.every),) if entry.every else sorted(entry.some):
            table[sign] = (*table.get(sign, ()), number)
    return table


@cache
def adjusting_words() -> frozenset[str]:
    """Return the single words that ``adjustments.toml`` names as ``w:WORD``."""
    named = {sign for entry in adjustments() for sign in entry.every | entry.some}
    return frozenset(sign[2:] for sign in named if sign.startswith("w:"))


@cache
def context_words(name: str) -> tuple[str, ...]:
    """Return one list of ``context.toml``."""
    return tuple(_data("context.toml")[name])


@cache
def _context_pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, context_words(name))))


def seen_in(name: str, text: str) -> bool:
    """Say whether one of the words of a list of ``context.toml`` stands in a lower-cased text."""
    return _context_pattern(name).search(text) is not None


@cache
def context_map(name: str) -> dict[str, tuple[str, ...]]:
    """Return one table of ``context.toml``."""
    return {key: tuple(values) for key, values in _data("context.toml")[name].items()}


@cache
def verbs(name: str) -> frozenset[str]:
    """Return one list of ``verbs.toml``."""
    return frozenset(_data("verbs.toml")[name])
