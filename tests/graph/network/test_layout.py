from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.graph.network.layout import positions

NAMES = [f"n{i:02d}" for i in range(14)]
BOX = {name: (60.0 + 9 * index, 34.0 + index) for index, name in enumerate(NAMES)}
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=24)


def overlapping(places: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a in places
        for b in places
        if a < b
        and abs(places[a][0] - places[b][0]) < (BOX[a][0] + BOX[b][0]) / 2
        and abs(places[a][1] - places[b][1]) < (BOX[a][1] + BOX[b][1]) / 2
    ]


@settings(deadline=None, max_examples=40)
@given(PAIRS, PAIRS)
def test_every_node_has_a_place_and_no_boxes_overlap(pairs: list[tuple[str, str]], core: list[tuple[str, str]]) -> None:
    places = positions(NAMES, pairs + core, BOX, core)
    assert sorted(places) == NAMES
    assert overlapping(places) == []


@settings(deadline=None, max_examples=20)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_edges_changes_nothing(pairs: list[tuple[str, str]], random: st.DataObject) -> None:
    nodes, mixed = NAMES[:], pairs[:]
    random.shuffle(nodes)
    random.shuffle(mixed)
    assert positions(nodes, [pair[::-1] for pair in mixed], BOX) == positions(NAMES, pairs, BOX)


def test_what_is_switched_on_later_moves_nothing_that_was_there() -> None:
    core = [("n00", "n01"), ("n01", "n02"), ("n02", "n03")]
    more = [("n04", "n01"), ("n05", "n03"), ("n06", "n05")]
    alone = positions(NAMES[:4], core, BOX)
    whole = positions(NAMES, core + more, BOX, core)
    assert {name: whole[name] for name in alone} == alone


def test_nothing_and_one_alone_have_a_picture_too() -> None:
    assert positions([], [], {}) == {}
    assert list(positions(["n00"], [("n00", "n00")], BOX)) == ["n00"]


@pytest.mark.parametrize("seed", ["0", "7"])
def test_positions_do_not_depend_on_the_hash_seed(seed: str) -> None:
    code = (
        "from samrad.graph.network.layout import positions\n"
        "nodes = [f'n{i:02d}' for i in range(14)]\n"
        "pairs = [(nodes[i], nodes[(i * i + 1) % 14]) for i in range(14)]\n"
        "print(positions(nodes, pairs, {n: (90.0, 40.0) for n in nodes}))"
    )
    pairs = [(NAMES[i], NAMES[(i * i + 1) % 14]) for i in range(14)]
    out = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert out.stdout.strip() == str(positions(NAMES, pairs, dict.fromkeys(NAMES, (90.0, 40.0))))
