"""Demands: what is asked for at the grain at which two asks are the same ask, found by the cues of a data file.

The scheme itself (labels, definitions, what is broader) is in ``demands.ttl``, the cues are in ``demands.toml``. Only
the content of a claim is read, never the sentence round it: a sentence may ask for several things, its content for one.
What no cue is found in has no demand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pyoxigraph import NamedNode

from ..errors import ConfigError
from .files import vocabulary_triples
from .schemes import Schemes
from .terms import SKOS

__all__ = ["Demands"]

#: A claim has at most so many, as it has topics.
MOST = 2

_WORD = re.compile(r"\w+(?:-\w+)*-?")
#: What parts clauses from each other: the parts of a cue never stand on two sides of it.
_BREAK = re.compile(r"[.;:!?()]")

#: So many different words are remembered with their entries, as for topics.
_REMEMBERED = 60_000

_KEYS = frozenset({"cues", "not"})


#: A word that turns a cue round may stand so many words before it ("det ska inte längre ges …").
_BEFORE = 3

#: Where an entry stands in a clause: the numbers of its first word and of the word after it.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cue:
    """Hold one cue: its parts, of each the entries of which one must be found."""

    demand: str
    parts: tuple[tuple[str, ...], ...]


class Demands:
    """Find the demands of what is asked or offered.

    >>> Demands.load().of("upplåta kommunala lokaler till föreningar på kvällstid")
    ('lokaler på kvällstid',)
    >>> Demands.load().of("samarbeta")
    ()
    """

    def __init__(
        self,
        table: Mapping[str, Mapping[str, Sequence[str]]],
        near: int,
        never: Sequence[str] = (),
        broader: Mapping[str, str] | None = None,
    ) -> None:
        """Take the cues by demand, in the order in which equal cues are decided.

        :param table: ``cues`` of each demand, and ``not``: entries that rule it out
        :param near: the parts of a cue stand so many words from its first part at most
        :param never: no cue holds with one of these among its words or in the three before
        :param broader: demand → the broader one, which is not told beside it
        :raises ConfigError: names the demand whose list is unknown or empty
        """
        self.labels = tuple(table)
        self._near = near
        self._never = frozenset(never)
        self._rank = {demand: place for place, demand in enumerate(table)}
        self._broader = dict(broader or {})
        self._not = {demand: frozenset(entry.get("not", ())) for demand, entry in table.items()}
        self._cues: list[_Cue] = []
        for demand, entry in table.items():
            where = f"demands.toml: {demand}"
            if unknown := set(entry) - _KEYS:
                raise ConfigError(f"unknown list {min(unknown)!r}", where=where)
            self._cues += [_cue(demand, text, where) for text in entry.get("cues", ())]
            if not entry.get("cues"):
                raise ConfigError("it has no cues", where=where, hint='cues = ["lokal + kväll"]')
        entries = {e for cue in self._cues for part in cue.parts for e in part} | self._never
        entries |= {e for rules in self._not.values() for e in rules}
        self._phrases = tuple(sorted(tuple(e.split()) for e in entries if " " in e))
        self._single = tuple(sorted(e for e in entries if " " not in e))
        self._of_word = lru_cache(_REMEMBERED)(self._look_up)

    @classmethod
    def load(cls) -> Demands:
        """Return the shipped demands; the file is read once in a process."""
        return _shipped()

    def of(self, text: str) -> tuple[str, ...]:
        """Return at most two demands, that of the cue with most parts first; mostly there is none.

        :param text: the content of a request or an offer, in Swedish
        """
        best: dict[str, int] = {}
        for clause in _BREAK.split(text.lower()):
            for demand, parts in self._in_clause(_WORD.findall(clause)).items():
                best[demand] = max(parts, best.get(demand, 0))
        for demand in list(best):
            best.pop(self._broader.get(demand, ""), None)
        return tuple(sorted(best, key=lambda demand: (-best[demand], self._rank[demand]))[:MOST])

    def _in_clause(self, words: list[str]) -> dict[str, int]:
        """Return demand → the number of parts of its best cue."""
        places = self._places(words)
        found: dict[str, int] = {}
        for cue in self._cues:
            if len(cue.parts) <= found.get(cue.demand, 0) or self._not[cue.demand] & places.keys():
                continue
            at = [sorted(p for entry in part for p in places.get(entry, ())) for part in cue.parts]
            if all(at) and self._stands(at, places):
                found[cue.demand] = len(cue.parts)
        return found

    def _stands(self, at: list[list[_Place]], places: Mapping[str, list[_Place]]) -> bool:
        """Tell whether the parts stand near each other somewhere, in any order, with no word that turns them round."""
        turned = [place[0] for entry in self._never for place in places.get(entry, ())]
        for first in at[0]:
            rest = [[p for p in part if abs(p[0] - first[0]) <= self._near] for part in at[1:]]
            if all(rest):
                used = [first, *(min(part, key=lambda p: abs(p[0] - first[0])) for part in rest)]
                begin, end = min(used)[0] - _BEFORE, max(p[1] for p in used)
                said = [n for n in turned if begin <= n < end]
                if all(any(p[0] <= n < p[1] for p in used) for n in said):  # "inte används" may be part of a cue
                    return True
        return False

    def _places(self, words: list[str]) -> dict[str, list[_Place]]:
        """Return entry → where it stands."""
        places: dict[str, list[_Place]] = {}
        for number, word in enumerate(words):
            for entry in self._of_word(word):
                places.setdefault(entry, []).append((number, number + 1))
        for phrase in self._phrases:
            for number in range(len(words) - len(phrase) + 1):
                said = words[number : number + len(phrase)]
                if said[:-1] == list(phrase[:-1]) and said[-1].startswith(phrase[-1]):
                    places.setdefault(" ".join(phrase), []).append((number, number + len(phrase)))
        return places

    def _look_up(self, word: str) -> tuple[str, ...]:
        return tuple(entry for entry in self._single if _fits(entry, word))


def _fits(entry: str, word: str) -> bool:
    if entry[0] == "=":
        return word == entry[1:]
    return entry[1:] in word if entry[0] == "*" else word.startswith(entry)


def _cue(demand: str, text: str, where: str) -> _Cue:
    """Read ``långsiktig / flerårig + bidrag``: both parts must be found, of each any one.

    :raises ConfigError: where a part is empty
    """
    parts = tuple(tuple(entry.strip().lower() for entry in part.split(" / ")) for part in text.split(" + "))
    if not all(entry.strip("=*") for part in parts for entry in part):
        raise ConfigError(f"a part of the cue {text!r} is empty", where=where, hint='write "lokal / sal + kväll"')
    return _Cue(demand, parts)


@lru_cache(maxsize=1)
def _shipped() -> Demands:
    data = tomllib.loads((files(__package__) / "demands.toml").read_text(encoding="utf-8"))
    schemes = Schemes.load()
    broader = {
        schemes.value(t.subject): schemes.value(t.object)
        for t in vocabulary_triples("demands.ttl")
        if t.predicate == SKOS.broader and isinstance(t.subject, NamedNode) and isinstance(t.object, NamedNode)
    }
    return Demands(data["demands"], data["near"], data["never"], broader)
