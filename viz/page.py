r"""The network page: one HTML file that holds all it needs and loads nothing.

pyvis (with the vis-network it brings) draws; everything round the drawing is ours. From what pyvis writes only three
pieces are taken, the style sheet and script of vis-network and the drawing script, and set into our own template: its
own page asks two remote servers for a style sheet and a script, and would run text put into its heading or titles.
Positions are computed before and physics is off, so that the same claims give the same bytes.

Text from documents reaches the page in two ways alone: inside JSON in which ``<`` is written ``\u003c``, and from
there by ``textContent``. A content security policy names each script by its hash, so that no other can run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from .. import __version__
from ..errors import IntegrityError
from ..graph.network.projection import Edge, Network, network
from ..loaders.claim import Claim
from ..loaders.document import DocumentInfo
from ..ontology.actor import Actor
from ..settings import DEFAULT_BASE
from .page_data import facts, page_data
from .style import FONT, INK, RELATIONS, Spot, curves, line_width, relation, spots, tint
from .texts import template, texts

__all__ = ["MAX_NODES", "ActorSource", "network_page", "strongest"]

#: Of more actors the page shows those with most claims. At 100 actors and 400 claims every label can still be read at
#: 1400 × 900, at 300 and 1,500 none can (looked at).
MAX_NODES = 150

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL)
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLOT = re.compile(r"\{\{(\w+)\}\}")

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "selectConnectedEdges": False, "hoverConnectedEdges": False},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 1.5, "hoverWidth": 1.0},
    "nodes": {"labelHighlightBold": False, "borderWidth": 1.5, "borderWidthSelected": 3},
}


class ActorSource(Protocol):
    """What the page needs of a registry: the actor of a preferred label, or None."""

    def by_label(self, label: str) -> Actor | None:
        """Return the actor."""


def network_page(
    claims: Iterable[Claim],
    registry: ActorSource,
    *,
    documents: Mapping[str, DocumentInfo] | None = None,
    base: str = DEFAULT_BASE,
    lang: str = "sv",
    include_self: bool = False,
    max_nodes: int = MAX_NODES,
) -> str:
    """Return the page of the claims' network; write it as UTF-8 bytes.

    It opens on requests between actors (on all there is where there are none); other relations are switched on in it.

    :param claims: filtered before, with :func:`~samrad.graph.network.selection.select`
    :param registry: a registry that knows the provisional actors too; a label it does not know is shown as provisional
    :param documents: title and date of each document, by stem; without it the stem stands for the title
    :param include_self: whether requests to oneself are visible when the page opens
    :param max_nodes: of more actors, those with most claims are shown, and the page says so
    :raises NotFoundError: where there are no texts in that language
    """
    claims = list(claims)
    whole = network(claims, registry.by_label, base=base)
    net = strongest(whole, max_nodes)
    edge_ids = {edge: f"e{index}" for index, edge in enumerate(net.edges)}
    data = page_data(
        net,
        edge_ids,
        claims,
        documents or {},
        lang=lang,
        include_self=include_self,
        left_out=len(whole.nodes) - len(net.nodes),
    )
    style, library, drawing = _drawing(net, edge_ids)
    words = {key: html.escape(value) for key, value in texts(lang).items() if isinstance(value, str)}
    code = template("page.js")
    return _filled(
        template("page.html"),
        words
        | {
            "lang": lang,
            "version": __version__,
            "csp": _policy(library, drawing, code),
            "facts": html.escape(facts(claims, lang)),
            "vis_css": style,
            "css": template("page.css"),
            "data": _json(data),
            "vis_js": library,
            "drawing_js": drawing,
            "js": code,
        },
    )


def strongest(net: Network, most: int) -> Network:
    """Return the network of the actors with most claims; among equals those whose slug sorts first."""
    if len(net.nodes) <= most:
        return net
    ranked = sorted(net.nodes, key=lambda node: (-len(node.claims), node.slug))[:most]
    kept = frozenset(node.slug for node in ranked)
    nodes = tuple(node for node in net.nodes if node.slug in kept)
    edges = tuple(edge for edge in net.edges if edge.source in kept and edge.target in kept)
    needed = {key for edge in edges for key in edge.claims} | {key for node in nodes for key in node.untold}
    return replace(net, nodes=nodes, edges=edges, claims={k: c for k, c in net.claims.items() if k in needed})


def _drawing(net: Network, edge_ids: Mapping[Edge, str]) -> tuple[str, str, str]:
    """Return vis-network's style sheet, its script, and the script that draws the network."""
    from pyvis.network import Network as Picture  # here, for it loads IPython and takes half a second

    picture = Picture(directed=True, cdn_resources="in_line")
    for slug, spot in spots(net).items():
        picture.add_node(slug, **_node(spot))
    bends = curves(net.edges)
    for edge in net.edges:
        picture.add_edge(edge.source, edge.target, id=edge_ids[edge], **_edge(edge, bends[edge]))
    picture.set_options(json.dumps(_OPTIONS))
    return _pieces(picture.generate_html())


def _pieces(page: str) -> tuple[str, str, str]:
    """Take the three pieces out of pyvis's page.

    :raises IntegrityError: where the page is not built as the pyvis that this was written for builds it
    """
    scripts = [code for attributes, code in _SCRIPT.findall(page) if "src" not in attributes]
    styles = _STYLE.findall(page)
    library = [code for code in scripts if "vis-network" in code[:2000]]
    drawing = [code for code in scripts if "new vis.Network(" in code]
    if len(library) != 1 or len(drawing) != 1 or not styles or ".vis-" not in styles[0]:
        raise IntegrityError("pyvis built a page of another form", hint="install a pyvis within our bounds")
    return styles[0], _SOURCE_MAP.sub("", library[0]), drawing[0]


def _node(spot: Spot) -> dict[str, Any]:
    return {
        "label": spot.label,
        "x": spot.x,
        "y": spot.y,
        "shape": spot.shape,
        "size": spot.radius,
        # not an option of vis-network: the panel's script reads it to fit the picture with its labels
        "room": list(spot.room),
        "color": {
            "background": tint(spot.colour) if spot.provisional else spot.colour,
            "border": spot.colour if spot.provisional else "#ffffff",
            "highlight": {"background": spot.colour, "border": INK},
            "hover": {"background": spot.colour, "border": INK},
        },
        "shapeProperties": {"borderDashes": [4, 3] if spot.provisional else False},
        "font": {
            "size": spot.font,
            "face": FONT,
            "color": "#1c2733",
            "strokeWidth": 4,
            "strokeColor": "#ffffff",
            "vadjust": -5,
        },
    }


def _edge(edge: Edge, bend: float) -> dict[str, Any]:
    look = RELATIONS[relation(edge)]
    return {
        "arrows": {"to": {"enabled": look.arrow and not edge.mutual, "scaleFactor": 0.6}},
        "width": line_width(edge.weight),
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour, "opacity": 0.7},
        "dashes": list(look.dashes) or False,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": bend},
        "selfReference": {"size": 16, "angle": 0.8, "renderBehindTheNode": False},
    }


def _json(value: object) -> str:
    """Return JSON that cannot end the script element it stands in, nor start a comment there."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    for char, escape in escapes.items():
        text = text.replace(char, escape)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _policy(*scripts: str) -> str:
    """Return a content security policy that runs these scripts alone and loads nothing."""
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _filled(page: str, values: Mapping[str, str]) -> str:
    """Fill the template's slots in one pass, so that nothing filled in is read as a slot."""
    return _SLOT.sub(lambda match: values[match[1]], page)
