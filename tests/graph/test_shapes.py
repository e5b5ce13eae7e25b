"""The quick look never lets through what pySHACL would not, and understands every shape that is shipped."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyshacl.errors import ReportableRuntimeError

from samrad.graph import shapes, validation
from samrad.graph.validation import Violation, validate_quads
from samrad.ontology.files import shapes_triples
from samrad.ontology.terms import NS, RDF, XSD, S

SH = "http://www.w3.org/ns/shacl#"

#: Values in the place of others: of other kinds, in odd spellings, just beside what is wanted.
ODD = [
    ox.Literal(""),
    ox.Literal("", language="sv"),
    ox.Literal("ord", language="sv"),
    ox.Literal("word", language="en"),
    ox.Literal("mot", language="de"),
    ox.Literal("-1", datatype=XSD.integer),
    ox.Literal("007", datatype=XSD.integer),
    ox.Literal("999999", datatype=XSD.integer),
    ox.Literal("ett", datatype=XSD.integer),
    ox.Literal("1.5", datatype=XSD.decimal),
    ox.Literal("0.5", datatype=XSD.decimal),
    ox.Literal("1", datatype=XSD.boolean),
    ox.Literal("ja", datatype=XSD.boolean),
    ox.Literal("2021-02-30", datatype=XSD.date),
    ox.Literal("1999-01-01", datatype=XSD.date),
    ox.Literal("2031-12-24", datatype=XSD.date),
    ox.Literal("2020", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYear")),
    ox.Literal("label"),
    ox.Literal("a/b"),
    ox.Literal("0" * 64),
    ox.NamedNode(NS + "topic-arbete"),
    ox.NamedNode(NS + "status-past"),
    ox.NamedNode("https://w3id.org/samrad/actor/nod"),
    ox.NamedNode("https://example.org/nobody"),
    ox.BlankNode("b"),
]


@pytest.fixture
def quads(sample) -> list[ox.Quad]:
    graphs = [sample.iris.document_graph("mote-2020"), sample.iris.people_graph("mote-2020")]
    return sorted((q for graph in graphs for q in sample.store.quads(graph=graph)), key=str)


def judged(quads: list[ox.Quad], sample, *, quick: bool) -> list[Violation] | str:
    """Return the violations, with the quick look or by pySHACL alone; or that pySHACL gives up, as over a date that is
    a blank node: then the quick look must have left it to pySHACL."""

    def kinds(node: ox.NamedNode) -> Iterator[ox.NamedNode]:
        own = [q.object for q in quads if q.subject == node and q.predicate == RDF.type]
        shipped = [q.object for q in sample.store.quads(node, RDF.type)]
        return (kind for kind in dict.fromkeys([*own, *shipped]) if isinstance(kind, ox.NamedNode))

    with pytest.MonkeyPatch.context() as patch:
        if not quick:
            patch.setattr(validation, "sure", lambda *_: False)
        try:
            return validate_quads(quads, kinds, "document/mote-2020")
        except ReportableRuntimeError:
            return "pySHACL gives up"


def test_every_shipped_shape_is_understood() -> None:
    """Which also says that each looks at one property of a node and no further: validation in parts rests on it."""
    found = shapes._shapes()
    assert found is not None
    read = [shape for index in (found.by_class, found.by_property) for group in index.values() for shape in group]
    assert all(shape.path is not None and shape.checks for shape in read)
    names = {t.subject for t in shapes_triples() if t.predicate.value == SH + "path"}
    assert len({id(shape) for shape in read}) == len(names) > 50


def test_a_good_graph_never_comes_to_pyshacl(sample, quads: list[ox.Quad], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[ox.Quad] = []
    real = validation._violations_of
    monkeypatch.setattr(validation, "_violations_of", lambda own, *rest: seen.extend(own) or real(own, *rest))
    assert judged(quads, sample, quick=True) == []
    assert seen == []


@pytest.mark.parametrize(
    "addition",
    [
        ("node", "a sh:NodeShape ; sh:targetClass samrad:Claim ; sh:property [ sh:path samrad:what ; sh:minCount 1 ]"),
        (
            "flags",
            'a sh:PropertyShape ; sh:targetClass samrad:Claim ; sh:path samrad:what ; sh:pattern "x" ; sh:flags "i"',
        ),
        ("target", "a sh:PropertyShape ; sh:targetNode samrad:x ; sh:path samrad:what ; sh:minCount 1"),
    ],
)
def test_shapes_of_another_make_are_left_to_pyshacl(addition: tuple[str, str]) -> None:
    prefixes = f"@prefix sh: <{SH}> . @prefix samrad: <{NS}> ."
    more = ox.parse(f"{prefixes} samrad:shape-{addition[0]} {addition[1]} .".encode(), ox.RdfFormat.TURTLE)
    assert shapes._read([*shapes_triples(), *(quad.triple for quad in more)]) is None


def test_a_path_of_several_steps_makes_its_nodes_unsure() -> None:
    text = f"""@prefix sh: <{SH}> . @prefix samrad: <{NS}> .
        samrad:one a sh:PropertyShape ; sh:targetClass samrad:Claim ; sh:path ( samrad:passage samrad:section ) ;
            sh:maxCount 1 ."""
    found = shapes._read(quad.triple for quad in ox.parse(text.encode(), ox.RdfFormat.TURTLE))
    assert found is not None
    assert [shape.checks for shape in found.by_class[S.Claim]] == [None]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_quick_look_finds_what_pyshacl_finds(sample, quads: list[ox.Quad], data: st.DataObject) -> None:
    """Many faults at a time: values taken away, added, and put in the place of others, types among them."""
    changed = list(quads)
    for _ in range(data.draw(st.integers(1, 12))):
        quad = data.draw(st.sampled_from(changed))
        how = data.draw(st.sampled_from(["drop", "add", "swap", "move"]))
        if how != "add":
            changed.remove(quad)
        value = data.draw(st.sampled_from([quad.object for quad in changed] if how == "move" else ODD))
        if how != "drop":
            changed.append(ox.Quad(quad.subject, quad.predicate, value, quad.graph_name))
    changed = sorted(set(changed), key=str)
    assert judged(changed, sample, quick=True) == judged(changed, sample, quick=False)
