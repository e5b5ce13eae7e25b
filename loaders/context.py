"""Decide by context: short names that stand for several actors, and words that stand for one named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from ..ontology.actor import Actor
from ..ontology.registry import Registry
from .linking_rules import ContextWord, Rules
from .named import Named, only
from .names import Hit
from .patterns import begins_sentence
from .scope import Scope

__all__ = ["ContextResolver"]

#: How far a word speaks for a weak name near it: about one sentence to either side.
_NEAR = 160
#: Two actors closer than this were named together ("AF och Socialstyrelsen"): "myndigheten" then stands for neither.
_TOGETHER = 8
_COUNTY = re.compile(r"Länsstyrelsen (?!i )(.+?)(?: län)?")
_HAS = "har"


class ContextResolver:
    """Resolve what only the rest of the text decides; what it does not decide stays unresolved."""

    def __init__(self, registry: Registry, rules: Rules) -> None:
        self._registry = registry
        self._rules = rules
        self._words = {form: c for c in rules.context for w in c.words for form in (w, w + "s")}
        self._counties = [
            (re.compile(rf"\b{re.escape(county.group(1))}s?\b"), actor)
            for actor in registry.actors
            if actor.type == "CountyAdministrativeBoard"
            for county in map(_COUNTY.fullmatch, (actor.label, *actor.aliases))
            if county
        ]
        self._last_head: tuple[str, Actor | None] = ("", None)

    @property
    def words(self) -> AbstractSet[str]:
        """Return the folded words that can stand for an actor named before."""
        return self._words.keys()

    def weak(self, text: str, hit: Hit, named: Named, steps: Sequence[str]) -> Actor | None:
        """Return whom a weak name stands for here.

        :param named: the mentions of the text that need no context
        :param steps: the folded words that follow
        """
        candidates = [form.actor for form in hit.forms if form.how == "weak"]
        places = [actor for actor in candidates if actor.type == "Municipality"]
        if places:
            acts = begins_sentence(text, hit.start) and self._acts(steps)
            return places[0] if acts and len(candidates) == 1 else None
        around = text[max(0, hit.start - _NEAR) : hit.end + _NEAR].casefold()
        score = {actor.slug: self._score(hit, actor, around, named) for actor in candidates}
        best = max(score.values())
        winners = [actor for actor in candidates if score[actor.slug] == best]
        return winners[0] if best > 0 and len(winners) == 1 else None

    def _score(self, hit: Hit, actor: Actor, around: str, named: Named) -> float:
        """Return how much speaks for an actor: cue words near, its long name in the text, its class word near."""
        written = next(f.written for f in hit.forms if f.actor is actor)
        cues = sum(word.casefold() in around for word in self._rules.weak.get(written, {}).get(actor.label, ()))
        near = named.is_near(actor, hit.start, _NEAR)
        kind = any(word in around for word in self._rules.classes.get(actor.type, ()))
        return cues + 2 * min(named.count(actor), 3) + 2 * near + (0.5 if kind and len(written) > 1 else 0)

    def _acts(self, following: Sequence[str]) -> bool:
        """Tell whether the words after a place name say that the municipality acts."""
        rules = self._rules
        if not following:
            return False
        if following[0] in rules.place_verbs:
            return True
        return following[0] == _HAS and any(word in rules.place_supines for word in following[: rules.place_within])

    def word(self, word: str, start: int, named: Named, scope: Scope) -> tuple[Actor, str] | None:
        """Return whom a word such as "kommunen" stands for here, and how: ``context`` or ``collective``.

        :param named: the mentions of the text so far decided
        """
        rule = self._words[word]
        for source in rule.sources:
            actor = self._from(source, rule, start, named, scope)
            if actor is not None:
                return actor, "context"
        fallback = self._registry.by_label(rule.fallback) if rule.fallback else None
        return (fallback, "collective") if fallback else None

    def _from(self, source: str, rule: ContextWord, start: int, named: Named, scope: Scope) -> Actor | None:
        if source == "paragraph":
            return self._in_paragraph(rule, start, named, scope)
        if source == "author":
            return scope.author if scope.author and scope.author.type in rule.types else None
        if source == "document":
            return named.single(rule.types)
        return self._of_county(scope.head)

    def _of_county(self, head: str) -> Actor | None:
        """Return the county board of the one county that a head names; asked anew for each word, found once a text."""
        if self._last_head[0] != head:
            self._last_head = head, only(actor for county, actor in self._counties if county.search(head))
        return self._last_head[1]

    def _in_paragraph(self, rule: ContextWord, start: int, named: Named, scope: Scope) -> Actor | None:
        number = scope.paragraph(start)
        last = named.last_two(scope.starts[number], start, rule.types)
        if last:
            together = len(last) == 2 and last[0].start - last[1].end <= _TOGETHER
            return None if together and last[0].actor is not last[1].actor else last[0].actor
        speaker = scope.speakers.get(number)
        if speaker is None:
            return None
        return only(m.actor for m in named.inside(speaker.start, speaker.end) if m.actor.type in rule.types)
