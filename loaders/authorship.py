"""Which body a document is from, by its own words: letterhead, title, "Framtagen av …", signature.

A person is never taken: who types minutes or handles a case writes for a body.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from ..ontology.registry import Registry
from .attendance import is_person
from .dates import MONTHS
from .document import Block, BlockKind, Document
from .shadow import fold
from .words import has_finite_verb, layout_words

__all__ = ["author_of", "is_body", "readoff_cues"]

#: How many blocks at either end of a document say whom it is from.
_TOP, _BOTTOM = 12, 6
_SHORT = 140
_MOST_WORDS = 8

_PARTED = re.compile(r"\s+[–—·|•-]\s+|\t+|,\s+")
_BETWEEN_PARTS = re.compile(r"\s+[–—·|•-]\s+|\t")
_DATE_TAIL = re.compile(
    rf"(?:,? ?(?:den )?\d{{1,2}} (?:{'|'.join(MONTHS)}).*"
    r"|,? ?(?:den )?\d{1,4}[-/].*|,? \d{4}(?:[–-]\d{2,4})?.*)\Z",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"\s*\([A-ZÅÄÖ][\w-]{1,9}\)\Z")


@lru_cache(maxsize=1)
def readoff_cues() -> dict[str, Any]:
    """Return ``readoff.toml``: what tells the title, the date, the kind and the author of a document."""
    data: dict[str, Any] = tomllib.loads((files(__package__) / "readoff.toml").read_text(encoding="utf-8"))
    return data


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return what an author stands behind: a label with a colon, a telling phrase, the name of a kind of document."""
    author = readoff_cues()["author"]
    labels, made, sort = ("|".join(author[key]) for key in ("labels", "made", "titles"))
    return (
        re.compile(rf"\A(?:{labels}):?\s+(?P<who>\S.{{2,100}})\Z", re.IGNORECASE),
        re.compile(rf"\b(?:{made}) av (?P<who>[^.;:]{{3,100}})", re.IGNORECASE),
        re.compile(
            rf"(?:{sort})(?:,? (?:förd|fört|förda))?(?: (?:från|för|vid|i))?"
            rf"(?: (?:\w*möte|\w*sammanträde|\w*träff|\w*samtal)(?: \d+)?)?(?: (?:med|i|för|från))?"
            r" (?P<who>[A-ZÅÄÖ].{2,100})\Z",
            re.IGNORECASE,
        ),
        re.compile(r"(?:för|på uppdrag av|genom) (?P<who>[A-ZÅÄÖ].{2,100})\Z", re.IGNORECASE),
    )


def is_body(name: str) -> bool:
    """Say whether a few words name a body: one that the registry knows, or the ending of one in its first or last word.

    >>> is_body("Testby kommun"), is_body("Rådet för stillhet i Testby"), is_body("Anna Ek"), is_body("Plan för året")
    (True, True, False, False)
    """
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or not name[0].isupper() or name[-1] in ".,;:!?" or has_finite_verb(name):
        return False
    if words[0].casefold() in layout_words("open_words"):
        return False
    if Registry.load().find(name) is not None:
        return True
    letterhead = readoff_cues()["letterhead"]
    if _BETWEEN_PARTS.search(name) or any(word.casefold().endswith(tuple(letterhead["occasions"])) for word in words):
        return False
    if words[0] in letterhead["heads"]:
        return len(words) > 1
    endings = tuple(letterhead["endings"])
    return any(word.casefold().endswith(endings) for word in (words[0], words[-1]))


def author_of(document: Document, title: Block | None) -> str | None:
    """Return the body that a document is from, as it is written there; None where it does not say so."""
    top = [_shown(document, block) for block in document.blocks[:_TOP]]
    label, made, sort, signed = _patterns()
    line = _shown(document, title) if title is not None else next(iter(top), "")
    line = line if len(line) <= _SHORT and line[-1:] not in ".!?:" else ""
    told = [text for text in top if " av " in text]  # few lines, and the pattern is slow to say that it fits none
    found = chain(
        _behind(label, [text for text in top if len(text) <= _SHORT]),
        _in_title(line),
        _behind(sort, [line]),
        _behind(made, told),
        _in_signature(document, signed),
    )
    return next(found, None)


def _shown(document: Document, block: Block) -> str:
    return fold(document.text[block.start : min(block.end, block.start + 600)]).replace("*", "").strip("_ ")


def _body(words: str) -> str | None:
    """Return the body that a stretch begins with: without date, bracket and what stands behind a comma."""
    whole = _DATE_TAIL.sub("", words.strip(" .,:_")).strip(" ,–-")
    for candidate in dict.fromkeys((whole, *_PARTED.split(whole)[:1], *whole.split(" om ")[:1])):
        name = _SHORT_NAME.sub("", candidate)
        if is_body(name) or (name and name != candidate and _may_be_body(name)):
            return name
    return None


def _may_be_body(name: str) -> bool:
    """Say whether a name with its abbreviation behind it ("Idéburna Testby (IT)") is a body's: no person has one."""
    return name[0].isupper() and len(name.split()) <= _MOST_WORDS and not has_finite_verb(name)


def _behind(pattern: re.Pattern[str], lines: list[str]) -> Iterator[str]:
    for line in lines:
        match = pattern.search(line)
        body = _body(match["who"]) if match else None
        if body is not None:
            yield body


def _in_title(line: str) -> Iterator[str]:
    """Yield the body in a title of parts: "Region Testby · Minnesanteckningar", "Testrådet – möte 5"."""
    parts = [_DATE_TAIL.sub("", part).strip() for part in _PARTED.split(line)]
    others = [part.casefold() for part in parts[1:]]
    if len(parts) > 1 and any(word in other for other in others for word in readoff_cues()["author"]["occasions"]):
        known = parts[0].casefold()
        if is_body(parts[0]) and not any(word in known for word in readoff_cues()["author"]["occasions"]):
            yield parts[0]
    elif len(parts) > 1 and is_body(parts[-1]):
        yield parts[-1]
    elif is_body(parts[0]):
        yield parts[0]


def _in_signature(document: Document, signed: re.Pattern[str]) -> Iterator[str]:
    """Yield the body that signs: "För Testby byalag", or its name on a line beside a person's."""
    blocks = [b for b in document.blocks[-_BOTTOM:] if b.kind is BlockKind.PARAGRAPH and b.end - b.start <= 4 * _SHORT]
    lines = [fold(line) for b in blocks for line in document.text[b.start : b.end].split("\n") if line.strip()]
    offices = tuple(readoff_cues()["author"]["offices"])
    for place, line in enumerate(lines):
        match = signed.match(line)
        if match and (body := _body(match["who"])) is not None:
            yield body
        by, _, rest = line.partition(" genom ")
        if rest and is_body(by):
            yield by
        near = lines[max(0, place - 2) : place] + lines[place + 1 : place + 2] if len(line) <= 60 else []
        if any(len(other.split()) <= 8 and is_person(other.split(",")[0]) for other in near) and is_body(line):
            yield line
        name, _, office = line.partition(", ")
        if office and is_person(name):
            behind = office.split(" i ", 1)[-1] if office.startswith(offices) else office
            behind = re.sub(rf"^(?:{'|'.join(offices)})\w*,? ", "", behind)
            if is_body(behind):
                yield behind
