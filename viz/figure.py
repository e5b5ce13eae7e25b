"""The network as a figure for a report: an SVG written by ourselves, the same bytes for the same claims.

It shows what the page shows when it opens, with its legend and its caveats under it, for a figure travels alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from xml.sax.saxutils import escape

from ..graph.network.projection import Edge, Network
from ..loaders.claim import Claim
from .page_data import silent_shares
from .style import FONT, INK, RELATIONS, SECTORS, Line, Spot, curves, line_width, relation, spots, tint
from .texts import say, texts

__all__ = ["network_svg"]

_MARGIN = 24
_LEGEND = 108
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def network_svg(
    net: Network, claims: Iterable[Claim], *, relations: Collection[str] = ("request",), lang: str = "sv"
) -> str:
    """Return the figure of the given relations (keys of the legend); loops and actors without a line are left out.

    :param claims: the claims that the network is made of, for the share without addressee under the figure
    :raises NotFoundError: where there are no texts in that language
    """
    words = texts(lang)
    edges = tuple(edge for edge in net.edges if relation(edge) in relations and not edge.to_self)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    places = {slug: spot for slug, spot in spots(net).items() if slug in ends}
    left, top, width, height = _frame(places.values())
    bends = curves(edges)
    note = _note(list(claims), lang)
    used = [name for name in RELATIONS if name in {relation(edge) for edge in edges}]
    sectors = {node.actor.sector for node in net.nodes if node.slug in places}
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height + _LEGEND}" '
        f'width="{width}" height="{height + _LEGEND}" font-family="{escape(FONT)}" role="img">',
        f"<title>{_text(words['title'])}</title>",
        f"<desc>{_text(note)}</desc>",
        f'<rect x="{left}" y="{top}" width="{width}" height="{height + _LEGEND}" fill="#ffffff"/>',
        *(_edge(edge, places[edge.source], places[edge.target], bends[edge]) for edge in edges),
        *(_mark(spot) for spot in places.values()),
        *(_label(spot) for spot in places.values()),
        *_legend(left + _MARGIN, top + height + 14, used, [s for s in SECTORS if s in sectors], lang),
        f'<text x="{left + _MARGIN}" y="{top + height + 94}" font-size="13" fill="{INK}">{_text(note)}</text>',
        "</svg>",
    ]
    return "\n".join(body) + "\n"


def _note(claims: list[Claim], lang: str) -> str:
    """Return what must be said under the figure: how it was made, and what it cannot show."""
    words = texts(lang)
    made = words["figure_machine" if any(claim.rule for claim in claims) else "figure_hand"]
    shares = silent_shares(claims, words)
    gap = " " + say(words["figure_silent"], shares=shares) if shares else ""
    return say(made, n=len({claim.doc for claim in claims})) + gap


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))


def _frame(places: Iterable[Spot]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of all marks with their labels and a margin."""
    marks = list(places)
    left = min((mark.x - mark.room[0] / 2 for mark in marks), default=0.0) - _MARGIN
    right = max((mark.x + mark.room[0] / 2 for mark in marks), default=640.0) + _MARGIN
    top = min((mark.y - mark.radius for mark in marks), default=0) - _MARGIN
    bottom = max((mark.y - mark.radius + mark.room[1] for mark in marks), default=80) + _MARGIN
    return round(left), round(top), round(max(right - left, 900)), round(bottom - top)


def _edge(edge: Edge, source: Spot, target: Spot, bend: float) -> str:
    """Draw a curve from rim to rim, bent to its own right, with its arrow."""
    look = RELATIONS[relation(edge)]
    dx, dy = target.x - source.x, target.y - source.y
    length = math.sqrt(dx * dx + dy * dy) or 1.0
    cx, cy = (source.x + target.x) / 2 + dy * bend, (source.y + target.y) / 2 - dx * bend
    x1, y1 = _rim(source, cx, cy, 2)
    arrow = look.arrow and not edge.mutual
    size = 7 + line_width(edge.weight)
    x2, y2 = _rim(target, cx, cy, 3 + (size if arrow else 0))
    if length < source.radius + target.radius:
        return ""
    line = (
        f'<path d="M{x1:.1f} {y1:.1f} Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}" fill="none" stroke="{look.colour}" '
        f'stroke-width="{line_width(edge.weight)}" stroke-opacity="0.75"{_dashes(look)}/>'
    )
    return line + (_arrow(cx, cy, x2, y2, size, look.colour) if arrow else "")


