"""Which blocks are headings, and how deep, by the size and weight of their letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..layout import Shape
from .measures import Measures
from .paragraphs import Block

__all__ = ["mark_headings", "set_depths"]

#: From how many times the size of the text letters are those of a heading. Word's third level has 1.09 times.
_LARGER = 1.05
#: As in :mod:`~samrad.loaders.formats.layout`; in narrow columns such a heading takes four lines.
_MOST_LINES, _MOST_SIGNS = 4, 200


def mark_headings(blocks: Sequence[Block], measures: Measures) -> None:
    """Make headings of the short blocks in larger or bold print, deeper the smaller their print is."""
    found = [block for block in blocks if _heads(block, measures)]
    heads = {id(block) for block in found}
    counted = {  # numbers that follow each other with nothing between are a list, a programme for instance
        id(block)
        for before, after in pairwise(blocks)
        if before.sign and after.sign and {id(before), id(after)} <= heads and before.size == after.size
        for block in (before, after)
    }
    found = [block for block in found if id(block) not in counted]
    if not any(block.size >= _LARGER * measures.size for block in found):
        # Bold lines of one size have no order of depth: the text's parser has its own for lines in bold.
        for block in found:
            block.shape = Shape.PARAGRAPH
        return
    styles: list[tuple[float, bool]] = []
    for style in sorted({_style(block) for block in found}, reverse=True):
        if not styles or not (styles[-1][1] == style[1] and styles[-1][0] - style[0] < 0.04 * style[0]):
            styles.append(style)
    for block in found:
        own = _style(block)
        block.level = max(1, sum(1 for style in styles if style >= own))
        block.shape = Shape.HEADING


def _style(block: Block) -> tuple[float, bool]:
    return round(block.size * 2) / 2, block.bold


def _heads(block: Block, measures: Measures) -> bool:
    if block.shape not in (Shape.PARAGRAPH, Shape.ITEM) or len(block.lines) > _MOST_LINES:
        return False
    if block.shape is Shape.ITEM and not block.sign:
        return False
    text = block.text
    if len(text) > _MOST_SIGNS or not any(sign.isalpha() for sign in text):
        return False
    if block.size >= _LARGER * measures.size:
        return not (text[-1] in ".,;" and len(text) > 60)
    # A line of the text's own size, all bold: the text's parser tells a heading from a question or a name.
    if not block.bold or measures.bold or block.size < 0.93 * measures.size:
        return False
    return text[-1] not in ".:?!;," and len(text) <= 120


def set_depths(blocks: Sequence[Block]) -> None:
    """Give each item its depth by how far its sign is set in from those of the items before it."""
    open_at: list[float] = []
    for block in blocks:
        if block.shape is not Shape.ITEM:
            if block.shape is not Shape.FOOTNOTE:
                open_at = []
            continue
        near = 0.5 * block.size
        while open_at and block.x < open_at[-1] - near:
            open_at.pop()
        if not open_at or block.x > open_at[-1] + near:
            open_at.append(block.x)
        block.level = len(open_at)
