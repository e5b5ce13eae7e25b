"""The vocabulary as files: Turtle as it is written here, and what programs load."""

from __future__ import annotations

from importlib.resources import files

import pyoxigraph as ox

from ..ontology.describe import Vocabulary
from ..ontology.files import VOCABULARY_FILES, ontology_quads
from ..ontology.iris import Iris
from ..ontology.terms import PREFIXES

__all__ = ["shipped", "vocabulary_format"]

_FORMATS = {".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD}


def vocabulary_format(suffix: str) -> bytes:
    """Return vocabulary, schemes, alignment and sources in one file, as UTF-8 and the same bytes each time.

    Turtle is the shipped files one after the other, with their comments; the others hold the same triples, sorted.

    :param suffix: ``.ttl``, ``.rdf``, ``.nt`` or ``.jsonld``
    :raises KeyError: for another one
    """
    if suffix == ".ttl":
        return _turtle()
    triples = [quad.triple for quad in ontology_quads(Iris())]
    if suffix == ".nt":
        return b"".join(sorted(f"{triple} .\n".encode() for triple in triples))
    data = ox.serialize(triples, format=_FORMATS[suffix], prefixes=PREFIXES)
    assert data is not None  # it is None only where it goes to a file
    return data


def shipped(name: str) -> bytes:
    """Return a Turtle file of the ontology as it is, line ends as LF on any system."""
    return (files("samrad.ontology") / name).read_bytes().replace(b"\r\n", b"\n")


def _turtle() -> bytes:
    header = Vocabulary.load().header
    texts = [shipped(name).decode("utf-8").strip() for name in VOCABULARY_FILES]
    first = f"# {header.title.en}, {header.version}. Licence: {header.license}"
    return ("\n\n".join([first, *texts]) + "\n").encode()
