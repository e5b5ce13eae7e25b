from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.errors import NotFoundError, QueryError
from samrad.graph.store import Store
from samrad.ontology.actor import Actor
from samrad.ontology.iris import Iris
from samrad.queries.catalogue import Catalogue
from samrad.queries.filters import Resolver
from samrad.queries.run import Rows, bind, run, run_text

Answer = Callable[..., Rows]
NASTY = 'Kafé "Hörnan" } SERVICE <http://127.0.0.1:9/> {'


def pairs(rows: Rows) -> list[tuple[Any, Any]]:
    return [(r["claimant"], r["addressee"]) for r in rows.records()]


def test_named_actors_come_before_collectives_and_swedish_letters_last(answer: Answer) -> None:
    assert pairs(answer("who-asks-whom-for-what")) == [
        ((NASTY,), ("Provverket",)),
        (("Zonen",), ("kommuner",)),
        (("Zonen", "civilsamhället"), ("Provverket", "kommuner")),
        (("Åkerklubben",), ()),
        (("Ängsvärnet",), ("Provköpings kommun",)),
    ]


def test_a_claim_is_one_row_with_all_its_actors_also_where_one_was_asked_for(answer: Answer) -> None:
    rows = answer("asks-of-actor", actor="Provverket")
    assert (("Zonen", "civilsamhället"), ("Provverket", "kommuner")) in pairs(rows)
    assert len(rows) == 2


def test_a_row_carries_quote_lead_place_date_and_confidence(answer: Answer) -> None:
    row = answer("asks-by-actor", actor="Zonen").records()[0]
    assert row["quote"] == "upplåta lokaler\npå kvällstid"
    assert row["lead"] == "Kommunerna bör i ännu högre grad:"
    assert (row["document"], row["section"], row["date"]) == ("Möte om lokaler", "Del 1 › Frågor", "2020-10-21")
    assert row["confidence"] == Decimal("0.9")
    assert str(row["claim"]).endswith("/claim/mote-2020/0000000000000001")


def test_a_claim_outside_a_consultation_has_the_date_of_its_document(answer: Answer) -> None:
    dates = {r["what"]: r["date"] for r in answer("who-asks-whom-for-what").records()}
    assert dates["mötas"] == "2024"
    assert dates["lyssna"] == "2024-10-21"


def test_a_collective_and_the_actors_under_it_are_kept_apart_unless_the_level_is_asked_for(answer: Answer) -> None:
    assert [r["what"] for r in answer("asks-of-actor", actor="kommuner").records()] == ["lokaler på kvällstid", "mötas"]
    level = {r["what"] for r in answer("asks-of-actor", actor="nivå:kommun").records()}
    assert level == {"lokaler på kvällstid", "mötas", "råd för hälsa"}


@pytest.mark.parametrize("name", ["Provverket", "provverket", "verket", "Verket för prov", "PV", "the Test Agency"])
def test_an_actor_is_found_by_label_slug_and_alias(answer: Answer, name: str) -> None:
    assert len(answer("asks-of-actor", actor=name)) == 2


def test_a_name_with_signs_of_the_query_language_is_just_a_name(answer: Answer) -> None:
    assert pairs(answer("asks-by-actor", actor=NASTY)) == [((NASTY,), ("Provverket",))]


@pytest.mark.parametrize("name", ["lokaler", "Salar", "premises", "demand-lokaler"])
def test_a_demand_is_found_by_any_label_with_those_that_are_narrower(answer: Answer, name: str) -> None:
    rows = answer("who-asks-whom-for-what", demand=name)
    assert {r["what"]: r["demand"] for r in rows.records()} == {
        "lokaler på kvällstid": ("lokaler om kvällen",),
        "fler lokaler": ("lokaler",),
        "mötas": ("lokaler", "råd"),
    }
    assert [r["what"] for r in answer("who-asks-whom-for-what", demand="lokaler om kvällen").records()] == [
        "lokaler på kvällstid"
    ]


def test_an_unknown_demand_lists_near_ones(answer: Answer) -> None:
    with pytest.raises(NotFoundError, match="lokaler"):
        answer("who-asks-whom-for-what", demand="lokalerna")


def test_offers_and_requests_of_one_demand_are_found_alike(answer: Answer) -> None:
    assert [r["what"] for r in answer("offers", demand="råd").records()] == ["bistå med råd"]
    assert {r["kind"] for r in answer("claims", demand="råd").records()} == {"offer", "request"}


