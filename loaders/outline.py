"""What a block stands under, in words: heading, section, question, speaker, consultation, lead."""

from __future__ import annotations

from .document import Block, BlockKind, Consultation, Document, Span
from .shadow import fold

__all__ = ["consultation", "heading", "headings", "lead", "question", "section", "speaker"]

#: Between the headings of a section's path.
SEPARATOR = " › "


def heading(document: Document, block: Block) -> str | None:
    """Return the heading that governs the block (of a heading, the one above it), or None."""
    return None if block.heading is None else _shown(document, document.blocks[block.heading])


def headings(document: Document) -> list[str]:
    """Return all headings of the document in order."""
    return [_shown(document, block) for block in document.blocks if block.kind is BlockKind.HEADING]


def section(document: Document, block: Block) -> str:
    """Return the path of headings over the block, outermost first ("Lägesbilder › Samverkan"), or ""."""
    path: list[str] = []
    at = block.heading
    while at is not None:
        path.append(_shown(document, document.blocks[at]))
        at = document.blocks[at].heading
    return SEPARATOR.join(reversed(path))


def question(document: Document, block: Block) -> str | None:
    """Return the question that the block answers; several that were put together stand one after the other."""
    if block.question is None:
        return None
    first = document.blocks[block.question]
    run = [first]
    for following in document.blocks[first.index + 1 :]:
        if (
            following.kind is not BlockKind.QUESTION
            or following.index >= block.index
            or following.question != first.index
        ):
            break
        run.append(following)
    asked = [part for part in run if not part.level] or run  # the items of a list of questions explain the question
    return " ".join(_shown(document, part) for part in asked)


def speaker(document: Document, block: Block) -> str | None:
    """Return the name of who has the floor in the block, as it is written, or None."""
    if block.turn is None:
        return None
    name = document.blocks[block.turn].speaker
    return None if name is None else fold(name.of(document.text))


def consultation(document: Document, block: Block) -> Consultation | None:
    """Return the consultation that the block reports: the one whose heading covers it, else the one of the document."""
    by_heading = {fold(c.heading).casefold(): c for c in document.info.consultations if c.heading}
    if by_heading:
        at: int | None = block.index if block.kind is BlockKind.HEADING else block.heading
        while at is not None:
            found = by_heading.get(_shown(document, document.blocks[at]).casefold())
            if found is not None:
                return found
            at = document.blocks[at].heading
    whole = [c for c in document.info.consultations if not c.heading]
    return whole[0] if len(whole) == 1 else None


def lead(document: Document, block: Block, sentence: Span) -> str:
    """Return what stands before the sentence and tells what it is about; "" where nothing does.

    The sentence before in the same block; else what introduces the bullet's list; else the last sentence of the block
    before under the same heading, as long as the same speaker has the floor.
    """
    text = document.text
    before = [span for span in block.sentences if span.end <= sentence.start]
    if block.intro is not None and (block.kind is BlockKind.BULLET):
        return fold(block.intro.of(text))
    if before:
        return fold(before[-1].of(text))
    if block.index == 0 or block.kind in (BlockKind.TURN, BlockKind.HEADING):
        return ""
    previous = document.blocks[block.index - 1]
    same = previous.heading == block.heading and previous.turn == block.turn
    spoken = previous.kind in (BlockKind.PARAGRAPH, BlockKind.TURN, BlockKind.BULLET)
    return fold(previous.sentences[-1].of(text)) if same and spoken and previous.sentences else ""


def _shown(document: Document, block: Block) -> str:
    return fold(block.span.of(document.text)).strip("*_ ")
