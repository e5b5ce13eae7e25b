from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.evaluation.agreement import agreement, alpha
from samrad.evaluation.comparison import compare
from samrad.loaders.claim import Claim
from samrad.loaders.read import parse_text

OPENS = "Röda Korset vill att kommunerna öppnar fler lokaler."
LISTENS = "Rädda Barnen vill att regeringen lyssnar."
WORKS = "Rädda Barnen samverkar med MSB."
HELPS = "Vi kan bistå med läxhjälp."


def test_the_alpha_of_krippendorff_s_own_example() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), A: two observers, ten binary units, alpha 0.095."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_the_alpha_of_krippendorff_s_example_with_five_values() -> None:
    """The same paper, B: two observers, twelve units, values a to e, alpha 0.692."""
    assert alpha(list(zip("aabbdcccedda", "babbbccceddd", strict=True))) == pytest.approx(0.692, abs=0.0005)


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_alpha_is_one_for_the_same_coding_and_symmetric(pairs: list[tuple[bool, bool]]) -> None:
    found = alpha(pairs)
    assert found == alpha([(b, a) for a, b in pairs])
    same = alpha([(a, a) for a, _ in pairs])
    assert same is None if len({a for a, _ in pairs}) == 1 else same == 1.0
    assert found is None or found <= 1.0


def test_two_codings_are_compared_sentence_by_sentence(claim: Callable[..., Claim], text: str) -> None:
    document = parse_text(text, stem="möte")
    first = [claim(OPENS), claim(LISTENS), claim(WORKS, "cooperation")]
    second = [claim(OPENS), claim(LISTENS[14:]), claim(WORKS, "cooperation"), claim(HELPS, "offer")]
    found = agreement(compare("a", first, second, documents=[document]))
    request, offer = found.kinds["request"], found.kinds["offer"]
    assert (request.value, request.first, request.second) == (1.0, 2, 2), "a quote of most of the sentence is the same"
    assert (offer.first, offer.second) == (0, 1)
    assert offer.value == pytest.approx(0.0)
    assert request.units == sum(len(block.sentences) for block in document.blocks)
    assert found.unplaced == 0


def test_only_sentences_that_the_gold_covers_are_units(claim: Callable[..., Claim], text: str) -> None:
    spans = {"möte": [(text.index(OPENS), text.index(WORKS))]}
    document = parse_text(text, stem="möte")
    found = agreement(compare("a", [claim(OPENS)], [claim(OPENS), claim(WORKS, "role")], spans, [document]))
    assert found.kinds["any claim"].units == 3, "two sentences and the heading after them"
    assert found.kinds["role"].second == 0


def test_actors_are_compared_where_both_have_the_claim(claim: Callable[..., Claim], text: str) -> None:
    first = [claim(OPENS, claimant="Röda Korset", addressee="kommuner"), claim(LISTENS, claimant="Rädda Barnen")]
    second = [claim(OPENS, claimant="RK", addressee="kommuner"), claim(LISTENS, claimant="NOD")]
    found = agreement(compare("a", first, second, documents=[parse_text(text, stem="möte")]))
    assert found.slots["addressee"].value == 1.0
    assert found.slots["addressee"].first == 1
    claimant = found.slots["claimant"].value
    assert claimant is not None
    assert 0 < claimant < 1


def test_a_claim_outside_every_sentence_is_told(claim: Callable[..., Claim], text: str) -> None:
    document = parse_text(text, stem="möte")
    found = agreement(compare("a", [claim(OPENS)], [claim((len(text) + 5, len(text) + 9))], documents=[document]))
    assert found.unplaced == 1
