"""Which rules speak up in a sentence, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..document import BlockKind
from .infinitives import is_infinitive
from .lexicon import ACTOR, Rule, rules, verbs
from .triggers import called
from .unit import Unit

__all__ = ["Hit", "first_word", "has_finite", "hits"]

_WORD = re.compile(r"[a-zåäöéü]+(?:-[a-zåäöéü]+)*")

#: A clipped phrase longer than this is a paragraph whose verb the word list does not know.
_LONGEST_PHRASE = 30


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place where a rule speaks up.

    :param match: of a rule that looks at the form of the whole sentence, None
    """

    rule: Rule
    start: int
    end: int
    match: re.Match[str] | None = None

    @property
    def verb_end(self) -> int:
        """Return where the first word of the cue ends: a subject may stand in the cue ("ger vi … uppdrag")."""
        if self.match is None:
            return self.end
        return self.start + len(self.match.group().split(" ", 1)[0])


#: "Detta inom ramen för …": a fragment that goes on with the sentence before.
_POINTING = frozenset({"detta", "det", "dessa", "denna", "den", "här", "där", "då"})

#: Shorter words in -a that open a line are rather "bra", "alla", "våra".
_SHORT_WORD = 5


def hits(unit: Unit, genre: str = "other") -> list[Hit]:
    """Return all places where a rule speaks up in the sentence, in the order of the rules.

    :param genre: of the document; some rules hold in one genre alone
    """
    every = rules()
    found: list[Hit] = []
    for number in sorted(called(unit.low).union(_by_form())):
        rule = every[number]
        if rule.genre and rule.genre != genre:
            continue
        if rule.pattern is not None:
            found += [Hit(rule, m.start(), m.end(), m) for m in rule.pattern.finditer(unit.low)]
        elif _OPENINGS[rule.opens](unit):
            found.append(Hit(rule, 0, 0))
    return found


@cache
def _by_form() -> frozenset[int]:
    """Return the rules that look at the form of the sentence, whatever its words."""
    return frozenset(rule.order for rule in rules() if rule.pattern is None)


def words(unit: Unit) -> list[str]:
    """Return the sentence's words in lower case, names of actors left out."""
    cached = unit.cache.get("words")
    if cached is None:
        cached = unit.cache["words"] = _WORD.findall(unit.low)
    return cached  # type: ignore[return-value]  # the cache holds values of any type


def first_word(unit: Unit) -> str:
    """Return the first word of the sentence, or nothing where a name opens it."""
    head = unit.low.lstrip("*_\"”“’'( ")
    match = _WORD.match(head)
    return match.group() if match else ""


def has_finite(unit: Unit) -> bool:
    """Say whether a form of the word list stands in the sentence that only a finite verb has."""
    cached = unit.cache.get("finite")
    if cached is None:
        cached = unit.cache["finite"] = not verbs("finite").isdisjoint(words(unit))
    return bool(cached)


def _opens_with_verb(unit: Unit) -> bool:
    word = first_word(unit)
    if word in verbs("infinitives") or word in verbs("imperatives"):
        return True
    listed = unit.block.kind is BlockKind.BULLET and unit.first
    return listed and word.endswith("a") and len(word) > _SHORT_WORD and is_infinitive(word)


def _opens_with_change(unit: Unit) -> bool:
    return first_word(unit) in verbs("change") and not _early_finite(unit)


def _early_finite(unit: Unit) -> bool:
    return not verbs("finite").isdisjoint(words(unit)[:7])


def _is_phrase(unit: Unit) -> bool:
    if unit.block.kind is not BlockKind.BULLET and unit.block.turn is None:
        return False
    if first_word(unit) in _POINTING:
        return False
    listed = unit.block.kind is BlockKind.BULLET
    finite = _early_finite(unit) if listed else has_finite(unit)
    return not finite and 0 < len(words(unit)) <= _LONGEST_PHRASE and not unit.text.endswith("?")


def _is_question(unit: Unit) -> bool:
    return unit.text.rstrip('"”*_ ').endswith("?")


def _opens_with_name(unit: Unit) -> bool:
    head = unit.low.lstrip("*_ ")
    return head.startswith(ACTOR) or first_word(unit) in ("myndigheten", "myndigheterna", "utredaren")


_OPENINGS = {
    "verb": _opens_with_verb,
    "change": _opens_with_change,
    "phrase": _is_phrase,
    "question": _is_question,
    "assigned": _opens_with_name,
}
