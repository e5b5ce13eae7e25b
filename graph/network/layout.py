"""Positions for a picture, the same on every machine: stress majorization, then boxes pushed apart.

Plain Python on purpose. Additions, divisions and square roots are exact by IEEE 754, so that the same network gets the
same positions whatever the hash seed, the processor or the library versions; the pictures are small enough for it (100
actors and 400 claims take 0.3 s). What starts from an angle is rounded before it is used, for sine and cosine are not
exact.
"""

from __future__ import annotations

import heapq
import itertools
import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["positions"]

Point = tuple[float, float]
Box = tuple[float, float]

#: Passes of the stochastic descent; more than 30 changed the pictures no longer visibly.
_PASSES = 60

#: In large networks fewer passes do, as long as all pairs together are moved about so many times (3 s).
_MOVES = 3_000_000
_FEWEST_PASSES = 8

#: The picture is wider than high, as screens and report pages are.
_ASPECT = 1.45

#: How many times the sum of all boxes the picture takes: below 2 the push apart tears neighbours from each other.
_ROOM = 2.6

#: Passes of pushing boxes apart; it ends as soon as none overlap.
_PUSHES = 400

#: How far apart the spots are that are tried for a box, in pixels.
_STEP = 14.0

#: How many spots are tried for one box; they reach 1,900 px up and down, more than a picture that can be read.
_SPOTS = 20_000

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
    a place between and round: so the first view is compact and nothing moves when the rest is switched on.

    :param nodes: all nodes; their order does not matter
    :param edges: pairs of nodes; loops and repetitions do no harm
    :param boxes: width and height of each node with its label
    :param core: the edges that the picture opens on; all of them where it is empty
    """
    nodes, edges = sorted(nodes), list(edges)
    links = _links(edges)
    placed = _place_core(_links(core) or links, boxes)
    _place_rest([node for node in nodes if node not in placed], links, placed, boxes)
    loops = {a for a, b in edges if a == b}  # seen sooner than those with no line at all, so nearer
    lone = sorted((node for node in nodes if node not in placed), key=lambda node: (node not in loops, node))
    _rows(lone, placed, boxes)
    return {node: (round(placed[node][0]), round(placed[node][1])) for node in nodes}


def _links(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the distinct pairs without direction and without loops."""
    return sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})


