"""Find in a sentence who sits in a body or is a member of an organisation, by the words in ``seats.toml``."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..ontology.actor import Actor
from ..ontology.registry import provisional_actor
from .consultation_roles import phrases
from .document import Document, Span
from .mention import Mention, beginning_in
from .shadow import Shadow, fold

__all__ = ["Seat", "seats_in"]

#: Classes of which nobody can be a member here: a collective is no organisation, a person neither.
_NO_BODY = frozenset({"Collective", "Person"})

#: A denial reaches over so many words.
_BEFORE = 5

#: So many words may stand between the one who sits and the words that say so.
_NEAR = 6

_WORD = re.compile(r"[^\s,;:.()!?*\"”“]+")
_OF = frozenset({"för", "mot", "om", "kring", "i", "inom", "på", "vid", "till", "hos"})
_LONGEST = 14  # words of a body's name; the longest names of registered bodies have eleven


@dataclass(frozen=True, slots=True)
class Seat:
    """Hold one seat.

    :param holders: who stands before the words, where somebody is named there
    :param body: registered, or provisional where the text names it
    """

    holders: tuple[Actor, ...]
    role: str
    body: Actor


@dataclass(frozen=True, slots=True)
class _Table:
    inside: re.Pattern[str]
    member: re.Pattern[str]
    denial: re.Pattern[str]
    end: re.Pattern[str]
    nouns: tuple[tuple[str, str], ...]
    nobody: frozenset[str]


def seats_in(document: Document, sentence: Span, mentions: Sequence[Mention]) -> tuple[Seat, ...]:
    """Return the seats that a sentence tells of, each once.

    :param mentions: the document's, in order of their place
    """
    table = _table()
    if not table.inside.search(fold(sentence.of(document.text))):  # most sentences: spares them the shadow
        return ()
    shadow = Shadow.of(document.text, sentence.start, sentence.end)
    text = shadow.text
    matches = table.inside.finditer(text)
    named = [
        (bisect_left(shadow.starts, m.start), bisect_left(shadow.starts, m.end), m.actor)
        for m in beginning_in(mentions, sentence)
    ]
    found: dict[Seat, None] = {}
    for match in matches:
        before = text[: match.start()].split()[-_BEFORE:]
        if table.denial.search(" ".join([*before, match.group()])):
            continue
        for role, body in _bodies(text, match, named):
            found[Seat(_holders(text, match, named), role, body)] = None
    return tuple(found)


def _bodies(text: str, match: re.Match[str], named: Sequence[tuple[int, int, Actor]]) -> Iterator[tuple[str, Actor]]:
    """Yield the body that follows the words, and the role that a seat in it is."""
    at = match.end() + 1
    words = [(w.group(), w.start(), w.end()) for w in _WORD.finditer(text, at)][:_LONGEST]
    own = next((n for n in named if at <= n[0] <= at + 12 and not _WORD.findall(text[at : n[0]])[2:]), None)
    noun = next(((w, role) for w in words[:3] for role, end in _table().nouns if w[0].casefold().endswith(end)), None)
    if noun is not None and not (own and own[0] <= noun[0][1] < own[1]):
        (_, start, end), role = noun
        name = _name(text, start, end)
        if name:
            yield role, _registered(name, named, start) or provisional_actor(name, "CooperationBody", "mixed")
    elif own is not None and own[2].type not in _NO_BODY:
        role = next((r for r, end in _table().nouns if text[own[0] : own[1]].casefold().endswith(end)), "member")
        if own[2].type == "CooperationBody" or _table().member.search(match.group()):
            yield role, own[2]


def _name(text: str, start: int, end: int) -> str:
    """Return the name of a body: its noun with what it is for; "" where the noun stands alone and is no name."""
    noun = text[start:end]
    rest = text[end:]
    cut = re.search(r"[,;:.()!?*\"”“]", rest)
    rest = rest[: cut.start()] if cut else rest
    stop = _table().end.search(rest)
    words = (rest[: stop.start()] if stop else rest).split()
    for number, word in enumerate(words):
        joins = number > 0 and words[number - 1].endswith("-")
        follows = words[number + 1 : number + 2]
        if word == "och" and not joins and not (follows and follows[0][:1].isupper()):
            words = words[:number]
            break
    if words[:1] and words[0] in _OF and len(words) > 1:
        return " ".join([noun, *words[:_LONGEST]])
    return noun if noun[:1].isupper() else ""


def _registered(name: str, named: Sequence[tuple[int, int, Actor]], start: int) -> Actor | None:
    """Return the registered body that begins where the name does and is as long."""
    return next((a for s, e, a in named if s == start and e - s >= len(name) and a.type not in _NO_BODY), None)


def _holders(text: str, match: re.Match[str], named: Sequence[tuple[int, int, Actor]]) -> tuple[Actor, ...]:
    """Return who sits there: inside the words, close before them, or alone before them where the sentence begins."""
    inside = [a for s, e, a in named if match.start() < s < match.end() and a.label not in _table().nobody]
    before = [n for n in named if n[1] <= match.start()]
    if inside or not before:
        return tuple(dict.fromkeys(inside))
    start, end, actor = before[-1]
    if actor.label in _table().nobody:
        return ()
    between = text[end : match.start()]
    if re.search(r"[.;:(]| (?:att|men) ", between):
        return ()
    opens = len(before) == 1 and len(_WORD.findall(text[:start])) == 0 and " som " not in between
    return (actor,) if opens or len(between.split()) <= _NEAR else ()


@cache
def _table() -> _Table:
    data: dict[str, Any] = tomllib.loads((resources.files(__package__) / "seats.toml").read_text(encoding="utf-8"))
    nouns = tuple((entry["role"], noun) for entry in data["body"] for noun in entry["nouns"])
    return _Table(
        phrases(data["in"]),
        phrases(data["member"]),
        phrases(data["not"]),
        phrases(data["end"]),
        nouns,
        frozenset(data["nobody"]),
    )
