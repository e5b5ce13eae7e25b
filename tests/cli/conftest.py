"""A built result for the commands that ask: hand-coded claims, so that no rule of the extractor has a say in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.project import build

NAME = 'Kafé "Hörnan" } {'
TEXT = """Samråd om lokaler

Kommunerna bör i ännu högre grad:
- upplåta lokaler | på kvällstid [bold]gratis[/bold]
Det behövs fler mötesplatser på landsbygden. Stockholms stad bör stödja unga.
Delmos bör \x1b[31mlyssna\u202e mer på alla som redan arbetar med de här frågorna runt om i landet.
Kaféet vill bidra med läxhjälp. NOD har i uppdrag att dokumentera samrådet.
Länsstyrelserna bör mötas oftare än i dag. Åsele kommun bör ordna fler bussar till sina byar.
"""
CORPUS = '[[document]]\nfile = "möte.txt"\ntitle = "Möte om lokaler"\ndate = "2021-03-04"\nkind = "minutes"\n'
CLAIMS = [
    ("upplåta lokaler | på kvällstid [bold]gratis[/bold]", "request", "civilsamhället", "kommuner", "mötesplatser"),
    ("Det behövs fler mötesplatser på landsbygden.", "request", "Röda Korset", "", "mötesplatser"),
    ("Stockholms stad bör stödja unga.", "request", "Röda Korset", "Stockholms stad", "barn-unga"),
    (TEXT.split("\n")[5], "request", NAME, "Delmos", "delaktighet"),
    ("Kaféet vill bidra med läxhjälp.", "offer", NAME, "", "utbildning"),
    ("Länsstyrelserna bör mötas oftare än i dag.", "request", "Åsele kommun", "länsstyrelser", "samverkan"),
    ("Åsele kommun bör ordna fler bussar till sina byar.", "request", "Zonta", "Åsele kommun", "samhällsservice"),
    ("NOD har i uppdrag att dokumentera samrådet.", "role", "Delmos", "", "samverkan"),
]


def _record(quote: str, kind: str, claimant: str, addressee: str, topic: str) -> str:
    start = TEXT.index(quote)
    return json.dumps(
        {
            "doc": "möte",
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "kind": kind,
            "claimant": [claimant],
            "addressee": [addressee] if addressee else [],
            "participants": ["NOD"] if kind == "role" else [],
            "status": "",
            "what": quote,
            "topics": [topic],
            "demand": ["mötesplatser"] if "mötesplatser" in quote else [],
            "confidence": 0.9 if addressee else 0.4,
            "lead": "Kommunerna bör i ännu högre grad:" if quote.startswith("upplåta") else "",
        }
    )


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a result with claims of all sorts in it."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "in").mkdir()
    (folder / "in" / "möte.txt").write_bytes(TEXT.encode("utf-8"))
    (folder / "in" / "corpus.toml").write_text(CORPUS, encoding="utf-8")
    records = folder / "claims.jsonl"
    records.write_text("".join(_record(*claim) + "\n" for claim in CLAIMS), encoding="utf-8")
    build([folder / "in"], folder / "ut", claims=records)
    return folder / "ut"


@pytest.fixture
def samrad(asked: Path) -> Callable[..., Result]:
    """Give a function that runs a command on that result."""

    def run(command: str, *args: object, stdin: str | bytes | None = None) -> Result:
        line = [command, *map(str, args), "--store", str(asked)]
        return CliRunner().invoke(cli, line, input=stdin)

    return run
