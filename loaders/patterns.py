"""Organisations that the registry does not know, told by the shape of their names; what they are is guessed.

A capital at the beginning of a sentence is never enough: there the name must have capitals of its own further in, or
stand with a capital elsewhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..ontology.actor import Actor
from ..ontology.registry import provisional_actor
from .inflection import basic_form
from .linking_rules import Guess, PatternRules
from .mention import Mention

__all__ = ["PatternFinder", "begins_sentence"]

_CAP = r"[A-ZÅÄÖÉ][\w&’']*(?:-[A-ZÅÄÖ]?\w+)*"
_PARTY = re.compile(r"\s*\((?:[A-ZÅÄÖ]{1,2}|-)\)$")
#: The words of a lower-case name ("Kommittén för modernare byggregler"); more than these were sentences.
_MOST_WORDS = 9
#: Words that no name ends in.
_LOOSE = frozenset(
    {
        "och",
        "om",
        "av",
        "för",
        "i",
        "på",
        "till",
        "den",
        "det",
        "de",
        "en",
        "ett",
        "under",
        "vid",
        "inom",
        "från",
        "mot",
    }
)
#: An attendance cell or speaker of more words than this is a remark, not a name.
_LONGEST_NAME = 10


class PatternFinder:
    """Find names that look like organisations and guess what they are."""

    def __init__(self, rules: PatternRules) -> None:
        self._rules = rules
        self._endings = [(word, guess) for guess in rules.endings for word in guess.words]
        self._endings.sort(key=lambda pair: -len(pair[0]))
        self._sure = (*(word.casefold() for word, _ in self._endings), "en", "et")
        self._not_names = frozenset(rules.not_names)
        self._heads = {word: guess for guess in rules.heads for word in guess.words}
        self._introducers = {word: guess for guess in rules.introducers for word in guess.words}
        self._given = frozenset(rules.given_names)
        small = "|".join(map(re.escape, rules.small))
        name = rf"{_CAP}(?:[ -](?:(?:{small}) )?{_CAP}){{0,5}}"
        endings = "|".join(re.escape(word) for word, guess in self._endings if not guess.alone)
        alone = "|".join(re.escape(word) for word, guess in self._endings if guess.alone)
        heads = "|".join(map(re.escape, self._heads))
        introducers = "|".join(map(re.escape, self._introducers))
        titles = "|".join(sorted(map(re.escape, rules.titles), key=len, reverse=True))
        self._compound = re.compile(rf"\b(?P<name>[A-ZÅÄÖ][\w-]{{2,}}?(?:{endings})s?)\b")
        self._tailed = re.compile(
            rf"\b(?P<name>{_CAP}(?:[ -](?:(?:{small}) )?{_CAP}){{0,3}} (?:\w*?(?:{endings})|{alone})s?)\b"
        )
        self._headed = re.compile(rf"\b(?P<head>{heads}) (?P<rest>{name})")
        self._lower = re.compile(rf"\b(?P<head>{heads}) (?P<rest>(?:för|om|mot|kring) [^\n.,;:!?()]+)")
        titled_heads = "|".join(map(re.escape, rules.titled_heads))
        self._titled_head = re.compile(rf"\b(?P<head>{titled_heads}) (?P<rest>[A-ZÅÄÖ][^\n.,;:!?()]+)")
        self._introduced = re.compile(rf"\b(?P<head>{introducers}),? (?P<name>{name})", re.IGNORECASE)
        self._titled = re.compile(
            rf"\b{_CAP} {_CAP}(?: {_CAP})?, (?:(?i:{titles})) (?:på|för|i|vid|hos|från) (?P<name>{name})"
        )

    def find(self, text: str, known: Iterable[Mention]) -> Iterator[Mention]:
        """Yield the names that none of the known mentions covers; they may overlap each other.

        :param known: the mentions found by name, in order
        """
        covered = _Cover((m.start, m.end) for m in known)
        seen = self._seen(text)
        for start, end, guess in self._places(text, seen):
            if not covered.meets(start, end):
                label = basic_form(" ".join(text[start:end].split()), self._sure, seen)
                yield Mention(start, end, text[start:end], self._actor(label, guess), "pattern")

    def actor(self, name: str) -> Actor:
        """Return the provisional actor of a bare name, its kind guessed by its first and last word.

        >>> from samrad.loaders.linking_rules import load_rules
        >>> PatternFinder(load_rules().pattern).actor("Testbyns idrottsförening").type
        'CivilSocietyOrganization'
        """
        bare = _PARTY.sub("", name)
        if bare != name or (
            name.split()[0] in self._given and len(name.split()) in (2, 3, 4) and not self._guess(name)
        ):
            return provisional_actor(bare, "Person", "population")
        return self._actor(basic_form(name, self._sure), self._guess(name))

    def _actor(self, label: str, guess: Guess | None) -> Actor:
        guess = self._guess(label) or guess
        return provisional_actor(label, guess.type, guess.sector) if guess else provisional_actor(label)

    def _guess(self, name: str) -> Guess | None:
        bare = name.removesuffix("s").casefold()
        for ending, guess in self._endings:
            tail = " " + ending.casefold() if guess.alone else ending.casefold()
            if bare.endswith(tail):
                return guess
        return self._heads.get(name.split()[0]) if name.split() else None

    def _places(self, text: str, seen: frozenset[str]) -> Iterator[tuple[int, int, Guess | None]]:
        for match in self._compound.finditer(text):
            word = match["name"]
            if word.removesuffix("s").casefold() in self._not_names or word.casefold() in self._not_names:
                continue
            if (
                word in self._heads
                or word.endswith(self._rules.not_endings)
                or (begins_sentence(text, match.start()) and word not in seen)
            ):
                continue
            yield match.start(), match.end(), None
        for match in self._tailed.finditer(text):
            first = match["name"].split()[0]
            doubtful = begins_sentence(text, match.start()) and first not in seen and not _capitals(match["name"])
            if first.casefold() not in self._not_names and not doubtful:
                yield match.start(), match.end(), None
        for match in self._headed.finditer(text):
            first = match["rest"].split()[0]
            if first not in self._heads and not self._compound.fullmatch(first):
                yield match.start(), match.end(), self._heads[match["head"]]
        for match in (*self._lower.finditer(text), *self._titled_head.finditer(text)):
            first = match["rest"].split()[0]
            if first not in self._heads and not self._compound.fullmatch(first):
                yield match.start(), match.start("rest") + self._length(match["rest"]), self._heads[match["head"]]
        for match in self._introduced.finditer(text):
            if match["name"][:1].isupper() and match["head"].casefold() in self._introducers:
                yield match.start("name"), match.end("name"), self._introducers[match["head"].casefold()]
        for match in self._titled.finditer(text):
            yield match.start("name"), match.end("name"), None

    def _length(self, rest: str) -> int:
        """Return how much of the words after a head belongs to the name: up to the verb, the next clause, the end."""
        end = 0
        for number, word in enumerate(re.finditer(r"\S+", rest)):
            if number >= _MOST_WORDS or (number > 1 and word.group() in self._rules.stop):
                break
            if word.group() not in _LOOSE or not number:
                end = word.end()
        return end

    def _seen(self, text: str) -> frozenset[str]:
        """Return the words that stand with a capital inside a sentence."""
        return frozenset(
            m.group() for m in re.finditer(r"\b[A-ZÅÄÖ][\w-]{2,}", text) if not begins_sentence(text, m.start())
        )

    def is_name(self, text: str) -> bool:
        """Tell whether the text of a cell or of a speaker is short enough to be a name."""
        return 0 < len(text.split()) <= _LONGEST_NAME and any(char.isalpha() for char in text)


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a place begins a sentence, a bullet or a line."""
    before = text[max(0, start - 40) : start].rstrip(" \t*_#>\"”“'’([")
    return not before or before[-1] in ".!?:\n\r•-–"


def _capitals(name: str) -> bool:
    return sum(word[:1].isupper() for word in name.split()) > 1


class _Cover:
    """Tell whether a place meets one of many others, in linear time over all questions."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._taken: set[int] = set()
        for start, end in spans:
            self._taken.update(range(start, end))

    def meets(self, start: int, end: int) -> bool:
        return any(place in self._taken for place in range(start, end))
