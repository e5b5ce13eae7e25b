from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.evaluation.comparison import compare
from samrad.evaluation.scorer import Figure
from samrad.evaluation.slots import actor_faults, by_attribution, fault, slot_figures
from samrad.loaders.claim import Claim, ClaimKind


def test_what_fills_a_slot_is_counted_over_all_matched_claims(claim: Callable[..., Claim]) -> None:
    pairs = [
        (
            claim((0, 5), addressee=("kommuner", "NOD"), what="fler lokaler"),
            claim((0, 5), addressee="RK", what="lokaler"),
        ),
        (claim((6, 9), addressee="Röda Korset"), claim((6, 9), addressee="RK")),
        (claim((10, 15), "offer"), claim((10, 15), "offer")),
    ]
    found = slot_figures(pairs)
    assert found["addressee"]["request"] == (2, Figure(hits=1, system=2, gold=3))
    assert found["addressee"]["offer"] == (0, Figure(0, 0, 0))
    assert found["what"]["all"] == (1, Figure(hits=1, system=1, gold=2))


def test_status_is_right_or_wrong(claim: Callable[..., Claim]) -> None:
    pairs = [(claim((0, 5), "cooperation", status="past"), claim((0, 5), "cooperation", status="ongoing"))]
    assert slot_figures(pairs)["status"]["cooperation"].figure == Figure(hits=0, system=1, gold=1)


@pytest.mark.parametrize(
    ("gold", "system", "said"),
    [
        ((), (), "right"),
        (("Röda Korset",), ("RK",), "right"),
        (("NOD",), (), "missing"),
        ((), ("NOD",), "extra"),
        (("NOD", "Delmos"), ("NOD",), "partly"),
        (("NOD",), ("Delmos",), "other"),
    ],
)
def test_a_slot_is_wrong_in_one_of_four_ways(
    claim: Callable[..., Claim], gold: tuple[str, ...], system: tuple[str, ...], said: str
) -> None:
    assert fault(claim((0, 5), addressee=gold), claim((0, 5), addressee=system), "addressee") == said


def test_faults_are_counted_for_the_slots_of_the_kind(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5), claimant="NOD"), claim((6, 9), "role", claimant="NOD", participants="Delmos")]
    system = [claim((0, 5), claimant="NOD", addressee="Delmos"), claim((6, 9), "role", participants="NOD")]
    found = actor_faults(compare("g", gold, system))
    assert {key: dict(number) for key, number in found.items() if number} == {
        (ClaimKind.REQUEST, "claimant"): {"right": 1},
        (ClaimKind.REQUEST, "addressee"): {"extra": 1},
        (ClaimKind.ROLE, "participants"): {"other": 1},
    }


def test_how_a_claimant_was_found_says_how_often_it_is_right(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5), claimant="NOD"), claim((6, 9), claimant="NOD"), claim((10, 15), claimant="NOD")]
    system = [
        claim((0, 5), claimant="NOD", attribution="turn"),
        claim((6, 9), claimant="Delmos", attribution="turn"),
        claim((10, 15), claimant="NOD"),
    ]
    found = by_attribution(compare("g", gold, system), "claimant")
    assert {how: dict(n) for how, n in found.items()} == {"turn": {"right": 1, "other": 1}, "not said": {"right": 1}}
