"""The time of a role is what its sentence tells."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.role_dates import held_in

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("SIOS har suttit där sedan 2018.", "2018-01-01", None),
        ("SIOS sitter där från och med den 1 mars 2021.", "2021-03-01", None),
        ("SIOS sitter där till och med 2024.", None, "2024-12-31"),
        ("SIOS satt där från och med 2018 till och med mars 2020.", "2018-01-01", "2020-03-31"),
        ("SIOS har under 2020 haft uppdraget.", "2020-01-01", "2020-12-31"),
        ("SIOS fick medel mellan åren 2023–2025.", "2023-01-01", "2025-12-31"),
        ("SIOS satt\ndär under perioden 2024 - 2026.", "2024-01-01", "2026-12-31"),
    ],
)
def test_a_time_that_is_told(text, first, last):
    held = held_in(text)
    assert held is not None
    assert (held.first, held.last) == (first and DAY(first), last and DAY(last))
    assert held.words in " ".join(text.split())[:-1] or (first and last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SIOS sitter där sedan länge.",
        "Skriv till 2020 kronor.",
        "sedan 2020/21:4",
        "till och med 2018, sedan 2020.",
    ],
)
def test_a_time_that_is_not_told_or_runs_backwards(text):
    assert held_in(text) is None


@given(st.text(max_size=80))
def test_any_text_gives_days_in_order_or_nothing(text):
    held = held_in(f"sedan 2020 {text}")
    assert held is None or held.first is None or held.last is None or held.first <= held.last
