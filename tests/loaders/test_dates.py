"""Partial dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.dates import date_range, in_words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-06", date(2020, 6, 1), date(2020, 6, 30)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-10-21", date(2020, 10, 21), date(2020, 10, 21)),
        (" 2020-10-21 ", date(2020, 10, 21), date(2020, 10, 21)),
        ("2020-06/2021", date(2020, 6, 1), date(2021, 12, 31)),
    ],
)
def test_a_partial_date_has_a_first_and_a_last_day(text, first, last):
    assert date_range(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2020-13", "2020-02-30", "0000", "20200101", "2020-6", "2021/2020", "2020/", "juni 2020", "٢٠٢٠"]
)
def test_what_is_no_date_is_no_date(text):
    assert date_range(text) is None
    assert in_words(text) == text


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day):
    text = day.isoformat()
    year, month, exact = (date_range(text[:n]) for n in (4, 7, 10))
    assert year
    assert month
    assert exact
    assert year[0] <= month[0] <= exact[0] == day == exact[1] <= month[1] <= year[1]


@given(st.text())
def test_no_text_breaks_it(text):
    assert date_range(text) is None or date_range(text)[0] <= date_range(text)[1]


def test_a_date_is_said_in_swedish():
    assert in_words("2024-06-04") == "4 juni 2024"
