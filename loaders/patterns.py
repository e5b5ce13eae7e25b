"""Organisations that the registry does not know, told by the shape of their names; what they are is guessed.

A capital at the beginning of a sentence is never enough: there the name must have capitals of its own further in, or
stand with a capital elsewhere in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from ..ontology.actor import Actor
from ..ontology.registry import provisional_actor
from .inflection import basic_form, is_acronym
from .linking_rules import Guess, PatternRules
from .mention import Mention
from .names import Telling, Words

__all__ = ["PatternFinder", "begins_sentence"]

#: Start, end and what the name is guessed to be from the words around it.
Place: TypeAlias = tuple[int, int, Guess | None]

_CAP = r"[A-ZÅÄÖÉ][\w&’']*(?:-[A-ZÅÄÖ]?\w+)*"
_NEXT = re.compile(r"[ \n](?:har |hade )?([a-zåäö]+)\b")
#: Three capitals and more that say or want something ("TBF har erbjudit") are somebody's short name.
#: The pattern begins with a letter, not with the border before it: so the search skips all else, four times as fast.
_ACTING_ACRONYM = re.compile(r"(?P<name>[A-ZÅÄÖ](?<!\w.)[A-ZÅÄÖ]{2,7}) (?:har |hade )?([a-zåäö]+)\b")
#: A word that begins with no small letter of Swedish; the letter comes before the border, to be quickly found.
_NOT_SMALL = re.compile(r"[^\W\d_a-zåäö](?<!\w.)\w*")
_PARTY = re.compile(r"\s*\((?:[A-ZÅÄÖ]{1,2}|-)\)$")
#: The words of a lower-case name ("Kommittén för modernare byggregler"); more than these were sentences.
_MOST_WORDS = 9
#: The number of an inquiry behind its name, which then ends there however long it is: "(Fi 2019:07)".
_NUMBERED = re.compile(r"\s?\((?:[A-ZÅÄÖ][a-zåäö]{0,2} \d{4}:\d+|SOU \d{4}:\d+|dir\. \d{4}:\d+)\)")
#: Words that no name ends in.
_LOOSE = frozenset(
    [
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
    ]
)
#: The first part of a compound with a hyphen: "AI-kommissionen".
_PREFIX = re.compile(r"\b([A-ZÅÄÖ]\w*)-\Z")
#: The first half of a name of two: "Autism- och Testförbundet", "Barn- och utbildningsnämnden".
_PAIR = re.compile(r"\b[A-ZÅÄÖ]\w+- och \Z")
_LONGEST_PREFIX = 30
#: How far in front of its last word a name can begin.
_LONGEST_REACH = 90
#: How far back the words are looked for behind which a partner stands.
_LONGEST_PARTNER = 40
#: Words that no member of a list of partners begins with: there the list is over.
_NO_MEMBER = (
    "och|samt|som|att|för|om|i|på|av|från|till|vid|inom|under|kring|över|mot|genom|med|mellan|när|där|då|men|vilket"
    "|vilka|har|hade|är|var|ska|skall|kan|kommer|säger|sade|menar"
)
#: The first words of names of countries and regions, which are no first names: "Västra Balkan".
_OF_PLACES = frozenset(["Västra", "Östra", "Norra", "Södra", "Mellersta", "Nya", "Förenade", "Förenta", "Svenska"])
#: How many different words before "med", "från" and the like are remembered.
_REMEMBERED = 10_000
#: An attendance cell or speaker of more words than this is a remark, not a name.
_LONGEST_NAME = 10


class PatternFinder:
    """Find names that look like organisations and guess what they are.

    One pass over the words finds those that can betray a name (an ending, a head, a title); only there the shapes are
    tried, so that the cost grows with the text and no faster.
    """

    def __init__(self, rules: PatternRules) -> None:
        self._rules = rules
        self._endings = [(word, guess) for guess in rules.endings for word in guess.words]
        self._endings.sort(key=lambda pair: -len(pair[0]))
        self._sure = (*(word.casefold() for word, _ in self._endings), "en", "et")
        self._not_names = frozenset(rules.not_names)
        self._heads = {word: guess for guess in rules.heads for word in guess.words}
        self._introducers = {word: guess for guess in rules.introducers for word in guess.words}
        self._given = frozenset(rules.given_names)
        self._openers = frozenset(rules.openers)
        self._acting = frozenset(rules.acting)
        small = "|".join(map(re.escape, rules.small))
        name = rf"{_CAP}(?:[ -](?:(?:{small}) )?{_CAP}){{0,5}}"
        endings = "|".join(re.escape(word) for word, guess in self._endings if not guess.alone)
        alone = "|".join(re.escape(word) for word, guess in self._endings if guess.alone)
        within = "|".join(re.escape(word) for word in rules.small if word not in rules.joining)
        titles = "|".join(sorted(map(re.escape, rules.titles), key=len, reverse=True))
        self._compound = re.compile(rf"[A-ZÅÄÖ][\w-]{{2,}}?(?:{endings})s?")
        self._pair = re.compile(rf"[\w-]{{2,}}?(?:{endings})s?")
        self._tailed = re.compile(rf"\b{_CAP}(?:[ -](?:(?:{within}) )?{_CAP}){{0,3}} (?:\w*?(?:{endings})|{alone})s?\Z")
        self._name = re.compile(rf" (?P<rest>{name})")
        self._clause = re.compile(r" (?P<rest>(?:för|om|mot|kring) [^\n.,;:!?()–—]{1,200})")
        self._title = re.compile(r" (?P<rest>[A-ZÅÄÖ][^\n.,;:!?()–—]{1,200})")
        self._introduced = re.compile(rf",? (?P<rest>{name})")
        self._office = re.compile(rf"(?:(?i:{titles})) (?:på|för|i|vid|hos|från) (?P<rest>{name})")
        # What one pass over the folded words looks for: the ends of names, and the words that names follow.
        folded = [word.casefold() for word, _ in self._endings]
        self._tails = tuple(dict.fromkeys([*folded, *(word + "s" for word in folded)]))
        self._fronts = {word.casefold() for word in (*self._heads, *self._introducers)}
        # "tillsammans med Zonen", "bidrag från Zonen": who stands there with a capital is an organisation.
        self._partner = re.compile(rf"\b(?:{'|'.join(rules.partners)})\Z", re.IGNORECASE)
        self._partner_words = {phrase.rsplit(" ", 1)[-1] for phrase in rules.partners}
        self._alone = {phrase for phrase in rules.partners if " " not in phrase}
        # "avtal med EU, de nordiska länderna och Norge": so are those further on, where "och" says that it is a list.
        member = rf"{_CAP}(?:[ -](?:(?:{within}) )?{_CAP}){{0,5}}"
        word = rf"(?!(?:{_NO_MEMBER})\b)[a-zåäöé][\w-]*+"
        some = rf"(?:{member}(?: {word}){{0,2}}|{word}(?: {word}){{0,2}}(?: {member})?)(?: \([^()\n]{{1,40}}\))?"
        self._partner_name = re.compile(rf",? (?P<rest>{member})")
        self._partner_list = re.compile(rf" {some}(?:, {some}){{0,12}},? (?:och|samt) {some}")
        self._member = re.compile(rf"(?<![\w-]){member}")
        self._before_partner = re.compile("|".join(p.split(" ")[-2] for p in rules.partners if " " in p), re.IGNORECASE)
        self._title_words = {title.split()[0] for title in rules.titles}
        self._telling = Telling(self._tells)
        self._opens_partner = lru_cache(_REMEMBERED)(self._before_partner.search)

    def find(self, text: str, words: Words, known: list[Mention]) -> Iterator[Mention]:
        """Yield the names that none of the known mentions covers; they may overlap each other.

        :param known: the mentions found by name, in order, none overlapping; a word for many may be part of a name
            ("Testby kommun")
        """
        ends = [mention.end for mention in known]
        for match in _ACTING_ACRONYM.finditer(text):
            if match[2] in self._acting and _is_free(known, bisect_right(ends, match.start()), *match.span("name")):
                actor = provisional_actor(match["name"], "Organization", "mixed")
                yield Mention(*match.span("name"), match["name"], actor, "pattern")
        seen: frozenset[str] | None = None
        for start, end, word in words.among(self._telling.among(words.different)):
            if seen is None:
                seen = _seen(text)
            for begin, stop, guess in self._places(text, start, end, word, seen):
                if _is_free(known, bisect_right(ends, begin), begin, stop):
                    label = basic_form(" ".join(text[begin:stop].split()), self._sure, seen)
                    yield Mention(begin, stop, text[begin:stop], self._actor(label, guess), "pattern")

    def _tells(self, word: str) -> bool:
        return (
            word.endswith(self._tails)
            or word in self._fronts
            or word in self._title_words
            or word in self._partner_words
        )

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

    def is_organisation(self, name: str) -> bool:
        """Tell whether a name's first or last word is one that organisations have."""
        return self._guess(name) is not None

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

    def _places(self, text: str, start: int, end: int, word: str, seen: frozenset[str]) -> Iterator[Place]:
        """Yield the names that the word at ``start`` ends, begins or introduces."""
        if word.endswith(self._tails):
            yield from self._ending(text, start, end, word, seen)
        written = text[start:end]
        if written in self._heads:
            yield from self._after_head(text, start, end, self._heads[written])
        if word in self._introducers:
            match = self._introduced.match(text, end)
            if match:
                yield match.start("rest"), match.end(), self._introducers[word]
        if word in self._partner_words and self._is_partner(text, start, end):
            yield from self._partners(text, end)
        if word in self._title_words and text[max(0, start - 2) : start] == ", ":
            match = self._office.match(text, start)
            if match:
                yield match.start("rest"), match.end(), None

    def _is_partner(self, text: str, start: int, end: int) -> bool:
        """Say whether the word ends a phrase behind which a partner stands; mostly the word before it says no."""
        before = text[max(0, start - _LONGEST_PARTNER) : start].rstrip().rsplit(" ", 1)[-1]
        if not self._opens_partner(before) and text[start:end].casefold() not in self._alone:
            return False
        return self._partner.search(text, max(0, start - _LONGEST_PARTNER), end) is not None

    def _partners(self, text: str, end: int) -> Iterator[Place]:
        """Yield the names behind "tillsammans med": the one right behind, those of the list that it begins."""
        first = self._partner_name.match(text, end)
        places = {first.span("rest")} if first else set()
        listed = self._partner_list.match(text, end)
        if listed:
            places.update(match.span() for match in self._member.finditer(text, *listed.span()))
        for begin, stop in sorted(places):
            if self._may_be_partner(text[begin:stop], text[stop : stop + 2]):
                yield begin, stop, None

    def _may_be_partner(self, name: str, behind: str) -> bool:
        """Say whether a name behind "tillsammans med" can be an organisation: no person, and not the owner of one.

        :param behind: the two characters behind the name: "Sveriges minoriteter" are not Sverige
        """
        words = name.split()
        first = words[0]
        sure = first in _OF_PLACES or is_acronym(first)  # "SK Bollen" is no person either
        if len(words) == 2 and all(word[:1].isupper() for word in words) and not sure and not self._guess(name):
            return False  # first name and last name, whoever it is
        if name.endswith("s") and behind[:1] == " " and behind[1:].islower():
            return False
        return first not in self._given and first.casefold() not in self._not_names and len(first) > 1

    def _ending(self, text: str, start: int, end: int, word: str, seen: frozenset[str]) -> Iterator[Place]:
        before = text[start - 1 : start]  # a single sign tells which of the shapes are worth trying
        prefix = _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start) if before == "-" else None
        pair = _PAIR.search(text, max(0, start - _LONGEST_PREFIX), start) if before == " " else None
        if pair and self._pair.fullmatch(text[start:end]):
            yield pair.start(), end, None
            return
        begin = prefix.start() if prefix else start
        written = text[begin:end]
        begins = begins_sentence(text, begin) and not (prefix and is_acronym(prefix[1])) and not self._acts(text, end)
        if self._compound.fullmatch(written) and self._is_name(written, written.casefold(), begins, seen):
            yield begin, end, None
        if before != " " or text[max(0, start - _LONGEST_REACH) : start - 1].rsplit(" ", 1)[-1].islower():
            return  # nothing with a capital stands right before
        match = self._tailed.search(text, max(0, start - _LONGEST_REACH), end)
        if match:
            yield from self._tailed_place(text, match.start(), end, seen)

    def _tailed_place(self, text: str, start: int, end: int, seen: frozenset[str]) -> Iterator[Place]:
        """Yield the place of a name of several words, without the small word that a sentence began with before it."""
        words = text[start:end].split(" ")
        while len(words) > 1 and words[0].casefold() in self._openers:
            start += len(words.pop(0)) + 1
        first, name = words[0], " ".join(words)
        if not first[:1].isupper() or (len(words) == 1 and not self._compound.fullmatch(name)):
            return
        doubtful = begins_sentence(text, start) and first not in seen and not _capitals(name)
        if first.casefold() not in self._not_names and (not doubtful or self._acts(text, end)):
            yield start, end, None

    def _acts(self, text: str, end: int) -> bool:
        """Say whether a verb of saying, wishing or offering follows: then even a sentence's first word is a name."""
        following = _NEXT.match(text, end)
        return following is not None and following[1] in self._acting

    def _is_name(self, written: str, word: str, begins: bool, seen: frozenset[str]) -> bool:
        if word in self._not_names or word.removesuffix("s") in self._not_names or written in self._heads:
            return False
        return not word.endswith(self._rules.not_endings) and (not begins or written in seen)

    def _after_head(self, text: str, start: int, end: int, guess: Guess) -> Iterator[Place]:
        for shape, clause in ((self._name, False), (self._clause, True), (self._title, True)):
            if shape is self._title and text[start:end] not in self._rules.titled_heads:
                continue
            match = shape.match(text, end)
            if match:
                first = match["rest"].split()[0]
                if first not in self._heads and not self._compound.fullmatch(first):
                    numbered = _NUMBERED.match(text, match.end()) is not None
                    length = self._length(match["rest"]) if clause and not numbered else len(match["rest"])
                    yield start, match.start("rest") + length, guess

    def _length(self, rest: str) -> int:
        """Return how much of the words after a head belongs to the name: up to the verb, the next clause, the end."""
        end = 0
        for number, word in enumerate(re.finditer(r"\S+", rest)):
            if number >= _MOST_WORDS or (number > 1 and word.group() in self._rules.stop):
                break
            if word.group() not in _LOOSE or not number:
                end = word.end()
        return end

    def is_name(self, text: str) -> bool:
        """Tell whether the text of a cell or of a speaker is short enough to be a name."""
        return 0 < len(text.split()) <= _LONGEST_NAME and any(char.isalpha() for char in text)


def _is_free(known: list[Mention], first: int, begin: int, stop: int) -> bool:
    """Tell whether a place meets no known name; words for many that lie inside it are none."""
    for number in range(first, len(known)):
        mention = known[number]
        if mention.start >= stop:
            return True
        if mention.how != "collective" or mention.start < begin or mention.end > stop:
            return False
    return True


def _seen(text: str) -> frozenset[str]:
    """Return the words that stand with a capital inside a sentence."""
    return frozenset(
        match.group()
        for match in _NOT_SMALL.finditer(text)
        if match.group()[0].isupper() and not begins_sentence(text, match.start())
    )


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a place begins a sentence, a bullet or a line."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False  # as most words do
    before = text[max(0, start - 40) : start].rstrip(" \t*_#>\"”“'’([")
    return not before or before[-1] in ".!?:\n\r•-–"


def _capitals(name: str) -> bool:
    return sum(word[:1].isupper() for word in name.split()) > 1
