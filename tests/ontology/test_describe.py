"""The vocabulary as plain data says what the Turtle says."""

from __future__ import annotations

import pytest

from samrad.errors import NotFoundError
from samrad.ontology.describe import Vocabulary
from samrad.ontology.entries import Words, curie
from samrad.ontology.terms import PREFIXES, SKOS, S, terms_of

VOCABULARY = Vocabulary.load()


def test_every_term_is_there_once_with_its_words():
    assert sorted(term.name for term in VOCABULARY.terms) == sorted(terms_of(S))
    assert all(t.label.sv and t.label.en and t.definition.sv and t.definition.en for t in VOCABULARY.terms)


def test_anchors_are_one_to_one():
    anchors = VOCABULARY.anchors()
    assert len(set(anchors)) == len(anchors)
    assert {"asks", "forms", "form-samrad", "source-w3c-org"} <= set(anchors)


def test_a_property_says_what_the_turtle_says_of_it():
    asks = VOCABULARY.term("asks")
    assert (asks.kind, asks.chain) == ("derived", (S.madeRequest, S.requestedOf))
    addressee = VOCABULARY.term("addressee")
    assert set(addressee.domain) == {S.Request, S.Offer}
    assert addressee.inverse == S.addresseeIn
    assert set(addressee.children) == {S.requestedOf, S.offeredTo}
    assert VOCABULARY.term("cooperatesWith").characteristics == ("Symmetric",)
    assert VOCABULARY.term("form").characteristics == ("Functional",)
    assert VOCABULARY.term("standsFor").kind == "annotation"


def test_an_inverse_is_known_from_both_sides():
    assert VOCABULARY.term("madeRequest").inverse == S.requestedBy
    assert VOCABULARY.term("requestedBy").inverse == S.madeRequest


def test_disjointness_is_read_from_both_of_its_forms():
    assert SKOS.Concept in VOCABULARY.term("Claim").disjoint
    assert VOCABULARY.term("Membership").disjoint == (S.ConsultationRole,)
    assert VOCABULARY.term("ConsultationRole").disjoint == (S.Membership,)


def test_a_concept_has_its_place_and_its_names():
    (forms,) = (scheme for scheme in VOCABULARY.schemes if scheme.name == "forms")
    sakrad = next(concept for concept in forms.concepts if concept.name == "form-sakrad")
    assert [node.value for node in sakrad.broader] == [f"{PREFIXES['samrad']}form-samrad"]
    assert sakrad.matches[0][0] == "broadMatch"


def test_an_unknown_term_or_language_is_answered_with_what_there_is():
    with pytest.raises(NotFoundError, match="requestedBy"):
        VOCABULARY.term("requestedby")
    with pytest.raises(NotFoundError, match="sv"):
        Words("krav", "request").of("de")


def test_a_term_of_no_known_vocabulary_keeps_its_address():
    assert curie(S.asks) == "samrad:asks"
    assert curie(type(S.asks)("https://example.org/x")) == "https://example.org/x"
