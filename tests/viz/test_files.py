from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest

from samrad.errors import ConfigError
from samrad.graph.network.projection import network
from samrad.loaders.claim import Claim
from samrad.ontology.registry import Registry
from samrad.viz.files import SUFFIXES, network_file


def read(data: bytes, suffix: str, folder: Path) -> nx.MultiDiGraph[str]:
    """Read a file back the way a user would."""
    path = folder / f"net{suffix}"
    path.write_bytes(data)
    if suffix == ".gexf":
        return nx.read_gexf(path)
    if suffix == ".graphml":
        return nx.read_graphml(path, force_multigraph=True)
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


@pytest.mark.parametrize("suffix", [".gexf", ".graphml", ".json"])
def test_what_was_written_is_read_back(suffix: str, claims: list[Claim], registry: Registry, tmp_path: Path) -> None:
    net = network(claims, registry.by_label)
    back = read(network_file(net, suffix), suffix, tmp_path)
    assert back.is_directed()
    assert back.number_of_nodes() == len(net.nodes) == 6
    assert back.nodes["angelholm"]["label"] == "Ängelholms kommun"
    assert back.nodes["kommuner"]["collective"] is True
    lines = {(u, v, d["kind"], d["status"], int(d["weight"])) for u, v, d in back.edges(data=True)}
    assert lines == {(e.source, e.target, e.kind.value, e.status, e.weight) for e in net.edges}
    assert {("roda-korset", "kommuner"), ("kommuner", "roda-korset")} <= {(u, v) for u, v, *_ in lines}
    request = next(
        d for u, v, d in back.edges(data=True) if (u, v, d["kind"]) == ("roda-korset", "kommuner", "request")
    )
    assert len(request["claims"].split()) == 2
    assert request["quote"] == "Mening nummer 1 om åar, älvar och öar."


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_controls_and_hostile_text_break_no_format(suffix: str, claims: list[Claim], registry: Registry) -> None:
    bad = Claim.from_record(
        {**claims[0].to_record(), "quote": 'a\x00b\x0b\ud800"<&>;\nå😀', "claimant": ["=A\x01\x1f"]}
    )
    data = network_file(network([bad, *claims], registry.by_label), suffix)
    assert not {0, 1, 0x0B, 0x1F} & set(data)
    assert "😀" in data.decode("utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_claims_give_the_same_bytes(suffix: str, claims: list[Claim], registry: Registry) -> None:
    first = network_file(network(claims, registry.by_label), suffix)
    assert first == network_file(network(claims, registry.by_label), suffix)
    assert b"lastmodifieddate" not in first


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_requests_to_oneself_are_left_out_on_demand(suffix: str, claims: list[Claim], registry: Registry) -> None:
    net = network([claims[3]], registry.by_label)
    assert b"request" in network_file(net, suffix)
    assert b"request" not in network_file(net, suffix, include_self=False)


def test_a_row_of_the_csv_names_both_ends(claims: list[Claim], registry: Registry) -> None:
    text = network_file(network(claims[:1], registry.by_label), ".csv").decode("utf-8")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["source_label"], row["target_label"], row["weight"]) == ("Röda Korset", "kommuner", "1")
    assert row["mutual"] == "false"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_empty_network_is_a_file_too(suffix: str) -> None:
    assert network_file(network([], lambda label: None), suffix)


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ConfigError, match=r"\.gexf, \.graphml, \.csv, \.json"):
        network_file(network([], lambda label: None), ".pdf")
