"""An index of names by their words: all the places of a text where a known name stands, in one pass over its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TypeAlias

from ..ontology.actor import Actor
from ..ontology.registry import Registry
from .inflection import genitive, is_acronym
from .linking_rules import Rules

__all__ = ["Form", "Hit", "NameIndex", "Step", "Telling", "Words", "words_of"]

_BETWEEN = re.compile(r"(\W+)")
#: What may stand between two words of a name in any text: white space, one hyphen or dash.
_PLAIN_GAP = re.compile(r"\s+|\s*[-–—]\s*")
#: Endings after a colon that belong to the name: "NOD:s", "CSO:er", "IOP:erna".
_COLON_ENDING = re.compile(r":(?:s|er|ers|erna|ernas|en|ens|n|ns|et|ets)\b|['’]s?\b|['’](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one written form of a name.

    :param case: ``any``; ``name``: begins with a capital; ``acronym``: two capitals at least; ``exact``: as written
    :param written: the form as the registry writes it, without a genitive s
    :param gaps: what stands between its words, where that is more than space or hyphen
    """

    actor: Actor
    how: str
    case: str
    written: str
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place where the words of a name stand, with the forms that the writing of the place allows.

    :param first: the number of its first word among the words of the text
    :param inflected: the place has an ending after a colon or an apostrophe
    """

    start: int
    end: int
    forms: tuple[Form, ...]
    first: int
    inflected: bool = False


@dataclass(slots=True)
class _Node:
    """One step in a name: the words that can follow, and the forms that end here."""

    following: dict[str, _Node]
    forms: list[Form]


#: Start, end and folded form of a word.
Step: TypeAlias = tuple[int, int, str]


def words_of(text: str) -> list[Step]:
    """Return start, end and folded form of every word."""
    return Words(text).steps


class Words:
    """Hold the words of a text, and which different ones there are.

    What looks for some words asks for these first: of most lists a text has none.
    """

    def __init__(self, text: str) -> None:
        parts = _BETWEEN.split(text)  # words and what stands between them in turn: faster than a match for each
        ends = list(accumulate(map(len, parts)))
        folded = list(map(str.casefold, parts[::2]))
        steps = list(zip([0, *ends[1::2]], ends[::2], folded, strict=True))
        first = 0 if parts[0] else 1  # no word, where the text begins or ends with something else
        self.steps = steps[first : len(steps) if parts[-1] else -1]
        self.different = set(folded)
        self.different.discard("")

    def among(self, telling: AbstractSet[str]) -> list[Step]:
        """Return the places of some words, in order."""
        telling = telling & self.different
        return [step for step in self.steps if step[2] in telling] if telling else []


class Telling:
    """Remember of each word whether it tells something; asked for all the words of a text at once."""

    def __init__(self, tells: Callable[[str], bool]) -> None:
        self._tells = tells
        self._judged: set[str] = set()
        self._telling: set[str] = set()

    def among(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Return the telling words of a text."""
        unknown = words - self._judged
        found = set(filter(self._tells, unknown))
        if len(self._judged) < _REMEMBERED:
            self._telling |= found
            self._judged |= unknown
        return found | (words & self._telling)


#: How many different words are remembered with what they tell; Swedish text of a million words has about 60,000.
_REMEMBERED = 60_000


