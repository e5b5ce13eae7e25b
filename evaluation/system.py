"""The system's side of an evaluation: the documents a gold file speaks of, and what the extractor finds in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import ConfigError
from ..loaders.claim import Claim
from ..loaders.document import Document
from ..loaders.extraction import Extractor
from ..loaders.folder import documents, shipped_corpus
from .scorer import Spans

__all__ = ["extracted", "texts_of"]


def texts_of(gold: Iterable[Claim], folder: Path | None = None, spans: Spans | None = None) -> list[Document]:
    """Return the documents that the gold speaks of, sorted by stem.

    :param spans: the parts that the gold covers: among them may be documents in which it marks nothing
    :param folder: where they lie, with a ``corpus.toml`` where there is one; without it, the shipped corpus
    :raises ConfigError: where one of them is not there or cannot be read
    """
    if folder is not None and not folder.is_dir():
        raise ConfigError(
            "there is no such folder", where=str(folder), hint="--texts names the folder of the documents"
        )
    found, errors = documents([folder] if folder else shipped_corpus())
    wanted = {claim.doc for claim in gold} | set(spans or ())
    kept = [document for document in found if document.stem in wanted]
    missing = sorted(wanted - {document.stem for document in kept})
    if missing:
        unread = "".join(f"; {error}" for error in errors)
        names = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise ConfigError(
            f"the gold speaks of documents that are not there: {names}{unread}",
            where=str(folder) if folder else "the shipped corpus",
            hint="name their folder with --texts DIR",
        )
    return kept


def extracted(texts: Sequence[Document], extractor: Extractor | None = None) -> list[Claim]:
    """Return the claims that the extractor finds in the documents, in the order of the documents."""
    extractor = extractor or Extractor()
    return [claim for document in texts for claim in extractor.extract(document).claims]
