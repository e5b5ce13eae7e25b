"""Who holds a role though the linker finds no name there: persons, bodies that nobody registered, mere nouns.

A role is often the first and only thing that a text tells of somebody. Where nobody that the linker knows is the
subject, who is meant is told by place: a name or a noun for a body (``words.toml``: ``bodies``) right before the verb
that holds the role, right after it, or as the object of "utser" and "tillsätter".
"""

from __future__ import annotations

import re

from ..patterns import begins_sentence
from .hits import Hit
from .lexicon import ACTOR, GENITIVE, any_of, word_list
from .side import Side
from .unit import Unit

__all__ = ["appointed", "beside", "opening", "person_before"]

_CAP = r"[A-ZÅÄÖÉÜ][\w’'é&-]*"
#: "Anna Ek", "Sällskapet Nya Kajen", "Nät-Kraft": words that all have a capital.
_NAME = rf"{_CAP}(?: (?:(?:af|von|de|för|i|of) )?{_CAP}){{0,4}}"
#: A person has a first name and a last name at least.
_PERSON = re.compile(r"\b[A-ZÅÄÖÉÜ][a-zåäöéü]+(?:-[A-ZÅÄÖ]\w+)?(?: (?:(?:af|von|de) )?[A-ZÅÄÖÉÜ][\wé’'-]+){1,2}\b")
#: "En lokal körförening", "Hamnstyrelsen": a body without a name of its own, its last word one that bodies have.
_BODY = rf"(?:(?:[a-zåäöé-]+(?:a|e|t|d|ig|sk|iv) ){{0,2}}[a-zåäöé-]*{any_of('bodies')})"
_ARTICLE = r"(?:(?:[Ee]n|[Ee]tt|[Dd]en|[Dd]et|[Dd]enna|[Vv]arje|[Dd]enne|[Ää]ven|[Oo]ckså) )*"
_HOLDS = rf"(?:{any_of('holding')}|{any_of('being')})\b"

#: The subject that opens the sentence; a bracket or a clause between commas may stand behind it.
_OPENS = re.compile(
    rf"[*_\"”]*(?:Även |Också |{_ARTICLE}(?={_CAP} {_CAP}))?(?P<name>{_NAME})[*_]*"
    rf"(?: \([^()]{{1,40}}\))?(?:, (?!och\b)[^.;]{{1,120}}?,)? {_HOLDS}"
)
_BODY_OPENS = re.compile(
    rf"[*_]*{_ARTICLE}(?P<name>{_BODY})(?: (?:av|för|i|med|mot) [^.,;:]{{1,50}}?)? {_HOLDS}", re.IGNORECASE
)
#: "Därför har Anna Ek utsetts", "I fjol var Nätkraft arrangör".
_FOLLOWS = re.compile(rf"\b{_HOLDS}(?: (?:nu|också|även|därför))? (?P<name>{_NAME})(?<!s)(?! \()(?= [a-zåäö])")
#: "Byn betalar och Nätkraft svarar för driften": the name right before the cue, inside the sentence.
_BEFORE = re.compile(rf"(?<=[a-zåäö,] )(?P<name>{_NAME})(?<!s) \Z")
#: "Samordnarens uppdrag".
_OWNS = re.compile(
    rf"(?i:{_ARTICLE}|I )(?P<name>{_BODY})s (?:[a-zåäö]+ )?(?:uppdrag|roll|ansvar|uppgift)\b", re.IGNORECASE
)
#: "leds av konkursförvaltaren", "drivs på ideell basis av Sällskapet Kajen".
_RUN_BY = re.compile(
    rf"\b{any_of('organised')}(?: [a-zåäö]+){{0,4}}? av (?:en |ett |den |det )?(?P<name>{_NAME}|{_BODY}\b)"
)
#: "en särskild utredare, Anna Ek, har": the linker knows the bare noun alone.
_INQUIRER = re.compile(rf"\b(?:[Ee]n |[Dd]en )?(?P<name>särskilda? utredaren?)\b(?:, (?P<who>{_NAME}),)?")
#: "utser Anna Ek till", "att Anna Ek har tackat ja".
_APPOINTS = re.compile(rf"\b{any_of('appointing')}(?: \w+)?? (?P<name>{_NAME})(?=,? (?:till|som|att)\b)")
_ACCEPTS = re.compile(
    rf"\batt (?P<name>{_NAME}) (?:har )?(?:tackat|tackade|accepterat|accepterade|tagit sig an|blir)\b"
)
#: "tillsatte regeringen en förhandlare".
_SETS_UP = re.compile(rf"\btillsat\w+\b(?: [^.,;]{{1,80}}?)? (?:en|ett) (?P<name>{_BODY})\b")

#: "lyssnade till Anna Ek, hamnens samordnare": the cue begins at "till" and ends at the office.
_BESIDE = re.compile(rf"till (?P<name>{_PERSON.pattern}), ")

