from __future__ import annotations

import xml.etree.ElementTree as ET

from samrad.graph.network.projection import network
from samrad.loaders.claim import Claim
from samrad.ontology.registry import Registry
from samrad.viz.figure import network_svg

SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg: str) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_the_figure_shows_who_asks_whom_and_says_what_it_leaves_out(claims: list[Claim], registry: Registry) -> None:
    svg = network_svg(network(claims, registry.by_label), claims)
    assert "Röda Korset" in texts_of(svg)
    assert "Ängelholmskommun" not in "".join(texts_of(svg)).replace(" ", "")
    note = texts_of(svg)[-1]
    assert note.startswith("Maskinellt utläst ur 2 dokument: räkna med fel. 1 av 7 krav (14 %)")
    assert "säger inte vem de riktar sig till" in note


def test_other_relations_come_with_their_line_in_the_legend(claims: list[Claim], registry: Registry) -> None:
    svg = network_svg(network(claims, registry.by_label), claims, relations=["offer"])
    assert "erbjuder" in texts_of(svg)
    assert "ber om (krav)" not in texts_of(svg)


def test_hostile_labels_stay_text(claims: list[Claim], registry: Registry) -> None:
    svg = network_svg(network(claims, registry.by_label), claims)
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(svg).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "circle", "path", "text", "tspan"}
    assert "onerror=alert(1)>" in "".join(texts_of(svg))


def test_a_figure_of_nothing_is_a_figure() -> None:
    ET.fromstring(network_svg(network([], lambda label: None), []))


def test_the_order_of_claims_changes_no_byte(claims: list[Claim], registry: Registry) -> None:
    forth = network_svg(network(claims, registry.by_label), claims)
    assert forth == network_svg(network(claims[::-1], registry.by_label), claims[::-1])
