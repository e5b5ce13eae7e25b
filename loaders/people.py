"""People whom a document introduces: on its attendance lists, and in its sentences beside an office or an organisation.

"Anna Ek, SIOS, inledde", "Anna Ek, kanslichef på SIOS", "kanslichef Anna Ek" and "Anna Ek (SIOS)" introduce a person;
a name alone does not. The words by which offices are told are in ``people.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..ontology.actor import Actor
from .attendance import is_person
from .claim import Claim
from .document import Attendee, Document, Span
from .linking_rules import load_rules
from .masking import Name
from .mention import Mention
from .people_words import has_title, is_title, keeps_many, keeps_name, office_words, people_words
from .shadow import Shadow

__all__ = ["introduced", "is_organisation", "people", "untitled"]

_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_PART = rf"{_UPPER}[^\W\d_]*(?:[’'-][^\W\d_]+)*"
_PERSON = re.compile(rf"{_PART}(?: (?:von|van|af|de|la|der|den|el|al|bin|ibn) {_PART}| {_PART}){{1,3}}(?![\w-])")
_LAST_WORD = re.compile(r"([^\W\d_][\w-]*) ?\Z")
_PARTY = re.compile(r" \([A-ZÅÄÖ]{1,2}\)(?=,)")
_SITTING = re.compile(rf"({_PERSON.pattern}) \([A-ZÅÄÖ]{{1,2}}\)")
_APPOSITION = re.compile(r", ([^,;:.!?()–]{2,120})")
_BRACKET = re.compile(r" \(([^()]{2,80})\)")
_AT = re.compile(r" (?:från|på|vid|hos) (?:[a-zåäöé]+ )?")
_CLOSED = re.compile(r"[^,.;()]{0,80}, (?!och\b|samt\b|eller\b|liksom\b|med\b)[a-zåäöé]")
_AND = re.compile(r"(?: och| samt|,) \Z")
_HELD = re.compile(r"(?:[a-zåäöé][\w-]* ){1,4}(?:på|för|vid|hos|åt) ")

#: So many signs before a name are looked at, so that a long paragraph of names is read in linear time.
_NEAR = 60

#: The longest wording of an office that is kept as one.
_LONGEST_OFFICE = 80


def people(
    document: Document,
    mentions: Iterable[Mention],
    claims: Iterable[Claim] = (),
    find: Callable[[str], Actor | None] | None = None,
) -> tuple[Name, ...]:
    """Return the people of a document: those introduced, and those whom its claims have for actors.

    Who asks and who is asked in an interpellation sit in parliament or government: they are left out.

    :param find: gives the actor of a label in the claims
    """
    mentions = list(mentions)
    found = list(introduced(document, mentions))
    if find is None:
        return tuple(found)
    parties = set()
    for claim in claims:
        for label in (*claim.claimant, *claim.addressee, *claim.participants, *claim.principal, *claim.served):
            actor = find(label)
            if actor is not None and _is_somebody(actor):
                parties.add(untitled(label) or " ".join(label.split()))
    if document.info.kind == "interpellation":
        sitting = {match.group(1) for match in _SITTING.finditer(document.text)}
        return tuple(name for name in found if name.text not in parties | sitting)
    known = {name.text for name in found}
    return (*found, *(Name(label) for label in sorted(parties - known)))


def _is_somebody(actor: Actor) -> bool:
    """Say whether a provisional actor is a person: hand-coded records do not tell the kind of a name."""
    words = actor.label.split()
    if not actor.provisional:
        return False
    if untitled(actor.label):
        return True
    if actor.type not in ("Person", "Organization"):
        return False
    named = 2 <= len(words) <= 4 and words[0] in _given() and is_person(actor.label)
    return actor.type == "Person" or (named and not any(word.endswith("s") for word in words[1:-1]))


def introduced(document: Document, mentions: Iterable[Mention]) -> tuple[Name, ...]:
    """Return the people whom a document introduces, each once, in order of the place where it first does so.

    Ministers and members of parliament are among them, marked by their office (:attr:`Name.kept`).
    """
    mentions = sorted(mentions, key=lambda m: (m.start, m.end))
    found = [*_attending(document, mentions), *_in_sentences(document, mentions)]
    names: dict[str, Name] = {}
    for name in sorted(found, key=lambda name: name.spans):
        names[name.text] = _joined(names[name.text], name) if name.text in names else name
    return tuple(names.values())


def is_organisation(mention: Mention) -> bool:
    """Say whether a mention names its actor: not a person, nor "hon" or a speaker's name that stands for the actor."""
    return mention.how != "context" and mention.actor.type != "Person" and not untitled(mention.text)