def _dashes(look: Line) -> str:
    return f' stroke-dasharray="{" ".join(map(str, look.dashes))}"' if look.dashes else ""


def _rim(spot: Spot, x: float, y: float, gap: float) -> tuple[float, float]:
    """Return the point a little outside a mark in the direction of x, y."""
    dx, dy = x - spot.x, y - spot.y
    length = math.sqrt(dx * dx + dy * dy) or 1.0
    reach = spot.radius + gap
    if spot.shape == "square":
        reach = spot.radius * min(length / (abs(dx) or 1e-6), length / (abs(dy) or 1e-6)) + gap
    return spot.x + dx / length * reach, spot.y + dy / length * reach


def _arrow(cx: float, cy: float, x: float, y: float, size: float, colour: str) -> str:
    """Draw an arrow head that starts at x, y and points on from cx, cy."""
    dx, dy = x - cx, y - cy
    length = math.sqrt(dx * dx + dy * dy) or 1.0
    ux, uy = dx / length, dy / length
    tip = f"{x + ux * size:.1f} {y + uy * size:.1f}"
    half = size * 0.45
    return (
        f'<path d="M{tip} L{x - uy * half:.1f} {y + ux * half:.1f} L{x + uy * half:.1f} {y - ux * half:.1f} Z" '
        f'fill="{colour}"/>'
    )


def _mark(spot: Spot) -> str:
    look = (
        f'fill="{tint(spot.colour)}" stroke="{spot.colour}" stroke-width="1.5" stroke-dasharray="4 3"'
        if spot.provisional
        else f'fill="{spot.colour}" stroke="#ffffff" stroke-width="1.5"'
    )
    x, y, r = spot.x, spot.y, spot.radius
    if spot.shape == "square":
        return f'<rect x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}" {look}/>'
    if spot.shape == "triangle":
        return f'<path d="M{x} {y - r} L{x + r} {y + r} L{x - r} {y + r} Z" {look}/>'
    return f'<circle cx="{x}" cy="{y}" r="{r}" {look}/>'


def _label(spot: Spot) -> str:
    top = spot.y + spot.radius + 3
    lines = "".join(
        f'<tspan x="{spot.x}" y="{top + round(spot.font * (0.9 + 1.2 * index))}">{_text(line)}</tspan>'
        for index, line in enumerate(spot.label.split("\n"))
    )
    return (
        f'<text font-size="{spot.font}" text-anchor="middle" fill="{INK}" stroke="#ffffff" stroke-width="4" '
        f'stroke-linejoin="round" paint-order="stroke">{lines}</text>'
    )


def _legend(x: float, y: float, relations: list[str], sectors: list[str], lang: str) -> list[str]:
    words = texts(lang)
    parts: list[str] = []
    at = x
    for name in relations:
        look = RELATIONS[name]
        parts.append(
            f'<path d="M{at} {y} L{at + 30} {y}" fill="none" stroke="{look.colour}" stroke-width="2.5"{_dashes(look)}/>'
        )
        if look.arrow:
            parts.append(_arrow(at, y, at + 28, y, 10, look.colour))
        parts.append(_words(at + 46, y + 4, words["relation"][name]))
        at += 64 + 7 * len(words["relation"][name])
    at = x
    for sector in sectors:
        parts.append(f'<circle cx="{at + 6}" cy="{y + 26}" r="6" fill="{SECTORS[sector]}"/>')
        parts.append(_words(at + 18, y + 30, words["sector"][sector]))
        at += 38 + 7 * len(words["sector"][sector])
    parts.append(f'<rect x="{x}" y="{y + 44}" width="12" height="12" fill="#6b7782"/>')
    parts.append(_words(x + 18, y + 54, words["shape_collective"]))
    return parts


def _words(x: float, y: float, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="13" fill="{INK}">{_text(text)}</text>'
