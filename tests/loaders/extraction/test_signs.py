"""The letters that a sign's pattern is tried by stand wherever it fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.extraction.signs import _PHRASES, _TENSE

_PLAIN = "om detta är till för att har hade med mellan från åt av s och ökade skedde säger stödet 2031 det"
_WORDS = st.sampled_from([*_PLAIN.split(), ", säger", "\ue000\ue000", "\ue001\ue001"])


@given(st.lists(_WORDS, min_size=1, max_size=12).map(" ".join))
def test_no_pattern_fits_where_the_letters_it_is_tried_by_are_missing(text: str) -> None:
    for name, letters, pattern in (*_TENSE, *_PHRASES):
        if pattern.search(text):
            assert letters in text, name


def test_each_pattern_fits_somewhere() -> None:
    text = (
        "detta är bra för att \ue000\ue000 och \ue000\ue000 har ökat stödet till \ue000\ue000 med \ue000\ue000 "
        "från \ue000\ue000 ledes av \ue000\ue000 för \ue000\ue000s \ue001\ue001 om vi ökade 2031, säger hon"
    )
    found = {name for name, _, pattern in (*_TENSE, *_PHRASES) if pattern.search(text)}
    missing = {name for name, _, _ in (*_TENSE, *_PHRASES)} - found
    assert missing == {"money-first"}  # stands at the beginning of a sentence alone, as "explains" does
