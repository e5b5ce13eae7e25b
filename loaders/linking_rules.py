"""The linker's words and endings, read from ``linking.toml`` once in a process."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from ..errors import ConfigError

__all__ = ["ContextWord", "Guard", "Guess", "Office", "PatternRules", "Rules", "SharedWord", "load_rules"]


@dataclass(frozen=True, slots=True)
class Guard:
    """Say what must or must not stand next to a word (in front: before, behind: after) for it to be an actor."""

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()

    def holds(self, before: str, after: str) -> bool:
        """Tell whether the word between these two (in lower case) can be an actor."""
        if before in self.not_before or after in self.not_after:
            return False
        if not self.before and not self.after:
            return True
        return before in self.before or after in self.after


@dataclass(frozen=True, slots=True)
class ContextWord:
    """Say what a word such as "myndigheten" can stand for and where to look for it."""

    words: tuple[str, ...]
    types: frozenset[str]
    sources: tuple[str, ...]
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Say for which body the holders of an office act."""

    endings: tuple[str, ...]
    words: frozenset[str]
    actor: str


@dataclass(frozen=True, slots=True)
class SharedWord:
    """Say which full names a list of names with one word in common stands for; ``*`` is the name in the list."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Guess:
    """Say which type and sector an organisation with this ending, first word or introducing noun probably has.

    :param alone: the ending is a word of its own ("Testby kommun"), never the end of one ("Halmstad")
    """

    words: tuple[str, ...]
    type: str
    sector: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class PatternRules:
    """Say by what shape an organisation is told that the registry does not know."""

    titles: tuple[str, ...]
    stop: tuple[str, ...]
    titled_heads: tuple[str, ...]
    not_endings: tuple[str, ...]
    small: tuple[str, ...]
    joining: tuple[str, ...]
    not_names: tuple[str, ...]
    given_names: tuple[str, ...]
    openers: tuple[str, ...]
    acting: tuple[str, ...]
    endings: tuple[Guess, ...]
    heads: tuple[Guess, ...]
    introducers: tuple[Guess, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold the whole of ``linking.toml``."""

    lower_case_endings: tuple[str, ...]
    words_in_capitals: frozenset[str]
    word_names: frozenset[str]
    as_written: frozenset[str]
    never_in_text: frozenset[str]
    guards: Mapping[str, Guard]
    context: tuple[ContextWord, ...]
    offices: tuple[Office, ...]
    shared: tuple[SharedWord, ...]
    weak: Mapping[str, Mapping[str, tuple[str, ...]]]
    classes: Mapping[str, tuple[str, ...]]
    place_verbs: frozenset[str]
    place_supines: frozenset[str]
    place_within: int
    pattern: PatternRules


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """Return the shipped rules.

    :raises ConfigError: where the file is not TOML or lacks a part; the message names it
    """
    text = (resources.files(__package__) / "linking.toml").read_text(encoding="utf-8")
    try:
        return _rules(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not TOML: {error}", where="linking.toml") from None
    except KeyError as error:
        raise ConfigError(f"lacks {error}", where="linking.toml") from None


def _rules(data: dict[str, Any]) -> Rules:
    pattern = data["pattern"]
    return Rules(
        lower_case_endings=tuple(data["lower_case_endings"]),
        words_in_capitals=frozenset(data["words_in_capitals"]),
        word_names=frozenset(data["word_names"]),
        as_written=frozenset(data["as_written"]),
        never_in_text=frozenset(data["never_in_text"]),
        guards={word: Guard(**{k: frozenset(v) for k, v in g.items()}) for word, g in data["guard"].items()},
        context=tuple(
            ContextWord(tuple(c["words"]), frozenset(c["types"]), tuple(c["from"]), c.get("fallback", ""))
            for c in data["context"]
        ),
        offices=tuple(Office(tuple(o["endings"]), frozenset(o["words"]), o["actor"]) for o in data["office"]),
        shared=tuple(SharedWord(tuple(s["words"]), tuple(s["shapes"]), s["type"]) for s in data["shared"]),
        weak={name: {label: tuple(words) for label, words in w.items()} for name, w in data["weak"].items()},
        classes={name: tuple(words) for name, words in data["class"].items()},
        place_verbs=frozenset(data["place"]["verbs"]),
        place_supines=frozenset(data["place"]["supines"]),
        place_within=data["place"]["within"],
        pattern=PatternRules(
            **{key: tuple(pattern[key]) for key in _NAME_LISTS},
            endings=_guesses(pattern["ending"]),
            heads=_guesses(pattern["head"]),
            introducers=_guesses(pattern["introducer"]),
            partners=tuple(pattern["partners"]),
        ),
    )


_NAME_LISTS = (
    "titles",
    "stop",
    "titled_heads",
    "not_endings",
    "small",
    "joining",
    "not_names",
    "given_names",
    "openers",
    "acting",
)


def _guesses(rows: list[dict[str, Any]]) -> tuple[Guess, ...]:
    return tuple(Guess(tuple(row["words"]), row["type"], row["sector"], row.get("alone", False)) for row in rows)
