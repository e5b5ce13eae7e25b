"""Names that share a word: "Knivsta, Gävle och Uppsala kommuner", "länsstyrelserna i Kalmar och Örebro län"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..ontology.actor import Actor
from ..ontology.registry import Registry
from .linking_rules import SharedWord
from .mention import Mention
from .names import Words

__all__ = ["SharedNames"]

_NAME = r"[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?"
_LIST = rf"(?:{_NAME}, ){{0,20}}{_NAME}(?: och| samt|,) {_NAME}"
_BEFORE = re.compile(rf"\b(?P<list>{_LIST}) \Z")
_AFTER = re.compile(rf" (?:i )?(?P<list>{_LIST})(?P<tail> län\b)?")
_ITEM = re.compile(_NAME)
#: How far in front of the shared word its list can begin: the names of some twenty municipalities.
_REACH = 300


class SharedNames:
    """Find lists of names that have one word in common; every name in a list must be a registered actor's."""

    def __init__(self, registry: Registry, rules: tuple[SharedWord, ...]) -> None:
        self._registry = registry
        self._rules = {word: rule for rule in rules for word in rule.words}

    def find(self, text: str, words: Words) -> Iterator[Mention]:
        """Yield a mention for each name; the one next to the shared word takes it in."""
        for start, end, word in words.among(self._rules.keys()):
            rule = self._rules[word]
            before = _BEFORE.search(text, max(0, start - _REACH), start)
            if before:
                yield from self._items(text, rule, before.span("list"), (before.start("list"), end))
                continue
            after = _AFTER.match(text, end)
            if after:
                yield from self._items(text, rule, after.span("list"), (start, after.end()))

    def _items(self, text: str, rule: SharedWord, listed: tuple[int, int], whole: tuple[int, int]) -> Iterator[Mention]:
        places = [match.span() for match in _ITEM.finditer(text, *listed)]
        actors = [self._actor(text[start:end], rule) for start, end in places]
        for number, ((start, end), actor) in enumerate(zip(places, actors, strict=True)):
            if None in actors or actor is None:
                return
            begin = whole[0] if number == 0 and whole[0] < listed[0] else start
            stop = whole[1] if number == len(places) - 1 else end
            yield Mention(begin, stop, text[begin:stop], actor, "context")

    def _actor(self, name: str, rule: SharedWord) -> Actor | None:
        for form in (name, name + "s", name.removesuffix("s")):
            for shape in rule.shapes:
                actor = self._registry.find(shape.replace("*", form))
                if actor is not None and actor.type == rule.type:
                    return actor
        return None
