"""Positions for a picture, the same on every machine: stress majorization, then boxes pushed apart.

Plain Python on purpose. Additions, divisions and square roots are exact by IEEE 754, so that the same network gets the
same positions whatever the hash seed, the processor or the library versions; the pictures are small enough for it (100
actors take 0.2 s). What starts from an angle is rounded before it is used, for sine and cosine are not exact.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["positions"]

Point = tuple[float, float]
Box = tuple[float, float]

#: Passes of the stochastic descent; more than 30 changed the pictures no longer visibly.
_PASSES = 60

#: The picture is wider than high, as screens and report pages are.
_ASPECT = 1.45

#: How many times the sum of all boxes the picture takes: below 2 the push apart tears neighbours from each other.
_ROOM = 2.6

#: Passes of pushing boxes apart; it ends as soon as none overlap.
_PUSHES = 400

#: Free space between two boxes, in the unit of the boxes (pixels).
_GAP = 10.0


def positions(
    nodes: Sequence[str],
    edges: Iterable[tuple[str, str]],
    boxes: Mapping[str, Box],
    core: Iterable[tuple[str, str]] = (),
) -> dict[str, tuple[int, int]]:
    """Return the centre of each node's box; boxes do not overlap, y grows downwards.

    Where the picture opens on a part of the edges, that part is placed first and for itself, and the other nodes find
    a place round and between: so the first view is compact and nothing moves when the rest is switched on.

    :param nodes: all nodes; their order does not matter
    :param edges: pairs of nodes; loops and repetitions do no harm
    :param boxes: width and height of each node with its label
    :param core: the edges that the picture opens on; all of them where it is empty
    """
    nodes = sorted(nodes)
    links = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    first = sorted({(min(pair), max(pair)) for pair in core if pair[0] != pair[1]}) or links
    inner = sorted({end for link in first for end in link})
    placed = _spread(_stress(inner, first), boxes) if inner else {}
    _push_apart(placed, boxes, frozenset())
    fixed = frozenset(placed)
    _place_rest([n for n in nodes if n not in fixed], links, placed, boxes)
    _push_apart(placed, boxes, fixed)
    return {node: (round(placed[node][0]), round(placed[node][1])) for node in nodes}


def _stress(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Place nodes so that distances in the picture come near those in the network (stochastic gradient descent)."""
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in links:
        near[a].add(b)
        near[b].add(a)
    far = _distances(nodes, near)
    place = {node: list(_spiral(index)) for index, node in enumerate(nodes)}
    pairs = [(a, b, far[a][b]) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
    if not pairs:
        return {node: (0.0, 0.0) for node in nodes}
    longest = max(d for _, _, d in pairs)
    shuffled = random.Random(1)  # any seed will do, as long as it is always the same
    for step in range(_PASSES):
        # The step size falls from "move all the way" for the farthest pair to a tenth for the nearest.
        rate = longest**2 / (1 + step * step * longest**2 / (0.02 * _PASSES**2))
        shuffled.shuffle(pairs)
        for a, b, wanted in pairs:
            pa, pb = place[a], place[b]
            dx, dy = pa[0] - pb[0], pa[1] - pb[1]
            length = math.sqrt(dx * dx + dy * dy) or 1e-6
            move = min(1.0, rate / (wanted * wanted)) * (length - wanted) / (2 * length)
            pa[0] -= move * dx
            pa[1] -= move * dy
            pb[0] += move * dx
            pb[1] += move * dy
    return {node: (x, y) for node, (x, y) in place.items()}


def _spiral(index: int) -> Point:
    """Return a point of a sunflower's spiral, where no two points meet."""
    angle, radius = index * 2.399963, math.sqrt(index + 0.5)
    return round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)


def _distances(nodes: Sequence[str], near: Mapping[str, set[str]]) -> dict[str, dict[str, float]]:
    """Return the shortest ways, where a link is the longer the more neighbours its ends do not share.

    With links of one length all leaves of a hub would want one and the same circle. Parts that no way joins are kept
    a little further apart than the longest way.
    """

    def length(a: str, b: str) -> float:
        return math.sqrt(max(1.0, len((near[a] | near[b]) - (near[a] & near[b])) / 2))

    ways: dict[str, dict[str, float]] = {}
    for start in nodes:
        found: dict[str, float] = {}
        heap = [(0.0, start)]
        while heap:
            way, node = heapq.heappop(heap)
            if node in found:
                continue
            found[node] = way
            for other in near[node]:
                if other not in found:
                    heapq.heappush(heap, (way + length(node, other), other))
        ways[start] = found
    longest = max((way for found in ways.values() for way in found.values()), default=1.0)
    for start in nodes:
        for other in nodes:
            ways[start].setdefault(other, longest * 0.9 + 0.5)
    return ways


