"""The pictures say what the vocabulary says: arrows join the classes of their properties, and boxes do not overlap."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest

from samrad.ontology.describe import Vocabulary
from samrad.ontology.terms import NS
from samrad.publish.diagram import ARROWS, BOXES, chain_picture, overview

VOCABULARY = Vocabulary.load()


def below(name: str) -> set[str]:
    """Return a class and all below it, by local name."""
    if name == "Concept":
        return {"Concept"}
    found, queue = {name}, [name]
    while queue:
        children = [c.value.removeprefix(NS) for c in VOCABULARY.term(queue.pop()).children]
        found.update(children)
        queue += children
    return found


@pytest.mark.parametrize("arrow", [a for a in ARROWS if ":" not in a.names[0]], ids=lambda a: a.names[0])
def test_an_arrow_joins_domain_and_range_of_its_properties(arrow):
    for name in arrow.names:
        term = VOCABULARY.term(name)
        assert {n.value.rpartition("#")[2] for n in term.domain} & below(arrow.start), name
        assert {n.value.rpartition("#")[2] for n in term.range} <= below(arrow.end), name
        assert arrow.derived == (term.kind == "derived")


def test_what_a_box_lists_is_below_its_class_and_fits_in_it():
    for name, box in BOXES.items():
        assert set(box.inside) <= below(name) - {name}
        assert not box.inside or box.height >= 40 + 25 * len(box.inside)


def test_boxes_do_not_overlap():
    for (one, a), (other, b) in combinations(BOXES.items(), 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, f"{one} and {other}"


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where a path of the pictures begins and ends."""
    x = y = 0.0
    first = None
    for command, values in re.findall(r"([MHVLC])([-\d. ]+)", path):
        numbers = [float(n) for n in values.split()]
        if command == "H":
            x = numbers[0]
        elif command == "V":
            y = numbers[0]
        else:
            x, y = numbers[-2:]
        first = first or (x, y)
    assert first is not None
    return first, (x, y)


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda a: a.names[0])
def test_an_arrow_begins_and_ends_at_its_boxes(arrow):
    for (x, y), name in zip(ends(arrow.path), (arrow.start, arrow.end), strict=True):
        box = BOXES[name]
        assert box.x - 8 <= x <= box.x + box.width + 8
        assert box.y - 8 <= y <= box.y + box.height + 8


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_picture_is_svg_with_its_words_and_links(lang):
    root = ET.fromstring(overview(VOCABULARY, lang, "Bild <1>"))
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Bild <1>"
    text = "".join(root.itertext())
    assert VOCABULARY.term("claimant").label.of(lang) in text
    links = {a.get("href") for a in root.iter("{http://www.w3.org/2000/svg}a")}
    assert {"#Claim", "#claimant", "#asks", "#sec-schemes"} <= links


@pytest.mark.parametrize("term", VOCABULARY.of_kind("derived"), ids=lambda t: t.name)
def test_a_derived_edge_has_a_picture_of_its_two_links(term):
    picture = chain_picture(term, VOCABULARY, "sv")
    links = {a.get("href") for a in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}a")}
    assert {f"#{node.value.removeprefix(NS)}" for node in (*term.chain, term.node)} <= links
    assert ("marker-start" in picture) == ("Symmetric" in term.characteristics)
