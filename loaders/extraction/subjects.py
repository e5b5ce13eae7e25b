"""Who does what in a clause: the grammatical subject of a verb, told by place.

Swedish puts the subject right before the finite verb, or right after it where something else opens the clause. That is
all that is used here; what stands between (a phrase with a preposition, an adverb, a bracket) is stepped over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from .lexicon import ACTOR, GENITIVE, any_of, context_map, context_words, expand, verbs, word_list
from .unit import Named, Unit

__all__ = ["Subject", "actors_in", "clause_start", "opens_with_actor", "subject_after", "subject_of"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold the subject of a clause.

    :param kind: actor, we, one ("man"), they ("de"), definite ("myndigheten"), participants, relative, it, other, none
    :param named: the actors, where they are named
    :param word: the pronoun or noun, where it is one
    """

    kind: str
    named: tuple[Named, ...] = ()
    word: str = ""
    start: int = 0
    end: int = 0


NONE = Subject("none")

_PREPOSITION = re.compile(
    rf"\b{any_of('prepositions')}(?: {any_of('after_preposition')}){{0,3}}(?: (?!(?:och|som|att|men)\b)[a-zåäö-]+)? $"
)

#: "Flera av organisationerna", "företrädare för organisationerna": the organisations all the same.
_SOME_OF = re.compile(
    rf"(?:\b{any_of('some_of')} av|\b{any_of('people_of')} (?:för|från|hos|på|i|vid))"
    r" (?:(?:de|den|dem|det|olika|flera|andra) )?$"
)

_PRONOUNS = {"vi": "we", "jag": "we", "man": "one", "de": "they", "dom": "they", "hon": "person", "han": "person"}

_DEFINITE = "|".join(sorted(context_map("definite"), key=len, reverse=True))
_PARTICIPANTS = "|".join(sorted(map(re.escape, context_words("participants")), key=len, reverse=True))
_OFFICE = r"(?:\w+(?:- och \w+)?minister(?:n|ns)?|statsråd(?:et)?|statssekreterare(?:n)?|ministrarna)"

#: "föreslås flera reformer": a quantifier with a noun of its own stands for no participants.
_QUANTIFIED = r"(?<=\bflera )(?!att\b|av\b|om\b)[a-zåäö]|(?<=\bmånga )(?!att\b|av\b|om\b)[a-zåäö]"

#: A phrase that may stand between a subject and its verb.
_MODIFIER = rf"(?: \([^)]{{1,80}}\))?(?:,? {any_of('modifiers')} [^,;:.]{{1,70}}?,?|, [^,;:.]{{1,90}},)?"

_AN_OFFICE = rf"(?P<office>{_OFFICE}(?: [a-zåäöéü-]+){{0,3}})(?: {{ADV}})*\s*$"
_OTHERS = (
    rf"(?P<participants>{_PARTICIPANTS})(?: {{ADV}})*\s*$"
    rf"|(?P<definite>{_DEFINITE})(?: {{ADV}})*\s*$"
    r"|(?P<pronoun>vi|jag|man|de|dom|hon|han|den|det|detta|dessa)(?: {ADV})*\s*$"
    r"|(?P<relative>som)(?: (?:inte|redan|även|också|ej|alltid|ofta))*\s*$"
)

#: The subject right before the verb, and the subject with a phrase between: the near one is tried first. An office may
#: begin with any word, so it is looked for only where there is one: else a group stands for it that never matches.
_NEAR, _NEAR_NO_OFFICE = (
    re.compile(expand(rf"(?P<actors>{{AS}})(?P<mod>)(?: {{ADV}})*\s*$|\b(?:{office}|{_OTHERS})"))
    for office in (_AN_OFFICE, rf"(?P<office>{GENITIVE}(?!))")
)
_FAR = re.compile(expand(rf"(?P<actors>{{AS}})(?P<mod>{_MODIFIER})(?: {{ADV}})*\s*$"))

_AFTER = re.compile(
    expand(
        rf"^(?: (?:inte|{{ADV}}|i dag|i sin tur|sedan|därefter|då))*,? "
        rf"(?:(?:{any_of('before_subject')}|[a-zåäö]+-(?: och)?)\s)*"
        rf"(?:(?P<actors>{{AS}})|(?P<office>{_OFFICE})|(?P<participants>{_PARTICIPANTS})\b(?! {_QUANTIFIED})"
        rf"|(?P<definite>{_DEFINITE})\b"
        r"|(?P<pronoun>vi|jag|man|de|dom|hon|han)\b)"
    )
)

_CLAUSE = re.compile(rf"[;:]|\s[–—-]\s|, (?:men|utan|så)\b|\b{any_of('clause_openers')}\b")

