"""What is said beside an answer: how many rows, the share without an addressee, what was searched in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .catalogue import Catalogue, Query
from .filters import Resolver
from .run import Rows, run

__all__ = ["errors_expected", "nothing_found", "searched", "summary_of", "without_addressee"]

#: The question whose every row has the addressee that was asked for.
_OF_ACTOR = "asks-of-actor"

_SAID = {
    "row": ("1 rad", "1 row"),
    "rows": ("{n} rader", "{n} rows"),
    "first": ("{shown} av {n} rader visas", "{shown} of {n} rows are shown"),
    "without": (
        "{m} av {n} ({share}) utan mottagare: texten säger inte vem som ska göra det",
        "{m} of {n} ({share}) without an addressee: the text does not say who should act",
    ),
    "not_told": (
        "{m} av {n} ({share}) utan mottagare: texten säger inte vem de riktar sig till",
        "{m} of {n} ({share}) without an addressee: the text does not say whom they are for",
    ),
    "beside": (
        "med samma urval saknar {m} av {n} utsagor ({share}) mottagare i texten och kan inte komma med här",
        "of the {n} claims in the same selection {m} ({share}) have no addressee in the text and cannot stand here",
    ),
    "errors": (
        "Utsagorna är utlästa av regler och innehåller fel: läs citatet. Hur många fel: se docs/quality.md; för egna"
        " dokument mäter samrad evaluate.",
        "The claims are read by rules and contain errors: read the quote. How many: see docs/quality.md; for documents"
        " of your own, samrad evaluate measures.",
    ),
    "nothing": ("inget svar i materialet", "no answer in the material"),
    "searched": ("sökt", "searched"),
    "in": ("i {documents} dokument med {words} ord ({years})", "in {documents} documents of {words} words ({years})"),
    "undated": ("utan datum", "undated"),
    "everything": ("allt", "everything"),
}


def _say(key: str, lang: str, **values: object) -> str:
    return _SAID[key][0 if lang == "sv" else 1].format(**values)


def _share(part: int, whole: int, lang: str) -> str:
    return f"{round(100 * part / whole)} %" if lang == "sv" else f"{round(100 * part / whole)}%"


def summary_of(rows: Rows, total: int, lang: str) -> str:
    """Return how many rows there are and, where rows have addressees, the share without.

    :param rows: all rows of the answer, or the first of them
    :param total: the number of rows of the whole answer
    """
    if len(rows) < total:
        return _say("first", lang, shown=len(rows), n=total) + "."
    return _say("row" if total == 1 else "rows", lang, n=total) + "."


def without_addressee(
    query: Query, given: Mapping[str, str | Sequence[str]], rows: Rows, resolver: Resolver, lang: str
) -> str:
    """Return a sentence on the share of claims without an addressee; empty where the question has none.

    Where the answer is about one addressee, claims without any cannot stand in it: then their share is that of the same
    selection with any addressee or none.

    :param rows: all rows of the answer
    """
    if "addressee" not in query.columns or not query.row_key or query.parameters[0].type == "claim":
        return ""
    beside = "to" in given or query.name == _OF_ACTOR
    if beside:
        wider = Catalogue.load().get("who-asks-whom-for-what") if query.name == _OF_ACTOR else query
        rows = run(wider, {name: value for name, value in given.items() if name not in ("to", "actor")}, resolver)
    # Roles, cooperation and money need no addressee: of all kinds, only requests and offers can lack one.
    able = [r for r in rows.records() if r.get("kind", "request") in ("request", "offer")]
    lacking = [not record["addressee"] for record in able]
    if not lacking:
        return ""
    requests = "force" in query.columns or all(record.get("kind") == "request" for record in able)
    key, missing = "beside" if beside else "without" if requests else "not_told", sum(lacking)
    sentence = _say(key, lang, m=missing, n=len(lacking), share=_share(missing, len(lacking), lang))
    return sentence[0].upper() + sentence[1:] + "."


def searched(given: Mapping[str, str | Sequence[str]], query: Query, lang: str) -> str:
    """Return what was asked for in words: the parameters that were given."""
    parts = [f"{name}={', '.join([value] if isinstance(value, str) else value)}" for name, value in given.items()]
    return f"{query.title[lang]} ({'; '.join(parts) or _say('everything', lang)})"


def nothing_found(given: Mapping[str, str | Sequence[str]], query: Query, resolver: Resolver, lang: str) -> str:
    """Return the sentence for an empty answer: never silence, always what was searched."""
    documents = run(Catalogue.load().get("documents"), {}, resolver)
    words = sum(cell for cell in documents.column("words") if isinstance(cell, int))
    years = sorted({str(cell)[:4] for cell in documents.column("date") if cell})
    period = "–".join(dict.fromkeys([years[0], years[-1]])) if years else _say("undated", lang)
    where = _say("in", lang, documents=len(documents), words=words, years=period)
    nothing = _say("nothing", lang)
    return f"{nothing[0].upper()}{nothing[1:]}; {_say('searched', lang)}: {searched(given, query, lang)}, {where}."


def errors_expected(lang: str) -> str:
    """Return the reminder that extraction errs."""
    return _say("errors", lang)
