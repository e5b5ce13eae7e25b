from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from samrad.errors import ConfigError, NotFoundError
from samrad.graph.store import Store
from samrad.queries.catalogue import Catalogue, Query, parse_query
from samrad.queries.columns import HEADINGS
from samrad.queries.guard import check_query

QUERIES = list(Catalogue.load())
#: What the issue asks for by name.
ASKED_FOR = {
    "who-asks-whom-for-what",
    "asks-of-actor",
    "asks-by-actor",
    "open-asks-by-topic",
    "offers",
    "cooperation",
    "difficult-cooperation",
    "funding",
    "roles-of-actor",
    "participants",
    "asks-of-topic-over-time",
    "claims-without-addressee",
    "same-demand",
    "evidence-of-claim",
}
#: What every row that rests on a claim carries.
EVIDENCE = {"quote", "lead", "document", "section", "date", "confidence", "claim"}

GOOD = """#+ title.sv: Prov
#+ title.en: Test
#+ description.sv: Ett prov
#+ description.sv: på två rader.
#+ description.en: A test.
#+ param who actor required: vem | who
#+ param about topic optional = hälsa: ämnet | the topic
#+ order: x
SELECT ?x (COALESCE(?b, REPLACE(STR(?c), "(a)", "")) AS ?y) (1 AS ?rank_x) WHERE {
  VALUES ?given_who { }
  #? about VALUES ?given_about { } GRAPH ?g { ?x ?p ?given_about }
  GRAPH ?g { ?x ?p ?given_who }
}
"""


def test_the_questions_that_were_asked_for_are_there() -> None:
    assert {q.name for q in QUERIES} >= ASKED_FOR


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_question_runs_as_its_file_stands(query: Query) -> None:
    assert check_query(query.text) == "SELECT"
    assert list(ox.Store().query(query.text)) == []


@pytest.mark.parametrize("query", [q for q in QUERIES if q.row_key == "claim"], ids=lambda q: q.name)
def test_a_row_that_rests_on_a_claim_carries_its_evidence(query: Query) -> None:
    assert set(query.columns) >= EVIDENCE


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_column_has_a_heading_in_both_languages(query: Query) -> None:
    assert [c for c in query.columns if c not in HEADINGS] == []


def _everything_given(query: Query) -> str:
    """Return the query with each parameter bound to something harmless and all its lines active."""
    any_term = {"number": "0", "date": '"2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date>', "text": '"o"'}
    return query.bound({p.name: [any_term.get(p.type, "<http://x/>")] for p in query.parameters})


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_a_question_names_its_graphs(query: Query, small_store: Store) -> None:
    """With the same triples in the default graph alone, nothing is found: every pattern stands in a GRAPH."""
    flat = ox.Store()
    flat.extend(ox.Quad(q.subject, q.predicate, q.object) for q in small_store)
    values = {
        p.name: [str(ox.NamedNode("https://w3id.org/samrad/actor/verket"))] for p in query.parameters if p.required
    }
    text = query.bound(values)
    assert [s for s in flat.query(text) if any(s[v] is not None for v in _columns(s, query))] == []
    named = [str(s) for s in small_store.query(text, union=False)]
    union = [str(s) for s in small_store.query(text, union=True)]
    assert sorted(named) == sorted(union)


def _columns(solution: ox.QuerySolution, query: Query) -> list[str]:
    return [c for c in query.columns if c not in ("claims", "requests", "without_addressee", "offers")]


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_no_optional_stands_before_a_joined_group(query: Query) -> None:
    """The shape that took 172 times as long at a million quads; UNION branches count for themselves."""
    body = re.sub(r"#[?+].*", "", _everything_given(query)).partition("WHERE {")[2]
    for block in re.split(r"\} UNION \{|\n  \}\n", body):
        lines = [line.strip() for line in block.split("\n") if re.match("  [^ ]", line)]
        seen = False
        for line in lines:
            seen = seen or line.startswith("OPTIONAL")
            assert not (seen and line.startswith("GRAPH")), line


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(NotFoundError) as caught:
        Catalogue.load().get("asks")
    assert "asks-of-actor" in str(caught.value)


def test_a_header_is_read_whole() -> None:
    query = parse_query("prov", GOOD)
    assert query.title == {"sv": "Prov", "en": "Test"}
    assert query.description["sv"] == "Ett prov på två rader."
    assert query.columns == ("x", "y")
    who, about = query.parameters
    assert (who.name, who.type, who.required, who.default) == ("who", "actor", True, None)
    assert (about.required, about.default, about.help["en"]) == (False, "hälsa", "the topic")


def test_a_line_of_a_parameter_is_part_of_the_query_only_where_it_is_given() -> None:
    query = parse_query("prov", GOOD)
    without = query.bound({"who": ["<http://a>"]})
    assert "VALUES ?given_who { <http://a> }" in without
    assert "  #? about" in without
    assert "\n  VALUES ?given_about { <http://b> <http://c> } GRAPH" in query.bound(
        {"about": ["<http://b>", "<http://c>"]}
    )


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("#+ title.sv: Prov", "#+ titel: Prov", "prov.rq:1", "unknown key"),
        ("#+ title.sv: Prov\n", "", "prov.rq:1", "lacks title.sv"),
        ("#+ description.en: A test.", "#+ description.en:", "prov.rq:1", "lacks description.en"),
        ("#+ title.en: Test", "#+ title.en Test", "prov.rq:2", "not a header line"),
        ("#+ param who actor required", "#+ param who aktör required", "prov.rq:6", "not a parameter|unknown type"),
        ("#+ param who actor required", "#+ param who actress required", "prov.rq:6", "unknown type"),
        ("#+ param who actor required", "#+ param who actor", "prov.rq:6", "not a parameter"),
        ("vem | who", "vem", "prov.rq:6", "both languages"),
        ("#+ order: x", "#+ order: z", "prov.rq", "not selected"),
        ("VALUES ?given_who { }", "", "prov.rq", "do not agree"),
        ("VALUES ?given_who { }", "VALUES ?given_whom { }", "prov.rq", "do not agree"),
        ("#? about", "#? who", "prov.rq", "no optional parameter"),
        ("SELECT", "CONSTRUCT", "prov.rq", "no SELECT"),
    ],
)
def test_a_malformed_header_is_named_with_its_line(old: str, new: str, where: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what) as caught:
        parse_query("prov", GOOD.replace(old, new))
    assert caught.value.where == where