def untitled(words: str) -> str:
    """Return the name of a person who is named with a title, else nothing.

    >>> untitled("Statsrådet Karin Ek"), untitled("Rektorsakademien"), untitled("Karin Ek")
    ('Karin Ek', '', '')
    """
    title, _, name = words.partition(" ")
    return name if is_title(title) and " " in name and is_person(name) else ""


def _joined(one: Name, other: Name) -> Name:
    office = other.office if (other.kept and not one.kept) or not one.office else one.office
    organisations = tuple(dict.fromkeys(one.organisations + other.organisations))
    return Name(one.text, office, organisations, one.spans + other.spans)


# -- attendance lists --------------------------------------------------------------------------------------------


def _attending(document: Document, mentions: Sequence[Mention]) -> Iterator[Name]:
    named = _Named(mentions)
    for attendee in document.attendance:
        name = _words(document, attendee.person)
        cell = _words(document, attendee.organisation)
        first, last = named.organisation(attendee.person), named.organisation(attendee.organisation)
        named_by_shape = last is None or (last.how == "pattern" and last.text == cell)
        turned = named_by_shape and is_person(cell) and " " in cell and name.split()[:1] != cell.split()[:1]
        named_surely = first is not None and first.how != "pattern"
        if turned and (named_surely or (_begins_given(cell) and not _begins_given(name))):
            # "SIOS  Anna Ek": the cells stand the other way round
            yield Name(cell, "", named.labels(attendee.person), (attendee.organisation,))
        elif named_surely or (name.split()[:1] and name.split()[0].casefold() in people_words("not_names")):
            continue
        elif name and any(char.isalpha() for char in name) and not is_title(name) and not _is_heading(name):
            yield Name(name, _office(document, attendee, cell), named.labels(attendee.organisation), (attendee.person,))


def _words(document: Document, span: Span) -> str:
    return " ".join(Shadow.of(document.text, span.start, span.end).text.replace("|", " ").split())  # cells of a table


def _is_heading(cell: str) -> bool:
    return " " not in cell and cell.casefold() in people_words("not_first")


def _office(document: Document, attendee: Attendee, cell: str) -> str:
    """Return the office in a row: what stands between name and organisation, or in the place of the organisation."""
    between = Span(attendee.person.end, attendee.organisation.start)
    said = _words(document, between).strip(" ,;|()–-") if between.start < between.end else ""
    return said if has_title(said) else cell if has_title(cell) else ""


# -- sentences ---------------------------------------------------------------------------------------------------


class _Named:
    """Find the organisations named in a stretch of the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = [m for m in mentions if is_organisation(m)]
        self._starts = [m.start for m in self._mentions]

    def within(self, span: Span) -> list[Mention]:
        """Return the mentions that overlap a span."""
        first = max(bisect_left(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:last] if m.end > span.start]

    def organisation(self, span: Span) -> Mention | None:
        """Return a mention in the name that the span seems to be: one that is more than a surname of it."""
        return next((m for m in self.within(span) if m.start <= span.start or m.end > span.end), None)

    def labels(self, span: Span) -> tuple[str, ...]:
        """Return the preferred labels of the organisations in a span."""
        return tuple(dict.fromkeys(m.actor.label for m in self.within(span)))


def _in_sentences(document: Document, mentions: Sequence[Mention]) -> Iterator[Name]:
    named = _Named(mentions)
    lower = {word for word in re.findall(r"[^\W\d_]+", document.text) if word.islower()}
    for span in [block.span for block in document.blocks] or [Span(0, len(document.text))]:
        yield from _Block(Shadow.of(document.text, span.start, span.end), named, lower).names()
    for span in (block.speaker for block in document.blocks if block.speaker):
        yield from _Block(Shadow.of(document.text, span.start, span.end), named, lower, speaker=True).names()


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold a stretch of a block that has the form of a name, in the block's own offsets."""

    start: int
    end: int
    text: str
    before: str
    initial: bool


