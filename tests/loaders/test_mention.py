from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.document import Span
from samrad.loaders.mention import HOW, Mention, beginning_in, longest
from samrad.ontology.actor import Actor

_ACTOR = Actor("granen", "Granen", "Agency", "public")


def _mention(start: int, end: int, how: str = "label") -> Mention:
    return Mention(start, end, "x" * (end - start), _ACTOR, how)


def test_of_two_that_overlap_the_longer_stays() -> None:
    assert longest([_mention(0, 4), _mention(2, 12, "pattern")]) == [_mention(2, 12, "pattern")]


def test_of_two_of_one_length_the_surer_stays() -> None:
    assert longest([_mention(0, 4, "context"), _mention(0, 4, "alias")]) == [_mention(0, 4, "alias")]


def test_mentions_that_meet_do_not_overlap() -> None:
    assert longest([_mention(4, 8), _mention(0, 4)]) == [_mention(0, 4), _mention(4, 8)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from(HOW))))
def test_what_stays_is_in_order_apart_and_leaves_no_room(rows: list[tuple[int, int, str]]) -> None:
    given_mentions = [_mention(start, start + length, how) for start, length, how in rows]
    kept = longest(given_mentions)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for mention in given_mentions:
        assert any(mention.start < other.end and other.start < mention.end for other in kept)


def test_a_span_has_the_mentions_that_begin_in_it() -> None:
    mentions = [_mention(0, 4), _mention(4, 8), _mention(6, 12), _mention(12, 14)]
    assert list(beginning_in(mentions, Span(4, 12))) == mentions[1:3]
    assert list(beginning_in(mentions, Span(13, 20))) == []
