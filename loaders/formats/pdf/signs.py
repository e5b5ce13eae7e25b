"""What opens a line: a bullet, a number, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .letters import BULLETS
from .lines import Line
from .page import Bit

__all__ = ["Sign", "sign_of"]

#: Bullets that are dashes too: what follows them in running text may open a line by chance.
_DASHES = frozenset("-–—−*·o+")
_OPEN = re.compile(
    rf"(?P<bullet>[{re.escape(''.join(sorted(BULLETS | frozenset('o+'))))}])(?=\s|\Z)"
    r"|(?P<number>\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,4})[.)](?:\))?|\d{1,2}(?:\.\d{1,2}){1,3}\.?|§\s?\d{1,3})(?=\s|\Z)"
)


@dataclass(slots=True)
class Sign:
    """Stand for what opens an item.

    :param text: its number; empty for a bullet
    :param x: left edge of the sign
    :param text_x: left edge of what follows
    :param sure: whether no running text opens so
    """

    text: str
    x: float
    text_x: float
    sure: bool
    bits: list[Bit]


def sign_of(line: Line) -> Sign | None:
    """Return what makes the line an item, if something does."""
    if line.mark is not None:
        return Sign("", line.mark, line.x0, True, line.bits)
    first = line.bits[0]
    if first.raised:
        return None
    text = first.text.lstrip()
    match = _OPEN.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip()
    bits = line.bits[1:]
    if rest:
        width = (first.x1 - first.x0) * match.end() / max(1, len(text))
        bits = [replace(first, text=text[match.end() :].lstrip(), x0=first.x0 + width * 1.3), *bits]
    if not any(bit.text.strip() for bit in bits):
        return None
    sign = match["bullet"]
    wide = not rest and bits[0].x0 - first.x1 > 0.45 * line.size
    if sign is None:
        return Sign(match["number"], first.x0, bits[0].x0, wide, bits)
    if sign == "o" and not (wide or first.sign):
        return None
    return Sign("", first.x0, bits[0].x0, wide or first.sign or sign not in _DASHES, bits)
