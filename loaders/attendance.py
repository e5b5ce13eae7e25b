"""Lists of those present: one row a person, in cells or parted by commas."""

from __future__ import annotations

import re

from .document import Span

__all__ = ["attendance_row", "inline_attendance"]

#: A row longer than this is a paragraph; the longest name, office and organisation seen have some 110 signs.
_LONGEST_ROW = 160

_BETWEEN = re.compile(r"[ \u00a0]*[\t|][\t| \u00a0]*|[ \u00a0]{2,}")
_CAPITAL = re.compile(r"[^\W\d_a-zåäöéü]")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:[ \u00a0][^\W\d_][\w.’'-]*){0,4}\Z")
_PARTICLES = frozenset(["von", "van", "af", "de", "la", "der", "den", "el", "al", "bin", "ibn"])
_COLUMN_NAMES = frozenset(["namn", "förnamn", "deltagare", "person"])
#: "Anna Ek (S), ordförande": an elected member with the party; what follows is an organisation only with a capital.
_ELECTED = re.compile(r"([^,;()\n]{3,60}?)\s*\((?:[SMCVL]|KD|MP|SD|FI)\)(?:,\s+([^\n]{2,80}))?\Z", re.IGNORECASE)
_PARTED = re.compile(r"([^,;()\n]{3,60}?)(?:\s*\(([^()\n]{2,80})\)|\s*[,–-]\s+([^\n]{2,100}))\Z")
_INLINE = re.compile(r"([^,;():\n]{3,60}?)\s*\(([^()\n]{2,80})\)")


def attendance_row(text: str, start: int, end: int) -> tuple[Span, Span | None] | None:
    r"""Return the person and the organisation of a row, or None where the line is no such row.

    Name cells in a row ("Anna⇥Ek⇥SIOS") are one person. A name alone is a person without an organisation.

    >>> line = "Anna\tEk\tSIOS"
    >>> [span.of(line) for span in attendance_row(line, 0, len(line))]
    ['Anna\tEk', 'SIOS']
    """
    if end - start > _LONGEST_ROW or start >= end or text[end - 1] in ".:?!":
        return None
    cells = _cells(text, start, end)
    if len(cells) > 1:
        return _row_of_cells(text, cells)
    elected = _ELECTED.match(text, start, end)
    if elected and is_person(elected.group(1)):
        body = elected.group(2) is not None and _CAPITAL.match(elected.group(2))
        return Span(*elected.span(1)), Span(*elected.span(2)) if body else None
    match = _PARTED.match(text, start, end)
    if match and is_person(match.group(1)):
        group = 2 if match.group(2) else 3
        # "Anna Ek, utredare, SIOS": the organisation comes last.
        last = max(match.start(group), text.rfind(", ", match.start(group), match.end(group)) + 2)
        return Span(*match.span(1)), _trimmed(text, last, match.end(group))
    if is_person(text[start:end]) and " " in text[start:end].strip():
        return Span(start, end), None
    return None


def inline_attendance(text: str, start: int, end: int) -> list[tuple[Span, Span]]:
    """Return persons and organisations of a line such as "Närvarande: Anna Ek (SIOS), Bo Berg (NOD)"."""
    rows = []
    for match in _INLINE.finditer(text, start, min(end, start + 4000)):
        begin = match.start(1)
        for part in re.split(r"( och )", match.group(1)):  # "Anna Ek och Bo Berg (SIOS)": both
            person = _trimmed(text, begin, begin + len(part))
            if person and is_person(person.of(text)):
                rows.append((person, Span(*match.span(2))))
            begin += len(part)
    return rows


def is_person(name: str) -> bool:
    """Say whether the words have the form of a person's name: capitals and particles, no digits."""
    bare = name.strip()
    if not _NAME.match(bare):
        return False
    return all(_CAPITAL.match(word) or word in _PARTICLES for word in bare.replace("\u00a0", " ").split(" "))


def _cells(text: str, start: int, end: int) -> list[Span]:
    """Return the filled cells of a row that tabs, bars or wide gaps part."""
    cells = []
    begin = start
    for match in _BETWEEN.finditer(text, start, end):
        cells.append(_trimmed(text, begin, match.start()))
        begin = match.end()
    cells.append(_trimmed(text, begin, end))
    return [cell for cell in cells if cell is not None]


def _row_of_cells(text: str, cells: list[Span]) -> tuple[Span, Span | None] | None:
    """Join the name cells: all but the last where the row has first name, last name and organisation."""
    if len(cells) > 6 or not is_person(cells[0].of(text)):
        return None
    if cells[0].of(text).casefold() in _COLUMN_NAMES:
        return cells[0], None
    names = 1
    if " " not in cells[0].of(text) and len(cells) > 2 and is_person(cells[1].of(text)):
        names = 2
    return Span(cells[0].start, cells[names - 1].end), cells[-1] if len(cells) > names else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
