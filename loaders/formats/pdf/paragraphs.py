"""From lines to blocks: which lines go on with a paragraph or an item, and which begin a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...words import layout_words
from ..layout import Shape
from .lines import Line
from .measures import Measures
from .signs import Sign, sign_of
from .tables import Row, Rules, rows_at

__all__ = ["Block", "blocks_of"]

_ENDS = ".!?:…;"
_CLOSING, _OPENING = "\"”“’'»)]* ", "\"”“‘'«»([* "
#: A line set in from the one before it by more than this share of the letters' size opens a paragraph.
_INDENT = 0.6
#: Lines that begin at one place do so within so many points.
_SAME = 1.5
_LABEL = re.compile(r"[^.!?:]{2,60}:(?:\s|\Z)")


@dataclass(slots=True)
class Block:
    """Stand for the lines of a paragraph, a heading, an item or a footnote, or for a row of a table.

    :param x: left edge of an item's sign from the left of its column; ``text_x`` of its text
    """

    shape: Shape
    lines: list[Line] = field(default_factory=list)
    sign: str = ""
    x: float = 0.0
    text_x: float = 0.0
    level: int = 1
    row: Row | None = None

    @property
    def size(self) -> float:
        """Return the size of its letters."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Say whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def page(self) -> int:
        """Return the page that it begins on."""
        return self.row.page if self.row is not None else self.lines[0].page

    @property
    def text(self) -> str:
        """Return its letters, line by line."""
        return " ".join(line.text for line in self.lines)


def blocks_of(lines: Sequence[Line], measures: Measures, rules: Rules) -> list[Block]:
    """Return the blocks of a document's lines in order; what a page or a column cuts apart is one block."""
    found: list[Block] = []
    at = 0
    while at < len(lines):
        rows, end = rows_at(lines, at, measures, rules)
        if rows:
            found += [Block(Shape.ROW, row=row) for row in rows]
            at = end
            continue
        line = lines[at]
        last = found[-1] if found else None
        sign = _accepted(line, last, measures)
        if sign is None and last is not None and last.shape is not Shape.ROW and goes_on(last, line, measures):
            last.lines.append(line)
        elif sign is not None:
            _strip(line, sign)
            block = Block(Shape.ITEM, [line], sign.text, sign.x - line.left, sign.text_x - line.left)
            found.append(block)
        else:
            found.append(Block(Shape.PARAGRAPH, [line], x=line.x0 - line.left, text_x=line.x0 - line.left))
        at += 1
    return found


def _strip(line: Line, sign: Sign) -> None:
    """Take the sign off the line."""
    line.bits = [bit for bit in sign.bits if bit.text]
    line.measure()


def _accepted(line: Line, last: Block | None, measures: Measures) -> Sign | None:
    """Return the sign of a line unless the line goes on with a sentence that happens to hold a dash or a number."""
    sign = sign_of(line)
    if sign is None or sign.sure or last is None or not last.lines:
        return sign
    before = last.lines[-1]
    if before.region != line.region:
        return sign if _has_ended(last) or last.shape is Shape.ITEM else None
    if before.y - line.y > 1.15 * measures.leading(line.size):
        return sign
    if (
        last.shape is Shape.ITEM
        and abs(sign.x - line.left - last.x) < 0.3 * line.size
        and last.text_x - last.x > line.size / 3
    ):
        return sign
    return sign if _has_ended(last) or _fits(before, line) else None


def _has_ended(block: Block) -> bool:
    said = block.lines[-1].text.rstrip(_CLOSING)
    return not said or said[-1] in _ENDS


def _fits(before: Line, line: Line, slack: float = 0.1) -> bool:
    """Say whether the first word of a line would have had room on the line before it.

    :param slack: how much more room there must be, in shares of the letters' size
    """
    text = line.text
    word = text.split(" ", 1)[0]
    width = (line.x1 - line.x0) * _breadth(word) / max(0.1, _breadth(text))
    return before.right - before.x1 > width + (slack + 0.25) * line.size


