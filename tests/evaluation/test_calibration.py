from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.evaluation.calibration import calibration
from samrad.evaluation.scorer import score
from samrad.loaders.claim import Claim


def test_confidence_stands_beside_how_often_it_is_right(claim: Callable[..., Claim]) -> None:
    gold = [claim((i * 10, i * 10 + 5), claimant="NOD") for i in range(4)]
    system = [claim((i * 10, i * 10 + 5), claimant="NOD", confidence=0.8) for i in range(3)]
    system += [claim((30, 35), claimant="Delmos", confidence=0.8), claim((90, 95), confidence=0.8)]
    system += [claim((100, 105), confidence=0.35), claim((110, 115))]
    made = calibration(score(gold, system))
    assert [(b.low, b.claims) for b in made.bins] == [(0.3, 1), (0.8, 5)]
    assert (made.bins[1].found, made.bins[1].right, made.bins[0].found) == (0.8, 0.6, 0.0)
    assert made.ece == pytest.approx(0.35 / 6)
    assert made.brier == pytest.approx((4 * 0.2**2 + 0.8**2 + 0.35**2) / 6)
    assert (made.claims, made.without) == (6, 1)


def test_certainty_that_is_right_costs_nothing_and_certainty_that_is_wrong_all(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5))]
    right = calibration(score(gold, [claim((0, 5), confidence=1.0)]))
    wrong = calibration(score(gold, [claim((50, 55), confidence=1.0)]))
    assert (right.brier, right.ece, right.bins[0].high) == (0, 0, 1.0)
    assert (wrong.brier, wrong.ece) == (1, 1)


def test_claims_without_confidence_make_no_table(claim: Callable[..., Claim]) -> None:
    made = calibration(score([claim((0, 5))], [claim((0, 5))]))
    assert (made.bins, made.claims, made.without) == ([], 0, 1)
