from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.errors import QueryError
from samrad.graph.store import Store
from samrad.queries.guard import check_query
from samrad.queries.run import run_text


class Listener:
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.socket.close()


HARMLESS = [
    "SELECT * WHERE { ?s ?p 'SERVICE' }",
    'SELECT * WHERE { ?s ?p "a \\" SERVICE <http://x/> { }" }',
    "SELECT * WHERE { ?s ?p '''it's SERVICE\n <http://x/> {}''' }",
    'SELECT * WHERE { ?s ?p """say "LOAD" """ }',
    "SELECT * WHERE { ?s ?p ?o } # SERVICE <http://x/> {}",
    "# INSERT DATA\nSELECT * WHERE { ?s ?p ?o }",
    "SELECT * WHERE { ?s <http://example.org/SERVICE> ?o }",
    "SELECT * WHERE { ?s <http://example.org/service-description#x> ?o }",
    "SELECT * WHERE { ?s ?p <http://example.org/a_(SERVICE)#b> }",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * WHERE { ?s a sd:Service }",
    "PREFIX service: <http://example.org/> SELECT * WHERE { ?s service:load ?o }",
    "PREFIX service: <http://example.org/> SELECT * WHERE { GRAPH service:g { ?s ?p ?o } }",
    "PREFIX from: <http://example.org/> SELECT * WHERE { ?s from:x ?o }",
    "SELECT ?service $load WHERE { ?service ?insert $load }",
    "SELECT * WHERE { ?s ?p _:service }",
    "SELECT * WHERE { ?s ?p 'x'@service }",
    "SELECT * WHERE { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    "PREFIX ex: <http://example.org/> SELECT * WHERE { ?s ex:a.SERVICE ?o }",
    "ASK { ?s ?p '\\u0053ERVICE' }",
]

REFUSED = [
    "SELECT * WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "SELECT * WHERE { service <ADDRESS> { ?s ?p ?o } }",
    "SELECT * WHERE { SeRvIcE SILENT <ADDRESS> { ?s ?p ?o } }",
    "SELECT * WHERE { SERVICE<ADDRESS>{ ?s ?p ?o } }",
    "SELECT * WHERE { SERVICESILENT<ADDRESS>{ ?s ?p ?o } }",
    "SELECT * WHERE { VALUES ?e { <ADDRESS> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * WHERE { VALUES ?e { <ADDRESS> } SERVICE?e { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> SELECT * WHERE { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> SELECT * WHERE { SERVICESILENT: { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> SELECT * WHERE { SERVICE:x #{\n { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> ASK { SERVICE:x #\r{ ?s ?p ?o } }",
    "PREFIX : <ADDRESS> ASK { SERVICE:x #a\r#b\n{ ?s ?p ?o } }",
    "PREFIX service: <ADDRESS> SELECT * WHERE { SERVICE service:x { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> SELECT * WHERE { SERVICE # <http://x/>\n :x { ?s ?p ?o } }",
    "SELECT * WHERE { OPTIONAL { { SELECT * WHERE { SERVICE <ADDRESS> { ?s ?p ?o } } } } }",
    "SELECT * WHERE { FILTER EXISTS { SERVICE <ADDRESS> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "ASK { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <ADDRESS> { ?s ?p ?o } }",
    "ASK { BIND(1 AS ?x)SERVICE<ADDRESS>{ ?s ?p ?o } }",
    "ASK { LATERAL { SERVICE <ADDRESS> { ?s ?p ?o } } }",
    # A reader that decodes escapes first sees a keyword here.
    "ASK { \\u0053ERVICE <ADDRESS> { ?s ?p ?o } }",
    "ASK { \\U00000053ERV\\u0049CE <ADDRESS> { ?s ?p ?o } }",
    # One reading hides the keyword in a string or an IRI, another does not.
    "ASK { VALUES ?x { 'a\\u0027 ' } SERVICE <ADDRESS> { ?s ?p ?o } BIND('' AS ?y) }",
    "PREFIX : <ADDRESS> ASK { FILTER(?a<1)BIND('>'AS?b)SERVICE:x{ ?s ?p ?o }BIND('x' AS ?c) }",
    "PREFIX : <ADDRESS> ASK { FILTER(?a<1#>'''\n)SERVICE:x{ ?s ?p ?o } #'''\n }",
    "ASK { FILTER(?a<?b)SERVICE<ADDRESS>{ ?s ?p ?o } }",
    "ASK { ?x ?y <http://a\\u0062'>.SERVICE<ADDRESS>{ ?s ?p ?o } ?x ?y '' }",
    "ASK { #\r'''\nSERVICE <ADDRESS> { ?s ?p ?o } #'''\n }",
    "ASK { ?x ?y '''a''''' . SERVICE <ADDRESS> { ?s ?p ?o } ?z ?y '''b''' }",
]

