"""A name for a set of claims that changes when any of them does, but not with their order or the file's line ends."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from ..loaders.claim import Claim
from .scorer import Spans

__all__ = ["fingerprint"]

#: The fields of the annotation guidelines: what gold and system are compared by.
FIELDS = (
    "doc",
    "start",
    "end",
    "quote",
    "kind",
    "claimant",
    "addressee",
    "participants",
    "status",
    "what",
    "topics",
)


def fingerprint(claims: Iterable[Claim], spans: Spans | None = None) -> str:
    """Return the SHA-256, in hex, of the claims' guideline fields and of the parts of documents that are covered.

    >>> from ..loaders.claim import ClaimKind
    >>> one = Claim("a", 0, 4, "Text", ClaimKind.REQUEST)
    >>> two = Claim("b", 0, 4, "Text", ClaimKind.OFFER)
    >>> fingerprint([one, two]) == fingerprint([two, one]) != fingerprint([one])
    True
    """
    lines = []
    for claim in claims:
        record = claim.to_record()
        lines.append(json.dumps([record[field] for field in FIELDS], ensure_ascii=False))
    covered = json.dumps(spans, sort_keys=True, ensure_ascii=False) if spans is not None else ""
    return hashlib.sha256("\n".join([*sorted(lines), covered]).encode("utf-8")).hexdigest()
