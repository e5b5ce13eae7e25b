"""The vocabulary as pictures, an overview and a small one for each derived edge: SVG in which boxes and arrows link.

Where boxes stand and where arrows run is drawn by hand here; what they say comes from the vocabulary, and a test holds
each arrow to the domain and range of its properties.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

from ..ontology.describe import Vocabulary
from ..ontology.entries import Term
from ..ontology.terms import NS
from ..viz.style import FONT

__all__ = ["ARROWS", "BOXES", "Arrow", "Box", "chain_picture", "overview"]

#: Room for one character of the label font at 14 px, as a mean of Arial and Liberation Sans.
_CHARACTER = 7.1


@dataclass(frozen=True, slots=True)
class Box:
    """Hold a class's place: left, top, width, height; ``inside`` are classes listed under its name."""

    x: int
    y: int
    width: int
    height: int
    inside: tuple[str, ...] = ()
    colour: str = "#0072b2"


@dataclass(frozen=True, slots=True)
class Arrow:
    """Hold an arrow: its properties, the boxes it joins, its path and the middle of its label.

    :param derived: whether it is dashed
    :param both_ways: whether it has two heads
    """

    names: tuple[str, ...]
    start: str
    end: str
    path: str
    at: tuple[int, int]
    derived: bool = False
    both_ways: bool = False


#: ``Concept`` is that of SKOS; all others are classes of ours.
BOXES = {
    "Actor": Box(30, 160, 200, 125, ("Organization", "Collective", "Person"), "#b84a00"),
    "Claim": Box(440, 135, 220, 175, ("Request", "Offer", "CooperationClaim", "FundingClaim", "RoleClaim"), "#0072b2"),
    "Concept": Box(440, 14, 220, 46, (), "#6b6b6b"),
    "Passage": Box(850, 160, 180, 75, ("Mention",), "#00735a"),
    "Document": Box(850, 430, 180, 60, (), "#00735a"),
    "Consultation": Box(440, 430, 220, 60, (), "#9c4078"),
    "RoleAssignment": Box(30, 410, 200, 100, ("ConsultationRole", "Membership"), "#9c4078"),
}

#: A name with a prefix is an outside property.
ARROWS = (
    Arrow(("claimant",), "Claim", "Actor", "M440 185 H236", (335, 178)),
    Arrow(("addressee",), "Claim", "Actor", "M440 223 H236", (335, 216)),
    Arrow(("concerns",), "Claim", "Actor", "M440 261 H236", (335, 254)),
    Arrow(("topic", "demand", "stance", "voice"), "Claim", "Concept", "M550 135 V66", (550, 105)),
    Arrow(("passage",), "Claim", "Passage", "M660 198 H844", (752, 191)),
    Arrow(("statedIn",), "Claim", "Document", "M660 290 L846 432", (752, 366)),
    Arrow(("statedAt",), "Claim", "Consultation", "M550 310 V424", (550, 372)),
    Arrow(("oa:hasSource",), "Passage", "Document", "M940 235 V424", (940, 336)),
    Arrow(("documentedIn",), "Consultation", "Document", "M660 460 H844", (752, 453)),
    Arrow(("inConsultation",), "RoleAssignment", "Consultation", "M230 460 H434", (335, 453)),
    Arrow(("heldBy",), "RoleAssignment", "Actor", "M130 410 V291", (130, 354)),
    Arrow(
        ("asks", "offersTo", "cooperatesWith", "funds"),
        "Actor",
        "Actor",
        "M75 160 C45 75 215 75 186 154",
        (160, 82),
        derived=True,
    ),
)

_MARKER = (
    '<marker id="{id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    'orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="#33414e"/></marker>'
)


def overview(vocabulary: Vocabulary, lang: str, title: str) -> str:
    """Return the overview as an SVG element that stands alone or in a page; ``title`` is its text alternative."""
    words = {term.name: term.label.of(lang) for term in vocabulary.terms}
    words["Concept"] = "begrepp" if lang == "sv" else "concept"
    shapes = [_arrow(arrow, words) for arrow in ARROWS] + [_box(name, box, words) for name, box in BOXES.items()]
    return _svg(1060, 525, "overview", title, shapes)


