"""One comparison with all that the quality card needs: both sides, the figures, the documents they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..loaders.claim import Claim
from ..loaders.document import Document
from ..loaders.outline import section
from .scorer import Scores, Spans, score, within

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True)
class Comparison:
    """Hold the claims of both sides inside what the gold covers, and how they agree.

    :param documents: by stem; a document that is not there costs its genre and its sections
    """

    name: str
    gold: list[Claim]
    system: list[Claim]
    scores: Scores
    documents: dict[str, Document]
    spans: Spans | None = None

    @property
    def stems(self) -> list[str]:
        """Return the stems of the documents that the gold covers, sorted."""
        return sorted({claim.doc for claim in self.gold} | set(self.spans or ()))

    def covers(self, doc: str, start: int) -> bool:
        """Tell whether the gold covers what stands at the offset."""
        return self.spans is None or any(lo <= start < hi for lo, hi in self.spans.get(doc, ()))

    def genre(self, doc: str) -> str:
        """Return the kind of the document (minutes, memo …)."""
        document = self.documents.get(doc)
        return document.info.kind if document is not None else "unknown"

    def section(self, claim: Claim) -> str:
        """Return the document and the path of headings over a claim's quote."""
        document = self.documents.get(claim.doc)
        blocks = document.blocks if document is not None else ()
        inside = [block for block in blocks if block.start <= claim.start < block.end]
        path = section(document, inside[0]) if document is not None and inside else ""
        return f"{claim.doc}\x1f{path}"


def compare(
    name: str,
    gold: Iterable[Claim],
    system: Iterable[Claim],
    spans: Spans | None = None,
    documents: Iterable[Document] = (),
) -> Comparison:
    """Compare the claims inside what the gold covers.

    :param name: of the gold, for headings
    """
    gold = list(gold)
    inside, found = within(gold, spans, gold), within(system, spans, gold)
    by_stem = {document.stem: document for document in documents}
    return Comparison(name, inside, found, score(inside, found), by_stem, spans)
