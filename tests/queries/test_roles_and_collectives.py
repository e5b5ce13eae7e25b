"""Roles with what they are held in, and what is asked through collectives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.queries.columns import shown
from samrad.queries.run import Rows

Answer = Callable[..., Rows]


def test_roles_in_consultations_seats_and_tasks_stand_in_one_list_oldest_first(answer: Answer) -> None:
    rows = answer("roles-of-actor", actor="Zonen").records()
    found = [(r["role"], r["consultation"], r["organization"], r["principal"], r["date"]) for r in rows]
    assert found == [
        ("medlem", None, "Ängsvärnet", (), "sedan 2018"),
        ("dokumentationsansvarig", None, None, ("Provverket",), "2020"),
        ("dokumentationsansvarig", None, None, (), "2024"),
        ("deltagare", "Samråd om Möte om lokaler", None, (), None),
    ]


def test_a_role_comes_with_its_quote_and_the_claim_that_asserts_it(answer: Answer) -> None:
    row = answer("roles-of-actor", actor="Zonen", document="Möte om hälsa").records()[0]
    assert (row["quote"], row["what"]) == (("Zonen har i uppdrag att skriva.",), ("skriva",))
    assert row["claim"][0].endswith("/claim/mote-2024/000000000000000a")
    convened = answer("roles-of-actor", actor="Provverket").records()[0]
    assert (convened["role"], convened["quote"]) == ("sammankallande", ("Provverket bjöd in",))


@pytest.mark.parametrize(
    ("given_", "dates"),
    [
        ({"since": "2023"}, {"sedan 2018", "2024"}),
        ({"until": "2019"}, {"sedan 2018"}),
        ({"since": "2020", "until": "2021"}, {"sedan 2018", "2020"}),
        ({"text": "skriva"}, {"2024"}),
        ({"consultation": "Samråd om Möte om lokaler"}, {None}),
    ],
)
def test_roles_can_be_narrowed_to_a_time_words_or_a_consultation(answer, given_, dates) -> None:
    found = {r["date"] for r in answer("roles-of-actor", actor="Zonen", **given_).records()}
    assert found == dates


def test_people_are_not_shown_the_address_of_a_role(answer: Answer) -> None:
    headings, _ = shown(answer("roles-of-actor", actor="Zonen"), "sv")
    assert headings[:4] == ["samråd", "innehavare", "roll", "i"]  # the date stands in the place
    assert "rollinnehav" not in headings


def asked(rows: Rows) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {(r["what"], r["addressee"], r["addressed"]) for r in rows.records()}


def test_a_municipality_is_asked_by_name_and_through_the_collectives_it_belongs_to(answer: Answer) -> None:
    assert asked(answer("asks-of-actor-and-its-collectives", actor="Provköpings kommun")) == {
        ("råd för hälsa", ("Provköpings kommun",), ("vid namn",)),
        ("lokaler på kvällstid", ("kommuner",), ("genom kommuner",)),
        ("mötas", ("Provverket", "kommuner"), ("genom kommuner",)),
    }


def test_an_agency_is_not_asked_through_the_municipalities(answer: Answer) -> None:
    assert {how for _, _, how in asked(answer("asks-of-actor-and-its-collectives", actor="Provverket"))} == {
        ("vid namn",)
    }


def test_a_collective_is_asked_itself_through_narrower_ones_and_through_its_members_by_name(answer: Answer) -> None:
    assert asked(answer("asks-of-collective-and-its-members", actor="kommuner")) == {
        ("råd för hälsa", ("Provköpings kommun",), ("vid namn",)),
        ("lokaler på kvällstid", ("kommuner",), ("genom kommuner",)),
        ("mötas", ("Provverket", "kommuner"), ("genom kommuner",)),
    }
    public = asked(answer("asks-of-collective-and-its-members", actor="det offentliga"))
    assert ("lokaler på kvällstid", ("kommuner",), ("genom kommuner",)) in public
    assert ("lyssna", ("Provverket",), ("vid namn",)) in public
    assert ("mötas", ("Provverket", "kommuner"), ("genom kommuner", "vid namn")) in public


def test_a_collective_of_some_takes_in_nobody_by_name(answer: Answer) -> None:
    assert asked(answer("asks-of-collective-and-its-members", actor="skolan")) == set()
