from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from samrad.errors import NotFoundError
from samrad.graph.network.projection import Edge, network
from samrad.loaders.claim import Claim, ClaimKind
from samrad.ontology.registry import LEVELS, Registry
from samrad.ontology.registry import SECTORS as KNOWN_SECTORS
from samrad.viz.style import RELATIONS, SECTORS, curves, line_width, relation, spots
from samrad.viz.texts import texts


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*SECTORS.values(), *(line.colour for line in RELATIONS.values())])
def test_colours_reach_the_contrast_that_graphics_need(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3


def test_every_relation_is_known_without_its_colour() -> None:
    assert len({(line.dashes, line.arrow) for line in RELATIONS.values()}) == len(RELATIONS)


@pytest.mark.parametrize(
    ("kind", "status", "name"),
    [
        ("cooperation", "ongoing", "cooperation"),
        ("cooperation", "", "cooperation"),
        ("cooperation", "planned", "planned"),
        ("cooperation", "difficult", "difficult"),
        ("funding", "granted", "funding"),
        ("funding", "applied", "unsettled"),
        ("funding", "", "unsettled"),
        ("role", "principal", "role"),
    ],
)
def test_what_is_not_yet_or_not_surely_so_has_a_line_of_its_own(kind: str, status: str, name: str) -> None:
    assert relation(Edge("a", "b", ClaimKind(kind), status)) == name


def test_collectives_and_persons_have_shapes_of_their_own(claims: list[Claim], registry: Registry) -> None:
    looks = spots(network(claims, registry.by_label))
    assert looks["kommuner"].shape == "square"
    assert looks["ordforanden"].shape == "triangle"
    assert looks["nod"].shape == "dot"
    stranger = next(look for slug, look in looks.items() if slug.startswith("foreningen"))
    assert stranger.provisional
    assert looks["roda-korset"].radius > looks["angelholm"].radius


def test_parallel_edges_bend_differently(claims: list[Claim], registry: Registry) -> None:
    edges = network(claims, registry.by_label).edges
    bends = curves(edges)
    pair = [bends[edge] for edge in edges if (edge.source, edge.target) == ("roda-korset", "angelholm")]
    assert len(pair) == len(set(pair)) == 2


def test_more_claims_draw_wider_lines_up_to_a_limit() -> None:
    widths = [line_width(weight) for weight in (1, 2, 9, 1000)]
    assert widths == sorted(widths)
    assert widths[-1] == 6


def keys(table: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield from keys(value, f"{prefix}{key}.") if isinstance(value, dict) else (prefix + key,)


def test_both_languages_say_the_same_things_with_the_same_slots() -> None:
    swedish, english = texts("sv"), texts("en")
    assert list(keys(swedish)) == list(keys(english))
    for key, value in swedish.items():
        if isinstance(value, str):
            slots = [{part.split("}")[0] for part in text.split("{")[1:]} for text in (value, english[key])]
            assert slots[0] == slots[1], key


def test_every_sector_level_and_relation_has_a_name() -> None:
    words = texts("sv")
    assert set(words["sector"]) == set(SECTORS) == set(KNOWN_SECTORS)
    assert set(words["level"]) == set(LEVELS)
    assert set(words["relation"]) == set(RELATIONS)
    with pytest.raises(NotFoundError):
        texts("de")