def _breadth(text: str) -> float:
    """Return about how wide the letters are, in shares of their size, in the fonts that text is set in."""
    return sum(
        0.28
        if sign in "ijl.,:;'|!I "
        else 0.36
        if sign in "frt()-/[]"
        else 0.8
        if sign in "mwMW@%–—"
        else 0.68
        if sign.isupper()
        else 0.52
        for sign in text
    )


def goes_on(block: Block, line: Line, measures: Measures) -> bool:
    """Say whether a line without a sign goes on with a block."""
    before = block.lines[-1]
    if not _is_alike(block, line, measures):
        return False
    if before.region != line.region:
        return _is_cut(block, line, measures)
    down = before.y - line.y
    if not 0 < down <= 1.14 * measures.leading(line.size) + 0.3:
        return False
    if block.size > 1.05 * measures.size or (block.bold and not measures.bold):
        return not _fits(before, line, slack=1.0) or line.text[:1].islower()
    if not _is_under(block, line):
        return False
    hangs = block.shape is Shape.ITEM and block.text_x - block.x > 0.5 * line.size
    if hangs and abs(line.x0 - line.left - block.text_x) < _SAME:
        return True  # what stands under an item's text and not under its sign is the item's, full line or not
    if _has_ended(block):
        return not _fits(before, line)
    if line.text[:1].islower():
        return before.right - before.x1 < 0.4 * (before.right - before.left)
    return not _fits(before, line, slack=2.0)


def _is_alike(block: Block, line: Line, measures: Measures) -> bool:
    """Say whether a line has the print of a block."""
    before = block.lines[-1]
    if abs(before.size - line.size) > 0.06 * before.size and len(line.text) > 3:
        return False
    if measures.bold or block.bold == line.bold:
        return True
    if block.bold:  # a bold name that fills the first line, or a heading right over its text
        return line.bits[0].bold or (before.text[-1:] not in _ENDS and line.text[:1].islower())
    return not _fits(before, line) and not _has_ended(block)


def _is_under(block: Block, line: Line) -> bool:
    """Say whether a line begins where the lines of a block do."""
    x, indent = line.x0 - line.left, _INDENT * line.size
    before = block.lines[-1]
    if block.shape is Shape.ITEM:
        if x < block.x - indent:
            return len(block.lines) == 1 and block.text_x - block.x < 3 * line.size and not _fits(before, line)
        if len(block.lines) > 1:
            return abs(x - (before.x0 - before.left)) < _SAME
        return x < block.text_x + _SAME
    step = x - (before.x0 - before.left)
    if len(block.lines) == 1:
        return -6 * line.size < step < indent or (step > 0 and not _has_ended(block) and not _fits(before, line))
    return abs(step) < indent


def _is_cut(block: Block, line: Line, measures: Measures) -> bool:
    """Say whether a line at the head of a page or column goes on with the block that the last one ended with."""
    before = block.lines[-1]
    if block.size > 1.05 * measures.size or (block.bold and not measures.bold):
        return False
    x, indent = line.x0 - line.left, _INDENT * line.size
    hangs = block.shape is Shape.ITEM and block.text_x - block.x > 0.5 * line.size
    if hangs and len(block.lines) > 1 and abs((before.x0 - before.left) - block.text_x) > indent:
        hangs = False
    if hangs and x > block.x + 0.5 * (block.text_x - block.x):
        return abs(x - block.text_x) < indent or not _has_ended(block)
    if _has_ended(block):
        # A full last line ends a paragraph one time in twelve; that a sentence ends with the line is as rare, and most
        # lines are not the last of theirs. A name before a colon or in bold opens a turn.
        return not _fits(before, line) and not line.bits[0].bold and not _LABEL.match(line.text) and abs(x) < indent
    last = before.text.rstrip(_CLOSING).rsplit(None, 1)[-1].casefold()
    first = line.text.lstrip(_OPENING)[:1]
    return (
        first.islower() or first.isdigit() or last in layout_words("open_words") or not _fits(before, line, slack=2.0)
    )
