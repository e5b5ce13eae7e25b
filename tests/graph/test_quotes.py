"""A quote that does not stand where the graph says it stands is found, and the place is named."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from samrad.errors import IntegrityError
from samrad.graph.quotes import check_quotes
from samrad.ontology.terms import OA, XSD


def test_the_quotes_of_a_good_graph_hold(sample):
    assert check_quotes(sample.store, sample.texts, sample.iris) == []


def test_a_changed_text_is_found_by_its_hash_and_at_each_place(sample):
    text = sample.document.text.replace("kvällstid", "kvallstid")
    faults = check_quotes(sample.store, {"mote-2020": text}, sample.iris)
    assert "sha256" in faults[0].message
    assert any("kvällstid" in f.message and "kvallstid" in f.message for f in faults[1:])
    assert all(str(f).startswith("mote-2020") for f in faults)


def test_a_text_that_shifted_by_one_is_found_though_its_words_are_all_there(sample):
    faults = check_quotes(sample.store, {"mote-2020": "\ufeff" + sample.document.text}, sample.iris)
    assert len([f for f in faults if f.start >= 0]) >= len(sample.claims)


@pytest.mark.parametrize("predicate", [OA.exact, OA.prefix, OA.suffix])
def test_a_word_changed_in_the_graph_is_found_where_it_is(sample, predicate):
    quad = max(sample.store.quads(predicate=predicate), key=lambda q: len(q.object.value))
    sample.store.remove([quad])
    sample.store.extend([ox.Quad(quad.subject, predicate, ox.Literal("annat", language="sv"), quad.graph_name)])
    (fault,) = check_quotes(sample.store, sample.texts, sample.iris)
    assert f"{fault.start}-{fault.end}-quote" in quad.subject.value
    assert "annat" in fault.message


def test_offsets_outside_the_text_and_other_than_the_name_are_found(sample):
    quad = next(sample.store.quads(predicate=OA.end))
    sample.store.remove([quad])
    sample.store.extend([ox.Quad(quad.subject, OA.end, ox.Literal("99999", datatype=XSD.integer), quad.graph_name)])
    messages = " ".join(f.message for f in check_quotes(sample.store, sample.texts, sample.iris))
    assert "outside the text" in messages
    assert "named after other offsets" in messages


def test_a_passage_without_its_words_is_found(sample):
    sample.store.remove([next(sample.store.quads(predicate=OA.exact))])
    (fault,) = check_quotes(sample.store, sample.texts, sample.iris)
    assert "lacks its offsets or its words" in fault.message


def test_a_missing_text_is_said_to_be_missing(sample):
    (fault,) = check_quotes(sample.store, {}, sample.iris)
    assert fault.where == "mote-2020"
    assert "missing" in fault.message


def test_what_texts_on_disk_say_of_themselves_is_passed_on(sample):
    class Broken(dict):
        def __missing__(self, key):
            raise IntegrityError("the text was changed after the build", where=f"texts/{key}.txt")

    (fault,) = check_quotes(sample.store, Broken(), sample.iris)
    assert "changed after the build" in fault.message
