from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from samrad.errors import ConfigError, QueryError

Samrad = Callable[..., Result]

SELECT = "SELECT ?who ?whom WHERE { ?who samrad:asks ?whom } ORDER BY ?who ?whom"
CONSTRUCT = "CONSTRUCT { ?who samrad:asks ?whom } WHERE { ?who samrad:asks ?whom }"


def test_rows_come_in_the_querys_own_order_from_the_union_of_the_graphs(samrad: Samrad) -> None:
    rows = json.loads(samrad("sparql", "-", "--format", "json", stdin=SELECT).stdout)
    names = [row["who"].rsplit("/", 1)[1] for row in rows]
    assert "roda-korset" in names
    assert names == sorted(names)


def test_a_file_is_read_as_standard_input_is(samrad: Samrad, tmp_path: Path) -> None:
    file = tmp_path / "frågan.rq"
    file.write_text("﻿" + SELECT, encoding="utf-8")
    assert samrad("sparql", file).stdout == samrad("sparql", "-", stdin=SELECT).stdout != ""


@pytest.mark.parametrize(
    ("format_", "rdf"), [("table", ox.RdfFormat.TURTLE), ("ttl", ox.RdfFormat.TURTLE), ("nq", ox.RdfFormat.N_QUADS)]
)
def test_triples_come_out_as_rdf_that_reads_back(samrad: Samrad, format_: str, rdf: ox.RdfFormat) -> None:
    out = samrad("sparql", "-", "--format", format_, stdin=CONSTRUCT).stdout
    triples = list(ox.parse(out.encode(), format=rdf))
    assert len(triples) == len(json.loads(samrad("sparql", "-", "--format", "json", stdin=SELECT).stdout))


def test_triples_may_be_rows_and_truth_is_a_row(samrad: Samrad) -> None:
    rows = json.loads(samrad("sparql", "-", "--format", "json", stdin=CONSTRUCT).stdout)
    assert set(rows[0]) == {"subject", "predicate", "object"}
    assert json.loads(samrad("sparql", "-", "--format", "json", stdin="ASK { ?a ?b ?c }").stdout) == [{"answer": True}]


def test_rows_are_no_turtle(samrad: Samrad) -> None:
    assert isinstance(samrad("sparql", "-", "--format", "ttl", stdin=SELECT).exception, ConfigError)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT *\nWHERE { ?s ?p\n }", "line 3"),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "INSERT is refused"),
        ("SELECT *\nWHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 2: SERVICE is refused"),
        ("", "no query"),
    ],
)
def test_what_cannot_be_asked_is_said_with_its_line(samrad: Samrad, text: str, said: str) -> None:
    error = samrad("sparql", "-", stdin=text).exception
    assert isinstance(error, QueryError)
    assert said in str(error)
    assert len(str(error)) < 300, "a parser lists all that might have stood there"
    assert error.exit_code == 2


def test_a_file_that_cannot_be_read_is_named(samrad: Samrad, tmp_path: Path) -> None:
    assert isinstance(samrad("sparql", tmp_path / "finns-inte.rq").exception, ConfigError)
    error = samrad("sparql", "-", stdin=b"SELECT \xff").exception
    assert "not UTF-8 at byte 7" in str(error)
