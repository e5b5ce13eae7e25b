"""The lines of a text with their offsets, and what the form of a single line says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .shadow import INVISIBLE

__all__ = ["Line", "bullet_sign", "chunks", "counted", "heading_sign", "is_rule", "lines"]

_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")

#: A sign that opens an item of a list, with the space behind it. A dash without space is a minus or a hyphen.
_BULLET = re.compile(r"(?:[-*•–—‣◦▪●○■□·+]|o(?=[ \t]+[A-ZÅÄÖ]))[ \t\u00a0\u2002-\u200a\u202f]+(?=\S)")

#: "1. ", "2) ", "a) ", "§ 4 ", "3.1 ": a counted item or heading. A year or an amount is longer than two digits.
_COUNTED = re.compile(
    r"(?:§[ \u00a0]?|\()?(\d{1,2}(?:\.\d{1,2}){0,3}|[a-h](?=\)))"
    r"(?:\.\)|[.)])?[ \t\u00a0]+(?=\S)"
)

_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"[-*_=─—–.·]{3,}+[ \t]*+\Z|\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|?)++\Z")
_PAGE_NUMBER = re.compile(
    r"(?:(?:sida|sid\.?|s\.)\s*)?\d{1,3}\s*(?:(?:av|\(|/)\s*\d{1,3}\s*\)?)?\Z|[-–]\s*\d{1,3}\s*[-–]\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """Stand for one line: the span of what is printed on it, and how far it is indented (a tab counts four)."""

    start: int
    end: int
    indent: int

    def of(self, text: str) -> str:
        """Return the line's text without the white space round it."""
        return text[self.start : self.end]


def lines(text: str) -> Iterator[Line]:
    """Yield all lines in order; a blank one has ``start == end``."""
    at = 0
    for match in _LINE_END.finditer(text):
        yield _line(text, at, match.start())
        at = match.end()
    yield _line(text, at, len(text))


def _line(text: str, start: int, end: int) -> Line:
    indent = 0
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        indent += 4 if text[start] == "\t" else 0 if text[start] in INVISIBLE else 1
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    return Line(start, end, indent)


def chunks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines that blank lines part; rules and bare page numbers count as blank."""
    run: list[Line] = []
    for line in lines(text):
        if line.start == line.end or (line.end - line.start <= 20 and _PAGE_NUMBER.match(text, line.start, line.end)):
            if run:
                yield run
            run = []
        else:
            run.append(line)
    if run:
        yield run


def is_rule(text: str, line: Line) -> bool:
    """Say whether the line is drawn (``---``, ``===``), as under a heading or between parts."""
    return line.end - line.start <= 400 and _RULE.match(text, line.start, line.end) is not None


def heading_sign(text: str, line: Line) -> re.Match[str] | None:
    """Return the ``##`` that opens the line, if one does."""
    return _HEADING.match(text, line.start, line.end)


def bullet_sign(text: str, line: Line) -> re.Match[str] | None:
    """Return the sign that makes the line an item of a list, if one does."""
    return _BULLET.match(text, line.start, line.end)


def counted(text: str, line: Line) -> re.Match[str] | None:
    """Return the number that counts the line, group 1 the digits, if one does.

    A bare number counts only with a stop or a bracket behind it or with several parts ("1.2 Syfte"): "2020 var" and
    "5 mars" are plain text.
    """
    match = _COUNTED.match(text, line.start, line.end)
    if match is None:
        return None
    bare = match.group().strip()
    return match if bare[-1] in ".)" or bare[0] == "§" or "." in match.group(1) else None
