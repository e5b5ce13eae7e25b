"""What is known of a document: from ``corpus.toml``, else read off the text where the text says it plainly."""

from __future__ import annotations

from dataclasses import replace

from .document import BlockKind, Document, DocumentInfo
from .shadow import fold

__all__ = ["complete"]


def complete(document: Document, info: DocumentInfo | None = None) -> DocumentInfo:
    """Return what is given, filled up with what the text says."""
    known = info or DocumentInfo()
    if known.title is None:
        first = next((b for b in document.blocks[:12] if b.kind is BlockKind.HEADING), None)
        if first is not None:
            known = replace(known, title=fold(first.span.of(document.text)).strip("*_ "))
    return known
