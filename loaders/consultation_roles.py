"""Find in the words of minutes who opened, led, presented at, prepared or called a consultation, and who was invited.

What a speaker says in a turn is left out: it is about other things than the meeting. The words are in
``consultation_roles.toml``; what they cannot settle (who, or in which consultation) gives nothing.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..ontology.actor import Actor
from .document import BlockKind, Consultation, Document, Span
from .mention import Mention, beginning_in
from .outline import consultation
from .readoff import dates_in
from .shadow import Shadow, fold

__all__ = ["Act", "acts", "phrases"]

#: Words between the parts of a phrase, as in ``roles.toml``.
_GAP = r"(?: [^\s.;:]+){0,8}? "

#: So many words may stand between the actor and what it does: "Bo Ek, chef på SIOS, som sedan tog vid och berättade".
_NEAR = 6

#: So many words before and after those of the table are asked for a denial or for what is yet to be.
_BEFORE, _AFTER = 6, 2

_STOP = re.compile(r"[.;:!?]| (?:men|att|eftersom|för att|till) ")
_JOINED = re.compile(r"(?:,| och| samt|, och) (?:[a-zåäöé-]+ ){0,3}")
#: A sentence is turned where a word that is no name stands before the verb: "Vid mötet berättade …".
_TURNED = re.compile(r"(?:^|[\s(])[a-zåäöé0-9][\w-]* $|^(?:I|På|Vid|Under|Efter|Inför|Därefter|Sedan|Inledningsvis) $")
_NONE = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Act:
    """Hold one thing that an actor did, or that was done to it, in a consultation, and the sentence that says so.

    :param meeting: the consultation's id
    :param shows: roles known otherwise for which the sentence is evidence
    """

    meeting: str
    role: str
    actor: Actor
    start: int
    end: int
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    does: re.Pattern[str]
    by: re.Pattern[str]
    sure: bool
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    roles: tuple[_Role, ...]
    invitations: tuple[tuple[str, re.Pattern[str]], ...]
    meeting: re.Pattern[str]
    denial: re.Pattern[str]
    several: Mapping[str, int]
    nobody: frozenset[str]
    any: re.Pattern[str]


def acts(document: Document, mentions: Sequence[Mention]) -> tuple[Act, ...]:
    """Return what the document says that actors did in its consultations, each once, in order of the place.

    :param mentions: the document's, in order of their place
    """
    if not document.info.consultations:
        return ()
    found: dict[Act, None] = {}
    for block in document.blocks:
        if block.turn is not None or block.kind in (BlockKind.HEADING, BlockKind.ATTENDANCE, BlockKind.QUESTION):
            continue
        own = consultation(document, block)
        for span in block.sentences:
            named = beginning_in(mentions, span)
            if named and _table().any.search(fold(span.of(document.text))):
                sentence = _Sentence(document, span, named)
                found |= dict.fromkeys(sentence.acts(own))
    return tuple(found)


class _Sentence:
    """Read the acts off one sentence; offsets are those of its shadow."""

    def __init__(self, document: Document, span: Span, mentions: Sequence[Mention]) -> None:
        self._document, self._span = document, span
        shadow = Shadow.of(document.text, span.start, span.end)
        self._text = shadow.text
        nobody = _table().nobody
        self._named = [
            (bisect_left(shadow.starts, m.start), bisect_left(shadow.starts, m.end), m)
            for m in mentions
            if m.actor.label not in nobody and m.actor.type != "Person"
        ]

    def acts(self, own: Consultation | None) -> Iterator[Act]:
        """Yield the acts, in the consultation of the section or in those that the sentence speaks of."""
        table = _table()
        several = self._several()
        taken: list[tuple[int, int]] = []
        for role in table.roles:
            for match, actors in self._matches(role, taken):
                taken.append(match.span())
                yield from self._made(role.name, actors, self._meetings(own, several, role.sure), role.shows)
        for name, words in table.invitations:
            for match in words.finditer(self._text):
                if not self._denied(match):
                    yield from self._made(name, self._behind(match.end()), self._meetings(own, several, False), ())

    def _made(
        self, role: str, actors: Sequence[Actor], meetings: Sequence[Consultation], shows: tuple[str, ...]
    ) -> Iterator[Act]:
        for meeting in meetings:
            for actor in actors:
                yield Act(meeting.id, role, actor, self._span.start, self._span.end, shows)

    def _matches(
        self, role: _Role, taken: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[re.Match[str], Sequence[Actor]]]:
        for pattern, find in ((role.by, self._after), (role.does, self._doer)):
            for match in pattern.finditer(self._text):
                free = not any(match.start() < end and start < match.end() for start, end in taken)
                actors = find(match) if free and not self._denied(match) else ()
                if actors:
                    yield match, actors

    # -- who ---------------------------------------------------------------------------------------------------

    def _after(self, match: re.Match[str]) -> Sequence[Actor]:
        """Return whom the words are followed by; "SIOS arrangerade tillsammans med NOD" has one before them too."""
        behind = self._behind(match.end())
        both = behind and match.group().endswith(" med")
        return tuple(dict.fromkeys([*self._before(match.start()), *behind])) if both else behind

    def _doer(self, match: re.Match[str]) -> Sequence[Actor]:
        """Return who does it: named before the words, or between or just behind them in a turned sentence."""
        verb = match.end() if " " not in match.group() else match.start() + match.group().index(" ")
        if _TURNED.search(self._text[: match.start()]):
            inside = self._behind(match.end() if self._ends_with_verb(match) else verb, nearest=3)
            if inside:
                return inside
        return self._before(match.start())

    def _ends_with_verb(self, match: re.Match[str]) -> bool:
        """Say whether nobody is named inside the words: then the actor stands behind the last of them."""
        return not any(match.start() <= start < match.end() for start, _, _ in self._named)

    def _before(self, at: int) -> Sequence[Actor]:
        last = next((i for i in range(len(self._named) - 1, -1, -1) if self._named[i][1] <= at), None)
        if last is None:
            return ()
        start, end, mention = self._named[last]
        between = self._text[end:at]
        if _STOP.search(between) or len(between.split()) > _NEAR or _is_genitive(mention):
            return ()
        found = [mention.actor]
        while last > 0 and _JOINED.fullmatch(self._text[self._named[last - 1][1] : start]):
            last -= 1
            start, _, mention = self._named[last]
            if self._text[max(0, start - 2) : start] == ", " and mention.how == "context":
                break  # an office in apposition: "Bo Ek, minister, SIOS, …"
            found.append(mention.actor)
        return tuple(dict.fromkeys(reversed(found)))

    def _behind(self, at: int, nearest: int = _NEAR) -> Sequence[Actor]:
        first = next((i for i, named in enumerate(self._named) if named[0] >= at), None)
        if first is None:
            return ()
        start, end, mention = self._named[first]
        between = self._text[at:start]
        if _STOP.search(between + " ") or len(between.split()) > nearest or _is_genitive(mention):
            return ()
        found = [mention.actor]
        for start, end_, mention in self._named[first + 1 :]:
            if not _JOINED.fullmatch(self._text[end:start]) and start > end + 2:
                break
            if _is_genitive(mention):
                break
            found.append(mention.actor)
            end = end_
        return tuple(dict.fromkeys(found))

    def _denied(self, match: re.Match[str]) -> bool:
        before = self._text[: match.start()].split()[-_BEFORE:]
        after = self._text[match.end() :].split()[:_AFTER]
        return _table().denial.search(" ".join([*before, match.group(), *after])) is not None

    # -- in which consultation ---------------------------------------------------------------------------------

    def _meetings(
        self, own: Consultation | None, several: Sequence[Consultation], sure: bool
    ) -> Sequence[Consultation]:
        if several:
            return several
        if own is None:
            return ()
        told = sure or _table().meeting.search(self._text) is not None
        dated = bool(own.date) and any(day.startswith(own.date or "") for day in dates_in(self._text))
        return (own,) if told or dated else ()

    def _several(self) -> Sequence[Consultation]:
        """Return the consultations of one form that the sentence speaks of together ("två samråd", "sakråden")."""
        by_form: dict[str, list[Consultation]] = {}
        for meeting in self._document.info.consultations:
            by_form.setdefault((meeting.form or "").casefold(), []).append(meeting)
        words = _table().several
        for form, meetings in by_form.items():
            if len(meetings) < 2 or not form:
                continue
            number = "|".join(w for w, many in words.items() if many in (0, len(meetings)))
            pattern = rf"\b(?:(?:{number}) (?:\w+ )?{re.escape(form)}(?:en)?|{re.escape(form)}en)\b"
            if re.search(pattern, self._text, re.IGNORECASE):
                return meetings
        return ()


def _is_genitive(mention: Mention) -> bool:
    return mention.how == "inflected" and mention.text.endswith("s")


@cache
def _table() -> _Table:
    data: dict[str, Any] = tomllib.loads(
        (resources.files(__package__) / "consultation_roles.toml").read_text(encoding="utf-8")
    )
    roles = tuple(
        _Role(
            entry["role"],
            phrases(entry.get("does", [])),
            phrases(entry.get("by", [])),
            entry.get("sure", False),
            tuple(entry.get("shows", [])),
        )
        for entry in data["role"]
    )
    return _Table(
        roles,
        tuple((entry["role"], phrases(entry["whom"])) for entry in data["invitation"]),
        phrases([*data["meeting"], *data["order"]]),
        phrases(data["not"]),
        data["several"],
        frozenset(data["nobody"]),
        phrases(
            [w for e in (*data["role"], *data["invitation"]) for k in ("does", "by", "whom") for w in e.get(k, [])]
        ),
    )


def phrases(entries: list[str]) -> re.Pattern[str]:
    """Return a pattern of phrases as the tables write them, the longest first.

    >>> phrases(["bjöd … in", "planer-"]).findall("SIOS bjöd föreningar in till planeringen")
    ['bjöd föreningar in', 'planeringen']
    """
    parts = [_phrase(entry) for entry in sorted(entries, key=len, reverse=True)]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else _NONE


def _phrase(entry: str) -> str:
    return _GAP.join(" ".join(map(_word, part.split())) for part in entry.split(" … "))


def _word(word: str) -> str:
    return re.escape(word.removesuffix("-")) + (r"[\w-]*" if word.endswith("-") else "")
