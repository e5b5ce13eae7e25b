from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.shadow import Shadow, fold

ODD = st.text(
    st.one_of(
        st.sampled_from("aåäöÅxo\u030a\u0308\u0301\u0323\u00ad\u200b\ufeff\u00a0 \t\r\n\u2003\u1100\u1161\u11a8"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def test_a_decomposed_name_with_soft_hyphens_is_found_at_its_place_in_the_source() -> None:
    text = "\ufeffMötet:\r\nRo\u0308da\u00a0\r\n Kor\u00adset bad om hjälp."
    shadow = Shadow.of(text)
    at = shadow.text.index("Röda Korset")
    span = shadow.source(at, at + len("Röda Korset"))
    assert span.of(text) == "Ro\u0308da\u00a0\r\n Kor\u00adset"


def test_a_shadow_of_a_part_counts_from_the_start_of_the_text() -> None:
    text = "Först. Sedan  kommer SIOS."
    shadow = Shadow.of(text, 7)
    assert shadow.text == "Sedan kommer SIOS."
    assert shadow.source(13, 17).of(text) == "SIOS"


def test_an_empty_slice_is_an_empty_span_within_the_text() -> None:
    shadow = Shadow.of("ab")
    assert shadow.source(1, 1) == shadow.source(1, 0)
    assert shadow.source(2, 2).start == 2
    assert Shadow.of("xx\u00adyy", 2, 3).source(0, 0).start == 2


def test_fold_gives_what_a_reader_sees() -> None:
    assert fold("\u00a0Fo\u0308r\u00adening\u200b\n") == "För" + "ening"


@given(ODD)
def test_the_shadow_is_composed_and_has_no_runs_of_white_space(text: str) -> None:
    shadow = Shadow.of(text).text
    assert shadow == unicodedata.normalize("NFC", shadow)
    assert "  " not in shadow
    assert not any(char in shadow for char in "\u00ad\u200b\ufeff\u00a0\r\n\t")


@given(ODD, st.data())
def test_a_slice_maps_to_source_whose_shadow_is_that_slice(text: str, data: st.DataObject) -> None:
    shadow = Shadow.of(text)
    i = data.draw(st.integers(0, len(shadow)))
    j = data.draw(st.integers(i, len(shadow)))
    # A slice that cuts a letter which only several characters make gives the whole letter.
    while 0 < i < len(shadow) and shadow.starts[i] == shadow.starts[i - 1]:
        i -= 1
    while 0 < j < len(shadow) and shadow.ends[j - 1] == shadow.ends[j]:
        j += 1
    span = shadow.source(i, j)
    assert Shadow.of(text, span.start, span.end).text == shadow.text[i:j]


@given(ODD)
def test_places_never_go_back(text: str) -> None:
    shadow = Shadow.of(text)
    assert list(shadow.starts) == sorted(shadow.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(shadow.starts, shadow.ends, strict=True))


@given(ODD)
def test_fold_is_the_shadow_without_the_white_space_round_it(text: str) -> None:
    assert fold(text) == Shadow.of(text).text.strip()
