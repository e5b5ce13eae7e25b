"""Footnotes: small print at the foot of a page or column, and the numbers that lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..layout import Shape
from .lines import Line
from .measures import Measures
from .page import text_of
from .paragraphs import Block

__all__ = ["marked", "notes_of"]

_NUMBER = re.compile(r"(\d{1,3}|\*{1,3})[.)]?\s*")
#: Footnotes are printed in at most this share of the text's size.
_SMALL = 0.93
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def notes_of(lines: Sequence[Line], measures: Measures) -> tuple[list[Line], list[Block]]:
    """Return the lines without the footnotes, and the footnotes."""
    kept: list[Line] = []
    notes: list[Block] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].region == lines[start].region:
            end += 1
        column = lines[start:end]
        first = len(column)
        while first > 0 and column[first - 1].size <= _SMALL * measures.size:
            first -= 1
        while first < len(column) and _sign(column[first]) is None:
            first += 1
        kept += column[:first]
        for line in column[first:]:
            number = _sign(line)
            if number is not None:
                notes.append(Block(Shape.FOOTNOTE, [_bare(line)], number))
            else:
                notes[-1].lines.append(line)
        start = end
    return kept, notes


def _sign(line: Line) -> str | None:
    """Return the number that a footnote opens with."""
    first = line.bits[0]
    match = _NUMBER.match(first.text.strip())
    if match is None:
        return None
    rest = first.text.strip()[match.end() :]
    if first.raised and not rest:
        return match.group(1)
    # "1 Se rapporten": a number of the same height needs a capital behind it.
    follows = rest or text_of(line.bits[1:]).strip()
    return match.group(1) if follows[:1].isupper() and len(follows) > 8 else None


def _bare(line: Line) -> Line:
    """Take the number off a footnote's first line."""
    first = line.bits[0]
    text = first.text.strip()
    match = _NUMBER.match(text)
    rest = text[match.end() :] if match else text
    line.bits = ([replace(first, text=rest + (" " if first.text.endswith(" ") else ""))] if rest else []) + line.bits[
        1:
    ]
    if line.bits:
        line.measure()
    return line


def marked(lines: Sequence[Line], notes: Sequence[Block]) -> None:
    """Take the numbers that lead to footnotes out of the sentences; other raised figures stay raised ("m²")."""
    known = {note.sign for note in notes}
    for line in lines:
        if not any(bit.raised for bit in line.bits):
            continue
        for bit in line.bits:
            if not bit.raised:
                continue
            said = bit.text.strip()
            numbers = re.split(r"[,;\s]+", said)
            if all(number in known for number in numbers):
                bit.text = " " if bit.text.endswith(" ") else ""
            elif said.isdigit():
                bit.text = bit.text.translate(_SUPERSCRIPT)
        line.measure()