#: What a pronoun, a noun for participants or an adverb behind a subject ends in.
_LAST_WORDS = frozenset(
    phrase.replace("\\", "").rsplit(" ", 1)[-1]
    for phrase in (
        *context_map("definite"),
        *context_words("participants"),
        *word_list("adverbs"),
        *("vi", "jag", "man", "de", "dom", "hon", "han", "den", "det", "detta", "dessa"),
        *("som", "inte", "redan", "även", "också", "ej", "alltid", "ofta"),
    )
)

#: How far before a verb its subject is looked for; a longer one is no subject a reader would see.
_REACH = 260


def clause_start(unit: Unit, at: int) -> int:
    """Return where the clause that holds position ``at`` begins, as far as small words tell."""
    borders = unit.cache.get("clauses")
    if borders is None:
        borders = unit.cache["clauses"] = [0, *(found.end() for found in _CLAUSE.finditer(unit.low))]
    assert isinstance(borders, list)
    begin = borders[bisect_right(borders, at) - 1]
    assert isinstance(begin, int)
    return begin


def actors_in(unit: Unit, start: int, end: int) -> tuple[Named, ...]:
    """Return the actors named in a stretch, without those in the genitive or a bracket after another name."""
    return tuple(n for n in unit.within(start, end) if not n.genitive and not _in_bracket(unit, n))


def _in_bracket(unit: Unit, named: Named) -> bool:
    """Say whether a bracket gives the name a second time, in short or closer: "Boverket (BV)"."""
    if not unit.low[: named.start].endswith(" (") or unit.low[named.end : named.end + 1] != ")":
        return False
    before = unit.within(max(0, named.start - _REACH), named.start)
    return bool(before) and before[-1].end + 2 == named.start and before[-1].actor.type != "Collective"


def subject_of(unit: Unit, start: int, end: int) -> Subject:
    """Return the subject of the verb that stands at ``start`` to ``end`` of the sentence; looked for once."""
    key = f"subject:{start}:{end}"
    known = unit.cache.get(key)
    if known is None:
        known = unit.cache[key] = _subject_of(unit, start, end)
    assert isinstance(known, Subject)
    return known


def _subject_of(unit: Unit, start: int, end: int) -> Subject:
    low = unit.low
    found = _before(unit, low, start)
    if found is not None and found.kind not in ("it", "other"):
        return found
    after = _after(unit, low, end)
    if after is not None:
        return after
    shared = _shared(unit, low, start)
    if shared is not None:
        return shared
    return found or (Subject("other", start=0, end=start) if low[:start].strip() else NONE)


#: Right before a verb that has no subject of its own: "Boverket ser över reglerna och föreslår …".
_JOINED = re.compile(expand(r"(?:\b(?:och|samt|men)|, och)(?: (?:{ADV}|att))*\s*$"))

#: "Boverket har i sin rapport föreslagit": the subject stands at the auxiliary verb.
_AUXILIARY = re.compile(r"\b(?:har|hade)\b")
_SUPINE = re.compile(r"[a-zåäö]{2,}(?:at|it|tt|gt|lt|rt)(?:s)?\b")

_CUTS_OFF = re.compile(r"\b(?:att|som|vilket)\b|, (?:men|och)\b")

#: More words than this between the auxiliary and the verb, and they hardly belong together.
_APART = 9


def _shared(unit: Unit, low: str, start: int) -> Subject | None:
    """Return the subject that the verb shares with an earlier one: its auxiliary, or the verb it is joined to."""
    if _SUPINE.match(low, start):
        auxiliary = None
        for auxiliary in _AUXILIARY.finditer(low, max(0, start - _REACH), start):  # noqa: B007 (the last one counts)
            pass
        near = auxiliary is not None and low.count(" ", auxiliary.end(), start) <= _APART
        if auxiliary is not None and near and not _CUTS_OFF.search(low, auxiliary.end(), start):
            subject = subject_of(unit, *auxiliary.span())
            return subject if subject.named or subject.kind in _PERSONAL else None
    if not _JOINED.search(low, max(0, start - _REACH), start):
        return None
    for word in _WORD.finditer(low, max(0, start - _REACH), start):
        if word.group() in verbs("finite"):
            subject = subject_of(unit, *word.span())
            if subject.kind == "actor" or subject.kind in _PERSONAL:
                return subject
            return None
    return None


_WORD = re.compile(r"[a-zåäöé]+")
_PERSONAL = frozenset({"we", "they", "definite", "participants", "person", "office"})


def _may_end_in_subject(zone: str) -> bool:
    """Say whether the last word can be a subject's or an adverb behind it; most zones end in neither."""
    if ACTOR in zone or _holds_office(zone):
        return True
    return zone.rstrip().rsplit(" ", 1)[-1].lstrip('("”“*_') in _LAST_WORDS


def _holds_office(zone: str) -> bool:
    """Say whether a word of an office may stand in the zone: each of them holds one of these."""
    return "minist" in zone or "statss" in zone or "statsr" in zone