def test_who_asks_for_the_same_thing_leaves_out_what_one_claimant_alone_asks_for(answer: Answer) -> None:
    rows = [(r["demand"], r["claimant"], r["what"]) for r in answer("same-demand").records()]
    assert rows == [
        ("lokaler", ("Zonen", "civilsamhället"), "mötas"),
        ("lokaler", ("Åkerklubben",), "fler lokaler"),
        ("råd", ("Zonen", "civilsamhället"), "mötas"),
    ]
    assert [r["demand"] for r in answer("same-demand", demand="råd").records()] == ["råd"]


def test_demands_are_counted_with_what_they_lack_and_what_is_offered(answer: Answer) -> None:
    found = {r["demand"]: r for r in answer("demands").records()}
    counts = ("requests", "claimants", "documents", "without_addressee", "offers")
    assert {name: tuple(row[c] for c in counts) for name, row in found.items()} == {
        "lokaler": (2, 3, 2, 1, 0),
        "lokaler om kvällen": (1, 1, 1, 0, 0),
        "råd": (1, 2, 1, 0, 1),
    }
    assert next(iter(found)) == "lokaler", "the most asked for stands first"


def test_a_topic_filter_keeps_the_other_topics_in_the_row(answer: Answer) -> None:
    rows = answer("who-asks-whom-for-what", about="lokaler")
    assert {r["what"]: r["topic"] for r in rows.records()} == {
        "lokaler på kvällstid": ("lokaler",),
        "mötas": ("hälsa", "lokaler"),
        "fler lokaler": ("lokaler",),
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("LOKALER kvällstid", {"lokaler på kvällstid"}),
        ("lokaler", {"lokaler på kvällstid", "mötas", "fler lokaler"}),
        ("kommunerna högre", {"lokaler på kvällstid"}),  # stands in the list's introduction
        ("lokaler saknas", set()),
        ('" } #', set()),
        ("[bold]råd[/bold]", {"råd för hälsa"}),
        ("\\u0022", set()),
    ],
)
def test_all_words_of_a_search_must_stand_in_quote_content_or_lead(answer: Answer, words: str, found: set[str]) -> None:
    assert {r["what"] for r in answer("who-asks-whom-for-what", text=words).records()} == found


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        ({"since": "2021"}, {"mötas", "lyssna"}),
        ({"until": "2020"}, {"lokaler på kvällstid", "råd för hälsa", "fler lokaler"}),
        ({"since": "2020-10-22", "until": "2023"}, set()),
        ({"since": "2020-10", "until": "2020-10-21"}, {"lokaler på kvällstid", "råd för hälsa", "fler lokaler"}),
        ({"since": "2024-03", "until": "2024-05"}, {"mötas"}),  # some day of 2024: it may be one of these
    ],
)
def test_a_period_keeps_what_may_be_from_it(answer: Answer, given_: dict[str, str], found: set[str]) -> None:
    assert {r["what"] for r in answer("who-asks-whom-for-what", **given_).records()} == found


def test_least_confidence_keeps_hand_coded_claims_that_have_none(answer: Answer) -> None:
    rows = answer("who-asks-whom-for-what", confidence="0,8")
    assert {r["what"] for r in rows.records()} == {"lokaler på kvällstid", "mötas", "fler lokaler"}


def test_rows_without_an_addressee_are_kept_and_counted(answer: Answer) -> None:
    assert answer("who-asks-whom-for-what").share_without("addressee") == pytest.approx(0.2)
    assert [r["what"] for r in answer("claims-without-addressee").records()] == ["fler lokaler"]


def test_an_ask_is_open_where_no_one_asked_has_an_offer_on_its_topic(answer: Answer) -> None:
    """Provverket offers something on hälsa, so what it is asked on hälsa may be answered; nobody else offers."""
    assert {r["what"] for r in answer("open-asks-by-topic").records()} == {
        "lokaler på kvällstid",
        "råd för hälsa",
        "fler lokaler",
    }