def _parts(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the connected parts, the largest first, each sorted."""
    near = _neighbours(links)
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        part, waiting = {start}, [start]
        while waiting:
            new = near[waiting.pop()] - part
            part |= new
            waiting.extend(new)
        seen |= part
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def _neighbours(links: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for a, b in links:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def _place_core(links: list[tuple[str, str]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Place each connected part for itself: the largest in the middle, the others where there is room beside it."""
    placed: dict[str, Point] = {}
    for part in _parts(links):
        members = set(part)
        own = [link for link in links if link[0] in members]
        points = _spread(_stress(part, own), boxes)
        _push_apart(points, boxes)
        middle, frame = _frame(points, boxes)
        free = _corner(frame, placed, boxes) if placed else middle
        x, y = free[0] - middle[0], free[1] - middle[1]
        placed.update({node: (px + x, py + y) for node, (px, py) in points.items()})
    return placed


def _frame(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[Point, Box]:
    """Return the middle and the size of the smallest box round all of them."""
    left = min(x - boxes[node][0] / 2 for node, (x, _) in points.items())
    right = max(x + boxes[node][0] / 2 for node, (x, _) in points.items())
    top = min(y - boxes[node][1] / 2 for node, (_, y) in points.items())
    bottom = max(y + boxes[node][1] / 2 for node, (_, y) in points.items())
    return ((left + right) / 2, (top + bottom) / 2), (right - left, bottom - top)


def _corner(box: Box, placed: Mapping[str, Point], boxes: Mapping[str, Box]) -> Point:
    """Return the free spot for a box at which the whole picture stays smallest, and of equal ones the innermost."""
    middle, (wide, high) = _frame(placed, boxes)
    fits = max(wide / _ASPECT, high)
    # Round the picture as it is there is always room, so nothing further out need be tried.
    tried = (fits / 2 + max(box[0] / _ASPECT, box[1]) + 4 * _STEP) / _STEP
    best, smallest = (middle[0], middle[1] + (high + box[1]) / 2 + _GAP), fits + box[1] + _GAP
    for spot in itertools.islice(_spiral_round(middle), int(tried * tried)):
        grown_x = max(wide, wide / 2 + abs(spot[0] - middle[0]) + box[0] / 2)
        grown_y = max(high, high / 2 + abs(spot[1] - middle[1]) + box[1] / 2)
        size = max(grown_x / _ASPECT, grown_y)
        if size < smallest and _free(spot, box, placed, boxes):
            best, smallest = spot, size
            if size == fits:
                break
    return best


def _free(spot: Point, box: Box, placed: Mapping[str, Point], boxes: Mapping[str, Box]) -> bool:
    """Tell whether a box at a spot meets no placed one."""
    return all(_overlap(spot, box, point, boxes[other]) is None for other, point in placed.items())


def _spiral_round(middle: Point) -> Iterator[Point]:
    """Yield spots further and further out, on a spiral that is as much wider than high as the picture is."""
    for index in range(_SPOTS):
        dx, dy = _spiral(index)
        yield middle[0] + dx * _STEP * _ASPECT, middle[1] + dy * _STEP


def _free_spot(wanted: Point, box: Box, placed: Mapping[str, Point], boxes: Mapping[str, Box]) -> Point:
    """Return the spot nearest to the wanted one where a box meets no placed one."""
    for spot in _spiral_round(wanted):
        if _free(spot, box, placed, boxes):
            return spot
    return wanted  # so large a picture is none any longer: let it overlap


def _stress(nodes: Sequence[str], links: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Place nodes so that distances in the picture come near those in the network (stochastic gradient descent)."""
    far = _distances(nodes, links)
    xs, ys = map(list, zip(*map(_spiral, range(len(nodes))), strict=True))
    pairs = [(a, b, far[a][b]) for a in range(len(nodes)) for b in range(a + 1, len(nodes))]
    if not pairs:
        return dict.fromkeys(nodes, (0.0, 0.0))
    longest = max(d for _, _, d in pairs)
    passes = min(_PASSES, max(_FEWEST_PASSES, _MOVES // len(pairs)))
    shuffled = random.Random(1)  # any seed will do, as long as it is always the same
    for step in range(passes):
        # The step falls from all the way for the farthest pair to a fiftieth of the way for neighbours.
        rate = longest**2 / (1 + step * step * longest**2 / (0.02 * passes**2))
        shuffled.shuffle(pairs)
        for a, b, wanted in pairs:
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            length = math.sqrt(dx * dx + dy * dy) or 1e-6
            share = rate / (wanted * wanted)
            move = (share if share < 1.0 else 1.0) * (length - wanted) / (2 * length)
            dx *= move
            dy *= move
            xs[a] -= dx
            ys[a] -= dy
            xs[b] += dx
            ys[b] += dy
    return dict(zip(nodes, zip(xs, ys, strict=True), strict=True))


def _spiral(index: int) -> Point:
    """Return a point of a sunflower's spiral, where no two points meet."""
    angle, radius = index * 2.399963, math.sqrt(index + 0.5)
    return round(radius * math.cos(angle), 3), round(radius * math.sin(angle), 3)


def _distances(nodes: Sequence[str], links: Sequence[tuple[str, str]]) -> list[list[float]]:
    """Return the shortest ways by the nodes' indices, where a link is the longer the fewer neighbours its ends share.

    With links of one length all leaves of a hub would want one and the same circle. All nodes must be connected.
    """
    near = _neighbours(links)
    index = {node: i for i, node in enumerate(nodes)}
    arms: list[list[tuple[int, float]]] = [[] for _ in nodes]
    for a, b in links:
        length = math.sqrt(max(1.0, len(near[a] ^ near[b]) / 2))
        arms[index[a]].append((index[b], length))
        arms[index[b]].append((index[a], length))
    ways = []
    for start in range(len(nodes)):
        found = [math.inf] * len(nodes)
        found[start] = 0.0
        heap = [(0.0, start)]
        while heap:
            way, node = heapq.heappop(heap)
            if way > found[node]:
                continue
            for other, length in arms[node]:
                if way + length < found[other]:
                    found[other] = way + length
                    heapq.heappush(heap, (way + length, other))
        ways.append(found)
    return ways


def _spread(points: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Scale the points to a picture with room for all boxes, its longer side lying down, its centre at 0, 0."""
    left, right = min(x for x, _ in points.values()), max(x for x, _ in points.values())
    top, bottom = min(y for _, y in points.values()), max(y for _, y in points.values())
    if bottom - top > right - left:
        points = {node: (y, x) for node, (x, y) in points.items()}
        left, right, top, bottom = top, bottom, left, right
    wide = max(right - left, 1e-3)
    high = max(bottom - top, wide / 3)  # a row of three stays a row
    room = min(_ROOM, 1.3 + 0.08 * len(points))  # two or three by themselves need little and stand close
    area = room * sum((boxes[n][0] + _GAP) * (boxes[n][1] + _GAP) for n in points)
    height = math.sqrt(area / _ASPECT)
    across, down = height * _ASPECT / wide, height / high
    mid_x, mid_y = (left + right) / 2, (top + bottom) / 2
    return {node: ((x - mid_x) * across, (y - mid_y) * down) for node, (x, y) in points.items()}


def _push_apart(points: dict[str, Point], boxes: Mapping[str, Box]) -> None:
    """Move overlapping boxes apart, each pair by the shorter way, until none overlap."""
    for _ in range(_PUSHES):
        moved = False
        for a, b in _side_by_side(points, boxes):
            over = _overlap(points[a], boxes[a], points[b], boxes[b])
            if over is None:
                continue
            moved = True
            (ax, ay), (bx, by) = points[a], points[b]
            dx, dy = (over[0] / 2, 0.0) if over[0] < over[1] else (0.0, over[1] / 2)
            dx, dy = (dx if ax <= bx else -dx), (dy if ay <= by else -dy)
            points[a], points[b] = (ax - dx, ay - dy), (bx + dx, by + dy)
        if not moved:  # then no box stood elsewhere than when the pairs were found: none overlap
            return


def _side_by_side(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """Return the pairs of boxes that reach into each other or each other's gap, as they stand now."""
    order = sorted((x - boxes[node][0] / 2, x + boxes[node][0] / 2 + _GAP, node) for node, (x, _) in points.items())
    pairs = []
    for index, (_, end, a) in enumerate(order):
        for start, _, b in order[index + 1 :]:
            if start >= end:
                break
            if abs(points[a][1] - points[b][1]) < (boxes[a][1] + boxes[b][1]) / 2 + _GAP:
                pairs.append((min(a, b), max(a, b)))
    return pairs


def _overlap(a: Point, box_a: Box, b: Point, box_b: Box) -> Point | None:
    """Return how far two boxes reach into each other or each other's gap, in width and in height; None where not."""
    over_x = (box_a[0] + box_b[0]) / 2 + _GAP - abs(a[0] - b[0])
    over_y = (box_a[1] + box_b[1]) / 2 + _GAP - abs(a[1] - b[1])
    return None if over_x <= 0.01 or over_y <= 0.01 else (over_x, over_y)


def _place_rest(
    rest: Iterable[str], links: Iterable[tuple[str, str]], placed: dict[str, Point], boxes: Mapping[str, Box]
) -> None:
    """Set each remaining node that has a link on the free spot nearest to the middle of its neighbours."""
    near = _neighbours(links)
    waiting = sorted((node for node in rest if node in near), key=lambda node: (-len(near[node]), node))
    while waiting:
        node = next((node for node in waiting if not near[node].isdisjoint(placed)), waiting[0])
        known = [placed[other] for other in sorted(near[node]) if other in placed] or [(0.0, 0.0)]
        middle = sum(x for x, _ in known) / len(known), sum(y for _, y in known) / len(known)
        placed[node] = _free_spot(middle, boxes[node], placed, boxes)
        waiting.remove(node)


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
