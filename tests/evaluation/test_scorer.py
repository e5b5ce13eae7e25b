from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.evaluation.report import as_json
from samrad.evaluation.scorer import read_gold, score, within
from samrad.loaders.claim import Claim, ClaimKind

#: Scored once with the annotation's own scorer, whose figures stand in the file.
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))

NAMES = ("Röda Korset", "kommuner", "NOD", "Föreningen Linjen")


def sides(case: dict[str, Any]) -> tuple[list[Claim], list[Claim]]:
    gold, system = ([Claim.from_record(record) for record in case[side]] for side in ("gold", "system"))
    spans = {doc: [(lo, hi) for lo, hi in parts] for doc, parts in case["spans"].items()} if "spans" in case else None
    return within(gold, spans, gold), within(system, spans, gold)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_figures_are_those_of_the_annotation_s_scorer(case: dict[str, Any]) -> None:
    figures, wanted = as_json(score(*sides(case))), case["figures"]
    assert figures.keys() == wanted.keys()
    for part in ("detect", "tuple"):
        assert figures[part].keys() == wanted[part].keys()
        for kind, figure in wanted[part].items():
            assert figures[part][kind] == pytest.approx(figure), (part, kind)
    assert figures["ask"] == pytest.approx(wanted["ask"])
    assert figures["slots"] == pytest.approx(wanted["slots"])


def test_the_cases_cover_right_and_wrong_of_every_figure() -> None:
    """Guards the file: cases that are all perfect would agree with any scorer."""
    for part in ("detect", "tuple"):
        assert {case["figures"][part]["all"]["f1"] for case in CASES} >= {0.0, 1.0}
        assert any(0 < case["figures"][part]["all"]["f1"] < 1 for case in CASES)
    for slot in ("claimant", "addressee", "participants", "what", "topics", "status"):
        assert any(0 < case["figures"]["slots"][slot] < 1 for case in CASES), slot


def claims(names: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[list[Claim]]:
    """Give claims at places that are the same or apart, of each kind at most one a place."""

    def made(places: dict[tuple[int, ClaimKind], tuple[tuple[str, ...], tuple[str, ...], str]]) -> list[Claim]:
        return [
            Claim("möte", place * 10, place * 10 + 9, "x" * 9, kind, one, two, one, "", what)
            for (place, kind), (one, two, what) in places.items()
        ]

    place = st.tuples(st.integers(0, 4), st.sampled_from(ClaimKind))
    return st.dictionaries(place, st.tuples(names, names, st.text(max_size=8)), max_size=8).map(made)


CLAIMS = claims(st.lists(st.sampled_from(NAMES), max_size=2).map(tuple))


@settings(deadline=None)
@given(CLAIMS)
def test_a_perfect_system_has_one_everywhere(gold: list[Claim]) -> None:
    scores = score(gold, list(gold))
    for figures in (scores.detect, scores.whole):
        assert {figure.f1 for figure in figures.values() if figure.gold} <= {1.0}
    assert scores.ask.f1 == (1.0 if scores.ask.gold else 0.0)
    assert not scores.missed
    assert not scores.spurious


@settings(deadline=None)
@given(CLAIMS, CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(gold: list[Claim], system: list[Claim], dice: Any) -> None:
    before = as_json(score(gold, system))
    dice.shuffle(gold)
    dice.shuffle(system)
    after = as_json(score(gold, system))
    assert after["slots"] == pytest.approx(before["slots"])
    assert {part: after[part] for part in ("detect", "tuple", "ask")} == {
        part: before[part] for part in ("detect", "tuple", "ask")
    }


@settings(deadline=None)
@given(CLAIMS, CLAIMS)
def test_swapping_gold_and_system_swaps_precision_and_recall(gold: list[Claim], system: list[Claim]) -> None:
    there, back = score(gold, system), score(system, gold)
    for name, figure in there.detect.items():
        assert figure.f1 == pytest.approx(back.detect[name].f1)
        assert (figure.precision, figure.recall) == (back.detect[name].recall, back.detect[name].precision)


@settings(deadline=None)
@given(CLAIMS, CLAIMS)
def test_every_claim_is_matched_or_left_over_once(gold: list[Claim], system: list[Claim]) -> None:
    scores = score(gold, system)
    assert len(scores.pairs) + len(scores.missed) == len(gold)
    assert len(scores.pairs) + len(scores.spurious) == len(system)
    assert scores.ask.hits <= scores.whole["request"].hits <= scores.detect["request"].hits


def test_the_parts_that_the_gold_covers_stand_beside_it(tmp_path: Path, claim: Callable[..., Claim]) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(claim((0, 5)).to_record()) + "\n", encoding="utf-8")
    assert read_gold(gold) == ([claim((0, 5))], None)
    gold.with_name("gold.spans.json").write_text('{"möte": [[0, 3], [8, 9]]}', encoding="utf-8")
    assert read_gold(gold)[1] == {"möte": [(0, 3), (8, 9)]}


@pytest.mark.parametrize("spans", ["[1]", "{", '{"a": [[1]]}', '{"a": 3}', '{"a": [["x", "y"]]}'])
def test_parts_that_are_none_are_an_error_that_names_the_file(tmp_path: Path, spans: str) -> None:
    (tmp_path / "gold.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "gold.spans.json").write_text(spans, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"gold\.spans\.json"):
        read_gold(tmp_path / "gold.jsonl")
