"""What the README and the examples show is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from samrad.cli import COMMANDS, cli
from samrad.loaders.claim import Claim
from samrad.project import build, open_project

ROW = re.compile(r"^\| (?!avsändare|---)(.+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[Claim]:
    """Give the claims of the shipped corpus."""
    out = tmp_path_factory.mktemp("corpus") / "graph"
    build(out=out)
    return list(open_project(out).claims())


def test_every_answer_in_the_readme_is_in_the_graph(root: Path, claims: list[Claim]) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    table = text.partition("<!-- answers")[2].partition("<!-- end of answers")[0]
    rows = [tuple(cell.replace("\\|", "|") for cell in re.split(r" (?<!\\)\| ", row)) for row in ROW.findall(table)]
    assert len(rows) >= 6
    known = {
        tuple(" ".join(part.split()) for part in ("; ".join(c.claimant), "; ".join(c.addressee), c.what, c.quote))
        for c in claims
    }
    assert [row for row in rows if row[:4] not in known] == [], "the answers are stale: make docs"


def test_the_answers_name_who_is_asked(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    table = text.partition("<!-- answers")[2].partition("<!-- end of answers")[0]
    assert all(len(cells := row.split(" | ")) == 5 and all(cells) for row in ROW.findall(table))


def test_every_claim_that_an_example_asks_for_is_in_the_graph(
    root: Path, tracked: tuple[Path, ...], claims: list[Claim]
) -> None:
    pages = [path for path in tracked if path.suffix == ".md" and path.name != "commands.md"]  # it repeats the help
    texts = [(root / path).read_text(encoding="utf-8") for path in pages]
    helps = [command.help or "" for name in COMMANDS if (command := cli.get_command(click.Context(cli), name))]
    named = {name for text in (*texts, *helps) for name in re.findall(r"claim=([0-9a-f]{8,16})\b", text)}
    assert named
    assert {name for name in named if not any(claim.id.startswith(name) for claim in claims)} == set()
