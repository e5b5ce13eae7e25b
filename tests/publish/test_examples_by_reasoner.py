"""What the pages say follows from an example, a reasoner that knows nothing of the pages finds too."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.graph.hermit import hermit
from samrad.ontology.describe import Vocabulary
from samrad.ontology.excerpts import excerpt
from samrad.ontology.files import VOCABULARY_FILES, vocabulary_triples
from samrad.ontology.profile import dl_faults
from samrad.ontology.terms import XSD

pytestmark = pytest.mark.slow


def test_the_reasoner_finds_what_the_examples_say_follows(java: str) -> None:
    triples = [t for name in (*VOCABULARY_FILES, "examples.ttl") for t in vocabulary_triples(name)]
    # a reasoner stops at dates, which are no datatype of OWL 2
    given = [t for t in triples if not (isinstance(t.object, ox.Literal) and t.object.datatype == XSD.date)]
    assert dl_faults(given) == []
    found = hermit(b"".join(f"{t} .\n".encode() for t in given), 120)
    assert found is not None, "vocabulary and example contradict each other"
    vocabulary = Vocabulary.load()
    edges = {term.node: excerpt(term, vocabulary) for term in vocabulary.of_kind("derived")}
    shown = {triple for example in edges.values() for triple in example.follows}
    assert {t for t in found if t.predicate in edges} == shown
    assert [str(t) for t in found if t.object.value.endswith("owl#Nothing")] == []