def chain_picture(term: Term, vocabulary: Vocabulary, lang: str) -> str:
    """Return how a derived edge follows from its two links, as an SVG element."""
    first, second = (vocabulary.term(node.value.removeprefix(NS)) for node in term.chain)
    words = {entry.name: entry.label.of(lang) for entry in vocabulary.terms}
    words["Concept"] = "begrepp" if lang == "sv" else "concept"
    between = first.range[0].value.removeprefix(NS)
    ends = [nodes[0].value.rpartition("#")[2] for nodes in (term.domain, term.range)]
    boxes = [(ends[0], 10), (between, 335), (ends[1], 660)]
    both_ways = "Symmetric" in term.characteristics
    begin = 66 if both_ways else 60  # room for the second head
    links = [
        Arrow((first.name,), ends[0], between, "M170 40 H329", (250, 28)),
        Arrow((second.name,), between, ends[1], "M495 40 H654", (575, 28)),
        Arrow(
            (term.name,),
            ends[0],
            ends[1],
            f"M90 {begin} C90 122 740 122 740 66",
            (415, 98),
            True,
            both_ways,
        ),
    ]
    shapes = [_arrow(link, words, f"chain-{term.name}") for link in links]
    shapes += [_box(name, Box(x, 20, 160, 40, (), _colour(name)), words) for name, x in boxes]
    title = f"{words[first.name]} ∘ {words[second.name]} → {words[term.name]}"
    return _svg(830, 118, f"chain-{term.name}", title, shapes)


def _colour(name: str) -> str:
    return BOXES[name].colour if name in BOXES else BOXES["Claim"].colour


def _svg(width: int, height: int, name: str, title: str, shapes: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group" '
        f'aria-labelledby="picture-{name}" font-family="{FONT}" font-size="14">'
        f'<title id="picture-{name}">{html.escape(title)}</title>'
        f"<defs>{_MARKER.format(id=f'tip-{name}')}</defs>{''.join(shapes)}</svg>"
    )


def _link(name: str, inside: str) -> str:
    if name == "Concept":
        return f'<a href="#sec-schemes">{inside}</a>'
    return f'<a href="#{name}">{inside}</a>'


def _box(name: str, box: Box, words: dict[str, str]) -> str:
    middle = box.x + box.width / 2
    top = box.y + (28 if box.inside else box.height / 2 + 5)
    heading = _link(
        name,
        f'<text x="{middle:g}" y="{top:g}" text-anchor="middle" font-weight="bold" fill="{box.colour}">'
        f"{html.escape(words[name])}</text>",
    )
    lines = [
        _link(
            inner,
            f'<text x="{middle:g}" y="{top + 36 + 25 * at:g}" text-anchor="middle" fill="#1c2733">'
            f"{html.escape(words[inner])}</text>",
        )
        for at, inner in enumerate(box.inside)
    ]
    frame = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="8" fill="#fff" '
        f'stroke="{box.colour}" stroke-width="2"/>'
    )
    rule = (
        f'<path d="M{box.x} {box.y + 40} h{box.width}" stroke="{box.colour}" stroke-width="1" opacity=".5"/>'
        if box.inside
        else ""
    )
    return frame + rule + heading + "".join(lines)


def _arrow(arrow: Arrow, words: dict[str, str], picture: str = "overview") -> str:
    dashes = ' stroke-dasharray="7 4"' if arrow.derived else ""
    start = f' marker-start="url(#tip-{picture})"' if arrow.both_ways else ""
    line = (
        f'<path d="{arrow.path}" fill="none" stroke="#33414e" stroke-width="1.6"{dashes} '
        f'marker-end="url(#tip-{picture})"{start}/>'
    )
    x, y = arrow.at
    text = ", ".join(words.get(name, name) for name in arrow.names)
    width = len(text) * _CHARACTER + 8
    back = f'<rect x="{x - width / 2:g}" y="{y - 13}" width="{width:g}" height="18" fill="#fff" opacity=".92"/>'
    parts = ", ".join(_link(n, f"<tspan>{html.escape(words[n])}</tspan>") if n in words else n for n in arrow.names)
    return f'{line}{back}<text x="{x}" y="{y}" text-anchor="middle" fill="#33414e" font-size="13">{parts}</text>'
