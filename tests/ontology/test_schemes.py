"""Concepts are found by what records hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import NotFoundError
from samrad.ontology.schemes import Schemes

SCHEMES = Schemes.load()


@given(st.sampled_from(SCHEMES.concepts))
def test_what_a_record_holds_and_the_concept_are_one_to_one(concept):
    assert SCHEMES.value(SCHEMES.node(concept.scheme, concept.value)) == concept.value


def test_a_form_may_be_named_by_any_of_its_labels():
    assert SCHEMES.node("form", "Samråd") == SCHEMES.node("form", "samråd")
    assert SCHEMES.value(SCHEMES.node("form", "skriftlig omgång")) == "skriftlig"


def test_an_unknown_word_is_answered_with_those_there_are():
    with pytest.raises(NotFoundError, match="ongoing"):
        SCHEMES.node("status", "ongoin")
