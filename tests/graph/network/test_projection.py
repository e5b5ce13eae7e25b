from __future__ import annotations

from collections.abc import Callable

from samrad.graph.network.projection import Edge, network, project
from samrad.loaders.claim import Claim
from samrad.ontology.actor import Actor

Find = Callable[[str], Actor | None]
Make = Callable[..., Claim]


def lines(edges: tuple[Edge, ...]) -> list[tuple[str, str, str, int]]:
    return [(edge.source, edge.target, edge.key, edge.weight) for edge in edges]


def test_a_request_draws_a_line_from_each_claimant_to_each_addressee(claim: Make, find: Find) -> None:
    net = network([claim("request", ["Röda Korset", "regeringen"], ["kommuner", "Ängelholms kommun"])], find)
    assert lines(net.edges) == [
        ("regeringen", "angelholm", "request", 1),
        ("regeringen", "kommuner", "request", 1),
        ("roda-korset", "angelholm", "request", 1),
        ("roda-korset", "kommuner", "request", 1),
    ]


def test_both_directions_and_both_kinds_between_a_pair_are_kept(claim: Make, find: Find) -> None:
    claims = [
        claim("request", ["Röda Korset"], ["kommuner"]),
        claim("request", ["Röda Korset"], ["kommuner"]),
        claim("offer", ["Röda Korset"], ["kommuner"]),
        claim("request", ["kommuner"], ["Röda Korset"]),
    ]
    graph = project(claims, find)
    assert sorted((u, v, k, d["weight"]) for u, v, k, d in graph.edges(keys=True, data=True)) == [
        ("kommuner", "roda-korset", "request", 1),
        ("roda-korset", "kommuner", "offer", 1),
        ("roda-korset", "kommuner", "request", 2),
    ]


def test_an_edge_keeps_its_claims_and_their_quotes(claim: Make, find: Find) -> None:
    first = claim("request", ["Röda Korset"], ["kommuner"], quote="Kommunerna bör öppna skolorna.")
    second = claim("request", ["Röda Korset"], ["kommuner"])
    net = network([first, second], find)
    (edge,) = net.edges
    assert [net.claims[key] for key in edge.claims] == [first, second]
    data = net.graph().edges["roda-korset", "kommuner", "request"]
    assert data["quote"] == "Kommunerna bör öppna skolorna."
    assert data["claims"].split() == list(edge.claims)


def test_cooperation_is_a_star_round_the_first(claim: Make, find: Find) -> None:
    coop = claim(
        "cooperation",
        participants=("regeringen", "Röda Korset", "kommuner"),
        status="ongoing",
        quote="Regeringen samverkar med Röda Korset och kommunerna.",
    )
    assert [(e.source, e.target, e.mutual) for e in network([coop], find).edges] == [
        ("kommuner", "regeringen", True),
        ("regeringen", "roda-korset", True),
    ]


def test_words_of_togetherness_join_all_with_all(claim: Make, find: Find) -> None:
    quote = "Samverkan mellan regeringen, Röda Korset och kommunerna pågår."
    people = ("regeringen", "Röda Korset", "kommuner")
    assert len(network([claim("cooperation", participants=people, quote=quote)], find).edges) == 3


def test_cooperation_told_from_either_side_is_one_line(claim: Make, find: Find) -> None:
    claims = [
        claim("cooperation", participants=("Röda Korset", "kommuner"), status="ongoing"),
        claim("cooperation", participants=("kommuner", "Röda Korset"), status="ongoing"),
    ]
    assert lines(network(claims, find).edges) == [("kommuner", "roda-korset", "cooperation-ongoing", 2)]


def test_difficult_cooperation_points_at_whom_it_is_difficult_with(claim: Make, find: Find) -> None:
    hard = claim("cooperation", participants=("Röda Korset", "kommuner"), status="difficult")
    (edge,) = network([hard], find).edges
    assert (edge.source, edge.target, edge.mutual) == ("roda-korset", "kommuner", False)


