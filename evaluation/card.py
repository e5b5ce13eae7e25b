"""The quality card: all that is known of how right the claims are, as Markdown, the same for the same input.

A card may hold several golds, each between two marks; writing one leaves the others, and the prose around, alone.
"""

from __future__ import annotations

import re
from collections import Counter

from .comparison import Comparison
from .fingerprint import fingerprint
from .intervals import Bootstrap
from .markdown import TOO_FEW, calibrated, causes_table, confused, genres, headlines, kinds, network, slots

__all__ = ["HEADER", "card", "placed"]

#: What a new card begins with.
HEADER = """# How right the claims are
"""

_UNKNOWN = "Who marked this gold and how, nobody has said (`NAME.about.md` beside it would be shown here)."


def card(comparison: Comparison, about: str = "", version: str = "") -> str:
    """Return the card of one gold.

    :param about: who marked the gold and how, a paragraph of Markdown
    :param version: of the software that made the system's claims
    """
    drawn = Bootstrap(comparison)
    scores = comparison.scores
    parts = (
        (f"## {comparison.name}", [about.strip() or _UNKNOWN, "", *_about(comparison, version)]),
        ("### In short", [*headlines(scores, drawn), "", *_drawing(drawn)]),
        ("### By kind", kinds(scores, drawn)),
        (
            "### By slot",
            [
                "What fills the slots of the matched claims, counted over all: actors, words of `what`, topics.",
                "",
                *slots(scores),
            ],
        ),
        ("### By kind of document", genres(comparison)),
        ("### Kinds taken for others", ["Claims at the same place, whatever their kind.", "", *confused(scores)]),
        ("### Errors by cause", causes_table(comparison)),
        ("### What the errors do to the network", [*_on_network(), "", *network(comparison)]),
        ("### Confidence", [*_on_confidence(), "", *calibrated(scores)]),
    )
    return "\n".join(line for heading, lines in parts for line in (heading, "", *lines, ""))


def _about(comparison: Comparison, version: str) -> list[str]:
    number = Counter(claim.doc for claim in comparison.gold)
    documents = len(comparison.stems)
    part = "parts of " if comparison.spans is not None else ""
    made = f" by samrad {version}" if version else ""
    return [
        f"- gold: {number.total()} claims in {part}{documents} documents, "
        f"fingerprint `{fingerprint(comparison.gold, comparison.spans)[:16]}`",
        f"- judged: {len(comparison.system)} claims{made}, fingerprint `{fingerprint(comparison.system)[:16]}`",
        f"- where the gold has fewer than {TOO_FEW} records, no F1 is given",
    ]


def _drawing(drawn: Bootstrap) -> list[str]:
    number = len(drawn.units)
    if drawn.unit == "document":
        return [f"Intervals: bootstrap over {number} documents, drawn whole."]
    return [
        f"Intervals: bootstrap over {number} sections (the headings over a claim), since {len(drawn.comparison.stems)} "
        "documents are too few to draw. Sections of one document are alike, so on other documents the figures may "
        "well lie outside."
    ]


def _on_network() -> list[str]:
    return [
        "Requests that name whom they are put to, as edges from who asks to who is asked; requests to oneself left "
        "out, as on the network page. Degrees count requests; an actor that one side does not have counts 0 there."
    ]


def _on_confidence() -> list[str]:
    return [
        "Of the claims given a confidence, how many stand in the gold: a confidence of 0.8 should be right eight times "
        "in ten. Where the rules or weights were made with these documents in view, the table flatters."
    ]


def placed(page: str, name: str, text: str) -> str:
    """Return the page with the text between the marks of its name, which are added at the end where they are missing.

    >>> page = placed("# Quality", "a", "one")
    >>> print(placed(page, "a", "two"))
    # Quality
    <BLANKLINE>
    <!-- begin a: written by samrad evaluate -->
    <BLANKLINE>
    two
    <BLANKLINE>
    <!-- end a -->
    <BLANKLINE>
    """
    begin, end = f"<!-- begin {name}: written by samrad evaluate -->", f"<!-- end {name} -->"
    section = f"{begin}\n\n{text.strip()}\n\n{end}"
    there = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if there.search(page):
        return there.sub(lambda _: section, page, count=1)
    return f"{page.rstrip()}\n\n{section}\n"