class _Block:
    """Read the people off one block, or off the words for a turn's speaker."""

    def __init__(self, shadow: Shadow, named: _Named, lower: set[str], *, speaker: bool = False) -> None:
        self._speaker = speaker
        self._shadow = shadow
        self._text = shadow.text
        self._named = named
        self._lower = lower

    def names(self) -> Iterator[Name]:
        """Yield the people introduced, in order."""
        candidates: list[_Found] = []
        for match in _PERSON.finditer(self._text):
            found = self._candidate(match)
            if found is None:
                continue
            left = candidates[-1] if candidates else None
            if left and left.initial and _AND.fullmatch(self._text[left.end : found.start]):
                found = replace(found, initial=True)  # "Karin Ek och Bo Berg, NOD, tog vid"
            candidates.append(found)
        told: list[Name | None] = [self._told(candidate) for candidate in candidates]
        for index in range(len(candidates) - 1, 0, -1):  # "Anna Ek och Bo Berg, SIOS": both
            left, right, name = candidates[index - 1], candidates[index], told[index]
            between = self._text[left.end : right.start]
            if name is not None and told[index - 1] is None and _AND.fullmatch(between) and _is_given(left):
                told[index - 1] = replace(name, text=left.text, spans=(self._span(left),), office="")
        for index in range(1, len(candidates)):  # "statsråden Anna Ek och Bo Berg": both
            left, right, name = candidates[index - 1], candidates[index], told[index - 1]
            if name and keeps_many(name.office) and _AND.fullmatch(self._text[left.end : right.start]):
                told[index] = Name(right.text, name.office, (), (self._span(right),))
        yield from (
            replace(name, office="statsråd") if keeps_many(name.office) and not name.kept else name
            for name in told
            if name is not None
        )

    def _span(self, found: _Found) -> Span:
        return self._shadow.source(found.start, found.end)

    def _candidate(self, match: re.Match[str]) -> _Found | None:
        """Return the name in the match, without words in front that are none; None where an organisation is named."""
        start, end = match.span()
        words = match.group().split(" ")
        before = last.group(1) if (last := _LAST_WORD.search(self._text, max(0, start - _NEAR), start)) else ""
        head = self._text[:start].rstrip(' –-”"»(')
        initial = not head or head[-1] in ".!?:"
        while len(words) > 1 and self._no_name(words, initial):
            before = words[0]
            start += len(words.pop(0)) + 1
        if len(words) < 2 or words[0].casefold() in people_words("not_names"):
            return None
        found = _Found(start, end, " ".join(words), before, initial)
        return None if self._named.organisation(self._span(found)) is not None else found

    def _no_name(self, words: list[str], initial: bool) -> bool:
        folded = words[0].casefold()
        if is_title(words[0]) or keeps_many(words[0]) or folded in people_words("not_first"):
            return True
        if words[0] in _given():
            return False
        return initial and len(words) > 2 and (words[1] in _given() or folded in self._lower)

    def _told(self, found: _Found) -> Name | None:
        """Return the person where the words beside the name tell that it is one."""
        office, organisations = self._beside(found)
        before = found.before if is_title(found.before) or keeps_many(found.before) else ""
        if before and self._former(found):
            before = ""
            office = office or "tidigare " + found.before
        if before and (keeps_name(before) or keeps_many(before) or not office):
            office = before
        if not office and not organisations:
            return None
        return Name(found.text, office[:_LONGEST_OFFICE], organisations, (self._span(found),))

    def _former(self, found: _Found) -> bool:
        head = self._text[max(0, found.start - _NEAR) : found.start].casefold().split()[:-1]
        return any(" ".join(head[-count:]) in people_words("former") for count in (1, 2) if len(head) >= count)

    def _beside(self, found: _Found) -> tuple[str, tuple[str, ...]]:
        """Return the office and the organisations that follow a name."""
        text, given = self._text, _is_given(found) or (self._speaker and found.initial)
        end = party.end() if (party := _PARTY.match(text, found.end)) else found.end
        if match := _APPOSITION.match(text, end):
            said, at = match.group(1), match.start(1)
            inside = self._organisations(at, match.end(1))
            first = self._organisation_at(at)
            if first and (given or (found.initial and _CLOSED.match(text, at))):
                return "", first
            if said[:1].islower() or said[:2].isupper():
                words = " ".join(office_words(said).split()[:5])
                if has_title(words) and (
                    given or words != said.strip() or text[match.end(1) : match.end(1) + 1] == ","
                ):
                    return office_words(said), inside
                held = _HELD.match(text, at)
                if held and self._organisation_at(held.end()):
                    return office_words(said), inside
        if match := _BRACKET.match(text, found.end):
            inside = self._organisations(match.start(1), match.end(1))
            if has_title(match.group(1)):
                return office_words(match.group(1).rpartition(",")[0] or match.group(1)), inside
            if given and inside:
                return "", inside
        if given and (match := _AT.match(text, found.end)) and (first := self._organisation_at(match.end())):
            return "", first
        return "", ()

    def _organisations(self, start: int, end: int) -> tuple[str, ...]:
        return self._named.labels(self._shadow.source(start, end))

    def _organisation_at(self, start: int) -> tuple[str, ...]:
        """Return the organisation whose name begins at a place."""
        if start >= len(self._text):
            return ()
        place = self._shadow.source(start, start + 1)
        return tuple(m.actor.label for m in self._named.within(place) if m.start == place.start)


def _is_given(found: _Found) -> bool:
    return _begins_given(found.text)


def _begins_given(name: str) -> bool:
    return name.split(" ")[0].split("-")[0] in _given()


def _given() -> frozenset[str]:
    """Return first names that are sure to be first names."""
    return _GIVEN


_GIVEN = frozenset(load_rules().pattern.given_names)
