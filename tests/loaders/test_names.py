"""Words of a text, and what is remembered of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.names import Telling, Words, words_of


@given(st.text(alphabet=st.sampled_from("aÅßİſ_1 .-\n\u0345\u00ad"), max_size=40) | st.text(max_size=40))
def test_words_stand_where_they_are_written(text: str) -> None:
    found = [(*match.span(), match.group().casefold()) for match in re.finditer(r"\w+", text)]
    words = Words(text)
    assert words.steps == words_of(text) == found
    assert words.different == {word for _, _, word in found}


def test_some_words_are_found_at_all_their_places_in_order() -> None:
    words = Words("Granby och Ekby, och så Granby.")
    assert [step[0] for step in words.among({"granby", "ekby", "lundby"})] == [0, 11, 24]
    assert words.among({"lundby"}) == []


def test_each_word_is_judged_once() -> None:
    asked: list[str] = []

    def ends_in_by(word: str) -> bool:
        asked.append(word)
        return word.endswith("by")

    telling = Telling(ends_in_by)
    assert telling.among({"granby", "och"}) == {"granby"}
    assert telling.among({"granby", "och", "ekby"}) == {"granby", "ekby"}
    assert telling.among({"och"}) == set()
    assert sorted(asked) == ["ekby", "granby", "och"]
