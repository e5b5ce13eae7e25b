"""The linker: the places of a text where actors are named, and the actor that a bare name stands for.

Context decides what a name alone does not: weak names, "kommunen", "myndigheten" (see :mod:`.context`); how a mention
was understood is kept in it. Pronouns are left to the extractor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ..ontology.actor import Actor
from ..ontology.registry import Registry, fold_name, provisional_actor
from .attendance import is_person
from .composed import Composed
from .context import ContextResolver
from .document import Document
from .given import Given
from .linking_rules import Office, Rules, load_rules
from .lists import SharedNames
from .mention import Mention, longest
from .named import Named
from .names import Form, Hit, NameIndex, Step, Telling, Words, words_of
from .patterns import PatternFinder, begins_sentence
from .scope import Scope

__all__ = ["Linker", "Mention"]

_MARKUP = re.compile(r"^[\s*_:>\[\]\"”“–-]+|[\s*_:\[\]\"”“,;–-]+$")
#: How much of a line to either side tells whether it stands in capitals.
_LINE = 100
#: An abbreviation in brackets behind a name.
_SHORT_NAME = re.compile(r"[ \u00a0]?\(([A-ZÅÄÖ][\w]{1,9})\)")
#: A person right behind an office, and behind body and office: "statsrådet Anna Ek", "kommunens chef Anna Ek".
_FULL_NAME = r"((?!\d)[A-ZÅÄÖÉ][\w’'é-]+(?: (?:af|von|de) )?(?: [A-ZÅÄÖÉ][\w’'é-]+){1,2})"
_IN_OFFICE = re.compile(rf" {_FULL_NAME}")
_OFFICIAL = re.compile(rf" [a-zåäöé-]+(?: [a-zåäöé-]+)?? {_FULL_NAME}")
#: A hyphen before small letters, and a word with a capital that ends before it. The hyphen is looked for first: few
#: words have one, many a capital.
_HYPHEN = re.compile(r"-([a-zåäö]+)\b")
_CUT_OFF = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+\Z")
#: No word of a name is longer.
_LONGEST_WORD = 60
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")


class Linker:
    """Find the actors of a registry, and names that look like actors, in texts.

    >>> from samrad.ontology.registry import Registry
    >>> [(m.text, m.actor.label) for m in Linker(Registry.load()).in_text("Röda korsets kretsar och kommunerna")]
    [('Röda korsets', 'Röda Korset'), ('kommunerna', 'kommuner')]
    """

    def __init__(self, registry: Registry | None = None, rules: Rules | None = None) -> None:
        self.registry = registry if registry is not None else Registry.load()
        self._rules = rules if rules is not None else load_rules()
        self._index = NameIndex(self.registry, self._rules)
        self._context = ContextResolver(self.registry, self._rules)
        self._patterns = PatternFinder(self._rules.pattern)
        self._shared = SharedNames(self.registry, self._rules.shared)
        self._offices = [
            (Telling(partial(_is_office, office)), actor)
            for office in self._rules.offices
            if (actor := self.registry.by_label(office.actor))
        ]

    def mentions(self, document: Document) -> tuple[Mention, ...]:
        """Return the mentions of a whole document, in order of place, none overlapping."""
        author = self.registry.find(document.info.author) if document.info.author else None
        scope = Scope.of_document(document, author)
        if author is None and document.info.kind != "interpellation":
            scope.signed = document.info.author or ""
        # news and decisions tell of officials whom they do not speak for; records give their words
        scope.officers = document.info.kind not in ("article", "decision", "interpellation")
        return self._link(document.text, scope)

    def in_text(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions of a bare string, in order of place, none overlapping."""
        return self._link(text, Scope.of_text(text))

    def resolve(self, name: str, among: Iterable[Actor] = ()) -> Actor:
        """Return the actor that a bare name stands for: a speaker's, one of an attendance list, of ``corpus.toml``.

        A name that the registry does not know gives a provisional actor.

        :param among: actors that the name is likelier to stand for: those present, where it is a weak name
        """
        bare = " ".join(_MARKUP.sub("", Composed.of(name).text).split())
        parts = [bare, _PARENTHESIS.sub("", bare), *_PARENTHESIS.findall(bare), bare.split(",")[0]]
        likely = list(among)
        for part in dict.fromkeys(part.strip() for part in parts if part.strip()):
            actor = self._known(part, likely)
            if actor is not None:
                return actor
        if not bare:
            return provisional_actor(name)
        person, *behind = (part.strip() for part in _PARENTHESIS.sub("", bare).split(","))
        behind += _PARENTHESIS.findall(bare)
        return (self._behind(person, behind) if person else None) or self._patterns.actor(bare)

    def _behind(self, person: str, names: Sequence[str]) -> Actor | None:
        """Return whom a person stands for who is written with names behind: "Anna Ek, SIOS"; else the person."""
        if not names or self._patterns.is_organisation(person):
            return None
        for name in names:
            actor = self.registry.find(name)
            if actor and fold_name(name) not in map(fold_name, actor.weak_aliases):  # "Anna Ek, Malmö" is only a place
                return actor
        own = self._patterns.actor(person)
        if own.type != "Person":
            return None
        for name in names:
            actor = self._patterns.actor(name) if name[:1].isupper() else own
            if actor.type != "Person" and (self._patterns.is_organisation(name) or len(name.split()) > 1):
                return actor
        return own

    def _known(self, name: str, among: Sequence[Actor]) -> Actor | None:
        actor = self.registry.find(name)
        if actor is not None:
            return actor
        for hit in self._index.scan(name, words_of(name)):
            if hit.start == 0 and hit.end == len(name):
                strong = [form.actor for form in hit.forms if form.how != "weak"]
                weak = [form.actor for form in hit.forms if form.how == "weak"]
                present = [actor for actor in weak if actor in among]
                return next(iter(strong or present or (weak if len(weak) == 1 else [])), None)
        return None

    def _link(self, source: str, scope: Scope) -> tuple[Mention, ...]:
        composed = Composed.of(source)
        text = composed.text
        scope = scope.within(composed)
        words = Words(text)
        named, open_hits = self._by_name(text, words.steps, scope)
        named = longest([*named, *self._officers(text, words), *self._shared.find(text, words)])
        weak = {(hit.start, hit.end) for hit in open_hits}  # "AF" has its meanings, and is no unknown name
        shaped = (m for m in self._patterns.find(text, words, named) if (m.start, m.end) not in weak)
        named = _with(named, shaped)
        named = _with(named, _by_short_name(text, words, _short_names(text, named)))
        named = _with(named, self._weak(text, words.steps, open_hits, Named(named)))
        named = _with(named, self._in_places(text, scope, Named(named)))
        named = _with(named, self._given(text, scope, named).find(text, words))
        found = _with(named, self._by_context(text, words, Named(named), scope))
        if not composed.starts:
            return tuple(found)
        spans = [(mention, composed.source(mention.start, mention.end)) for mention in found]
        return tuple(Mention(s.start, s.end, s.of(source), m.actor, m.how) for m, s in spans)

    def _by_name(self, text: str, steps: list[Step], scope: Scope) -> tuple[list[Mention], list[Hit]]:
        """Return what the names alone tell, and the hits of weak names."""
        named: list[Mention] = []
        undecided: list[Hit] = []
        for hit in self._index.scan(text, steps, scope.starts):
            place = hit.first
            form = next((form for form in hit.forms if form.how != "weak"), None)
            if form is None:
                undecided.append(hit)
                continue
            if steps[place][2] in self._rules.word_names and begins_sentence(text, hit.start):
                continue
            alone = steps[place][2] in self._context.words and steps[place][1] >= hit.end
            if not alone and self._allowed(text, hit, steps, place):
                form = _in_apposition(text, hit, named) or form
                how = "inflected" if hit.inflected and form.how in ("label", "alias") else form.how
                named.append(Mention(hit.start, hit.end, text[hit.start : hit.end], form.actor, how))
        named += self._hyphened(text)
        return named, undecided

    def _hyphened(self, text: str) -> Iterator[Mention]:
        """Yield names of one word that a hyphen left over from a line end cuts ("Socialdeparte-mentet")."""
        for match in _HYPHEN.finditer(text):
            before = _CUT_OFF.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
            form = self._index.word(before.group() + match[1]) if before else None
            if before and form is not None:
                written = text[before.start() : match.end()]
                yield Mention(before.start(), match.end(), written, form.actor, "inflected")

    def _allowed(self, text: str, hit: Hit, steps: list[Step], place: int) -> bool:
        """Tell whether the words around let a name be one: guards of common words, lines of capitals."""
        word = steps[place][2]
        written = text[hit.start : hit.end].casefold()
        guard = self._rules.guards.get(written) or self._rules.guards.get(written.removesuffix("s"))
        if guard is not None:
            last = bisect_left(steps, hit.end, key=lambda step: step[0])
            before = steps[place - 1][2] if place else ""
            after = steps[last][2] if last < len(steps) else ""
            return guard.holds(before, after)
        return word not in self._rules.words_in_capitals or not _in_capitals(text, hit.start, hit.end)

    def _officers(self, text: str, words: Words) -> Iterator[Mention]:
        for telling, actor in self._offices:
            for start, end, _ in words.among(telling.among(words.different)):
                yield Mention(start, end, text[start:end], actor, "context")

    def _weak(self, text: str, steps: list[Step], hits: list[Hit], named: Named) -> Iterator[Mention]:
        for hit in hits:
            if named.inside(hit.start, hit.end) or _in_capitals(text, hit.start, hit.end):
                continue
            after = next((n for n in range(hit.first, len(steps)) if steps[n][0] >= hit.end), len(steps))
            following = [word for _, _, word in steps[after : after + self._rules.place_within]]
            actor = self._context.weak(text, hit, named, following)
            if actor is not None:
                yield Mention(hit.start, hit.end, text[hit.start : hit.end], actor, "weak")

    def _in_places(self, text: str, scope: Scope, named: Named) -> Iterator[Mention]:
        """Yield those who speak or are present and whom nothing in the name of the place tells already."""
        for place in scope.places:
            name = place.of(text)
            if (cell := scope.people.get(fold_name(name))) is not None:
                own = named.inside(cell.start, cell.end)
                actor = own[0].actor if own else self.resolve(cell.of(text))
                yield Mention(place.start, place.end, name, actor, "context")
                continue
            inside = named.inside(place.start, place.end)
            if inside and (inside[0].start > place.start or _only_remarks(text[inside[0].end : place.end])):
                continue
            if self._patterns.is_name(name):
                actor = self.resolve(name)
                how = "pattern" if actor.provisional else "alias"
                yield Mention(place.start, place.end, name, actor, how)

    def _given(self, text: str, scope: Scope, named: Sequence[Mention]) -> Given:
        """Return the names that the document gives: of who speaks, who is listed as present, and of their people."""
        known = Named(named)
        placed = [
            m for place in scope.places for m in known.inside(place.start, place.end)[:1] if m.start == place.start
        ]
        cells = [cell for cell in scope.people.values() if text[cell.start : cell.start + 1].isupper()]
        sure = frozenset(m.text for place in (*scope.listed, *cells) for m in known.inside(place.start, place.end)[:1])
        people: dict[str, Actor] = {}
        for person in scope.persons:
            name = " ".join(person.of(text).replace("|", " ").split())
            cell = scope.people.get(fold_name(person.of(text)))
            inside = known.inside(cell.start, cell.end) if cell is not None else ()
            if inside and is_person(name) and " " in name and self._speaks_for(inside[0].actor):
                people[name] = inside[0].actor
        if scope.officers:
            people |= _officials(text, named)
        placed += _own_name(text, scope)
        return Given(placed, people, sure=sure | {m.text for m in placed if m.start == m.end})

    @staticmethod
    def _speaks_for(actor: Actor) -> bool:
        """Tell whether an actor of a list is somebody to speak for: no person, and no office in the place of one."""
        return actor.type != "Person" and not (actor.provisional and actor.label[:1].islower())

    def _by_context(self, text: str, words: Words, named: Named, scope: Scope) -> Iterator[Mention]:
        known = named.mentions
        for start, end, word in words.among(self._context.words):
            if text[end : end + 1] == "-":
                continue
            before = named.first_from(start)
            if before and known[before - 1].end > start:
                continue
            if before < len(known) and text[end : known[before].start] == " " and known[before].text[:1].isupper():
                continue  # "myndigheten Delegationen mot segregation": the name follows
            decided = self._context.word(word, start, named, scope)
            if decided is not None:
                yield Mention(start, end, text[start:end], *decided)


