"""How actors and edges look, in one place for the page and the figure.

Colours are those of Okabe and Ito and of Paul Tol, which people with any colour vision tell apart, darkened where they
did not reach 3:1 against white. No colour stands alone: collectives have a shape, kinds of edge a line pattern.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..graph.network.layout import positions
from ..graph.network.projection import DIFFICULT, Edge, Network, Node
from ..loaders.claim import ClaimKind

__all__ = ["FONT", "INK", "RELATIONS", "SECTORS", "Line", "Spot", "curves", "line_width", "relation", "spots", "tint"]

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"

#: The colour of labels and of what is selected.
INK = "#1c2733"

#: sector → fill; the order is that of the legend
SECTORS: dict[str, str] = {
    "civil": "#d55e00",
    "public": "#0072b2",
    "business": "#a6761d",
    "knowledge": "#00866a",
    "population": "#b5578d",
    "mixed": "#6b6b6b",
}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the look of one relation: colour, pattern (lengths on and off, in pixels) and whether it has an arrow."""

    colour: str
    dashes: tuple[int, ...] = ()
    arrow: bool = True


#: relation → look; the order is that of the legend
RELATIONS: dict[str, Line] = {
    "request": Line("#44546a"),
    "offer": Line("#117733", (10, 4)),
    "cooperation": Line("#2f7fc1", arrow=False),
    "planned": Line("#2f7fc1", (2, 5), arrow=False),
    "difficult": Line("#c1272d", (3, 4)),
    "funding": Line("#9a6a00", (14, 4, 3, 4)),
    "unsettled": Line("#9a6a00", (2, 6)),
    "role": Line("#7b3f98", (5, 4)),
}

#: Room for one character, as a share of the font size: the mean of Swedish names in Arial and Liberation Sans.
_CHARACTER = 0.56

#: Labels break into lines of at most this many characters, where a space or a hyphen lets them.
_LINE = 17

_LINE_HEIGHT = 1.2

#: Where a label may break: after a space, and after a hyphen that is not near a word's beginning ("E-hälsa").
_BREAK = re.compile(r"(?<= )|(?<=\w\w\w-)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold where a node stands and how it looks; ``x`` and ``y`` are the centre of the mark, the label is below.

    :param shape: ``dot``, ``square`` (collective) or ``triangle`` (person)
    :param radius: half the width of the mark, in pixels
    :param room: width and height of mark and label together
    """

    x: int
    y: int
    shape: str
    radius: int
    colour: str
    label: str
    font: int
    provisional: bool
    room: tuple[int, int]


def relation(edge: Edge) -> str:
    """Return which line of the legend an edge belongs to: its kind, or what its status makes of it.

    A cooperation that is planned is none yet, and money that is not known to have been given is drawn apart.
    """
    if edge.kind is ClaimKind.COOPERATION and edge.status in (DIFFICULT, "planned"):
        return edge.status
    if edge.kind is ClaimKind.FUNDING and edge.status not in ("granted", "distributed"):
        return "unsettled"
    return edge.kind.value


def line_width(weight: int) -> float:
    """Return the width of a line that stands for so many claims: 1.4 px for one, 6 at most."""
    return round(min(6.0, 0.4 + math.sqrt(weight)), 2)


def spots(net: Network) -> dict[str, Spot]:
    """Return the look and the place of every node, by slug; requests between actors are placed first."""
    looks = {node.slug: _look(node) for node in net.nodes}
    boxes = {slug: look.room for slug, look in looks.items()}
    pairs = [(edge.source, edge.target) for edge in net.edges]
    core = [(edge.source, edge.target) for edge in net.edges if edge.kind is ClaimKind.REQUEST]
    places = positions(list(looks), pairs, boxes, core)
    return {slug: _placed(look, places[slug]) for slug, look in looks.items()}


def _look(node: Node) -> Spot:
    weight = node.made + node.received or len(node.claims) / 2
    radius = round(min(30.0, 6 + 2.6 * math.sqrt(weight)))
    font = 13 + min(5, radius // 6)
    label = _wrapped(node.actor.label)
    lines = label.split("\n")
    return Spot(
        x=0,
        y=0,
        shape="square" if node.collective else "triangle" if node.actor.type == "Person" else "dot",
        radius=radius,
        colour=SECTORS.get(node.actor.sector, SECTORS["mixed"]),
        label=label,
        font=font,
        provisional=node.actor.provisional,
        room=(
            max(2 * radius, round(max(map(len, lines)) * font * _CHARACTER)),
            round(2 * radius + 4 + len(lines) * font * _LINE_HEIGHT),
        ),
    )


def _wrapped(label: str) -> str:
    """Break a label into lines at spaces and after hyphens.

    >>> _wrapped("Myndigheten för ungdoms- och civilsamhällesfrågor").split(chr(10))
    ['Myndigheten för', 'ungdoms- och', 'civilsamhällesfrågor']
    """
    lines = [""]
    for word in _BREAK.split(label):
        if lines[-1] and len(lines[-1]) + len(word.rstrip()) > _LINE:
            lines.append("")
        lines[-1] += word
    return "\n".join(line.strip() for line in lines)


def _placed(look: Spot, centre: tuple[int, int]) -> Spot:
    """Set the mark to the top of its room, which the label below it shares."""
    return replace(look, x=centre[0], y=round(centre[1] - look.room[1] / 2 + look.radius))


def tint(colour: str) -> str:
    """Return a pale shade of a colour, a quarter of it on white.

    >>> tint("#000000")
    '#bfbfbf'
    """
    return "#" + "".join(f"{(3 * 255 + int(colour[i : i + 2], 16)) // 4:02x}" for i in (1, 3, 5))


def curves(edges: tuple[Edge, ...]) -> Mapping[Edge, float]:
    """Return how much each edge bends to its own right, as a share of its length, so that parallel edges stand apart.

    An edge from A to B and one from B to A bend to different sides by themselves.
    """
    bends: dict[Edge, float] = {}
    taken: dict[tuple[str, str], int] = defaultdict(int)
    for edge in edges:
        rank = taken[edge.source, edge.target]
        taken[edge.source, edge.target] += 1
        bends[edge] = round(0.1 + 0.12 * rank, 2)
    return bends
