from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from click.testing import CliRunner, Result

from samrad.cli import cli
from samrad.errors import ConfigError, NotFoundError, QueryError
from samrad.queries.catalogue import Catalogue

Samrad = Callable[..., Result]


def test_without_a_name_all_questions_are_listed_and_no_result_is_needed() -> None:
    result = CliRunner().invoke(cli, ["query", "--format", "csv"])
    listed = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["name"] for row in listed] == [query.name for query in Catalogue.load()]
    titles = {row["name"]: row["title"] for row in listed}
    assert titles["who-asks-whom-for-what"] == "Vem ber vem om vad"
    english = CliRunner().invoke(cli, ["query", "--lang", "en"]).stdout
    assert "Who asks whom for what" in english


def test_a_question_answers_with_its_parameters(samrad: Samrad) -> None:
    result = samrad("query", "asks-of-actor", "-p", "actor=Stockholms stad", "--format", "json")
    assert result.exit_code == 0, result.output
    assert [row["claimant"] for row in json.loads(result.stdout)] == [["Röda Korset"]]
    assert "Vad aktören ombeds göra: 1 rad." in result.stderr


def test_a_parameter_repeated_means_any_of_its_values(samrad: Samrad) -> None:
    args = ["-p", "about=barn-unga", "-p", "about=mötesplatser", "--format", "csv"]
    rows = list(csv.DictReader(io.StringIO(samrad("query", "who-asks-whom-for-what", *args).stdout, newline="")))
    assert len(rows) == 3


def test_a_value_may_hold_an_equals_sign_and_an_option_is_a_parameter_too(samrad: Samrad) -> None:
    assert samrad("query", "offers", "-p", "text=a=b").exit_code == 0
    assert "Inget svar" in samrad("query", "offers", "--since", "2022").stderr


def test_the_evidence_of_a_row_is_found_by_what_the_table_shows(samrad: Samrad) -> None:
    line = samrad("ask", "--to", "Stockholms stad").stdout.splitlines()[1]
    shown = line.rsplit(", ", 1)[1]
    (row,) = json.loads(samrad("query", "evidence-of-claim", "-p", f"claim={shown}", "--format", "json").stdout)
    assert row["quote"] == "Stockholms stad bör stödja unga."
    assert row["end"] - row["start"] == len(row["quote"])


def test_what_is_missing_unknown_or_wrong_is_said_with_what_there_is(samrad: Samrad) -> None:
    missing = samrad("query", "asks-of-actor").exception
    assert isinstance(missing, QueryError)
    assert "it needs actor (actor)" in str(missing)
    assert "since (date)" in str(missing)
    unknown = samrad("query", "asks-of-actor", "-p", "who=Delmos").exception
    assert isinstance(unknown, NotFoundError)
    assert "its parameters: actor (actor, required), about (topic)" in str(unknown)
    bad = samrad("query", "offers", "-p", "since=igår").exception
    assert "parameter since: 'igår' is no date" in str(bad)
    name = samrad("query", "who-asks").exception
    assert isinstance(name, NotFoundError)
    assert name.near[0] == "who-asks-whom-for-what"
    for args in (("offers", "-p", "since"), ("-p", "a=b")):
        assert isinstance(samrad("query", *args).exception, ConfigError)


def test_show_prints_the_file_or_with_parameters_what_is_sent(samrad: Samrad) -> None:
    text = Catalogue.load().get("asks-of-actor").text
    assert CliRunner().invoke(cli, ["query", "asks-of-actor", "--show"]).stdout == text
    sent = samrad("query", "asks-of-actor", "-p", "actor=Delmos", "--show").stdout
    assert "VALUES ?given_actor { <https://w3id.org/samrad/actor/delmos> }" in sent
    rows = json.loads(samrad("sparql", "-", "--format", "json", stdin=sent).stdout)
    assert len(rows) == 1


def test_every_question_answers_on_a_built_result(samrad: Samrad) -> None:
    given = {"actor": "Delmos", "topic": "mötesplatser"}
    for query in Catalogue.load():
        needs = [
            arg
            for p in query.parameters
            if p.required and p.type in given
            for arg in ("-p", f"{p.name}={given[p.type]}")
        ]
        if query.name != "evidence-of-claim":
            assert samrad("query", query.name, *needs).exit_code == 0, query.name
