"""``samrad ask`` and ``samrad actor``: who asks whom for what, and all that is known of one actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from .common import as_parameter, confidence_option, lang_option, opened, period_options, store_option
from .output import emit, format_option, note, write

if TYPE_CHECKING:
    from ..ontology.registry import Registry
    from ..queries.filters import Resolver
    from ..queries.run import Rows

__all__ = ["actor", "ask"]

_KINDS = ("request", "offer", "cooperation", "funding", "role")
#: What a table of claims for people leaves out; csv and json have it.
_HIDDEN = frozenset({"force", "topic", "demand", "kind"})
#: The sheet of an actor: part → question, the parameter that the actor is.
_SHEET = {
    "facts": ("facts-of-actor", "actor"),
    "roles": ("roles-of-actor", "actor"),
    "asks": ("asks-by-actor", "actor"),
    "asked": ("asks-of-actor", "actor"),
    "offers": ("offers", "from"),
    "offered": ("offers", "to"),
    "cooperation": ("cooperation", "actor"),
    "funds": ("funding", "from"),
    "funded": ("funding", "to"),
}
_PARTS = {
    "facts": ("Vad registret vet", "What the registry knows"),
    "roles": ("Roller", "Roles"),
    "asks": ("Ber om", "Asks for"),
    "asked": ("Ombeds", "Is asked"),
    "offers": ("Erbjuder", "Offers"),
    "offered": ("Erbjuds", "Is offered"),
    "cooperation": ("Samverkar", "Cooperates"),
    "funds": ("Ger pengar", "Funds"),
    "funded": ("Får pengar", "Is funded"),
}


@click.command()
@click.option("--from", "from_", multiple=True, metavar="ACTOR", help="Who says it; repeatable.")
@click.option(
    "--to", multiple=True, metavar="ACTOR", help="Who is asked, offered or funded; a party or holder. Repeatable."
)
@click.option("--about", multiple=True, metavar="TOPIC", help="The topic; repeatable.")
@click.option("--demand", multiple=True, metavar="DEMAND", help="What is asked for, as a category; repeatable.")
@click.option("--text", metavar="WORDS", help="Words that must all stand in the quote, the content or the lead.")
@click.option("--kind", type=click.Choice(_KINDS), default="request", show_default=True, help="The kind of claim.")
@click.option("--document", multiple=True, metavar="NAME", help="Only in this document; repeatable.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N rows only.")
@period_options
@confidence_option
@format_option
@lang_option
@store_option
def ask(
    from_: tuple[str, ...],
    to: tuple[str, ...],
    about: tuple[str, ...],
    demand: tuple[str, ...],
    text: str | None,
    kind: str,
    document: tuple[str, ...],
    limit: int | None,
    since: str | None,
    until: str | None,
    min_confidence: float,
    format_: str,
    lang: str,
    store: str,
) -> None:
    """Say who asks whom for what, with the sentence each row rests on.

    ACTOR is a name, an alias, or a whole sector or level: "sektor:civilsamhället", "nivå:kommun". A collective such as
    kommuner is an actor of its own: a municipality named in the text is found under its name or nivå:kommun.

    \b
    samrad ask --to kommuner --about mötesplatser
    samrad ask --from "Röda Korset" --kind offer --format csv
    samrad ask --demand "lokaler åt föreningar"
    """  # noqa: D301 - click reads the backspace
    from ..queries.catalogue import Catalogue
    from ..queries.run import run
    from ..queries.summary import errors_expected, nothing_found, summary_of, without_addressee

    resolver, registry = _resolver(store)
    query = Catalogue.load().get("who-asks-whom-for-what" if kind == "request" else "claims")
    whom = "party" if kind in ("cooperation", "role") else "to"
    given = _given({"from": from_, whom: to, "about": about, "demand": demand, "document": document})
    given |= _given({"text": text, "since": since, "until": until, "confidence": as_parameter(min_confidence)})
    if kind != "request":
        given["kind"] = kind
    rows = run(query, given, resolver)
    emit(rows.first(limit), format_, lang=lang, hidden=_HIDDEN | _unused(rows))
    if not rows.rows:
        note(nothing_found(given, query, resolver, lang))
    else:
        note(summary_of(rows.first(limit), len(rows), lang))
    _note(without_addressee(query, given, rows, resolver, lang))
    for name in to:
        _note(_collective(registry, name, lang))
    if rows.rows:
        note(errors_expected(lang))


@click.command()
@click.argument("name", metavar="ACTOR")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The first N rows of each part only.")
@period_options
@confidence_option
@format_option
@lang_option
@store_option
def actor(
    name: str,
    limit: int | None,
    since: str | None,
    until: str | None,
    min_confidence: float,
    format_: str,
    lang: str,
    store: str,
) -> None:
    """Tell all that is known of one actor: facts, roles, what it asks, is asked, offers, with whom it works.

    ACTOR is a name, an alias, or a whole sector or level ("sektor:civilsamhället", "nivå:kommun"). csv and json give
    all parts as one list with the column "part".
    """
    resolver, _ = _resolver(store)
    resolver.actors(name)  # an unknown name is said once, before anything is written
    filters = _given({"since": since, "until": until, "confidence": as_parameter(min_confidence)})
    parts = _parts(name, filters, resolver)
    if format_ in ("csv", "json"):
        emit(_one_list({part: rows.first(limit) for part, rows in parts.items()}), format_, lang=lang)
        return
    at = 0 if lang == "sv" else 1
    for part, rows in parts.items():
        if rows.rows:
            title = f"{_PARTS[part][at]} ({len(rows)})"
            write(f"## {title}\n\n" if format_ == "md" else f"{title}\n")
            emit(rows.first(limit), format_, lang=lang, hidden=_HIDDEN | _unused(rows) | _alone(rows))
            write("\n")
    if silent := [_PARTS[part][at].lower() for part, rows in parts.items() if not rows.rows]:
        write(f"{('Inget svar i materialet om', 'No answer in the material on')[at]}: {', '.join(silent)}.\n")
    from ..queries.summary import errors_expected

    note(errors_expected(lang))


def _resolver(store: str) -> tuple[Resolver, Registry]:
    from ..queries.filters import Resolver

    project = opened(store)
    return Resolver(project.store, project.iris, project.registry), project.registry


def _given(options: Mapping[str, str | Sequence[str] | None]) -> dict[str, str | Sequence[str]]:
    """Return the parameters that were given."""
    return {name: value for name, value in options.items() if value is not None and value != ()}


def _note(text: str) -> None:
    if text:
        note(text)


def _unused(rows: Rows) -> frozenset[str]:
    """Return the columns in which no row has anything, which a table need not show; addressees are always shown."""
    return frozenset(c for c in rows.columns if c != "addressee" and not any(rows.column(c)))


def _alone(rows: Rows) -> frozenset[str]:
    """Return the column of the actor itself where it says the same in all rows."""
    return frozenset(c for c in ("actor",) if c in rows.columns and len(set(rows.column(c))) == 1)


def _collective(registry: Registry, name: str, lang: str) -> str:
    """Return how to ask for the single actors under a collective, where the name is one of a level or sector."""
    from ..ontology.registry import LEVELS, SECTORS

    found = registry.find(name)
    if found is None or found.type != "Collective":
        return ""
    words = f"nivå:{LEVELS[found.level][0]}" if found.level else f"sektor:{SECTORS[found.sector][0]}"
    if lang == "sv":
        return (
            f"{found.label} är ett samlingsnamn: aktörer som nämns vid namn räknas för sig (--to {words} tar med dem)."
        )
    return f"{found.label} is a collective: actors named one by one are kept apart (--to {words} includes them)."


def _parts(name: str, filters: Mapping[str, str | Sequence[str]], resolver: Resolver) -> dict[str, Rows]:
    """Return the rows of each part of an actor's sheet."""
    from ..queries.catalogue import Catalogue
    from ..queries.run import run

    parts = {}
    for part, (question, role) in _SHEET.items():
        query = Catalogue.load().get(question)
        usable = {p.name for p in query.parameters}
        parts[part] = run(query, {role: name} | {k: v for k, v in filters.items() if k in usable}, resolver)
    return parts


def _one_list(parts: Mapping[str, Rows]) -> Rows:
    """Return all parts as one list with the columns of all of them."""
    from ..queries.run import Rows

    columns = tuple(dict.fromkeys(column for rows in parts.values() for column in rows.columns))
    lines = [
        (part, *(record.get(column) for column in columns)) for part, rows in parts.items() for record in rows.records()
    ]
    gather = frozenset().union(*(rows.gather for rows in parts.values()))
    return Rows(("part", *columns), tuple(lines), gather)
