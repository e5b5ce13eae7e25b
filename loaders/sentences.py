"""Sentences inside a stretch of text, by Swedish habits.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, an ordinal or a number, or a small
letter follows. Closing quotes and brackets belong to the sentence before them; a semicolon, a colon or a line break
never ends one; what has no final mark is a sentence up to the end of the stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Span
from .words import abbreviations, has_finite_verb

__all__ = ["split_sentences"]

#: Marks that can end a sentence, with what closes behind them. Possessive, so that a megabyte of dots costs one pass.
_FINAL = re.compile(r"[.!?…]++[\"”“’'»)\]}*_¹²³⁰⁴-⁹]*+")

#: A word that stands before a full stop, with the stops inside it ("t.ex", "bl.a", "NOD:s").
_WORD_BEFORE = re.compile(r"[^\s()\[\]\"”“»«/–—]+\Z")

#: "2) " at the start of a sentence counts a list inside it and is no part of what it says.
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-hA-H])\)\s+(?=\S)")

_GLUED = re.compile(r"(?<=[a-zåäö]{3})\.(?=[A-ZÅÄÖ][a-zåäö]+[ ,])")

#: How far "for example" looks for a verb on both sides: the length of most sentences, and a bound on the work.
_REACH = 200

#: What comes next, a dash before it left out: enough of it to see its first letter behind opening marks.
_FOLLOWS = re.compile(r"\s*+(?:[–—-]\s++)?(\S{1,40})")

_NUMBER = re.compile(r"\s*\d")

_OPENERS = "\"”“‘'«»([{*_"


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``: in order, apart, without white space round them.

    >>> text = "Vi når t.ex. unga. Kan ni hjälpa? (Svar v.27.)"
    >>> [span.of(text) for span in split_sentences(text)]
    ['Vi når t.ex. unga.', 'Kan ni hjälpa?', '(Svar v.27.)']
    """
    stop = len(text) if end is None else end
    sentences = []
    begin = start
    for cut in _cuts(text, start, stop):
        span = _trimmed(text, begin, cut)
        if span is not None:
            sentences.append(span)
        begin = cut
    span = _trimmed(text, begin, stop)
    if span is not None:
        sentences.append(span)
    return tuple(sentences)


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    begin = start
    for match in _FINAL.finditer(text, start, stop):
        at = match.end()
        if at >= stop:
            return
        if not text[at].isspace():
            if not _GLUED.match(text, match.start(), min(stop, match.start() + 40)):
                continue
            at = match.start() + 1
        elif not _ends(text, begin, match, stop):
            continue
        yield at
        begin = at


def _ends(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Say whether the marks that matched end the sentence that begins at ``begin``."""
    found = _FOLLOWS.match(text, match.end(), stop)
    if not found:
        return False
    follows = found.group(1).lstrip(_OPENERS)
    if follows and follows[0].islower():  # "… kan göra!" sade hon; "… du vill nå?" – så här
        return False
    if match.group()[0] != "." or (len(match.group()) > 1 and match.group()[1] in ".!?…"):
        return True
    word = _word_before(text, begin, match.start())
    return not _holds(text, begin, match, word, stop)


def _holds(text: str, begin: int, match: re.Match[str], word: str, stop: int) -> bool:
    """Say whether the full stop belongs to the word before it and the sentence goes on."""
    if match.group() != ".":  # something closes behind it: "(… m.m.)" is followed by a new sentence
        return False
    name = word.lower().lstrip("'’*_")
    if name in abbreviations("never"):
        return True
    if name in abbreviations("before_number") and _NUMBER.match(text, match.end(), stop):
        return True
    if name in abbreviations("example"):
        return not _example_is_over(text, begin, match, stop, len(word))
    if name in abbreviations("closing"):
        return False
    before = text[max(begin, match.start() - 60) : match.start()].lstrip()
    if word.isdigit():  # "1. Det civila …" counts; "… under 2020. Det" ends
        return before == word and len(word) <= 2
    if len(word) == 1 and word.isupper():  # an initial ("A. Ek"), unless the letter names a thing ("grupp A. Vi")
        earlier = before[:-1].split()[-1:] or [""]
        return earlier[0].casefold() not in abbreviations("lettered")
    return False


def _example_is_over(text: str, begin: int, match: re.Match[str], stop: int, length: int) -> bool:
    """Say whether "tex." closes its sentence: a whole clause stands before it and another begins behind it.

    "tex. Föreningar" with a capital by mistake is as common in minutes as "… social distans tex. På lokal nivå …".
    """
    at = match.start() - length
    before = text[max(begin, at - _REACH) : at].rstrip()
    last = before.rsplit(None, 1)[-1].lower() if before else ""
    if not before or before[-1] in ",;:(–—-" or last in abbreviations("before_example"):
        return False
    rest = text[match.end() : min(stop, match.end() + _REACH)]
    final = re.search(r"[.!?](?=\s|$)", rest)
    return has_finite_verb(before) and has_finite_verb(rest[: final.end()] if final else rest)


def _word_before(text: str, begin: int, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(begin, at - 24), at)
    return found.group() if found else ""


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    counted = _ENUMERATOR.match(text, start, end)
    if counted:
        start = counted.end()
    return Span(start, end) if start < end else None