def test_the_other_kinds_answer_with_their_own_parties(answer: Answer) -> None:
    offer = answer("offers", to="Zonen").records()[0]
    assert (offer["claimant"], offer["what"]) == (("Provverket",), "bistå med råd")
    together = answer("cooperation", actor="Zonen").records()[0]
    assert (together["cooperator"], together["status"], together["valence"]) == (
        ("Provverket", "Zonen"),
        "pågående",
        "god",
    )
    hard = answer("difficult-cooperation").records()[0]
    assert (hard["difficult_for"], hard["difficult_with"]) == (("Ängsvärnet",), ("Provverket",))
    money = answer("funding", from_="Provverket").records()[0]
    assert (money["recipient"], money["amount"], money["status"]) == (("Zonen",), "100 kronor", "beviljad")
    role = answer("roles", about="hälsa").records()[0]
    assert (role["what"], role["role"], role["claimant"]) == ("skriva", "dokumentationsansvarig", ("Provverket",))


def test_all_kinds_stand_in_one_list_and_a_kind_may_be_named_in_swedish(answer: Answer) -> None:
    kinds = [r["kind"] for r in answer("claims").records()]
    assert sorted(set(kinds)) == ["cooperation", "funding", "offer", "request", "role"]
    assert len(kinds) == 10
    assert {r["kind"] for r in answer("claims", kind="erbjudande").records()} == {"offer"}
    assert [r["party"] for r in answer("claims", party="Ängsvärnet").records()] == [("Provverket", "Ängsvärnet")]


def test_who_took_part_in_which_consultation_with_the_passage_that_says_so(answer: Answer) -> None:
    rows = answer("participants").records()
    assert [(r["actor"], r["role"], r["quote"]) for r in rows] == [
        ("Zonen", "deltagare", None),
        ("Provverket", "sammankallande", "Provverket bjöd in"),
    ]
    assert len(answer("participants", consultation="samråd om möte om lokaler")) == 2
    assert len(answer("participants", document="mote-2024")) == 0
    assert [r["role"] for r in answer("consultations-of-actor", actor="Provverket").records()] == ["sammankallande"]


@pytest.mark.parametrize(
    "name",
    ["000000000000000a", "mote-2024/000000000000000a", "https://w3id.org/samrad/claim/mote-2024/000000000000000a"],
)
def test_the_evidence_of_a_claim_is_found_by_any_of_its_names(answer: Answer, name: str) -> None:
    row = answer("evidence-of-claim", claim=name).records()[0]
    assert (row["kind"], row["quote"], row["start"]) == ("role", "Zonen har i uppdrag att skriva.", 1000)
    assert (row["prefix"], row["suffix"], row["rule"], row["file"]) == ("före ", " efter", "prov", "mote-2024.txt")


def test_what_the_registry_knows_comes_with_dates_and_sources(answer: Answer) -> None:
    facts = {(r["fact"], r["value"]): r for r in answer("facts-of-actor", actor="Provverket").records()}
    assert ("även kallad", "Verket för prov") in facts
    assert ("slag", "myndighet") in facts
    closed = facts["händelse", "Provverket läggs ned"]
    assert (closed["from_date"], closed["source"]) == ("2022-12-31", "en annan påhittad källa")
    assert facts["verksam", None]["until_date"] == "2022-12-31"


def test_counts_are_of_distinct_claims(answer: Answer) -> None:
    documents = {r["document"]: r for r in answer("documents").records()}
    first = documents["Möte om lokaler"]
    assert (first["words"], first["claims"], first["requests"], first["without_addressee"]) == (100, 3, 3, 1)
    assert {r["topic"]: r["requests"] for r in answer("topics").records()} == {"hälsa": 3, "lokaler": 3}
    years = [(r["topic"], r["year"], r["claims"]) for r in answer("asks-per-topic-and-year").records()]
    assert ("hälsa", "2024", 2) in years
    assert answer("top-asked").records()[0] == {"addressee": "kommuner", "claims": 2, "documents": 2, "others": 2}
    actors = {r["actor"]: r for r in answer("actors").records()}
    assert (actors["Provverket"]["asked"], actors["Provverket"]["type"]) == (2, "myndighet")
    assert actors[NASTY]["provisional"] is True


def test_a_provisional_actor_is_shown_where_the_text_names_it(answer: Answer) -> None:
    assert [(r["actor"], r["quote"]) for r in answer("provisional-actors").records()] == [
        (NASTY, "… vårt Kafé ville …")
    ]


def test_time_runs_forward(answer: Answer) -> None:
    assert [r["date"] for r in answer("asks-of-topic-over-time", about="hälsa").records()] == [
        "2020-10-21",
        "2024",
        "2024-10-21",
    ]