def _is_office(office: Office, word: str) -> bool:
    return word.endswith(office.endings) or word in office.words


def _officials(text: str, named: Sequence[Mention]) -> dict[str, Actor]:
    """Return the people who are named with their office and whose it is: "Testby kommuns kanslichef Anna Ek"."""
    people: dict[str, Actor] = {}
    for mention in named:
        if mention.how == "collective" or mention.actor.type == "Person":
            continue
        shape = _IN_OFFICE if mention.how == "context" else _OFFICIAL if mention.text.endswith("s") else None
        match = shape.match(text, mention.end) if shape else None
        if match and is_person(match[1]):
            people.setdefault(match[1], mention.actor)
    return people


def _own_name(text: str, scope: Scope) -> Iterator[Mention]:
    """Yield the names of the body that wrote the text, where the registry does not know it: in full and in short."""
    if not scope.signed:
        return
    actor = provisional_actor(scope.signed, "Organization", "mixed")
    yield Mention(0, 0, scope.signed, actor, "context")
    at = text.find(scope.signed)
    if at >= 0 and (short := _abbreviation(text, at + len(scope.signed))):
        yield Mention(0, 0, short, actor, "context")


def _short_names(text: str, named: Sequence[Mention]) -> dict[str, Actor]:
    """Return the abbreviations that the text itself explains: "Samverkan för torg (SFT)"."""
    short: dict[str, Actor] = {}
    for mention in named:
        written = _abbreviation(text, mention.end) if mention.how != "collective" else None
        if written:
            short.setdefault(written, mention.actor)
    return short


