"""The dataset in memory and on disk: what goes in comes out, in the same bytes whatever the order."""

from __future__ import annotations

import random
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib

from samrad.errors import QueryError, StoreError
from samrad.graph.inference import infer, prune_provisional
from samrad.graph.store import Store
from samrad.ontology.terms import DCTERMS, RDF, S

NODE = ox.NamedNode("https://example.org/a")


def quad(value: str, graph: ox.NamedNode = NODE) -> ox.Quad:
    return ox.Quad(NODE, DCTERMS.title, ox.Literal(value, language="sv"), graph)


def test_the_dumps_are_the_same_bytes_for_any_order_of_quads(sample):
    quads = list(sample.store)
    random.Random(7).shuffle(quads)
    other = Store.memory()
    for one in quads:
        other.extend([one])
    assert other.dump_nquads() == sample.store.dump_nquads()
    assert other.dump_trig() == sample.store.dump_trig()


def test_a_dump_loads_again_to_the_same_dump_in_memory_and_on_disk(sample, tmp_path):
    dump = sample.store.dump_nquads()
    (tmp_path / "g.nq").write_bytes(dump)
    memory, disk = Store.memory(), Store.create(tmp_path / "store")
    for store in (memory, disk):
        store.load_nquads(tmp_path / "g.nq")
    disk.flush()
    assert memory.dump_nquads() == dump
    assert Store.open(tmp_path / "store").dump_nquads() == dump


def test_a_store_that_is_open_can_be_opened_by_others_and_written_by_none(tmp_path):
    made = Store.create(tmp_path / "store")
    made.extend([quad("å")])
    made.flush()
    del made
    first, second = Store.open(tmp_path / "store"), Store.open(tmp_path / "store")
    assert len(first) == len(second) == 1
    with pytest.raises(RuntimeError):
        first.extend([quad("ä")])


