"""The network as files for other programs: Gephi, Cytoscape, Kumu, R, spreadsheets.

All attributes are text, numbers or truth values of one type throughout, since the readers of these formats refuse
anything else; characters that XML has no place for are left out. Parallel edges keep names of their own.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from ..errors import ConfigError
from ..graph.network.projection import Network
from .style import Spot, spots

__all__ = ["MOST_PLACED", "SUFFIXES", "network_file"]

#: More actors than this get no place in a file: placing them takes minutes, and Gephi does it better.
MOST_PLACED = 1000

#: What XML 1.0 has no place for: controls, halves of surrogate pairs, two code points that are no characters.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_CSV_COLUMNS = (
    "source",
    "target",
    "source_label",
    "target_label",
    "source_sector",
    "target_sector",
    "kind",
    "status",
    "weight",
    "mutual",
    "claims",
    "quote",
)


def network_file(net: Network, suffix: str, *, include_self: bool = True) -> bytes:
    """Return the network in the format of a suffix, as UTF-8.

    :param suffix: one of :data:`SUFFIXES`
    :raises ConfigError: where the suffix is none of ours
    """
    writer = _WRITERS.get(suffix)
    if writer is None:
        raise ConfigError(f"no network format goes by {suffix!r}", hint="one of " + ", ".join(SUFFIXES))
    return writer(net, include_self)


def _clean(value: Any) -> Any:
    return _NO_XML.sub("", value) if isinstance(value, str) else value


def _graph(net: Network, include_self: bool) -> nx.MultiDiGraph[str]:
    """Return the network with clean attributes and edge keys that are unique in the file, not in the pair alone."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain = net.graph(include_self=include_self)
    for node, data in plain.nodes(data=True):
        graph.add_node(node, **{key: _clean(value) for key, value in data.items()})
    for index, (source, target, data) in enumerate(plain.edges(data=True)):
        graph.add_edge(source, target, key=f"e{index}", **{key: _clean(value) for key, value in data.items()})
    return graph


def _spots(net: Network) -> Mapping[str, Spot]:
    """Return the places of the nodes; none in a network so large that the program that reads it must lay it out."""
    return spots(net) if len(net.nodes) <= MOST_PLACED else {}


def _gexf(net: Network, include_self: bool) -> bytes:
    """Write GEXF with places, sizes and colours; the date that networkx puts in is taken out again."""
    graph = _graph(net, include_self)
    for slug, spot in _spots(net).items():
        red, green, blue = (int(spot.colour[i : i + 2], 16) for i in (1, 3, 5))
        graph.nodes[slug]["viz"] = {
            "position": {"x": float(spot.x), "y": float(-spot.y), "z": 0.0},  # in Gephi y grows upwards
            "size": float(spot.radius),
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        }
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    out = io.BytesIO()
    nx.write_gexf(graph, out, version="1.2draft")
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)


def _graphml(net: Network, include_self: bool) -> bytes:
    graph = _graph(net, include_self)
    for slug, spot in _spots(net).items():
        graph.nodes[slug].update(x=spot.x, y=spot.y)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, prettyprint=True)
    return out.getvalue()


def _json(net: Network, include_self: bool) -> bytes:
    """Write what :func:`networkx.node_link_graph` reads (``edges="edges"``)."""
    graph = _graph(net, include_self)
    for slug, spot in _spots(net).items():
        graph.nodes[slug].update(x=spot.x, y=spot.y)
    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _csv(net: Network, include_self: bool) -> bytes:
    """Write one line for each edge; claims are keys with a space between them."""
    graph = _graph(net, include_self)
    out = io.StringIO()
    writer = csv.DictWriter(out, _CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for source, target, data in graph.edges(data=True):
        ends = {"source": source, "target": target}
        for end, slug in (("source", source), ("target", target)):
            ends |= {f"{end}_label": graph.nodes[slug]["label"], f"{end}_sector": graph.nodes[slug]["sector"]}
        writer.writerow({**ends, **data, "mutual": str(data["mutual"]).lower()})
    return out.getvalue().encode("utf-8")


_WRITERS: Mapping[str, Callable[[Network, bool], bytes]] = {
    ".gexf": _gexf,
    ".graphml": _graphml,
    ".csv": _csv,
    ".json": _json,
}

#: The suffixes of the formats written here.
SUFFIXES = tuple(_WRITERS)
