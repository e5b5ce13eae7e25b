from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.composed import Composed


def test_a_text_that_needs_nothing_is_left_as_it_is() -> None:
    text = "Röda Korset\r\nmöttes – i Skåne"
    composed = Composed.of(text)
    assert composed.text is text
    assert composed.source(0, 4).of(text) == "Röda"


def test_broken_words_are_joined_and_lead_back_to_the_source() -> None:
    text = "Arbetsför-\r\n   medlingen svarade"
    composed = Composed.of(text)
    assert composed.text == "Arbetsförmedlingen svarade"
    assert composed.source(0, 18).of(text) == "Arbetsför-\r\n   medlingen"


def test_a_hyphen_before_a_capital_a_figure_or_a_bullet_breaks_no_word() -> None:
    for text in ("Delmos-\nProjektet", "åren 2019-\n2020", "Vi ska:\n- börja", "slut -\nnu"):
        assert Composed.of(text).text == text


@given(st.text(alphabet=st.sampled_from("aåo\u0308\u030a\u00ad\ufeff-\r\n RK.")))
def test_every_place_leads_back_to_a_place(text: str) -> None:
    composed = Composed.of(text)
    assert unicodedata.is_normalized("NFC", composed.text)
    assert "\u00ad" not in composed.text
    last = 0
    for place in range(len(composed.text)):
        span = composed.source(place, place + 1)
        assert last <= span.start < span.end <= len(text)
        last = span.start
        assert composed.index(span.start) <= place
