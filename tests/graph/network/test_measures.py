from __future__ import annotations

from collections.abc import Callable

from samrad.graph.network.measures import by_kind, degrees, without_addressee
from samrad.graph.network.projection import project
from samrad.loaders.claim import Claim, ClaimKind
from samrad.ontology.actor import Actor

Make = Callable[..., Claim]


def test_the_share_without_addressee_is_of_one_kind(claim: Make) -> None:
    claims = [claim("request", ["Röda Korset"], ["kommuner"]), claim("request", ["Röda Korset"]), claim("offer")]
    share = without_addressee(claims)
    assert (share.part, share.whole, share.value) == (1, 2, 0.5)
    assert without_addressee([], ClaimKind.OFFER).value == 0


def test_every_kind_is_counted_also_where_there_is_none(claim: Make) -> None:
    assert by_kind([claim("offer")])[ClaimKind.OFFER] == 1
    assert by_kind([])[ClaimKind.ROLE] == 0


def test_degrees_count_claims_not_lines(claim: Make, find: Callable[[str], Actor | None]) -> None:
    claims = [claim("request", ["Röda Korset"], ["kommuner"]) for _ in range(3)]
    claims += [claim("offer", ["kommuner"], ["Röda Korset"])]
    graph = project(claims, find)
    assert degrees(graph)["kommuner"] == (1, 3)
    assert degrees(graph, ClaimKind.REQUEST)["kommuner"] == (0, 3)
