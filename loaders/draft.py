"""A block while it is being made."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Block, BlockKind, Span
from .pieces import Piece

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """Hold a block whose relations are not all known yet; see :class:`~samrad.loaders.document.Block`."""

    kind: BlockKind
    start: int
    end: int
    piece: Piece
    level: int = 0
    heading: int | None = None
    parent: int | None = None
    intro: Span | None = None
    turn: int | None = None
    speaker: Span | None = None
    question: int | None = None
    sentences: tuple[Span, ...] = ()

    def block(self, index: int) -> Block:
        """Return the block as it stays."""
        return Block(
            index,
            self.kind,
            self.start,
            self.end,
            self.level,
            self.heading,
            self.parent,
            self.intro,
            self.turn,
            self.speaker,
            self.question,
            self.sentences,
        )
