"""``samrad query`` and ``samrad sparql``: a question of the catalogue, or one of your own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import ConfigError, NotFoundError
from .common import as_parameter, confidence_option, lang_option, opened, period_options, store_option
from .output import FORMATS, emit, format_option, note, visible, write

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from ..queries.catalogue import Query
    from ..queries.run import Rows

__all__ = ["query", "sparql"]

#: Formats of triples beside those of rows.
_TRIPLES = ("ttl", "nt", "nq")


@click.command()
@click.argument("name", required=False)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter; repeat one for any of several values.",
)
@click.option("--show", is_flag=True, help="Print the query instead of running it; with -p as it is sent.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N rows only.")
@period_options
@confidence_option
@format_option
@lang_option
@store_option
def query(
    name: str | None,
    params: tuple[str, ...],
    show: bool,
    limit: int | None,
    since: str | None,
    until: str | None,
    min_confidence: float,
    format_: str,
    lang: str,
    store: str,
) -> None:
    """Ask a question of the catalogue; without NAME, list the questions there are.

    \b
    samrad query asks-of-actor -p actor=kommuner
    samrad query evidence-of-claim -p claim=0bb639d0 --format json
    """  # noqa: D301 - click reads the backspace
    from ..queries.catalogue import Catalogue

    catalogue = Catalogue.load()
    if name is None:
        if params or show:
            raise ConfigError("a parameter needs a question to go with", hint="samrad query NAME -p key=value")
        emit(_listing(catalogue, lang), format_, lang=lang)
        return
    chosen = catalogue.get(name)
    given = _given(params)
    for key, value in (
        ("since", since),
        ("until", until),
        ("confidence", as_parameter(min_confidence)),
    ):
        if value is not None:
            given[key] = [value]
    for key in given:
        _known(chosen, key)
    if show and not given:
        write(visible(chosen.text, "\n\t"))
        return
    _run(chosen, given, show=show, limit=limit, format_=format_, lang=lang, store=store)


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, *_TRIPLES)),
    default="table",
    show_default=True,
    help="How the answer comes out; ttl, nt and nq are for CONSTRUCT and DESCRIBE, whose table is Turtle.",
)
@lang_option
@store_option
def sparql(file: str, format_: str, lang: str, store: str) -> None:
    """Run a SPARQL query of your own: SELECT, ASK, CONSTRUCT or DESCRIBE, from FILE or (-) standard input.

    The default graph is the union of all graphs; the usual prefixes (samrad, skos, oa, dct, prov …) need no
    declaration. What writes or calls another address (INSERT, LOAD, SERVICE, FROM) is refused.
    """
    from ..queries.run import Rows, run_text
    from ..queries.summary import summary_of

    text = _read(file)
    answer = run_text(opened(store).store, text)
    if isinstance(answer, bool):
        answer = Rows(("answer",), ((answer,),))
    if not isinstance(answer, Rows):
        if format_ in ("table", *_TRIPLES):
            write(_serialised(answer, "ttl" if format_ == "table" else format_))
            note(f"{len(answer)} triples.")
            return
        rows = tuple((_bare(t.subject), _bare(t.predicate), _bare(t.object)) for t in answer)
        answer = Rows(("subject", "predicate", "object"), rows)
    if format_ in _TRIPLES:
        raise ConfigError(
            f"{format_} is a format of triples and this query gives rows", hint="use " + ", ".join(FORMATS)
        )
    emit(answer, format_, lang=lang)
    note(summary_of(answer, len(answer), lang))


def _listing(catalogue: object, lang: str) -> Rows:
    from ..queries.catalogue import Catalogue
    from ..queries.run import Rows

    assert isinstance(catalogue, Catalogue)
    lines = []
    for each in catalogue:
        needs = " ".join(f"{p.name}={p.type}" if p.required else f"[{p.name}={p.type}]" for p in each.parameters)
        lines.append((each.name, each.title[lang], needs))
    return Rows(("name", "title", "parameters"), tuple(lines))


def _given(params: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the values of ``-p key=value`` by key."""
    given: dict[str, list[str]] = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign or not key.strip():
            raise ConfigError(f"not a parameter: {param!r}", hint="-p key=value")
        given.setdefault(key.strip(), []).append(value)
    return given


def _known(chosen: Query, key: str) -> None:
    """Say which parameters there are where one is not known."""
    try:
        chosen.parameter(key)
    except NotFoundError as error:
        needs = ", ".join(f"{p.name} ({p.type}{', required' if p.required else ''})" for p in chosen.parameters)
        error.hint = f"its parameters: {needs}" if needs else "it has no parameters"
        raise


def _run(
    chosen: Query, given: dict[str, list[str]], *, show: bool, limit: int | None, format_: str, lang: str, store: str
) -> None:
    from ..queries.filters import Resolver
    from ..queries.run import bind, run
    from ..queries.summary import errors_expected, nothing_found, summary_of, without_addressee

    project = opened(store)
    resolver = Resolver(project.store, project.iris, project.registry)
    if show:
        write(bind(chosen, given, resolver))
        return
    rows = run(chosen, given, resolver)
    emit(rows.first(limit), format_, lang=lang)
    if not rows.rows:
        note(nothing_found(given, chosen, resolver, lang))
        return
    note(f"{chosen.title[lang]}: {summary_of(rows.first(limit), len(rows), lang)}")
    if text := without_addressee(chosen, given, rows, resolver, lang):
        note(text)
    if "claim" in rows.columns:
        note(errors_expected(lang))


def _read(file: str) -> str:
    """Return the text of a query.

    :raises ConfigError: where the file is missing or is not UTF-8
    """
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=file) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", where=file) from None


def _serialised(triples: list[Triple], format_: str) -> str:
    from pyoxigraph import RdfFormat, serialize

    from ..ontology.terms import PREFIXES

    formats = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "nq": RdfFormat.N_QUADS}
    data = serialize(triples, format=formats[format_], prefixes=PREFIXES if format_ == "ttl" else None)
    text = (data or b"").decode("utf-8")
    return visible(text, "\n\t") if sys.stdout.isatty() else text


def _bare(term: object) -> str:
    return str(getattr(term, "value", term))
