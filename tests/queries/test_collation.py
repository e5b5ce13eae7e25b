from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samrad.queries.collation import collation_key


def in_order(*words: str) -> bool:
    turned = list(reversed(words))  # so that an order which does nothing is seen
    return sorted(turned, key=collation_key) == list(words)


def test_the_swedish_letters_come_last_in_their_own_order() -> None:
    assert in_order("Arvika", "Zinkgruvan", "Åmål", "Ängelholm", "Örebro")


def test_case_does_not_part_words_and_accents_only_break_a_tie() -> None:
    assert in_order("arkiv", "Arkivet", "arkivets")
    assert in_order("ide", "idé", "idéburen", "idegran")


def test_decomposed_letters_sort_as_composed_ones() -> None:
    assert collation_key("A\u030amål")[0] == collation_key("Åmål")[0]
    assert in_order("Zeta", "A\u030amål", "Ängelholm")


def test_neighbours_letters_stand_beside_their_swedish_ones() -> None:
    assert in_order("Ælfred", "Ärla", "Øst", "Överby")
    assert in_order("müsli", "mutter")


def test_a_word_comes_before_the_same_word_with_more_after_it() -> None:
    assert in_order("kommun", "kommun i norr", "kommuner")
    assert in_order("1", "2", "A")


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_texts_have_one_order_whatever_order_they_came_in(texts: list[str]) -> None:
    turned = list(reversed(texts))
    assert sorted(texts, key=collation_key) == sorted(turned, key=collation_key)
