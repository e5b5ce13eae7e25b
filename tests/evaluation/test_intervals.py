from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.evaluation.comparison import compare
from samrad.evaluation.intervals import Bootstrap, interval
from samrad.loaders.claim import Claim, ClaimKind
from samrad.loaders.read import parse_text

COUNTS = st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)).map(
    lambda n: (n[0], n[0] + n[1], n[0] + n[2])
)


@settings(deadline=None)
@given(st.lists(COUNTS, min_size=5, max_size=12))
def test_an_interval_lies_between_nought_and_one_and_holds_still(counts: list[tuple[int, int, int]]) -> None:
    found = interval(counts)
    assert found is not None
    assert 0 <= found.low <= found.high <= 1
    assert found == interval(counts), "the same counts give the same interval"


def test_an_interval_is_wide_where_documents_differ_and_narrow_where_they_do_not() -> None:
    uneven = interval([(10, 10, 10)] * 4 + [(0, 10, 10)] * 4)
    even = interval([(5, 10, 10)] * 8)
    assert uneven is not None
    assert even is not None
    assert even.low == even.high == 0.5
    assert uneven.low < 0.3
    assert uneven.high > 0.7


def test_documents_are_drawn_where_there_are_enough(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5), doc=doc) for doc in "abcde"]
    drawn = Bootstrap(compare("g", gold, gold[:4]))
    assert (drawn.unit, drawn.units) == ("document", list("abcde"))
    found = drawn.detect()
    assert found is not None
    assert found.low < 8 / 9 < found.high == 1.0


def test_sections_are_drawn_where_documents_are_few(claim: Callable[..., Claim], text: str) -> None:
    gold = [claim("Röda Korset vill att kommunerna öppnar fler lokaler."), claim("Rädda Barnen samverkar med MSB.")]
    drawn = Bootstrap(compare("g", gold, gold, documents=[parse_text(text, stem="möte")]))
    assert drawn.unit == "section"
    assert [unit.split("\x1f")[1].split(" › ")[-1] for unit in drawn.units] == ["Behov", "Samverkan"]
    assert drawn.detect() is None, "two sections are too few"


def test_each_figure_has_its_own_interval(claim: Callable[..., Claim]) -> None:
    gold = [claim((0, 5), doc=doc, claimant="NOD", what="fler lokaler") for doc in "abcdef"]
    system = [claim((0, 5), doc=doc, claimant="Delmos" if doc == "a" else "NOD", what=doc) for doc in "abcdef"]
    drawn = Bootstrap(compare("g", gold, system))
    found = [drawn.detect(), drawn.whole(), drawn.ask(), drawn.detect(ClaimKind.ROLE)]
    assert [str(one) for one in found[:1] + found[2:]] == ["1.00–1.00", "0.00–0.00", "0.00–0.00"]
    assert found[1] is not None
    assert found[1].low < found[1].high == 1.0
