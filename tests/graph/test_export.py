"""Exports load in other programs and appear whole or not at all."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib

from samrad.errors import ConfigError
from samrad.graph.claims import read_back
from samrad.graph.export import FORMATS, export, render
from samrad.ontology.terms import S

RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld", "rdf": "xml"}


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_the_dataset_formats_hold_every_graph_in_rdflib_and_oxigraph(sample, suffix):
    data = render(sample.store, suffix, sample.iris)
    theirs = rdflib.Dataset()
    theirs.parse(data=data, format=RDFLIB[suffix])
    assert sum(1 for _ in theirs.quads()) == len(sample.store)
    assert len(set(ox.parse(data, ox.RdfFormat.from_extension(suffix)))) == len(sample.store)


@pytest.mark.parametrize("suffix", ["ttl", "rdf"])
def test_the_graph_formats_hold_the_union_once(sample, suffix):
    theirs = rdflib.Graph().parse(data=render(sample.store, suffix, sample.iris), format=RDFLIB[suffix])
    assert len(theirs) == len({q.triple for q in sample.store})


def test_rdf_xml_keeps_what_xml_can_hold_and_marks_what_it_cannot(sample):
    theirs = rdflib.Graph().parse(data=render(sample.store, "rdf", sample.iris), format="xml")
    what = {str(o) for o in theirs.objects(None, rdflib.URIRef(S.what.value))}
    assert 'Skriv "hej" till <b>alla</b> \\ \ufffd en 😀 gång.' in what
    suffixes = {str(o) for o in theirs.objects(None, rdflib.URIRef("http://www.w3.org/ns/oa#suffix"))}
    assert any("\r\n" in suffix for suffix in suffixes), "a reader must get the line ends of the text"


def test_claims_come_as_records_and_as_a_table(sample):
    claims = read_back(sample.store, sample.iris)
    lines = render(sample.store, "jsonl", sample.iris).decode().splitlines()
    assert [json.loads(line) for line in lines] == [c.to_record() for c in claims]
    table = list(csv.DictReader(io.StringIO(render(sample.store, "csv", sample.iris).decode(), newline="")))
    assert [row["quote"] for row in table] == [c.quote for c in claims]
    (row,) = (row for row in table if "kaffeklubb" in row["claimant"])
    assert row["claimant"] == "Kvarterets kaffeklubb | SIOS"
    assert set(table[0]) >= {key for c in claims for key in c.to_record()}


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(sample, builder, suffix):
    again = builder(sample.document, sample.claims[::-1], sample.mentions[::-1], sample.iris)
    assert render(again, suffix, sample.iris) == render(sample.store, suffix, sample.iris)


def test_the_suffix_decides_and_a_format_decides_over_it(sample, tmp_path):
    export(sample.store, tmp_path / "g.NQ", sample.iris)
    assert (tmp_path / "g.NQ").read_bytes() == sample.store.dump_nquads()
    export(sample.store, tmp_path / "g.txt", sample.iris, format="trig")
    assert (tmp_path / "g.txt").read_bytes() == sample.store.dump_trig()


def test_a_dash_is_standard_output_and_needs_a_format(sample):
    out = io.BytesIO()
    export(sample.store, "-", sample.iris, format="nq", stream=out)
    assert out.getvalue() == sample.store.dump_nquads()
    with pytest.raises(ConfigError, match="ttl, trig"):
        export(sample.store, "-", sample.iris, stream=out)


@pytest.mark.parametrize("name", ["g.docx", "g"])
def test_an_unknown_suffix_is_answered_with_those_there_are_and_writes_nothing(sample, tmp_path, name):
    with pytest.raises(ConfigError, match="ttl, trig, nq, jsonld, rdf, jsonl, csv"):
        export(sample.store, tmp_path / name, sample.iris)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_replaced_stays_and_nothing_is_left_beside(sample, tmp_path):
    (tmp_path / "g.nq").mkdir()
    with pytest.raises(ConfigError, match="cannot be written"):
        export(sample.store, tmp_path / "g.nq", sample.iris)
    with pytest.raises(ConfigError, match="cannot be written"):
        export(sample.store, tmp_path / "absent" / "g.nq", sample.iris)
    assert [path.name for path in tmp_path.iterdir()] == ["g.nq"]


def test_the_old_file_stays_until_the_new_one_is_whole(sample, tmp_path, monkeypatch):
    target = tmp_path / "g.nq"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("samrad.graph.export.os.replace", fail)
    with pytest.raises(ConfigError, match="No space left"):
        export(sample.store, target, sample.iris)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["g.nq"]
