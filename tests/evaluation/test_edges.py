from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.evaluation.edges import network_effect, spearman
from samrad.evaluation.scorer import Figure
from samrad.loaders.claim import Claim


def test_edges_are_directed_pairs_of_requests_with_an_addressee(claim: Callable[..., Claim]) -> None:
    gold = [
        claim((0, 5), claimant="NOD", addressee=("kommuner", "regioner")),
        claim((6, 9), claimant="NOD", addressee="kommuner"),
        claim((10, 15), claimant="NOD", addressee="NOD"),  # to oneself
        claim((16, 19), claimant="NOD"),  # to nobody
        claim((20, 25), "offer", claimant="NOD", addressee="Delmos"),
    ]
    system = [
        claim((0, 5), claimant="NOD", addressee="kommuner"),
        claim((6, 9), claimant="kommuner", addressee="NOD"),
    ]
    effect = network_effect(gold, system)
    assert effect.edges == Figure(hits=1, system=2, gold=2)
    assert effect.weighted == Figure(hits=1, system=2, gold=3)
    assert effect.actors == 3
    assert effect.in_degree is None, "three actors have no order worth a number"


def test_who_is_asked_most_keeps_its_place_in_the_order(claim: Callable[..., Claim]) -> None:
    names = [f"Förening {i}" for i in range(12)]
    gold = [claim((0, 5), claimant="NOD", addressee=name) for i, name in enumerate(names) for _ in range(i + 1)]
    same = network_effect(gold, gold)
    assert (same.edges.f1, same.in_degree, same.out_degree) == (1.0, pytest.approx(1.0), pytest.approx(1.0))
    upside_down = [claim((0, 5), claimant="NOD", addressee=name) for i, name in enumerate(names) for _ in range(12 - i)]
    found = network_effect(gold, upside_down).in_degree
    assert found is not None
    assert found < -0.5


VALUES = st.lists(st.tuples(st.integers(-5, 5), st.integers(-5, 5)), min_size=2, max_size=12)


@settings(deadline=None)
@given(VALUES)
def test_a_rank_correlation_is_symmetric_bounded_and_blind_to_scale(pairs: list[tuple[int, int]]) -> None:
    left, right = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = spearman(left, right)
    assert (found is None) == (len(set(left)) == 1 or len(set(right)) == 1)
    if found is not None:
        assert -1.0000001 <= found <= 1.0000001
        assert found == pytest.approx(spearman(right, left))
        assert found == pytest.approx(spearman([3 * a**3 + 1 for a in left], right))
        assert found == pytest.approx(-spearman([-a for a in left], right))


def test_the_rank_correlation_of_a_textbook() -> None:
    """IQ and hours of television, the worked example of the literature: -29/165; and one with ties, by hand."""
    iq = [106.0, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    hours = [7.0, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    assert spearman(iq, hours) == pytest.approx(-29 / 165)
    assert spearman([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