def _abbreviation(text: str, end: int) -> str | None:
    """Return the abbreviation in brackets right behind a name: two capitals at least."""
    match = _SHORT_NAME.match(text, end)
    return match[1] if match and sum(char.isupper() for char in match[1]) > 1 else None


def _with(named: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Return the mentions with more of them, none overlapping; most steps find no more."""
    found = list(more)
    return longest([*named, *found]) if found else named


def _by_short_name(text: str, words: Words, short: dict[str, Actor]) -> Iterator[Mention]:
    folded = {name.casefold() for name in short}
    for start, end, _ in words.among(folded | {name + "s" for name in folded}):
        written = text[start:end]
        actor = short.get(written) or short.get(written.removesuffix("s"))
        if actor is not None:
            yield Mention(start, end, written, actor, "context")


def _in_apposition(text: str, hit: Hit, named: Sequence[Mention]) -> Form | None:
    """Return the weak form that the name in front of the bracket speaks for: "SISAM (Studieförbunden i samverkan)"."""
    if not named or text[named[-1].end : hit.start].strip(" *_") != "(":
        return None
    return next((form for form in hit.forms if form.how == "weak" and form.actor is named[-1].actor), None)


def _only_remarks(rest: str) -> bool:
    """Tell whether what follows a name in its cell is no part of it: nothing, a remark in brackets, after a comma."""
    return not rest.strip(" *_:\t") or rest.lstrip()[:1] in (",", "(", "/", "–", "-", ";")


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a place stands in a line of capitals with other words in it."""
    begin = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    stop = text.find("\n", end, end + _LINE)
    line = text[begin : end + _LINE if stop < 0 else stop]
    return len(line.split()) > 2 and line.upper() == line and line.lower() != line
