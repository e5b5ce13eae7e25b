"""The claim record: what the extractor makes, the graph holds, the gold is written in and people exchange.

One JSON object a line. A field that is not known is left out of the line; the fields of the annotation guidelines are
always there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from ..errors import ConfigError

__all__ = ["Claim", "ClaimKind", "claim_id", "number_claims", "parse_claims", "read_claims", "write_claims"]


class ClaimKind(StrEnum):
    """The five kinds of claim."""

    REQUEST = "request"
    OFFER = "offer"
    COOPERATION = "cooperation"
    FUNDING = "funding"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold one claim. Actors are preferred labels; offsets are those of the document's text.

    Names are the record's own, in snake case here and in camel case in the file (``claimantText``).

    :param participants: who cooperates, funds or holds the role, by kind
    :param id: 16 hex digits that stay when claimant, rule or confidence change; see :func:`claim_id`
    :param page: of the file, from 1, where the format has pages
    :param last_page: where the quote ends, if that is another page
    :param lead: the sentence before the quote or the list's introduction, where the quote alone says little
    """

    doc: str
    start: int
    end: int
    quote: str
    kind: ClaimKind
    claimant: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    status: str = ""
    what: str = ""
    topics: tuple[str, ...] = ()
    id: str = ""
    confidence: float | None = None
    rule: str = ""
    attribution: str = ""
    addressee_attribution: str = ""
    claimant_text: str = ""
    addressee_text: str = ""
    voice: str = ""
    force: str = ""
    stance: str = ""
    demand: tuple[str, ...] = ()
    valence: str = ""
    funding_status: str = ""
    amount: str = ""
    concerns: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    date: str = ""
    consultation: str = ""
    section: str = ""
    question: str = ""
    lead: str = ""
    page: int | None = None
    last_page: int | None = None

    def to_record(self) -> dict[str, Any]:
        """Return the record as a JSON object, unknown optional fields left out."""
        record: dict[str, Any] = {}
        for name in _FIELDS:
            value = getattr(self, name)
            if name in _ALWAYS or value not in ("", (), None):
                record[_camel(name)] = list(value) if isinstance(value, tuple) else value
        record["kind"] = self.kind.value
        return record

    @classmethod
    def from_record(cls, record: dict[str, Any], where: str = "") -> Claim:
        """Make a claim of a JSON object.

        :raises ConfigError: where a field is missing, unknown or of the wrong kind; the message names it
        """
        values: dict[str, Any] = {}
        for key, value in record.items():
            name = _SNAKE.get(key)
            if name is None:
                raise ConfigError(
                    f"unknown field {key!r}", where=where, hint="fields are: " + ", ".join(sorted(_SNAKE))
                )
            values[name] = _checked(key, name, value, where)
        missing = [n for n in ("doc", "start", "end", "quote", "kind") if n not in values]
        if missing:
            raise ConfigError("the record lacks " + ", ".join(missing), where=where)
        return cls(**values)


_FIELDS = tuple(f.name for f in fields(Claim))
_ALWAYS = frozenset(_FIELDS[:11])
_LISTS = frozenset({"claimant", "addressee", "participants", "topics", "demand", "concerns", "principal", "served"})


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


_SNAKE = {_camel(name): name for name in _FIELDS}


def _checked(key: str, name: str, value: Any, where: str) -> Any:
    """Return the value in the type of its field, or say what is wrong with it."""
    if name in ("start", "end"):
        right = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    elif name in ("page", "last_page"):
        right = isinstance(value, int) and not isinstance(value, bool) and value >= 1
    elif name == "confidence":
        right = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
    elif name in _LISTS:
        right = isinstance(value, list) and all(isinstance(v, str) and v for v in value)
        value = tuple(value) if right else value
    elif name == "kind":
        right = value in list(ClaimKind)
        value = ClaimKind(value) if right else value
    else:
        right = isinstance(value, str)
    if not right:
        raise ConfigError(f"the field {key!r} cannot be {value!r}", where=where)
    return value


def claim_id(kind: str, quote: str, occurrence: int, what: str) -> str:
    """Return the claim's part of its IRI: the first 16 hex digits of a SHA-256.

    It covers kind, the quote with white space folded, which occurrence of that quote in the document it is (from 1)
    and ``what``: so it stays when claimant, rule or confidence change, or when the text around the quote moves.

    >>> claim_id("request", "Det behövs  lokaler.", 1, "lokaler")
    '80d2b60d1a904da0'
    """
    key = "\x1f".join((kind, " ".join(quote.split()), str(occurrence), " ".join(what.split())))
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def number_claims(claims: Iterable[Claim], text: str) -> list[Claim]:
    """Return one document's claims in order of their place, each with its id.

    The occurrence is counted in the text, not among the claims, so that an id stays when another place of the same
    words is claimed or no longer claimed. Claims that agree in all that the id covers are told apart.

    :param text: the document's text
    """
    # Names are compared sorted: the graph keeps no order of them, and a record read back must get the same id.
    ordered = sorted(
        claims, key=lambda c: (c.start, c.end, c.kind.value, c.what, sorted(c.claimant), sorted(c.addressee))
    )
    taken: set[str] = set()
    numbered = []
    for claim in ordered:
        occurrence = text.count(claim.quote, 0, claim.start) + 1 if claim.quote else 1
        name = claim_id(claim.kind, claim.quote, occurrence, claim.what)
        while name in taken:
            occurrence += 1000  # far beyond any real count, so that it never meets another place's number
            name = claim_id(claim.kind, claim.quote, occurrence, claim.what)
        taken.add(name)
        numbered.append(replace(claim, id=name))
    return numbered


def read_claims(path: Path) -> list[Claim]:
    """Read claim records from a JSON Lines file.

    :raises ConfigError: names the file and the line that is not JSON or no claim record
    """
    try:
        text = path.read_text(
            encoding="utf-8-sig"
        )  # editors on Windows put a byte-order mark before hand-coded records
    except FileNotFoundError:
        raise ConfigError("there is no such file", where=str(path)) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", where=str(path)) from None
    return parse_claims(text, str(path))


def parse_claims(text: str, name: str = "") -> list[Claim]:
    """Read claim records from JSON Lines.

    :param name: of the text, for messages
    :raises ConfigError: names the line that is not JSON or no claim record
    """
    return list(_parsed(text, name))


def _parsed(text: str, name: str) -> Iterator[Claim]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigError(f"not JSON: {error.msg}", where=where) from None
        if not isinstance(record, dict):
            raise ConfigError("a line must hold one JSON object", where=where)
        yield Claim.from_record(record, where)


def write_claims(claims: Iterable[Claim]) -> str:
    """Return the claims as JSON Lines, one a line, in the order given."""
    return "".join(json.dumps(c.to_record(), ensure_ascii=False) + "\n" for c in claims)
