from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.graph.network.selection import period, select
from samrad.loaders.claim import Claim, ClaimKind

Make = Callable[..., Claim]


@given(st.text() | st.from_regex(r"\d{4}-\d\d(-\d\d)?", fullmatch=True))
def test_any_text_is_a_period_or_none(text: str) -> None:
    days = period(text)
    assert days is None or (len(days[0]) == len(days[1]) == 10 and days[0] <= days[1])


@pytest.mark.parametrize("date", ["2021-02-29", "2021-13", "0000", "2021-00", "2021-1-1", "2021-04-31", "v. 27"])
def test_what_is_no_date_is_none(date: str) -> None:
    assert period(date) is None


@pytest.mark.parametrize(
    ("date", "since", "until", "kept"),
    [
        ("2020-10-21", "2020-10-21", "2020-10-21", True),
        ("2020-10-21", "2020-10-22", "", False),
        ("2020-10-21", "", "2020-10-20", False),
        ("2020-10-21", "", "2020-10", True),
        ("2020", "2020-06", "", True),
        ("2020", "", "2019", False),
        ("", "2020", "", False),
        ("", "", "", True),
    ],
)
def test_a_partial_date_passes_where_any_of_its_days_does(
    claim: Make, date: str, since: str, until: str, kept: bool
) -> None:
    assert bool(select([claim(date=date)], since=since, until=until)) is kept


def test_confidence_filters_extracted_claims_alone(claim: Make) -> None:
    sure, unsure, coded = claim(confidence=0.8), claim(confidence=0.4), claim(confidence=None)
    assert select([sure, unsure, coded], min_confidence=0.5) == [sure, coded]


def test_kinds_filter(claim: Make) -> None:
    asked, offered = claim("request"), claim("offer")
    assert select([asked, offered], kinds=[ClaimKind.OFFER]) == [offered]


@pytest.mark.parametrize("name", ["since", "until"])
def test_a_bound_that_is_no_date_is_refused_by_name(name: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}: 'igår' is not a date"):
        select([], **{name: "igår"})