#: Words that open a sentence with a capital and are no name.
_NO_NAMES = frozenset(word_list("no_names"))
#: "Anna Ek, enhetschef på Boverket": who speaks for a body counts as the body.
_SPEAKS_FOR = re.compile(rf", [a-zåäö -]{{3,40}} (?:på|för|vid|hos|i|från|åt) {ACTOR}")
_TITLE = re.compile(
    r"(?:Vice )?(?:Ordföranden?|Sekreteraren?|Generaldirektör|Landshövding|Rektor|Professor) (?=[A-ZÅÄÖ])"
)
#: An office before a name: the person counts as the government.
_IN_OFFICE = re.compile(r"(?:minister(?:n|ns)?|[Ss]tatsråd(?:et)?|[Ss]tatssekreterare(?:n)?) \Z")
#: The same behind it: "Anna Ek, hamnminister och minister för kajer".
_OF_OFFICE = re.compile(r", [a-zåäö-]*(?:minister|statsråd|statssekreterare)\b")
#: A name behind the verb stands this near to the cue's beginning.
_NEAR = 60
#: A word that begins before this place opens its sentence; marks of bold and quotation may stand before it.
_FIRST = 4
#: How far back the person is looked for whom "hon" stands for: a paragraph or two.
_BACK = 800


def opening(unit: Unit, chosen: Hit, text: str) -> Side | None:
    """Return who opens the sentence as the subject of the verb that holds the role, or follows that verb.

    :param text: of the document, where a name of one word must be met inside a sentence
    """
    for pattern in (_OPENS, _BODY_OPENS, _OWNS):
        match = pattern.match(unit.text)
        side = _side(unit, match, text) if match else None
        if side is not None:
            return side
    before = _BEFORE.search(unit.text[: chosen.start])
    side = _side(unit, before, text) if before else None
    if side is not None:
        return side
    follows = _FOLLOWS.search(unit.text, 0, max(chosen.end, chosen.start + _NEAR))
    return _side(unit, follows, text) if follows else None


def beside(unit: Unit, chosen: Hit, text: str) -> Side | None:
    """Return the person whose office the cue is, as it stands behind the name: "till Anna Ek, hamnens samordnare"."""
    match = _BESIDE.match(unit.text, chosen.start, chosen.end)
    return _side(unit, match, text) if match else None


def appointed(unit: Unit, text: str) -> Side | None:
    """Return who is appointed or set up, as the object: "utser Anna Ek till", "tillsatte en förhandlare"."""
    inquirer = _INQUIRER.search(unit.text)
    if inquirer:
        return Side((inquirer["who"] or inquirer["name"],), "sentence", unit.source(*inquirer.span("name")))
    for pattern in (_APPOINTS, _ACCEPTS, _SETS_UP, _RUN_BY):
        match = pattern.search(unit.text)
        side = _side(unit, match, text) if match else None
        if side is not None:
            return side
    return None


def person_before(unit: Unit, text: str) -> Side | None:
    """Return whom "hon" and "han" stand for: the last person named before the sentence."""
    head = text[max(0, unit.span.start - _BACK) : unit.span.start]
    last = None
    for last in _PERSON.finditer(head):  # noqa: B007 (the last one counts)
        pass
    if last is None:
        return None
    if _IN_OFFICE.search(head[: last.start()]):
        return Side(("regeringen",), "context")
    return Side((last.group(),), "context")


def _side(unit: Unit, match: re.Match[str], text: str) -> Side | None:
    begin, end = match.span("name")
    name, masked = match["name"], unit.low[begin:end]
    if ACTOR in masked or GENITIVE in masked or _SPEAKS_FOR.match(unit.low, end):
        return None
    if _OF_OFFICE.match(unit.text, end) or _IN_OFFICE.search(unit.text[:begin]):
        return Side(("regeringen",), "sentence", unit.source(begin, end))
    titled = _TITLE.match(name)
    if titled:
        name = name[titled.end() :]
    words = name.split()
    if words[0].lower() in _NO_NAMES:
        return None
    full = re.search(rf"\b{re.escape(name)} {_CAP}", text) if len(words) == 1 else None
    if full and _PERSON.fullmatch(full.group()) and not unit.text.startswith(full.group(), begin):
        name = full.group()  # "Anna", where the text has Anna Ek
    elif len(words) == 1 and begin < _FIRST and name[0].isupper() and not _is_name(name, text):
        if not re.fullmatch(rf"\w*{any_of('bodies')}", name.lower()):
            return None
        name = name[0].lower() + name[1:]
    return Side((name,), "sentence", unit.source(begin, end))


def _is_name(word: str, text: str) -> bool:
    """Say whether a word has capitals further in, or stands with its capital inside a sentence of the text."""
    if any(char.isupper() or char.isdigit() for char in word[1:]):
        return True
    return any(not begins_sentence(text, found.start()) for found in re.finditer(rf"\b{re.escape(word)}\b", text))
