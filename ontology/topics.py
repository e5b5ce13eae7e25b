"""Topics: the broad subjects of claims, found by the words of a data file.

The scheme itself (labels, definitions) is in ``topics.ttl``; the words and what they weigh are in ``topics.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..errors import ConfigError

__all__ = ["Topics"]

#: The guidelines give a claim one or two topics.
MOST = 2

_WORD = re.compile(r"\w+(?:-\w+)*-?")

#: How many different words are remembered with their entries; Swedish text of a million words has about 60,000.
_REMEMBERED = 60_000

#: How many themes are remembered: the claims of one section share theirs, and no other text comes between.
_THEMES = 4

#: The lists of a topic, by what an entry weighs.
_GRADES = ("strong", "words", "weak")

_NUMBERS = frozenset({*_GRADES, "sentence", "theme", "second"})


class Topics:
    """Find the topics of a text.

    >>> Topics.load().of("fler mötesplatser för föreningar på kvällstid")
    ('mötesplatser', 'föreningsliv')
    """

    def __init__(
        self,
        terms: Mapping[str, Mapping[str, Any]],
        weights: Mapping[str, float],
        rest: str,
        skip: Sequence[str] = (),
    ) -> None:
        """Take the entries by topic and grade, in the order in which equal scores are decided.

        :param terms: the lists of each topic, and ``factor`` where its words weigh more or less than those of others
        :param weights: of each grade, of a word outside the content, and the least share of a second topic
        :param rest: the topic of what no entry is found in
        :param skip: a word that holds one of these is passed over
        :raises ConfigError: where a grade or a number is unknown or missing
        """
        if set(weights) != _NUMBERS:
            raise ConfigError("needs the numbers " + ", ".join(sorted(_NUMBERS)), where="topics.toml: weights")
        self.labels: tuple[str, ...] = (*terms, rest)
        self._rest = rest
        self._skip = tuple(skip)
        self._weights = dict(weights)
        self._rank = {topic: place for place, topic in enumerate(self.labels)}
        self._worth: dict[str, dict[str, float]] = {}
        for topic, grades in terms.items():
            if unknown := set(grades) - {*_GRADES, "factor"}:
                raise ConfigError(f"unknown list {min(unknown)!r}", where=f"topics.toml: {topic}")
            for grade in reversed(_GRADES):  # an entry in two lists weighs what the stronger says
                for entry in grades.get(grade, ()):
                    self._worth.setdefault(entry.lower(), {})[topic] = weights[grade] * grades.get("factor", 1.0)
        self._index(self._worth)

    def _index(self, entries: Iterable[str]) -> None:
        """Sort the entries by how they are looked for."""
        self._phrases: dict[str, tuple[str, ...]] = {}
        for entry in sorted(e for e in entries if " " in e):
            opener = entry.split(" ", 1)[0]
            self._phrases[opener] = (*self._phrases.get(opener, ()), entry)
        single = [e for e in entries if " " not in e]
        self._inside = tuple(sorted(e for e in single if e[0] == "*"))
        self._whole = {e[1:]: e for e in single if e[0] == "="}
        self._begins = frozenset(e for e in single if e[0] not in "*=")
        self._lengths = tuple(sorted({len(e) for e in self._begins}))
        self._openers = frozenset(self._phrases)
        self._silent: set[str] = set()
        self._of_word = lru_cache(_REMEMBERED)(self._look_up)
        self._of_theme = lru_cache(_THEMES)(self._entries)

    @classmethod
    def load(cls) -> Topics:
        """Return the shipped topics; the file is read once in a process."""
        return _shipped()

    def of(self, text: str, context: str = "", theme: str = "") -> tuple[str, ...]:
        """Return one or two topics, the best first; the same text always gives the same.

        :param text: what is asked, offered …: its words count most
        :param context: the sentence that it stands in
        :param theme: headings, title and lead, which tip the scales and decide alone only where the sentence is silent
        """
        scores = self.scores(text, context, theme)
        best = sorted(scores, key=lambda topic: (-scores[topic], self._rank[topic]))[:MOST]
        if len(best) > 1 and scores[best[1]] < self._weights["second"] * scores[best[0]]:
            del best[1]
        return tuple(best) or (self._rest,)

    def scores(self, text: str, context: str = "", theme: str = "") -> dict[str, float]:
        """Return topic → score of the different entries found, topics without any left out."""
        scores: dict[str, float] = {}
        seen: set[str] = set()
        for part, factor, entries_of in (
            (text, 1.0, self._entries),
            (context, self._weights["sentence"], self._entries),
            (theme, self._weights["theme"], self._of_theme),
        ):
            if not part:
                continue
            for entry in entries_of(part.lower()):
                if entry in seen:
                    continue
                seen.add(entry)
                for topic, worth in self._worth[entry].items():
                    scores[topic] = scores.get(topic, 0.0) + worth * factor
        return scores

    def _entries(self, lowered: str) -> tuple[str, ...]:
        words = _WORD.findall(lowered)
        found = [entry for word in words if word not in self._silent for entry in self._of_word(word)]
        openers = self._openers.intersection(words)
        if openers:
            joined = " ".join(("", *words))
            found += [
                phrase for opener in sorted(openers) for phrase in self._phrases[opener] if f" {phrase}" in joined
            ]
        return tuple(found)

    def _look_up(self, word: str) -> tuple[str, ...]:
        """Return the entries of a word, and remember where there are none, as in most words."""
        found = self._entries_in(word)
        if not found and len(self._silent) < _REMEMBERED:
            self._silent.add(word)
        return found

    def _entries_in(self, word: str) -> tuple[str, ...]:
        """Return the longest entry that begins the word, the one that is the word, the longest that is part of it."""
        if any(part in word for part in self._skip):
            return ()
        whole = self._whole.get(word)
        begins = [word[:n] for n in self._lengths if word[:n] in self._begins and n <= len(word)]
        inside = [entry for entry in self._inside if entry[1:] in word]
        found = begins[-1:] + ([max(inside, key=len)] if inside else [])
        if whole is not None:
            found.append(whole)
        # "samverkan" is one word of its topic though "samverk" and "*samverk" both find it
        best: dict[tuple[str, ...], str] = {}
        for entry in found:
            best.setdefault(tuple(self._worth[entry]), entry)
        return tuple(best.values())


@lru_cache(maxsize=1)
def _shipped() -> Topics:
    data = tomllib.loads((files(__package__) / "topics.toml").read_text(encoding="utf-8"))
    return Topics(data["topics"], data["weights"], data["rest"]["topic"], data["rest"]["skip"])