class NameIndex:
    """Find the names of a registry's actors; see :class:`Form` for what counts as one."""

    def __init__(self, registry: Registry, rules: Rules) -> None:
        self._rules = rules
        self._first: dict[str, _Node] = {}
        for actor in registry.actors:
            self._add_actor(actor)

    def _add_actor(self, actor: Actor) -> None:
        collective = actor.type == "Collective"
        self._add(actor, actor.label, "collective" if collective else "label")
        for alias in actor.aliases:
            # English names of collectives are words of other languages' texts, never names in a Swedish one.
            if alias.casefold() not in self._rules.never_in_text and not (collective and alias in actor.english):
                self._add(actor, alias, "collective" if collective else "alias")
        for alias in actor.weak_aliases:
            self._put(actor, alias, Form(actor, "weak", "exact", alias))
            if genitive(alias) != alias:
                self._put(actor, genitive(alias), Form(actor, "weak", "exact", alias))

    def _add(self, actor: Actor, name: str, how: str) -> None:
        case = self._case(name)
        self._put(actor, name, Form(actor, how, case, name))
        inflected = how if how == "collective" else "inflected"
        if genitive(name) != name:
            self._put(actor, genitive(name), Form(actor, inflected, case, name))

    def _case(self, name: str) -> str:
        if name in self._rules.as_written:
            return "exact"
        if is_acronym(name):
            return "acronym"
        if name[:1].islower() or name[:1].isdigit():
            return "any"
        if " " not in name and name.casefold().endswith(self._rules.lower_case_endings):
            return "any"
        return "name"

    def _put(self, actor: Actor, written: str, form: Form) -> None:
        steps = words_of(written)
        if not steps:
            return
        gaps = tuple(written[a[1] : b[0]] for a, b in pairwise(steps))
        if any(not _PLAIN_GAP.fullmatch(gap) for gap in gaps):
            form = Form(form.actor, form.how, form.case, form.written, tuple(gap.strip() for gap in gaps))
        node = self._first.setdefault(steps[0][2], _Node({}, []))
        for step in steps[1:]:
            node = node.following.setdefault(step[2], _Node({}, []))
        if all(f.actor is not actor or f.case != form.case for f in node.forms):
            node.forms.append(form)

    def word(self, written: str) -> Form | None:
        """Return the sure form that one word is, written with a capital; None for collectives and weak names."""
        node = self._first.get(written.casefold())
        forms = node.forms if node else []
        return next((form for form in forms if form.how in ("label", "alias", "inflected")), None)

    def scan(self, text: str, steps: list[Step], paragraphs: Sequence[int] = ()) -> Iterator[Hit]:
        """Yield the longest name at each place, in order; names that begin inside another are left out.

        :param steps: the words of the text, as :func:`words_of` gives them
        :param paragraphs: where paragraphs begin, rising; no name goes on from one into the next
        """
        first = self._first
        done = 0
        last = len(steps) - 1
        for index, (start, _, word) in enumerate(steps):
            if word in first and start >= done:
                node = first[word]
                if not node.forms and (index == last or steps[index + 1][2] not in node.following):
                    continue  # the first word of names that go on otherwise, as half of them are
                hit = self._longest(text, steps, index, paragraphs)
                if hit is not None:
                    yield hit
                    done = hit.end

    def _longest(self, text: str, steps: list[Step], index: int, paragraphs: Sequence[int]) -> Hit | None:
        number, node = index, self._first[steps[index][2]]
        start = steps[index][0]
        best: Hit | None = None
        gaps: list[str] = []
        while True:
            if node.forms:
                end = steps[index][1]
                written = text[start:end]
                forms = tuple([f for f in node.forms if _case_fits(f, written) and _gaps_fit(f, gaps)])
                if forms and not _in_compound(text, start, end):
                    ending = _COLON_ENDING.match(text, end)
                    best = Hit(start, ending.end() if ending else end, forms, number, ending is not None)
            index += 1
            if index >= len(steps) or not node.following:
                return best
            following = node.following.get(steps[index][2])
            if following is None:
                return best
            begin, end = steps[index - 1][1], steps[index][0]
            gap = text[begin:end] if end - begin <= _WIDEST_GAP else None
            if gap is None or ("\n" in gap and bisect_right(paragraphs, end) != bisect_right(paragraphs, begin)):
                return best
            gaps.append(gap)
            node = following


#: The widest gap inside a name: a line or page break with its indents; more is another place of the page.
_WIDEST_GAP = 40


def _gaps_fit(form: Form, gaps: list[str]) -> bool:
    if not form.gaps:
        return all(gap == " " or _PLAIN_GAP.fullmatch(gap) for gap in gaps)
    own = zip(form.gaps, gaps, strict=True)
    return all(gap.strip() == wanted or (not wanted and _PLAIN_GAP.fullmatch(gap) is not None) for wanted, gap in own)


def _case_fits(form: Form, found: str) -> bool:
    if form.case == "any":
        return True
    if form.case == "acronym":
        return sum(char.isupper() for char in found) > 1
    if form.case == "exact":
        return found.startswith(form.written)
    return found[:1].isupper() or found[:1].isdigit()


def _in_compound(text: str, start: int, end: int) -> bool:
    """Tell whether a place is part of a longer word or of an address: "Delmos-projektet", "kommun-", "www.msb.se"."""
    after = text[end : end + 2]
    before = text[max(0, start - 2) : start]
    if after[:1] == "-" and (len(after) < 2 or not after[1].isspace() or text[start:end].islower()):
        return True
    if after[:1] in (".", "@") and after[1:2].islower():
        return True
    if before[-1:] in ("-", "@") and len(before) > 1 and before[0].isalnum():
        return True
    return before[-1:] == "." and before[:1].isalnum() and text[start:end].islower()