def test_difficult_between_all_is_difficult_both_ways(claim: Make, find: Find) -> None:
    quote = "Samverkan mellan Röda Korset och kommunerna är svår."
    hard = claim("cooperation", participants=("Röda Korset", "kommuner"), status="difficult", quote=quote)
    assert {(e.source, e.target) for e in network([hard], find).edges} == {
        ("roda-korset", "kommuner"),
        ("kommuner", "roda-korset"),
    }


def test_money_goes_from_funder_to_recipient(claim: Make, find: Find) -> None:
    grant = claim("funding", ["regeringen"], ["Röda Korset"], participants=("kommuner",), funding_status="granted")
    assert lines(network([grant], find).edges) == [("kommuner", "roda-korset", "funding-granted", 1)]


def test_a_role_goes_to_whom_it_serves_and_who_gave_it(claim: Make, find: Find) -> None:
    role = claim("role", participants=("Röda Korset",), served=("kommuner",), principal=("regeringen",))
    assert lines(network([role], find).edges) == [
        ("roda-korset", "kommuner", "role-served", 1),
        ("roda-korset", "regeringen", "role-principal", 1),
    ]


def test_what_no_line_shows_stays_with_its_actor(claim: Make, find: Find) -> None:
    silent = claim("request", ["Röda Korset"])
    role = claim("role", ["regeringen"], participants=("Röda Korset",))
    net = network([silent, role], find)
    assert net.edges == ()
    (node,) = net.nodes  # who merely reports a role has no part in it
    assert [net.claims[key] for key in node.untold] == [silent, role]
    assert (node.made, node.received) == (1, 0)


def test_a_request_to_oneself_is_kept_and_can_be_left_out(claim: Make, find: Find) -> None:
    own = claim("request", ["kommuner"], ["kommuner"])
    (edge,) = network([own], find).edges
    assert edge.to_self
    assert project([own], find).number_of_edges() == 1
    assert project([own], find, include_self=False).number_of_edges() == 0


def test_an_unknown_label_becomes_a_provisional_actor(claim: Make, find: Find) -> None:
    net = network([claim("request", ["Föreningen Åäö"], ["kommuner"])], find, base="https://example.org/")
    stranger = next(node for node in net.nodes if node.actor.label == "Föreningen Åäö")
    assert stranger.actor.provisional
    assert stranger.iri == f"https://example.org/actor/{stranger.slug}"


def test_records_without_ids_that_share_a_place_are_all_kept(claim: Make, find: Find) -> None:
    twice = [claim("request", ["Röda Korset"], ["kommuner"], id="", start=1, end=5) for _ in range(2)]
    assert network(twice, find).edges[0].weight == 2


def test_equal_ids_in_two_documents_are_two_claims(claim: Make, find: Find) -> None:
    same = [claim("request", ["Röda Korset"], ["kommuner"], id="0" * 16, doc=doc) for doc in ("a", "b")]
    assert network(same, find).edges[0].weight == 2


def test_attributes_are_plain_values(claim: Make, find: Find) -> None:
    graph = project([claim("request", ["Röda Korset"], ["kommuner"])], find)
    values = [v for _, data in graph.nodes(data=True) for v in data.values()]
    values += [v for _, _, data in graph.edges(data=True) for v in data.values()]
    assert {type(value) for value in values} == {str, int, bool}
    assert graph.nodes["kommuner"]["collective"] is True
    assert graph.nodes["roda-korset"]["level"] == ""


def test_the_order_of_claims_changes_no_edge(claim: Make, find: Find) -> None:
    claims = [claim("request", [a], [b]) for a in ("Röda Korset", "regeringen") for b in ("kommuner", "regeringen")]
    forth, back = network(claims, find), network(claims[::-1], find)
    assert lines(forth.edges) == lines(back.edges)
    assert [node.slug for node in forth.nodes] == [node.slug for node in back.nodes]
