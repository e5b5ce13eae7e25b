r"""The one door for query text: it lets reading through and refuses what writes or leaves the machine.

The store underneath follows every ``SERVICE`` it is given and has no switch for it, so the text is scanned before the
store sees it. The scan must never see less than the engine does. Hence three habits:

- it follows every reading of a doubtful sign: ``<`` may open an IRI or mean "less than", a carriage return may or may
  not end a comment. A query is refused if any reading holds a refused word;
- it reads the text as it stands and once more with ``\u0053`` escapes decoded, as engines differ in when they do;
- it looks for ``SERVICE`` inside a run of letters too, because the engine's parser needs no space around a keyword
  (``1SERVICE<…>{}`` and ``SERVICESILENT:name{}`` both call out).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import QueryError

__all__ = ["check_query", "line_of"]

#: Keywords that write, load or choose a data set; none is also a function of the query language.
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "USING"})
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_HEX = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = re.compile(_HEX)
#: Letters and what may stand between them, taken whole and never given back, so that the scan stays linear: a word, or
#: a prefix where a colon follows.
_RUN = r"[^\W\d_][\w.\-·]*+"
_LOCAL_CHAR = r"[\w:\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PATTERNS = {
    "string": re.compile(
        r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''|\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\""
        r"|'(?:[^'\\\n\r]|\\.)*'|\"(?:[^\"\\\n\r]|\\.)*\"",
        re.DOTALL,
    ),
    "iri": re.compile(rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{_HEX})*>"),
    "variable": re.compile(r"[?$]\w+"),
    "tag": re.compile(r"@[A-Za-z]+(?:--?[A-Za-z0-9]+)*"),
    "blank": re.compile(r"_:[\w](?:[\w.\-·]*[\w\-·])?"),
    "name": re.compile(rf"({_RUN})?+:(?:(?:{_LOCAL_CHAR})(?:(?:{_LOCAL_CHAR}|\.)*(?:{_LOCAL_CHAR}))?)?"),
    "word": re.compile(rf"{_RUN}|_\w*"),
    "number": re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"),
    "space": re.compile(r"[\s﻿]+"),
}
#: "<http://" can only open an IRI: as "less than", a prefix and a division sign with no left side would follow.
_SURE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
#: White space and comments, where a carriage return ends a comment and where it does not.
_SKIPS = (re.compile(r"(?:\s|#[^\n\r]*[\n\r])*"), re.compile(r"(?:\s|#[^\n]*\n)*"))


def check_query(text: str) -> str:
    """Return the form of a query that only reads: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.

    :raises QueryError: where the text updates, calls a ``SERVICE``, loads, or chooses its data set by ``FROM``; the
        error names the word and its line

    >>> check_query("SELECT * WHERE { ?s ?p 'SERVICE' } # SERVICE")
    'SELECT'
    >>> check_query("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    samrad.errors.QueryError: line 1: SERVICE is refused: ... (ask the other endpoint yourself ...)
    """
    readings = {text, _ESCAPE.sub(_decoded, text)}
    form = ""
    for reading in sorted(readings, key=lambda r: r != text):
        for token, kind, previous, start, end in _tokens(reading):
            if kind == "word":
                _check_word(token, reading, start)
                form = form or (token.upper() if token.upper() in _FORMS else "")
            elif kind == "name":
                _check_name(token, previous, reading, start, end)
    if not form:
        raise QueryError("this is no query", hint="a query has one of " + ", ".join(_FORMS))
    return form


def line_of(text: str, offset: int) -> str:
    r"""Return the place of an offset as people say it.

    >>> line_of("SELECT *\nWHERE", 10)
    'line 2'
    """
    return f"line {text.count(chr(10), 0, offset) + 1}"


def _decoded(match: re.Match[str]) -> str:
    code = int(match[0][2:], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


def _tokens(text: str) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield token, kind, the word before it, start and end, over every reading of the text.

    A reading is a chain of positions; two that meet go on as one, so the work is linear in the text.
    """
    waiting = [(0, "")]
    seen: set[tuple[int, str]] = set()
    while waiting:
        state = waiting.pop()
        if state in seen or state[0] >= len(text):
            continue
        seen.add(state)
        place, previous = state
        for kind, end in _readings(text, place):
            token = text[place:end]
            yield token, kind, previous, place, end
            # Only PREFIX and GRAPH decide how a prefixed name is read; other words need not split the readings.
            before = token.upper() if kind == "word" and token.upper() in ("PREFIX", "GRAPH") else ""
            waiting.append((end, previous if kind in ("space", "comment") else before))


def _readings(text: str, place: int) -> list[tuple[str, int]]:
    """Return kind and end of every token that may begin at a place."""
    char = text[place]
    if char == "#":
        ends = {at + 1 if (at := text.find(newline, place)) >= 0 else len(text) for newline in "\n\r"}
        return [("comment", end) for end in sorted(ends)]
    if char == "<":
        iri = _PATTERNS["iri"].match(text, place)
        if iri is None:
            return [("sign", place + 1)]
        if _SURE_IRI.match(text, place):
            return [("iri", iri.end())]
        return [("iri", iri.end()), ("sign", place + 1)]
    for kind, pattern in _PATTERNS.items():
        if kind != "iri" and (match := pattern.match(text, place)):
            return [(kind, match.end())]
    return [("sign", place + 1)]


def _check_word(run: str, text: str, start: int) -> None:
    for word in re.split(r"[.\-·]", run.upper()):
        if "SERVICE" in word:
            raise _refused("SERVICE", text, start)
        if word in ("FROM", "FROMNAMED"):
            raise _refused("FROM", text, start)
        if word in _UPDATES:
            raise _refused(word, text, start)


def _check_name(name: str, previous: str, text: str, start: int, end: int) -> None:
    """Refuse a keyword that touches the name after it (``SERVICE:ep {``), which looks like a prefixed name."""
    prefix = name.partition(":")[0].upper()
    if previous == "PREFIX":
        return
    if prefix.endswith(("SERVICE", "SERVICESILENT")) and previous != "GRAPH" and _opens_group(text, end):
        raise _refused("SERVICE", text, start)
    if prefix in ("FROM", "FROMNAMED") and not re.search(rf"PREFIX\s+{prefix}\s*:", text, re.IGNORECASE):
        raise _refused("FROM", text, start)


def _opens_group(text: str, end: int) -> bool:
    """Tell whether the next thing after a place, white space and comments apart, is an opening brace."""
    return any(text.startswith("{", match.end()) for skip in _SKIPS if (match := skip.match(text, end)))


def _refused(word: str, text: str, start: int) -> QueryError:
    reason, hint = {
        "SERVICE": ("it would send a request to another address", "ask the other endpoint yourself and join the rows"),
        "FROM": ("it names data outside the store", "name a graph of the store with GRAPH <…> { … }"),
    }.get(word, ("the store is read-only here", "ask with " + ", ".join(_FORMS)))
    return QueryError(f"{word} is refused: {reason}", where=line_of(text, start), hint=hint)