def _before(unit: Unit, low: str, start: int) -> Subject | None:
    origin = max(0, start - _REACH)
    zone = low[origin:start]
    near = _NEAR if _holds_office(zone) else _NEAR_NO_OFFICE
    match = (near.search(zone) if _may_end_in_subject(zone) else None) or (_FAR.search(zone) if ACTOR in zone else None)
    if not match:
        return None
    begin, end = match.start() + origin, match.end() + origin
    if match["actors"] is not None:
        return _actors_before(unit, low, origin, match)
    if match["office"] is not None:
        return Subject("office", word=match["office"], start=begin, end=end)
    if match["participants"] is not None:
        return Subject("participants", word=match["participants"], start=begin, end=end)
    if match["definite"] is not None:
        if _PREPOSITION.search(low[:begin]):
            return None
        return Subject("definite", word=match["definite"], start=begin, end=end)
    if match["relative"] is not None:
        return _relative(unit, low, begin)
    return Subject(_PRONOUNS.get(match["pronoun"], "it"), word=match["pronoun"], start=begin, end=end)


_CONJUNCTION = re.compile(r" (?:och|samt|eller|respektive) ")

#: A relative clause longer than this hardly stands between a subject and its verb.
_LONG = 60

#: More words than this before an actor, and it is no longer what the clause opens with.
_FEW = 4


def _opens_clause(unit: Unit, begin: int) -> bool:
    """Say whether an actor stands at the head of its clause, so that a phrase after it can belong to the subject."""
    start = clause_start(unit, begin)
    before = unit.low[start:begin].split()
    return len(before) <= _FEW and not (before and unit.low[:start].endswith("att"))


_HEAD_BEFORE = re.compile(expand(r"({AS}) (?:\w+ ){0,2}?$"))


def _actors_before(unit: Unit, low: str, origin: int, match: re.Match[str]) -> Subject | None:
    """Return the actors before the verb, unless a preposition makes them part of another phrase."""
    begin, end = match.start("actors") + origin, match.end("actors") + origin
    modifier = match["mod"] or ""
    if ", " in match["actors"] and not _CONJUNCTION.search(match["actors"]):
        # "… inom skolan, Röda Korset kan": a comma alone makes no list; the actor next to the verb is meant
        begin = begin + match["actors"].rindex(", ") + 2
    before = low[:begin]
    preposition = _PREPOSITION.search(before)
    if preposition and not _SOME_OF.search(before):
        head = _HEAD_BEFORE.search(before[: preposition.start()])
        if head is None:
            return None
        begin, end = head.start(1), head.end(1)
        if _PREPOSITION.search(low[:begin]):
            return None
    if modifier and ((" som " in modifier and len(modifier) > _LONG) or not _opens_clause(unit, begin)):
        return None
    named = actors_in(unit, begin, end)
    if not named:
        return None
    return Subject("actor", named, start=begin, end=end)


_HEAD = re.compile(expand(r"({AS})(?: [^,;:.]{1,40})?,? $"))
_ARE_THOSE = re.compile(expand(r"({AS}) är (?:de|den|det|en)(?: \w+)? $"))


def _relative(unit: Unit, low: str, begin: int) -> Subject:
    """Return the actor that "som" points back to, right before it; "X är de som" names the subject itself."""
    those = _ARE_THOSE.search(low[:begin])
    if those:
        return Subject("actor", actors_in(unit, *those.span(1)), start=begin, end=begin + 3)
    head = _HEAD.search(low[:begin])
    named = actors_in(unit, head.start(1), head.end(1)) if head else ()
    return Subject("relative", named, word="som", start=begin, end=begin + 3)


def _after(unit: Unit, low: str, end: int) -> Subject | None:
    match = _AFTER.match(low[end : end + _REACH])
    if not match:
        return None
    kind = match.lastgroup or ""
    begin, stop = match.start(kind) + end, match.end(kind) + end
    word = match[kind]
    if kind == "actors":
        named = actors_in(unit, begin, stop)
        return Subject("actor", named, start=begin, end=stop) if named else None
    if kind == "pronoun":
        return Subject(_PRONOUNS.get(word, "it"), word=word, start=begin, end=stop)
    return Subject(kind, word=word, start=begin, end=stop)


_OPENS = re.compile(
    expand(r"[*_ ]*(?:(?:även|också|men|och|samtliga|alla|flera) )*(?:{G} (?:[a-zåäöé-]+ ){1,3})?(?P<who>{A})")
)


def opens_with_actor(unit: Unit) -> Named | None:
    """Return the actor that opens the sentence, if one does."""
    opening = _OPENS.match(unit.low) if unit.named else None
    if opening is None:
        return None
    return next((n for n in unit.named[:2] if n.start == opening.start("who") and not n.genitive), None)


def subject_after(unit: Unit, end: int) -> Subject | None:
    """Return the subject that follows right after position ``end`` (after "att", after a verb), if one does."""
    return _after(unit, unit.low, end)
