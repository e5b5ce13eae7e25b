from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.errors import NotFoundError, QueryError, StoreError

Samrad = Callable[..., Result]
NAME = 'Kafé "Hörnan" } {'


def records(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


def test_the_table_says_who_asks_whom_for_what_with_quote_and_place(samrad: Samrad) -> None:
    result = samrad("ask")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["avsändare", "ber", "om", "citat", "källa"]
    assert "Stockholms stad bör stödja unga.  Möte om lokaler, 2021-03-04, 0.9" in lines[2]


def test_named_actors_come_first_and_swedish_letters_last(samrad: Samrad) -> None:
    rows = records(samrad("ask", "--format", "csv"))
    assert [row["claimant"] for row in rows] == [
        NAME,
        "Röda Korset",
        "Röda Korset",
        "Zonta",
        "Åsele kommun",
        "civilsamhället",
    ]


def test_the_reader_is_told_the_count_the_share_without_addressee_and_that_there_are_errors(samrad: Samrad) -> None:
    told = samrad("ask").stderr
    assert "6 rader." in told
    assert "1 av 6 (17 %) utan mottagare" in told
    assert "innehåller fel" in told
    assert "2 av 6 rader visas." in samrad("ask", "--limit", "2").stderr
    assert "1 of 6 (17%) without an addressee" in samrad("ask", "--lang", "en").stderr


def test_one_asks_for_what_is_asked_as_a_category(samrad: Samrad) -> None:
    rows = records(samrad("ask", "--demand", "mötesplatser", "--format", "csv"))
    assert [(row["claimant"], row["demand"]) for row in rows] == [("Röda Korset", "mötesplatser")]
    assert "kravkategori" not in samrad("ask", "--demand", "mötesplatser").stdout
    assert records(samrad("ask", "--demand", "digital tillgång", "--format", "csv")) == []
    unknown = samrad("ask", "--demand", "mötesplatsen")
    assert isinstance(unknown.exception, NotFoundError)
    assert "mötesplatser" in str(unknown.exception)


def test_a_collective_is_asked_for_by_its_name_and_the_actors_under_it_by_level(samrad: Samrad) -> None:
    collective = samrad("ask", "--to", "kommuner", "--format", "csv")
    assert [row["what"] for row in records(collective)] == ["upplåta lokaler | på kvällstid [bold]gratis[/bold]"]
    assert "--to nivå:kommun" in collective.stderr
    assert "saknar 1 av 6 utsagor (17 %) mottagare" in collective.stderr
    level = records(samrad("ask", "--to", "nivå:kommun", "--format", "csv"))
    assert {row["addressee"] for row in level} == {"kommuner", "Stockholms stad", "Åsele kommun"}


def test_a_bullet_brings_the_introduction_of_its_list(samrad: Samrad) -> None:
    row = json.loads(samrad("ask", "--to", "kommuner", "--format", "json").stdout)[0]
    assert row["lead"] == "Kommunerna bör i ännu högre grad:"
    assert "[Kommunerna bör i ännu högre grad:] upplåta lokaler" in samrad("ask", "--to", "kommuner").stdout


def test_filters_narrow_and_repeat(samrad: Samrad) -> None:
    def what(*args: str) -> int:
        return len(records(samrad("ask", "--format", "csv", *args)))

    assert what("--from", "Röda Korset") == 2
    assert what("--from", "Röda Korset", "--from", "Zonta") == 3
    assert what("--about", "mötesplatser", "--about", "barn-unga") == 3
    assert what("--text", "STÖDJA unga") == 1
    assert what("--from", "sektor:civilsamhället") == 5
    assert what("--since", "2021-03-05") == 0
    assert what("--until", "2021-03") == 6
    assert what("--min-confidence", "0.5") == 5
    assert what("--document", "mote") == what("--document", "Möte om lokaler") == 6
    assert what("--kind", "offer") == 1


def test_a_name_with_signs_of_the_query_language_is_just_a_name(samrad: Samrad) -> None:
    rows = records(samrad("ask", "--from", NAME, "--format", "csv"))
    assert [row["addressee"] for row in rows] == ["Delmos"]


def test_a_party_or_holder_is_found_by_to(samrad: Samrad) -> None:
    rows = records(samrad("ask", "--kind", "role", "--to", "NOD", "--format", "csv"))
    assert [row["party"] for row in rows] == ["NOD"]


def test_an_empty_answer_says_what_was_searched_and_is_no_error(samrad: Samrad) -> None:
    result = samrad("ask", "--to", "Delmos", "--about", "bostad")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Inget svar i materialet; sökt: Vem ber vem om vad (to=Delmos; about=bostad), i 1 dokument" in result.stderr
    assert json.loads(samrad("ask", "--about", "bostad", "--format", "json").stdout) == []


def test_what_is_not_known_is_said_with_near_names(samrad: Samrad) -> None:
    for args, near in ((("--from", "Röda Korsett"), "Röda Korset"), (("--about", "mötesplats"), "mötesplatser")):
        error = samrad("ask", *args).exception
        assert isinstance(error, NotFoundError)
        assert near.casefold() in map(str.casefold, error.near)
        assert error.exit_code == 2
    assert isinstance(samrad("ask", "--since", "förr").exception, QueryError)


def test_a_short_name_of_several_actors_is_said_with_all_of_them(samrad: Samrad) -> None:
    assert "(there are: Regeringskansliet, Röda Korset)" in str(samrad("ask", "--from", "RK").exception)


def test_a_document_is_offered_by_title_and_name_and_not_by_its_suffix_too(samrad: Samrad) -> None:
    assert "(there are: Möte om lokaler, möte)" in str(samrad("ask", "--document", "qqq").exception)


def test_an_offer_without_addressee_is_not_called_something_to_do(samrad: Samrad) -> None:
    assert "utan mottagare: texten säger inte vem de riktar sig till" in samrad("ask", "--kind", "offer").stderr
    assert "utan mottagare: texten säger inte vem som ska göra det" in samrad("ask").stderr


def test_without_a_result_the_next_step_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["ask", "--store", str(tmp_path / "inget")])
    assert isinstance(result.exception, StoreError)
    assert "samrad build" in str(result.exception)


@pytest.mark.parametrize("format_", ["table", "md"])
def test_text_of_a_document_is_no_markup_and_moves_no_cursor(samrad: Samrad, format_: str) -> None:
    out = samrad("ask", "--format", format_).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "gratis" in out
    assert "\\x1b" in out