WRITING = [
    "INSERT DATA { <http://a> <http://b> <http://c> }",
    "delete where { ?s ?p ?o }",
    "LOAD <ADDRESS>",
    "LOAD SILENT <ADDRESS> INTO GRAPH <http://g>",
    "CLEAR ALL",
    "DROP GRAPH <http://g>",
    "CREATE GRAPH <http://g>",
    "ADD <http://a> TO <http://b>",
    "MOVE <http://a> TO <http://b>",
    "COPY DEFAULT TO <http://b>",
    "WITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } USING <http://g> WHERE { ?s ?p ?o }",
    "SELECT * WHERE { ?s ?p ?o } ; INSERT DATA { <http://a> <http://b> <http://c> }",
    "SELECT * FROM <ADDRESS> WHERE { ?s ?p ?o }",
    "SELECT * FROM NAMED <ADDRESS> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX : <ADDRESS> SELECT * FROM:x WHERE { ?s ?p ?o }",
    "SELECT *FROM<ADDRESS>{ ?s ?p ?o }",
    "DESCRIBE <http://a> FROM <ADDRESS>",
]


def store() -> Store:
    """Return a store with two triples, so that a query gets as far as its SERVICE."""
    node = ox.NamedNode("http://example.org/a")
    held = Store.memory()
    held.extend(ox.Quad(node, node, ox.Literal(n), node) for n in (1, 2))
    return held


@pytest.mark.parametrize("text", HARMLESS)
def test_a_word_that_is_no_keyword_passes_and_the_query_runs(text: str) -> None:
    assert check_query(text) in ("SELECT", "ASK")
    run_text(store(), text)


@pytest.mark.parametrize("text", REFUSED)
def test_service_is_refused_and_nobody_is_called(text: str, listener: Listener) -> None:
    before = listener.calls
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run_text(store(), text.replace("ADDRESS", f"http://127.0.0.1:{listener.port}/"))
    assert listener.calls == before


@pytest.mark.parametrize("text", WRITING)
def test_what_writes_loads_or_chooses_data_is_refused(text: str, listener: Listener) -> None:
    held, before = store(), listener.calls
    with pytest.raises(QueryError, match="is refused"):
        run_text(held, text.replace("ADDRESS", f"http://127.0.0.1:{listener.port}/"))
    assert len(held) == 2
    assert listener.calls == before


def test_the_listener_hears_what_the_guard_would_let_through(listener: Listener) -> None:
    """Guards the tests above: without the guard the same store does call."""
    before = listener.calls
    with pytest.raises(QueryError, match="cannot be answered"):
        store().query(f"ASK {{ SERVICE <http://127.0.0.1:{listener.port}/> {{ ?s ?p ?o }} }}")
    assert listener.calls > before


@pytest.mark.parametrize("text", ["", "  # only a comment", "hello", "{ ?s ?p ?o }"])
def test_what_is_no_query_is_said_to_be_none(text: str) -> None:
    with pytest.raises(QueryError, match="no query"):
        check_query(text)


@pytest.mark.parametrize("piece", ["ex:a <x> 'b'\n", "a.", "a-", "#\r", "<a", "'''a", "a:.", "_:a."])
def test_a_long_query_is_read_in_one_pass(piece: str) -> None:
    """A scan that looks back, or counts lines, for each piece would take minutes."""
    begun = time.perf_counter()
    with contextlib.suppress(QueryError):
        check_query("SELECT * WHERE { " + piece * 20_000)
    assert time.perf_counter() - begun < 10


def test_a_refusal_names_the_line() -> None:
    with pytest.raises(QueryError) as caught:
        check_query("SELECT *\nWHERE {\n  service <http://x/> { ?s ?p ?o } }")
    assert caught.value.where == "line 3"


#: Pieces that open, close and confuse: every order of them is tried against the engine itself.
PIECES = st.sampled_from(
    [
        "SERVICE<@>{}",
        "SERVICE:x{}",
        "SERVICE",
        ":x",
        "{?s ?p ?o}",
        "SERVICE␣SILENT<@>{}",
        "SERVICESILENT:x{}",
        "'",
        '"',
        "'''",
        '"""',
        "<",
        ">",
        "#",
        "⏎",
        "␍",
        "\\",
        "␣",
        ":",
        "{",
        "}",
        "?a",
        "<http://a>",
        ":a",
        "'b'",
        ".",
        "FILTER(?a<1)",
        "FILTER(?a<",
        ")",
        "(",
        "BIND('>'AS?b)",
        "\\u0027",
        "1",
        "_:b",
        "@en",
        "%41",
        ";",
        "<#",
        "#>",
        "<a'",
        "'>",
        "1)",
        "^^",
        "|",
        "é",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_whatever_passes_the_guard_calls_nobody(listener: Listener, pieces: list[str]) -> None:
    body = "".join(pieces).replace("␣", " ").replace("⏎", "\n").replace("␍", "\r")
    text = f"PREFIX : <http://127.0.0.1:{listener.port}/> ASK {{ {body} }}"
    text = text.replace("@>", f"http://127.0.0.1:{listener.port}/>")
    before = listener.calls
    with contextlib.suppress(QueryError):
        run_text(store(), text)
    assert listener.calls == before


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_passed_or_refused_and_never_breaks_the_guard(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert check_query(text) in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
