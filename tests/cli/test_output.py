from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.cli.output import rendered, visible
from samrad.queries.run import Rows

NASTY = '[bold]röd[/bold] \x1b[31m \u202e "a", b | c\nny rad <img src=x> & *x* ﻿\x9b2J'
ROWS = Rows(
    ("claimant", "quote", "claims", "own"),
    (
        (("Zonen", "Ängsvärnet"), NASTY, 2, True),
        ((), "=1+1", None, False),
    ),
    frozenset({"claimant"}),
)
LONG = Rows(("quote", "year"), (("ord " * 200, "2020"),))


def test_csv_reads_back_as_it_was_written() -> None:
    text = rendered(ROWS, "csv")
    assert text.startswith("claimant,quote,claims,own\r\n")
    back = list(csv.DictReader(io.StringIO(text, newline="")))
    assert back[0] == {"claimant": "Zonen; Ängsvärnet", "quote": NASTY, "claims": "2", "own": "true"}
    assert back[1] == {"claimant": "", "quote": "=1+1", "claims": "", "own": "false"}


def test_json_is_a_list_of_objects_with_lists_where_there_may_be_several() -> None:
    text = rendered(ROWS, "json")
    assert json.loads(text) == [
        {"claimant": ["Zonen", "Ängsvärnet"], "quote": NASTY, "claims": 2, "own": True},
        {"claimant": [], "quote": "=1+1", "claims": None, "own": False},
    ]
    assert "Ängsvärnet" in text
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert json.loads(rendered(Rows(("confidence",), ((Decimal("0.8"),),)), "json")) == [{"confidence": 0.8}]
    assert json.loads(rendered(Rows(("a",), ()), "json")) == []


def test_markdown_keeps_one_row_a_line_and_reads_no_markup_from_a_cell() -> None:
    head, rule, first, second = rendered(ROWS, "md").splitlines()
    assert head == "| avsändare | citat | utsagor | till sig själv |"
    assert rule == "| --- | --- | --- | --- |"
    assert "\\[bold\\]röd\\[/bold\\]" in first
    assert "b \\| c ny rad &lt;img src=x&gt; &amp; \\*x\\*" in first
    assert second == "|  | =1+1 |  | false |"


@pytest.mark.parametrize("terminal", [False, True])
def test_a_table_shows_text_as_text_and_nothing_acts_on_the_terminal(terminal: bool) -> None:
    text = rendered(ROWS, "table", terminal=terminal)
    assert "[bold]röd[/bold]" in text
    assert "\\x1b[31m" in text
    assert not {"\x1b", "\x9b", "\u202e", "\r", "\ufeff"} & set(text)


def test_csv_on_a_terminal_shows_what_would_act_on_it_and_elsewhere_stays_as_it_is() -> None:
    assert "\x1b" in rendered(ROWS, "csv")
    assert "\x1b" not in rendered(ROWS, "csv", terminal=True)


def test_only_a_terminal_gets_wrapped_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    plain = rendered(LONG, "table").splitlines()
    assert len(plain) == 2
    assert plain[1].count("ord") == 200
    drawn = rendered(LONG, "table", terminal=True)
    assert max(map(len, drawn.splitlines())) <= 60
    assert drawn.count("ord") == 200  # wrapped, not cut


def test_headings_follow_the_language() -> None:
    assert rendered(ROWS, "table", lang="en").startswith("claimant")


def test_an_empty_table_is_silent() -> None:
    assert rendered(Rows(("quote",), ()), "table") == ""
    assert rendered(Rows(("quote",), ()), "csv") == "quote\r\n"


@given(st.text())
def test_visible_text_holds_nothing_that_is_not_printed(text: str) -> None:
    assert all(char.isprintable() for char in visible(text))


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(), st.booleans())), max_size=5))
def test_json_and_markdown_hold_for_any_text(rows: list[tuple[str, int | None]]) -> None:
    table = Rows(("a", "b"), tuple(rows))
    assert [(r["a"], r["b"]) for r in json.loads(rendered(table, "json"))] == rows
    assert len(rendered(table, "md").split("\n")) == len(rows) + 3


def test_a_closed_pipe_ends_quietly(asked: Path) -> None:
    command = [sys.executable, "-m", "samrad", "query", "actors", "--format", "csv", "--store", str(asked)]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert ended.returncode == 0
    assert b"Traceback" not in ended.stderr
    assert b"BrokenPipe" not in ended.stderr


def test_output_is_utf_8_whatever_the_machine_is_set_to(asked: Path) -> None:
    command = [sys.executable, "-m", "samrad", "ask", "--format", "csv", "--store", str(asked)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    ended = subprocess.run(command, capture_output=True, env=environment, timeout=60, check=True)
    assert "Åsele kommun" in ended.stdout.decode("utf-8")
