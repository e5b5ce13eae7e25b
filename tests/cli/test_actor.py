from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from click.testing import Result

from samrad.errors import NotFoundError

Samrad = Callable[..., Result]


def test_the_sheet_has_a_part_for_each_thing_that_is_known_with_its_count(samrad: Samrad) -> None:
    result = samrad("actor", "NOD")
    assert result.exit_code == 0, result.output
    out = result.stdout
    assert "Roller (1)\n" in out
    assert "NOD har i uppdrag att dokumentera samrådet." in out
    assert "Inget svar i materialet om: ber om, ombeds, erbjuder" in out
    assert "Ber om (" not in out
    assert "Nationella organet" in out
    assert "innehåller fel" in result.stderr


def test_all_parts_come_as_one_list_for_programs(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "Röda Korset", "--format", "json").stdout)
    asks = [row for row in rows if row["part"] == "asks"]
    assert [row["quote"] for row in asks] == [
        "Stockholms stad bör stödja unga.",
        "Det behövs fler mötesplatser på landsbygden.",
    ]
    assert any(row["part"] == "facts" and row["fact"] == "namn" and row["value"] == "Röda Korset" for row in rows)
    lines = list(csv.DictReader(io.StringIO(samrad("actor", "Röda Korset", "--format", "csv").stdout, newline="")))
    assert [line["part"] for line in lines] == [row["part"] for row in rows]


def test_being_asked_is_a_part_of_its_own(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "Åsele kommun", "--format", "json").stdout)
    parts = {row["part"]: row["claimant"] for row in rows if row["part"] in ("asks", "asked")}
    assert parts == {"asks": ["Åsele kommun"], "asked": ["Zonta"]}


def test_an_alias_is_enough_and_markdown_has_headings(samrad: Samrad) -> None:
    out = samrad("actor", "Delegationen mot segregation", "--format", "md").stdout
    assert "## Ombeds (1)" in out
    assert "| avsändare | ber |" in out


def test_the_facts_of_the_registry_come_with_their_source(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "Delmos", "--format", "json").stdout)
    dated = [row for row in rows if row["part"] == "facts" and row["from_date"]]
    assert dated
    assert all(row["source"] for row in dated)


def test_a_level_gives_all_its_actors(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "nivå:kommun", "--format", "json").stdout)
    asked = {name for row in rows if row["part"] == "asked" for name in row["addressee"]}
    assert asked == {"kommuner", "Stockholms stad", "Åsele kommun"}


def test_filters_and_limit_hold_for_every_part(samrad: Samrad) -> None:
    assert "Ber om (2)" in samrad("actor", "Röda Korset").stdout
    assert "Ber om (" not in samrad("actor", "Röda Korset", "--since", "2022").stdout
    assert "Ber om (1)" in samrad("actor", "Röda Korset", "--min-confidence", "0.5").stdout
    rows = json.loads(samrad("actor", "Röda Korset", "--limit", "1", "--format", "json").stdout)
    assert len([row for row in rows if row["part"] == "asks"]) == 1


def test_an_unknown_actor_gives_near_names_and_no_output(samrad: Samrad) -> None:
    result = samrad("actor", "Röda Korsett")
    assert isinstance(result.exception, NotFoundError)
    assert "röda korset" in map(str.casefold, result.exception.near)
    assert result.exception.exit_code == 2
    assert result.stdout == ""


def test_the_swedish_name_stands_first_and_the_english_one_is_called_so(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "NOD", "--format", "json").stdout)
    names = [(row["fact"], row["value"]) for row in rows if row["part"] == "facts"][:2]
    assert names[0] == ("namn", "NOD")
    assert names[1][0] == "engelskt namn"


def test_the_same_actor_elsewhere_comes_with_where_that_was_seen(samrad: Samrad) -> None:
    rows = json.loads(samrad("actor", "Arbetsförmedlingen", "--format", "json").stdout)
    elsewhere = [row for row in rows if row["fact"] == "samma som"]
    assert elsewhere
    assert all(row["source"] for row in elsewhere)
