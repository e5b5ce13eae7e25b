"""Topics: the broad subjects of claims, found by the words of a data file.

The scheme itself (labels, definitions) is in ``topics.ttl``; the words are in ``topics.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

__all__ = ["Topics"]

#: The guidelines give a claim one or two topics.
MOST = 2


class Topics:
    """Find the topics of a text.

    >>> Topics.load().of("fler mötesplatser för föreningar på kvällstid")
    ('mötesplatser', 'föreningsliv')
    """

    def __init__(self, terms: dict[str, list[str]], rest: str) -> None:
        """Take the terms by topic, in the order in which equal scores are decided, and the topic of what is left."""
        self.labels: tuple[str, ...] = (*terms, rest)
        self._rest = rest
        self._topics: dict[str, list[str]] = {}
        for topic, words in terms.items():
            for word in words:
                self._topics.setdefault(word.lower(), []).append(topic)
        begins = sorted((w for w in self._topics if not w.startswith("*")), key=len, reverse=True)
        inside = sorted((w[1:] for w in self._topics if w.startswith("*")), key=len, reverse=True)
        self._begins = re.compile(r"\b(?:" + "|".join(map(re.escape, begins)) + ")")
        self._inside = re.compile("|".join(map(re.escape, inside)))

    @classmethod
    def load(cls) -> Topics:
        """Return the shipped topics; the file is read once in a process."""
        return _shipped()

    def scores(self, text: str) -> dict[str, int]:
        """Return topic → number of different words of it in the text, topics without any left out."""
        lowered = text.lower() + " "
        found = {m.group() for m in self._begins.finditer(lowered)}
        found |= {"*" + m.group() for m in self._inside.finditer(lowered)}
        scores: dict[str, int] = {}
        for word in found:
            for topic in self._topics.get(word, ()):
                scores[topic] = scores.get(topic, 0) + 1
        return scores

    def of(self, text: str, context: str = "") -> tuple[str, ...]:
        """Return one or two topics, the best first; the same text always gives the same.

        :param context: asked where the text itself has no word of any topic (the rest of the sentence, a heading)
        """
        scores = self.scores(text) or (self.scores(context) if context else {})
        rank = {topic: place for place, topic in enumerate(self.labels)}
        best = sorted(scores, key=lambda topic: (-scores[topic], rank[topic]))[:MOST]
        return tuple(best) or (self._rest,)


@lru_cache(maxsize=1)
def _shipped() -> Topics:
    data = tomllib.loads((files(__package__) / "topics.toml").read_text(encoding="utf-8"))
    return Topics(data["topics"], data["rest"]["topic"])
