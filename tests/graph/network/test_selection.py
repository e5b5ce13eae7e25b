from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.errors import ConfigError
from samrad.graph.network.selection import select
from samrad.loaders.claim import Claim, ClaimKind

Make = Callable[..., Claim]


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


def test_a_claim_without_a_date_has_its_documents(claim: Make) -> None:
    own, lent = claim(doc="a", date="2019"), claim(doc="a")
    assert select([own, lent], since="2021", dates={"a": "2021-03"}) == [lent]


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
