"""Topics are found by words that a researcher can edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.ontology.schemes import Schemes
from samrad.ontology.topics import Topics

WEIGHTS = {"strong": 2.0, "words": 1.0, "weak": 0.5, "sentence": 0.5, "theme": 0.1, "second": 0.4}


def _topics(**terms: object) -> Topics:
    return Topics({"trädgård": {"words": ["odl"]}, **terms}, WEIGHTS, "annat", ["ministeriet"])  # type: ignore[dict-item]  # any mapping will do


@pytest.mark.parametrize(
    ("what", "topic"),
    [
        ("att skolorna låter föreningar låna gymnastiksalen som samlingslokal", "mötesplatser"),
        ("ett årligt rundabordssamtal med länets kommuner", "samverkan"),
        ("projektmedel till tre studiecirklar", "finansiering"),
        ("en kartläggning av hur många som deltar", "kunskap"),
        ("fler hyresrätter i kommunens ytterområden", "bostad"),
        ("tolk vid alla besök", "språk"),
        ("trygga vägar hem på kvällen", "trygghet"),
        ("praktikplatser åt nyanlända", "arbete"),
        ("bredband på landsbygden", "digitalisering"),
        ("tidiga insatser mot psykisk ohälsa", "hälsa"),
        ("skärpt tillsyn enligt lagen", "regelverk"),
        ("fleråriga avtal i stället för korta projekt", "långsiktighet"),
        ("att nå ut med information om rösträtten", "information"),
    ],
)
def test_the_words_tell_the_topic(what: str, topic: str) -> None:
    assert topic in Topics.load().of(what)


def test_every_topic_of_the_table_is_in_the_scheme_and_the_other_way_round() -> None:
    assert set(Topics.load().labels) == set(Schemes.load().values("topic"))


def test_without_a_word_of_any_topic_there_is_the_rest() -> None:
    assert Topics.load().of("göra det snart") == ("övrigt",)


@pytest.mark.parametrize("text", ["Kulturdepartementet lämnar svaret", "arbetsmarknadsministern svarar"])
def test_the_name_of_an_office_is_no_topic(text: str) -> None:
    assert Topics.load().of(text) == ("övrigt",)


def test_a_whole_word_is_not_found_in_a_longer_one() -> None:
    assert "regelverk" in Topics.load().of("en ny lag")
    assert "regelverk" not in Topics.load().of("ett nytt lager")
    assert "regelverk" not in Topics.load().of("ett nytt förslag")


def test_the_content_counts_more_than_the_rest_of_the_sentence() -> None:
    topics = _topics(bygge={"words": ["bygg"]})
    assert topics.of("odling", "bygget av odling")[0] == "trädgård"
    assert topics.of("bygget", "bygget av odling")[0] == "bygge"


def test_the_theme_decides_only_where_the_sentence_is_silent() -> None:
    topics = _topics(bygge={"words": ["bygg"]})
    assert topics.of("mer av det", "vi vill ha mer av det", theme="Byggen i stan") == ("bygge",)
    assert topics.of("odling", "odling", theme="Byggen i stan") == ("trädgård",)


def test_a_word_counts_once_however_often_it_stands() -> None:
    topics = _topics(bygge={"words": ["bygg", "mur"]})
    assert topics.of("odla, odla, odla bredvid bygget och muren")[0] == "bygge"


def test_a_strong_word_outweighs_a_weak_one() -> None:
    topics = _topics(bygge={"strong": ["mur"], "weak": ["vägg"]})
    assert topics.of("odla vid muren") == ("bygge", "trädgård")
    assert topics.of("odla vid väggen") == ("trädgård", "bygge")


def test_a_factor_lifts_all_words_of_a_topic() -> None:
    assert _topics(bygge={"factor": 1.5, "words": ["mur"]}).of("odla vid muren")[0] == "bygge"


def test_a_faint_second_topic_is_left_out() -> None:
    assert _topics(bygge={"strong": ["mur", "tak"], "words": ["sten"]}).of("odla på tak av sten vid muren") == (
        "bygge",
    )


def test_a_phrase_and_a_part_of_a_word_are_found() -> None:
    topics = _topics(bygge={"words": ["på höjden", "*husets"]})
    assert topics.of("bo på höjden") == ("bygge",)
    assert topics.of("båthusets grund") == ("bygge",)
    assert topics.of("på höjder") == ("annat",)


def test_what_the_file_may_not_hold_is_named() -> None:
    with pytest.raises(ConfigError, match="ord"):
        _topics(bygge={"ord": ["mur"]})
    with pytest.raises(ConfigError, match="second"):
        Topics({}, {"strong": 1.0}, "annat")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_has_one_or_two_topics_and_always_the_same(what: str, sentence: str) -> None:
    topics = Topics.load()
    found = topics.of(what, sentence)
    assert 1 <= len(found) <= 2
    assert set(found) <= set(topics.labels)
    assert found == topics.of(what, sentence)
