from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.evaluation.causes import causes, confusion, rules
from samrad.evaluation.comparison import compare
from samrad.evaluation.scorer import score
from samrad.loaders.claim import Claim, ClaimKind


def test_kinds_are_crossed_by_place_and_the_rest_stands_beside_nothing(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 10)), claim((20, 30), "offer"), claim((40, 50), "role")]
    system = [claim((0, 10)), claim((20, 29)), claim((60, 70), "funding")]
    assert dict(confusion(score(gold, system))) == {
        ("request", "request"): 1,
        ("offer", "request"): 1,
        ("role", "nothing"): 1,
        ("nothing", "funding"): 1,
    }


def test_a_claim_that_matches_is_never_crossed_with_another_kind(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 10)), claim((0, 10), "offer")]
    assert dict(confusion(score(gold, [claim((0, 10), "offer")]))) == {("offer", "offer"): 1, ("request", "nothing"): 1}


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 20), st.sampled_from(ClaimKind)), max_size=8)


def made(places: list[tuple[int, int, ClaimKind]]) -> list[Claim]:
    return [Claim("möte", start, start + size, "x" * size, kind) for start, size, kind in places]


@settings(deadline=None)
@given(PLACES, PLACES)
def test_every_claim_is_in_the_confusion_and_every_error_has_a_cause(
    gold: list[tuple[int, int, ClaimKind]], system: list[tuple[int, int, ClaimKind]]
) -> None:
    comparison = compare("g", made(gold), made(system), {"möte": [(0, 100)]})
    cells = confusion(comparison.scores)
    for kind in ClaimKind:
        assert sum(n for (row, _), n in cells.items() if row == kind) == sum(k is kind for _, _, k in gold)
        assert sum(n for (_, column), n in cells.items() if column == kind) == sum(k is kind for _, _, k in system)
    missed, spurious = causes(comparison)
    assert sum(n.total() for n in missed.values()) == len(comparison.scores.missed)
    assert sum(n.total() for n in spurious.values()) == len(comparison.scores.spurious)


def test_each_cause_is_told_from_the_others(claim: Callable[..., Claim]) -> None:
    gold = [
        claim((0, 10), "offer"),  # taken for a request
        claim((20, 30)),  # only its end was quoted
        claim((40, 50)),
        claim((40, 50), what="två"),  # one of two in the sentence was found
        claim((60, 70), "role"),  # nothing there
    ]
    system = [claim((0, 10)), claim((28, 32)), claim((40, 50))]
    missed, spurious = causes(compare("g", gold, system))
    assert {kind: dict(n) for kind, n in missed.items() if n} == {
        ClaimKind.OFFER: {"other kind": 1},
        ClaimKind.REQUEST: {"cut otherwise": 1, "one of several": 1},
        ClaimKind.ROLE: {"silent": 1},
    }
    assert dict(spurious[ClaimKind.REQUEST]) == {"other kind": 1, "cut otherwise": 1}


def test_rules_with_most_spurious_claims_come_first(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 10), claimant="NOD"), claim((20, 30), claimant="NOD")]
    system = [
        claim((0, 10), claimant="NOD", rule="bra"),
        claim((20, 30), claimant="Delmos", rule="bra"),
        claim((40, 50), rule="dålig"),
    ]
    found = rules(compare("g", gold, system))
    assert [(r.rule, r.claims, r.found, r.right, r.spurious) for r in found] == [
        ("dålig", 1, 0, 0, 1),
        ("bra", 2, 2, 1, 0),
    ]
