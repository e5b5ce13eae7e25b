"""Claims out of documents: layered rules over blocks, cue words, actors and context.

>>> from samrad.loaders.read import parse_text
>>> found = Extractor().extract(parse_text("Röda Korset: Kommunerna borde öppna fler lokaler."))
>>> [(c.kind.value, c.claimant, c.addressee, c.what) for c in found.claims]
[('request', ('Röda Korset',), ('kommuner',), 'öppna fler lokaler')]
"""

from __future__ import annotations

from .extractor import Extraction, Extractor

__all__ = ["Extraction", "Extractor"]
