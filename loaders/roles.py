"""Recognise the role of the scheme that a role claim speaks of, by the words in ``roles.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["FUNCTION", "role_in"]

#: The role of whoever is or does something that is none of the other roles.
FUNCTION = "function"

#: Words between the parts of a split verb: "bjöd statsrådet och ministern i går in".
_GAP = r"(?: [^\s.;:]+){0,8}? "

#: A denial reaches over this much of its clause: to a role word after it, and back to one before it.
_BEFORE, _AFTER = 5, 2

#: How many characters those words may take: a sentence of any length costs no more than its role words.
_NEAR = 120

_CLAUSE = re.compile(r"[.;:,]| (?:men|och|samt) ")


@dataclass(frozen=True, slots=True)
class _Role:
    """Hold one role with the words that tell of it in what the role is, and in the whole sentence."""

    name: str
    words: re.Pattern[str]
    quote: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Table:
    denial: re.Pattern[str]
    ignored: re.Pattern[str]
    roles: tuple[_Role, ...]


def role_in(what: str, quote: str = "") -> str | None:
    """Return the role of the scheme (its notation) that the words tell of; None where none is recognised.

    :param what: what the role is, as the claim has it
    :param quote: the sentence that it stands in, asked where ``what`` itself does not tell

    >>> role_in("sammankallande för ett strategiskt nätverk")
    'convener'
    >>> role_in("en krisorganisation") is None
    True
    >>> role_in("följa utvecklingen", "Myndigheten har i uppdrag att följa utvecklingen.")
    'mandate-holder'
    """
    table = _table()
    what, quote = _folded(what, table), _folded(quote, table)
    for role in table.roles:
        if _told(role.words, what, table.denial):
            return role.name
    at = quote.find(what) if what else -1
    reach = quote[: at + len(what)] if at >= 0 else quote
    for role in table.roles:
        if role.quote is not None and _told(role.quote, reach, table.denial):
            return role.name
    return None


def _folded(text: str, table: _Table) -> str:
    return table.ignored.sub("—", " ".join(text.split()))


def _told(pattern: re.Pattern[str], text: str, denial: re.Pattern[str]) -> bool:
    """Say whether a word of the role stands in the text and is not denied in its clause."""
    return any(not _denied(match, text, denial) for match in pattern.finditer(text))


def _denied(match: re.Match[str], text: str, denial: re.Pattern[str]) -> bool:
    before = _CLAUSE.split(text[max(0, match.start() - _NEAR) : match.start()])[-1].split()[-_BEFORE:]
    after = _CLAUSE.split(text[match.end() : match.end() + _NEAR])[0].split()[
        : _AFTER + 1
    ]  # the first may be the end of the word found
    return denial.search(" ".join([*before, match.group(), *after])) is not None


@cache
def _table() -> _Table:
    """Return the words that deny a role, and each role with its patterns, in the order of the file."""
    data: dict[str, Any] = tomllib.loads((resources.files(__package__) / "roles.toml").read_text(encoding="utf-8"))
    whole = [rf"\b(?:{'|'.join(map(re.escape, data[key]))})(?![\w-])" for key in ("not", "ignore")]
    roles = tuple(
        _Role(entry["role"], _pattern(entry["words"]), _pattern(entry["quote"]) if "quote" in entry else None)
        for entry in data["role"]
    )
    return _Table(re.compile(whole[0], re.IGNORECASE), re.compile(whole[1], re.IGNORECASE), roles)


def _pattern(entries: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_entry, entries)), re.IGNORECASE)


def _entry(entry: str) -> str:
    """Return the pattern of one entry; the comments of the file say how it is written."""
    opening, body = (r"^\W*", entry[1:]) if entry.startswith("^") else (r"\b", entry)
    begun = body.endswith("-")
    parts = _GAP.join(re.escape(part) for part in body.removesuffix("-").split(" … "))
    ending = r"\b" if " " in body and not begun else ""
    return f"{opening}{parts}{ending}"
