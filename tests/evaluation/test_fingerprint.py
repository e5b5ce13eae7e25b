from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from samrad.evaluation.fingerprint import fingerprint
from samrad.loaders.claim import Claim


@pytest.mark.parametrize(
    "change",
    [{"end": 6}, {"what": "annat"}, {"claimant": ("NOD",)}, {"topics": ("arbete",)}, {"status": "past"}, {"doc": "b"}],
)
def test_it_changes_with_any_field_that_is_judged(claim: Callable[..., Claim], change: dict) -> None:
    assert fingerprint([claim((0, 5))]) != fingerprint([replace(claim((0, 5)), **change)])


def test_it_does_not_change_with_order_or_with_what_nobody_judges(claim: Callable[..., Claim]) -> None:
    one, two = claim((0, 5)), claim((6, 9), rule="request-should", confidence=0.5)
    assert fingerprint([one, two]) == fingerprint([replace(two, rule="annan", confidence=None), one])


def test_it_changes_with_the_parts_that_are_covered(claim: Callable[..., Claim]) -> None:
    seen = {fingerprint([claim((0, 5))], spans) for spans in (None, {"möte": [(0, 5)]}, {"möte": [(0, 6)]})}
    assert len(seen) == 3
