"""The trained weights and the rules' own estimates: read, summed, refused where they are broken."""

from __future__ import annotations

import json

import pytest

from samrad.errors import ConfigError
from samrad.loaders.claim import ClaimKind
from samrad.loaders.extraction.lexicon import adjusting_words, adjustments, rules
from samrad.loaders.extraction.weights import Weights, weights

PART = {"bias": -1.0, "trust": 0.5, "threshold": 0.4, "weights": {"r:should": 2.0}}
GOOD = {
    "calibration": {"slope": 0.5, "shift": 1.0},
    "kinds": {kind.value: PART for kind in ClaimKind},
    "second": 0.7,
}


def test_the_odds_are_a_plain_sum() -> None:
    model = Weights.from_json(json.dumps(GOOD))
    assert model.odds(ClaimKind.REQUEST, 3.0, frozenset({"r:should", "unknown"})) == -1.0 + 0.5 * 3.0 + 2.0


def test_confidence_is_the_share_that_is_right() -> None:
    model = Weights.from_json(json.dumps(GOOD))
    assert model.confidence(-2.0) == 0.5
    assert 0.5 < model.confidence(0.0) < model.confidence(3.0) < 1


@pytest.mark.parametrize("broken", ["{}", "[]", "no", json.dumps({**GOOD, "second": "high"}), '{"kinds": {}}'])
def test_broken_weights_are_refused(broken: str) -> None:
    with pytest.raises(ConfigError, match="weights"):
        Weights.from_json(broken)


def test_the_shipped_weights_know_every_kind_and_are_rounded() -> None:
    model = weights()
    assert model is not None
    assert set(model.weight) == set(ClaimKind)
    numbers = [number for part in model.weight.values() for number in part.values()]
    assert all(round(number, 2) == number for number in numbers)


def test_the_shipped_weights_know_no_single_words() -> None:
    model = weights()
    assert model is not None
    assert not [sign for known in model.weight.values() for sign in known if sign.startswith("w:")]


def test_the_words_that_an_adjustment_names_are_looked_for() -> None:
    assert "hjälp" in adjusting_words()
    assert "penningregn" not in adjusting_words()


def test_adjustments_name_rules_that_exist() -> None:
    names = {rule.name for rule in rules()}
    signs = {sign for entry in adjustments() for sign in entry.every | entry.some}
    named = {sign.split(":")[1].split("+")[0] for sign in signs if sign.startswith(("r:", "c:"))}
    assert named <= names