def test_where_there_is_no_store_the_error_says_to_build_and_makes_none(tmp_path):
    with pytest.raises(StoreError, match="run samrad build first"):
        Store.open(tmp_path / "nothing")
    with pytest.raises(StoreError):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_not_made_over_something_else(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(StoreError, match="something here"):
        Store.create(tmp_path)


def test_what_is_no_nquads_is_said_to_be_none(tmp_path):
    (tmp_path / "g.nq").write_text("no quads\n")
    with pytest.raises(StoreError, match=r"g\.nq.*no N-Quads"):
        Store.memory().load_nquads(tmp_path / "g.nq")
    with pytest.raises(StoreError):
        Store.memory().load_nquads(tmp_path / "absent.nq")


def test_queries_see_the_union_of_the_graphs_and_know_our_prefixes(sample):
    rows = sample.store.select("SELECT ?who ?whom WHERE { ?who samrad:asks ?whom } ORDER BY ?who ?whom")
    found = [(row["who"].value, row["whom"].value) for row in rows]
    red = sample.iris.actor("roda-korset").value
    assert (red, sample.iris.actor("kommuner").value) in found


def test_a_value_is_bound_and_never_read_as_query():
    store = Store.memory()
    nasty = 'a" } UNION { ?s ?p ?o'
    store.extend([quad(nasty), quad("other")])
    rows = list(
        store.select("SELECT ?title WHERE { ?s dct:title ?title }", {"title": ox.Literal(nasty, language="sv")})
    )
    assert [row["title"].value for row in rows] == [nasty]


@pytest.mark.parametrize("text", ["SELECT", "SELECT ?a WHERE { ?a nope:b ?c }", "DELETE WHERE { ?s ?p ?o }"])
def test_a_query_that_does_not_parse_or_would_write_is_refused(text):
    with pytest.raises(QueryError):
        Store.memory().query(text)


def test_a_select_is_a_select():
    with pytest.raises(QueryError, match="no SELECT"):
        Store.memory().select("ASK {}")


def test_a_variable_that_is_not_in_the_projection_cannot_be_bound():
    with pytest.raises(QueryError):
        Store.memory().query("SELECT ?a WHERE { ?a ?b ?c }", {"c": NODE})


def test_replacing_a_document_touches_its_graphs_and_the_computed_ones_alone(sample, builder):
    store, iris = sample.store, sample.iris
    before = {g: set(store.quads(graph=g)) for g in store.graphs()}
    fewer = [c for c in sample.claims if "Kvarterets" not in c.claimant[0]]
    changed = list(builder(sample.document, fewer, sample.mentions, iris).quads(graph=iris.document_graph("mote-2020")))
    store.replace_document("mote-2020", changed, iris)
    infer(store, iris)
    touched = {g for g in before if set(store.quads(graph=g)) != before[g]}
    own = {iris.document_graph("mote-2020"), iris.people_graph("mote-2020")}
    assert touched <= own | {iris.graph("inferred")}
    assert iris.document_graph("mote-2020") in touched


def test_a_quad_of_another_graph_cannot_come_in_with_a_document(sample):
    before = sample.store.dump_nquads()
    with pytest.raises(ValueError, match="no graph of the document"):
        sample.store.replace_document("mote-2020", [quad("x")], sample.iris)
    with pytest.raises(ValueError, match="is not in"):
        sample.store.replace_graph(sample.iris.graph("review"), [quad("x")])
    assert sample.store.dump_nquads() == before


def test_removing_the_document_leaves_no_trace_of_it(sample):
    store, iris = sample.store, sample.iris
    store.remove_document("mote-2020", iris)
    assert prune_provisional(store, iris) == 1
    infer(store, iris)
    assert b"mote-2020" not in store.dump_nquads()
    assert b"kaffeklubb" not in store.dump_nquads()


def test_rdflib_users_get_a_dataset_over_the_same_store(sample):
    dataset = sample.store.dataset()
    assert isinstance(dataset, rdflib.Dataset)
    answer = dataset.query("SELECT ?what WHERE { ?c a samrad:Offer ; samrad:what ?what }")
    assert [str(row.what) for row in answer] == ["Röda Korset kan bistå Delmos med analyser."]


def test_the_dataset_over_a_store_on_disk_reads(sample, tmp_path):
    made = Store.create(tmp_path / "store")
    made.extend(sample.store)
    made.flush()
    del made
    dataset = Store.open(tmp_path / "store").dataset()
    assert len(list(dataset.query("SELECT ?c WHERE { ?c a samrad:RoleClaim }"))) == 1


def test_neither_rdflib_nor_the_validator_is_loaded_before_somebody_asks_for_it():
    code = (
        "import sys, samrad.graph.export, samrad.graph.validation, samrad.loaders.quads;"
        "print([name for name in ('rdflib', 'pyshacl', 'oxrdflib', 'networkx') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_trig_loads_in_rdflib_and_oxigraph_alike(sample):
    trig = sample.store.dump_trig()
    theirs = rdflib.Dataset()
    theirs.parse(data=trig, format="trig")
    ours = set(ox.parse(trig, ox.RdfFormat.TRIG))
    assert sum(1 for _ in theirs.quads()) == len(ours) == len(sample.store)
    sizes = {str(g.identifier): len(g) for g in theirs.graphs() if len(g)}
    assert sizes == {g.value: len(list(sample.store.quads(graph=g))) for g in sample.store.graphs()}


def test_literals_come_back_as_they_were_written(sample):
    texts = {q.object.value for q in sample.store.quads(predicate=S.what)}
    assert {c.what for c in sample.claims} == texts
    assert {q.object.value for q in sample.store.quads(predicate=S.confidence)} == {"0.8", "1"}


def test_an_empty_store_is_a_store():
    assert Store.memory()
    assert Store.memory().graphs() == []
    assert Store.memory().value(NODE, RDF.type) is None