def _spread(points: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Scale the points to a picture with room for all boxes, its longer side lying down, its centre at 0, 0."""
    left, right = min(x for x, _ in points.values()), max(x for x, _ in points.values())
    top, bottom = min(y for _, y in points.values()), max(y for _, y in points.values())
    wide, high = max(right - left, 1e-3), max(bottom - top, 1e-3)
    if high > wide:
        points = {node: (y, x) for node, (x, y) in points.items()}
        left, right, top, bottom, wide, high = top, bottom, left, right, high, wide
    area = _ROOM * sum((boxes[n][0] + _GAP) * (boxes[n][1] + _GAP) for n in points)
    height = math.sqrt(area / _ASPECT)
    across, down = height * _ASPECT / wide, height / high
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    return {node: ((x - mid_x) * across, (y - mid_y) * down) for node, (x, y) in points.items()}


def _push_apart(points: dict[str, Point], boxes: Mapping[str, Box], fixed: frozenset[str]) -> None:
    """Move overlapping boxes apart, each pair by the shorter way, until none overlap; the fixed ones stay."""
    for _ in range(_PUSHES):
        moved = False
        order = sorted(points, key=lambda node: (points[node][0] - boxes[node][0] / 2, node))
        for index, a in enumerate(order):
            for b in order[index + 1 :]:
                if points[b][0] - boxes[b][0] / 2 - _GAP >= points[a][0] + boxes[a][0] / 2 + boxes[a][0]:
                    break  # sorted by the left side as it was: a box's width of slack for what has moved since
                if a in fixed and b in fixed:
                    continue
                moved |= _part(points, boxes, a, b, fixed)
        if not moved:
            return


def _part(points: dict[str, Point], boxes: Mapping[str, Box], a: str, b: str, fixed: frozenset[str]) -> bool:
    """Move two boxes apart where they overlap; tell whether they did."""
    (ax, ay), (bx, by) = points[a], points[b]
    over_x = (boxes[a][0] + boxes[b][0]) / 2 + _GAP - abs(ax - bx)
    over_y = (boxes[a][1] + boxes[b][1]) / 2 + _GAP - abs(ay - by)
    if over_x <= 0.01 or over_y <= 0.01:
        return False
    share_a, share_b = (0.0, 1.0) if a in fixed else (1.0, 0.0) if b in fixed else (0.5, 0.5)
    if over_x < over_y:
        sign = 1.0 if (bx, b) >= (ax, a) else -1.0
        points[a] = ax - sign * over_x * share_a, ay
        points[b] = bx + sign * over_x * share_b, by
    else:
        sign = 1.0 if (by, b) >= (ay, a) else -1.0
        points[a] = ax, ay - sign * over_y * share_a
        points[b] = bx, by + sign * over_y * share_b
    return True


def _place_rest(
    rest: Sequence[str], links: Iterable[tuple[str, str]], placed: dict[str, Point], boxes: Mapping[str, Box]
) -> None:
    """Give each remaining node a first place outside its neighbours; those with none stand in rows below."""
    near: dict[str, list[str]] = {node: [] for node in rest}
    for a, b in links:
        for one, other in ((a, b), (b, a)):
            if one in near:
                near[one].append(other)
    waiting = list(rest)
    while waiting:
        ready = [node for node in waiting if any(other in placed for other in near[node])]
        if not ready:
            break
        centres = {}
        for node in ready:
            known = [placed[other] for other in near[node] if other in placed]
            x, y = sum(p[0] for p in known) / len(known), sum(p[1] for p in known) / len(known)
            away = 1 + 120 / (math.sqrt(x * x + y * y) or 1.0)  # 120 px further out than what it is tied to
            centres[node] = (x * away, y * away + 1.0)
        placed.update(centres)
        waiting = [node for node in waiting if node not in placed]
    _rows(waiting, placed, boxes)


def _rows(lone: Sequence[str], placed: dict[str, Point], boxes: Mapping[str, Box]) -> None:
    """Set nodes that nothing ties to the picture in rows under it."""
    below = max((placed[n][1] + boxes[n][1] / 2 for n in placed), default=0.0) + 6 * _GAP
    left = min((placed[n][0] - boxes[n][0] / 2 for n in placed), default=-300.0)
    right = max((placed[n][0] + boxes[n][0] / 2 for n in placed), default=300.0)
    x, row = left, 0.0
    for node in lone:
        wide, high = boxes[node]
        if x > left and x + wide > right:
            x, below, row = left, below + row + _GAP, 0.0
        placed[node] = (x + wide / 2, below + high / 2)
        x, row = x + wide + _GAP, max(row, high)