def test_what_is_asked_wrongly_is_said_with_the_parameters_there_are(answer: Answer) -> None:
    with pytest.raises(QueryError, match=r"asks-of-actor: it needs actor \(actor\)"):
        answer("asks-of-actor")
    with pytest.raises(NotFoundError, match="there is no parameter 'who'") as caught:
        answer("asks-of-actor", who="Zonen")
    assert "actor" in str(caught.value)
    with pytest.raises(QueryError, match="parameter since: 'förr' is no date"):
        answer("offers", since="förr")
    with pytest.raises(QueryError, match="is no date"):
        answer("offers", since="2020-13")
    with pytest.raises(QueryError, match="parameter confidence: 'hög' is no number"):
        answer("offers", confidence="hög")
    with pytest.raises(NotFoundError, match="lokaler"):
        answer("offers", about="lokalerna")
    with pytest.raises(NotFoundError, match="Zonen"):
        answer("asks-by-actor", actor="Zon")
    with pytest.raises(NotFoundError, match="there is no claim"):
        answer("evidence-of-claim", claim="ffff")
    with pytest.raises(QueryError, match="fits 10 claims"):
        answer("evidence-of-claim", claim="0")


def test_without_a_registry_the_names_in_the_store_are_enough(small_store: Store) -> None:
    alone = Resolver(small_store, Iris())
    rows = run(Catalogue.load().get("asks-by-actor"), {"actor": "ZONEN"}, alone)
    assert {r["what"] for r in rows.records()} == {"lokaler på kvällstid", "mötas"}


class OneName:
    """A registry that knows whatever name is asked for."""

    def select(self, name: str) -> tuple[Actor, ...]:
        return (Actor("den", name, "Organization", "civil"),)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30).filter(str.strip))
def test_any_label_survives_the_way_through_store_and_query(label: str) -> None:
    store, iris = Store.memory(), Iris()
    graph, actor = iris.graph("provisional"), iris.actor("den")
    ns = "https://w3id.org/samrad/ns#"
    store.extend([ox.Quad(actor, ox.NamedNode(ns + "sector"), ox.NamedNode(ns + "sector-civil"), graph)])
    store.extend(
        [ox.Quad(actor, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), ox.Literal(label), graph)]
    )
    assert Resolver(store, iris).actors(label) == (actor,)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40).filter(str.strip))
def test_any_words_are_searched_for_and_never_change_the_query(small_store: Store, words: str) -> None:
    resolver, query = Resolver(small_store, Iris()), Catalogue.load().get("who-asks-whom-for-what")
    rows = run(query, {"text": words}, resolver)
    for record in rows.records():
        text = " ".join(str(record[c] or "") for c in ("quote", "what", "lead"))
        assert all(word.lower() in text.lower() for word in words.split())


def test_a_users_query_sees_the_union_of_the_graphs(small_store: Store) -> None:
    rows = run_text(
        small_store,
        "SELECT (COUNT(DISTINCT ?r) AS ?n) WHERE { ?r a samrad:Request ; samrad:statedIn ?d . ?d dct:title ?t }",
    )
    assert isinstance(rows, Rows)
    assert rows.records() == [{"n": 5}]
    assert run_text(small_store, "ASK { ?a samrad:asks ?b }") is True
    triples = run_text(small_store, "CONSTRUCT { ?a samrad:asks ?b } WHERE { ?a samrad:asks ?b }")
    assert isinstance(triples, list)
    assert len(triples) == 1


def test_a_query_that_does_not_parse_is_said_to_with_its_line(small_store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run_text(small_store, "SELECT *\nWHERE { ?s ?p\n }")
    assert caught.value.where.startswith("line 3")


def test_the_bound_text_is_what_is_shown(resolver: Resolver) -> None:
    text = bind(Catalogue.load().get("asks-by-actor"), {"actor": "Zonen", "text": 'a"b'}, resolver)
    assert "VALUES ?given_actor { <https://w3id.org/samrad/actor/zonen> }" in text
    assert 'VALUES ?given_text { "a\\"b" }' in text


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_an_empty_value_is_refused_and_does_not_mean_everything(answer: Answer, value: str) -> None:
    with pytest.raises(QueryError, match="parameter to: the value is empty"):
        answer("offers", to=value)
