"""The examples are Turtle, say what the vocabulary says, and the meeting they are cut from is valid data."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
import pyshacl
import pytest

from samrad.ontology.describe import Vocabulary
from samrad.ontology.excerpts import EXAMPLE_PREFIXES, excerpt, turtle
from samrad.ontology.files import shapes_triples, superclasses, vocabulary_triples
from samrad.ontology.seam import graph_of
from samrad.ontology.terms import OA, RDF, S

VOCABULARY = Vocabulary.load()
MEETING = vocabulary_triples("examples.ttl")
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in EXAMPLE_PREFIXES.items())


def parsed(text: str) -> set[ox.Triple]:
    return {q.triple for q in ox.parse((PREFIXES + text).encode(), ox.RdfFormat.TURTLE)}


#: test_lint.py holds which terms have none, and why.
SHOWN = [term for term in VOCABULARY.terms if excerpt(term, VOCABULARY)]


@pytest.mark.parametrize("term", SHOWN, ids=lambda t: t.name)
def test_an_example_parses_to_what_it_was_made_of_and_shows_its_term(term):
    found = excerpt(term, VOCABULARY)
    assert found is not None
    assert parsed(found.text("därav följer")) == {*found.stated, *found.follows}
    shown = found.follows or found.stated
    assert any(t.predicate == term.node or (t.predicate == RDF.type and t.object == term.node) for t in shown)
    assert set(found.stated) <= set(MEETING)
    assert not set(found.follows) & set(MEETING)


def test_the_meeting_is_valid_data():
    graph = ox.NamedNode("https://example.org/graph")
    above = superclasses()
    typed = [t for t in MEETING if t.predicate == RDF.type]
    types = [ox.Triple(t.subject, RDF.type, parent) for t in typed for parent in above.get(t.object, ())]
    quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in (*MEETING, *types)]
    conforms, _, text = pyshacl.validate(graph_of(quads), shacl_graph=graph_of(shapes_triples()), inplace=True)
    assert conforms, text[:2000]


def test_the_quotes_of_the_meeting_stand_where_they_say():
    """The text itself is not kept: the quotes with what stands before and after them must fit together."""
    value = {(t.subject, t.predicate): t.object for t in MEETING}
    signs: dict[int, str] = {}
    for quote in (t.subject for t in MEETING if t.predicate == OA.exact):
        name = quote.value.removesuffix("-quote")
        start = int(value[ox.NamedNode(f"{name}-position"), OA.start].value)
        prefix, exact, suffix = (value[quote, p].value for p in (OA.prefix, OA.exact, OA.suffix))
        assert int(value[ox.NamedNode(f"{name}-position"), OA.end].value) == start + len(exact)
        for at, sign in enumerate(prefix + exact + suffix, start - len(prefix)):
            assert signs.setdefault(at, sign) == sign, name
    text = "".join(signs[at] for at in sorted(signs))
    whole = "Minnesanteckningar\n\nFråga 1: Vad behöver föreningarna?\n\n" + text[text.index("Byföreningen:") :]
    (stated,) = (t.object.value for t in MEETING if t.predicate == S.textSha256)
    assert hashlib.sha256(whole.encode()).hexdigest() == stated


def test_what_cannot_be_a_prefixed_name_or_a_bare_number_is_written_in_full():
    node = ox.NamedNode("https://example.org/a/b?c=1")
    odd = ox.Literal('rad "1"\nrad\t2 \\', language="sv")
    number = ox.Literal("1e3", datatype=ox.NamedNode(EXAMPLE_PREFIXES["xsd"] + "decimal"))
    made = [ox.Triple(node, S.what, odd), ox.Triple(node, S.confidence, number)]
    assert parsed(turtle(made)) == set(made)
