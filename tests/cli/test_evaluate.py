from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.errors import ConfigError

TEXT = """Möte om lokaler

Röda Korset: Kommunerna bör öppna fler lokaler.

Rädda Barnen: Vi samverkar med MSB.
"""
ASK, WORKS = "Kommunerna bör öppna fler lokaler.", "Vi samverkar med MSB."


def record(quote: str, kind: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"doc": "möte", "start": start, "end": start + len(quote), "quote": quote, "kind": kind, **fields}


GOLD = [
    record(ASK, "request", claimant=["Röda Korset"], addressee=["kommuner"], what="öppna fler lokaler"),
    record(WORKS, "cooperation", claimant=["Rädda Barnen"], participants=["Rädda Barnen", "MSB"], status="ongoing"),
]


def written(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "texter").mkdir()
    (tmp_path / "texter" / "möte.txt").write_text(TEXT, encoding="utf-8", newline="\n")
    (tmp_path / "texter" / "corpus.toml").write_text('[[document]]\nfile = "möte.txt"\nkind = "minutes"\n', "utf-8")
    return written(tmp_path / "gold.jsonl", GOLD)


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, args)])


def figures(*args: object) -> dict[str, Any]:
    result = run(*args, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_claims_of_a_file_are_compared(gold: Path, tmp_path: Path) -> None:
    claims = written(tmp_path / "claims.jsonl", [{**GOLD[0], "addressee": []}])
    found = figures(gold, claims)
    assert found["detect"]["all"] == {"p": 1.0, "r": 0.5, "f1": pytest.approx(2 / 3), "gold": 2, "system": 1}
    assert found["tuple"]["request"]["f1"] == found["ask"]["f1"] == 0.0
    assert found["slots"]["claimant"] == 1.0


def test_without_claims_it_extracts_from_the_texts(gold: Path) -> None:
    found = figures(gold, "--texts", gold.parent / "texter")
    assert found["tuple"]["request"]["f1"] == 1.0
    assert found["ask"]["f1"] == 1.0


def test_without_texts_it_reads_the_shipped_corpus(gold: Path) -> None:
    result = run(gold)
    assert isinstance(result.exception, ConfigError)
    assert "documents that are not there: möte" in str(result.exception)
    assert "--texts" in str(result.exception)


def test_the_gold_of_the_corpus_needs_no_more_than_its_name(root: Path) -> None:
    found = figures(root / "evaluation" / "gold" / "gold-dev.jsonl")
    assert found["detect"]["all"]["gold"] == 183
    assert found["detect"]["all"]["f1"] >= 0.65


def test_only_the_parts_that_are_named_beside_the_gold_count(gold: Path) -> None:
    ends = TEXT.index(WORKS)
    gold.with_name("gold.spans.json").write_text(json.dumps({"möte": [[0, ends]]}), encoding="utf-8")
    assert figures(gold, gold)["detect"]["all"]["gold"] == 1


def test_the_figures_are_printed_as_lines(gold: Path) -> None:
    lines = run(gold, gold).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["detect"] * 6 + ["tuple"] * 6 + ["ask", "slots"]
    assert lines[5] == "detect  all          P 1.000  R 1.000  F1 1.000   gold 2 system 2"


def test_errors_are_listed_and_no_terminal_sign_gets_through(gold: Path, tmp_path: Path) -> None:
    wrong = {**GOLD[0], "claimant": ["\x1b[31mNOD"]}
    result = run(gold, written(tmp_path / "claims.jsonl", [wrong]), "--errors", 3)
    assert "missed:\n  möte@" in result.stdout
    assert "cooperation Rädda Barnen → – [Rädda Barnen, MSB] «Vi samverkar med MSB.»" in result.stdout
    assert "got \\x1b[31mNOD → kommuner" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        ("", "there is no claim in it"),
        ("{\n", "gold.jsonl:1: not JSON"),
        ('{"doc": "a"}\n', "gold.jsonl:1: the record lacks start, end, quote, kind"),
        ('{"doc": "a", "start": 0, "end": 1, "quote": "x", "kind": "wish"}\n', "'kind' cannot be 'wish'"),
    ],
)
def test_a_gold_that_is_none_is_an_error_that_says_where(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run(path)
    assert isinstance(result.exception, ConfigError)
    assert result.exception.exit_code == 2
    assert said in str(result.exception)


def test_claims_that_are_not_there_are_an_error(gold: Path, tmp_path: Path) -> None:
    result = run(gold, tmp_path / "saknas.jsonl")
    assert isinstance(result.exception, ConfigError)
    assert "saknas.jsonl: there is no such file" in str(result.exception)


def test_no_claim_in_the_parts_that_count_is_told(gold: Path, tmp_path: Path) -> None:
    result = run(gold, written(tmp_path / "claims.jsonl", [{**GOLD[0], "doc": "annat"}]))
    assert result.exit_code == 0
    assert "no claim of" in result.stderr


def test_the_card_is_written_and_written_again_in_its_place(gold: Path, tmp_path: Path) -> None:
    page = tmp_path / "kvalitet.md"
    gold.with_name("gold.about.md").write_text("Märkt av Anna.\n", encoding="utf-8")
    first = run(gold, "--texts", gold.parent / "texter", "--write", page)
    assert first.exit_code == 0, first.output
    text = page.read_text(encoding="utf-8")
    assert "Märkt av Anna." in text
    assert "| minutes | 1 | 2 |" in text
    page.write_text("# Min rubrik\n\nMin text.\n" + text[text.index("\n<!-- begin") :], encoding="utf-8")
    before = page.read_bytes()
    run(gold, "--texts", gold.parent / "texter", "--write", page)
    assert page.read_bytes() == before, "the same input gives the same page, and what stands around is kept"


def test_the_card_of_claims_has_a_place_of_its_own(gold: Path, tmp_path: Path) -> None:
    page = tmp_path / "kvalitet.md"
    claims = written(tmp_path / "kodat.jsonl", GOLD)
    run(gold, "--texts", gold.parent / "texter", "--write", page)
    run(gold, claims, "--texts", gold.parent / "texter", "--write", page)
    text = page.read_text(encoding="utf-8")
    assert text.count("<!-- begin ") == 2
    assert "## gold against kodat" in text


def test_the_card_alone_goes_to_standard_output(gold: Path) -> None:
    result = run(gold, "--texts", gold.parent / "texter", "--write", "-")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("# How right the claims are\n")
    assert "\ndetect " not in result.stdout


def test_a_word_about_the_gold_that_is_named_must_be_there(gold: Path, tmp_path: Path) -> None:
    options = ("--texts", gold.parent / "texter", "--write", tmp_path / "k.md", "--about", tmp_path / "saknas.md")
    result = run(gold, *options)
    assert isinstance(result.exception, ConfigError)
    assert "saknas.md" in str(result.exception)
    assert not (tmp_path / "k.md").exists()


def test_two_codings_have_an_alpha(gold: Path, tmp_path: Path) -> None:
    second = written(tmp_path / "bo.jsonl", [GOLD[0]])
    result = run(gold, second, "--texts", gold.parent / "texter", "--agreement")
    assert result.exit_code == 0, result.output
    assert "sentences  request      alpha 1.000" in result.stdout
    assert "matched    addressee" in result.stdout
    found = figures(gold, second, "--texts", gold.parent / "texter", "--agreement")
    assert found["sentences"]["request"]["alpha"] == 1.0
    assert found["sentences"]["cooperation"]["alpha"] == pytest.approx(0.0)
    assert found["sentences"]["offer"]["alpha"] is None


def test_agreement_needs_two_codings(gold: Path) -> None:
    result = run(gold, "--agreement")
    assert isinstance(result.exception, ConfigError)
    assert "samrad evaluate A.jsonl B.jsonl" in str(result.exception)
