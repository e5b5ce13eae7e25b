from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from samrad import __version__
from samrad.evaluation.card import card, placed
from samrad.evaluation.comparison import Comparison, compare
from samrad.evaluation.floors import DEV, judged
from samrad.loaders.claim import Claim
from samrad.loaders.read import parse_text


@pytest.fixture
def comparison(claim: Callable[..., Claim], text: str) -> Comparison:
    """Give thirty requests, of which twenty-four are found, and one role, in two documents."""
    gold = [claim((i * 3, i * 3 + 3), claimant="NOD", addressee=f"Förening {i % 12}", what="rum") for i in range(30)]
    gold.append(claim((100, 110), "role", participants="NOD", doc="annat"))
    system = [
        claim(
            (i * 3, i * 3 + 3),
            claimant="NOD",
            addressee=f"Förening {i % 12}" if i % 2 else (),
            confidence=0.75,
            rule="r",
        )
        for i in range(24)
    ]
    system.append(claim((120, 130), "offer", doc="annat", confidence=0.75, rule="påhitt|1"))
    return compare("prov", gold, system, documents=[parse_text(text, stem=stem) for stem in ("möte", "annat")])


def part(text: str, heading: str) -> str:
    found = re.search(rf"^#+ {heading}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def row(text: str, first: str) -> list[str]:
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return next(cells for cells in lines if cells[0].strip() == first)


def test_the_figures_stand_with_their_gold_and_its_fingerprint(comparison: Comparison) -> None:
    text = card(comparison, "Märkt av två personer.", "1.2")
    assert "Märkt av två personer." in part(text, "prov")
    assert re.search(r"gold: 31 claims in 2 documents, fingerprint `[0-9a-f]{16}`", text)
    assert "judged: 25 claims by samrad 1.2" in text
    assert row(part(text, "In short"), "a claim is found (detect)")[1:6] == ["31", "25", "0.960", "0.774", "0.857"]


def test_an_f1_of_few_records_is_left_out(comparison: Comparison) -> None:
    text = part(card(comparison), "By kind")
    assert row(text, "request")[5] == "0.889"
    assert row(text, "role")[5] == "too few"
    genres = part(card(comparison), "By kind of document")
    assert row(genres, "other")[:3] == ["other", "2", "31"]


def test_intervals_say_what_was_drawn(comparison: Comparison) -> None:
    assert "sections" in part(card(comparison), "In short")
    many = [c for stem in "abcdef" for c in (Claim(stem, 0, 5, "xxxxx", comparison.gold[0].kind),) * 4]
    text = part(card(compare("g", many, many)), "In short")
    assert "bootstrap over 6 documents" in text
    assert row(text, "a claim is found (detect)")[-1] == "1.00–1.00"


def test_the_network_and_confidence_are_told(comparison: Comparison) -> None:
    text = card(comparison)
    assert row(part(text, "What the errors do to the network"), "edges, each once")[1:] == [
        *("12", "6", "1.000", "0.500"),
        "too few",
    ]
    assert "out-degree (who asks most), over 13 actors: 1.00" in text
    assert row(part(text, "Confidence"), "0.7–0.8") == ["0.7–0.8", "25", "0.75", "0.96", "0.48"]


def test_errors_stand_by_cause(comparison: Comparison) -> None:
    text = part(card(comparison), "Errors by cause")
    assert "| request | 0 | 0 | 0 | 6 | 6 |" in text
    assert "| request | addressee | 12 | 12 | 0 | 0 | 0 |" in text
    assert r"| `påhitt\|1` | 1 | 0 | 0 | 1 |" in text, "a bar in a rule's name does not break the table"


def test_nobody_who_says_how_the_gold_was_made_is_told_too(comparison: Comparison) -> None:
    assert "nobody has said" in part(card(comparison), "prov")


def test_a_gold_takes_its_own_place_in_a_page_and_leaves_the_rest() -> None:
    page = placed(placed("# Sida\n\nText.\n", "ett", "första"), "två", "andra")
    again = placed(page, "ett", r"ny \1 text")
    assert again == page.replace("första", r"ny \1 text")
    assert again.startswith("# Sida\n\nText.\n\n<!-- begin ett")
    assert placed(again, "två", "andra") == again


def test_the_page_in_the_docs_is_current(root: Path) -> None:
    """A figure that nobody has reached, or no longer reaches, must not stand there."""
    comparison = judged(root / "evaluation" / "gold" / f"{DEV}.jsonl")
    about = (root / "evaluation" / "gold" / f"{DEV}.about.md").read_text(encoding="utf-8")
    page = (root / "docs" / "quality.md").read_text(encoding="utf-8")
    assert placed(page, DEV, card(comparison, about, __version__)) == page, "docs/quality.md is stale: make quality"


def test_the_page_in_the_docs_says_who_marked_the_gold(root: Path) -> None:
    page = (root / "docs" / "quality.md").read_text(encoding="utf-8")
    for name in re.findall(r"<!-- begin ([\w-]+):", page):
        said = part(page, name)
        assert "No human coder has checked it" in said, name
        assert "on seen documents" in said, name
