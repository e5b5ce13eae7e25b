"""Run a question: bind its parameters, fetch, fold what belongs to one row, sort as Swedish sorts.

This is the door to the store for query text, the catalogue's and the users': everything passes the guard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from ..errors import QueryError
from ..graph.store import Answer
from .catalogue import Query
from .collation import collation_key
from .filters import Queryable, Resolver
from .guard import check_query

__all__ = ["Cell", "Rows", "bind", "run", "run_text", "values_of"]

#: What stands in a cell: a text, a number, truth, several texts, or nothing.
Cell = str | int | Decimal | bool | tuple[str, ...] | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
_LINE = re.compile(r"at (\d+):(\d+)")


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold an answer of rows.

    :param columns: names, which stay the same in every language
    :param gather: columns whose cells hold several values
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    gather: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[Cell]:
        """Return the cells of a column, top down."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def share_without(self, column: str) -> float | None:
        """Return the share of rows whose cell is empty; None where there is no such column or no row."""
        if column not in self.columns or not self.rows:
            return None
        return sum(cell in (None, "", ()) for cell in self.column(column)) / len(self.rows)

    def first(self, number: int | None) -> Rows:
        """Return the first rows; None for all."""
        return self if number is None else replace(self, rows=self.rows[:number])


def values_of(query: Query, given: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    """Return the values of a question's parameters, defaults filled in.

    :raises NotFoundError: for a parameter that the question does not have
    :raises QueryError: for one that is required and not given, or given as nothing
    """
    values = {p.name: [p.default] for p in query.parameters if p.default is not None}
    for name, value in given.items():
        query.parameter(name)
        values[name] = [value] if isinstance(value, str) else list(value)
    for name, value in values.items():
        if not all(part.strip() for part in value):  # an empty shell variable must not turn into "everything"
            raise QueryError("the value is empty", where=f"parameter {name}", hint="leave it out to ask about all")
    missing = [p for p in query.parameters if p.required and not values.get(p.name)]
    if missing:
        needs = ", ".join(f"{p.name} ({p.type})" for p in missing)
        optional = ", ".join(f"{p.name} ({p.type})" for p in query.parameters if not p.required)
        hint = f"give it as -p {missing[0].name}=…" + (f"; it may also have {optional}" if optional else "")
        raise QueryError(f"it needs {needs}", where=query.name, hint=hint)
    return {name: value for name, value in values.items() if value}


def bind(query: Query, given: Mapping[str, str | Sequence[str]], resolver: Resolver) -> str:
    """Return the question's text with its parameters bound, as it is sent to the store.

    :raises NotFoundError: for an unknown parameter, actor, topic …
    :raises QueryError: for a missing parameter or a value of the wrong type
    """
    values = values_of(query, given)
    return query.bound({name: resolver.terms(query.parameter(name), value) for name, value in values.items()})


def run(query: Query, given: Mapping[str, str | Sequence[str]], resolver: Resolver) -> Rows:
    """Answer a question of the catalogue.

    :param given: values by parameter name; several values of one parameter mean any of them (of words: all)
    :raises NotFoundError: for an unknown parameter, actor, topic …
    :raises QueryError: for a missing parameter or a value of the wrong type
    """
    text = bind(query, given, resolver)
    check_query(text)
    # The catalogue names its graphs, so the default graph is left empty: a forgotten GRAPH shows at once.
    answer = resolver.store.query(text, union=False)
    assert isinstance(answer, QuerySolutions)  # the catalogue holds nothing but SELECT
    names = [variable.value for variable in answer.variables]
    solutions = [{n: _cell(solution[n]) for n in names} for solution in answer]
    rows = _folded(query, solutions)
    rows.sort(key=lambda row: _sort_key(query, row))
    table = tuple(tuple(row[column] for column in query.columns) for row in rows)
    return Rows(query.columns, table, frozenset(query.gather))


def run_text(store: Queryable, text: str) -> Rows | bool | list[Triple]:
    """Answer a query of the user's own: rows, truth (ASK) or triples (CONSTRUCT, DESCRIBE; sorted, each once).

    The default graph is the union of all graphs. Rows come in the query's own order.

    :raises QueryError: where the guard refuses it or it does not parse; the error names the line
    """
    check_query(text)
    try:
        answer: Answer = store.query(text, union=True)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QueryTriples):
            return sorted(set(answer), key=str)
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(columns, tuple(tuple(_cell(solution[c]) for c in columns) for solution in answer))
    except QueryError as error:
        raise _with_line(error) from None
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        raise _with_line(QueryError(f"the query cannot be answered: {error}")) from None


def _with_line(error: QueryError) -> QueryError:
    """Put the line that the engine names where people look for it."""
    match = _LINE.search(error.message)
    where = f"line {match[1]}, column {match[2]}" if match else error.where
    return QueryError(error.message, where=where, hint=error.hint)


def _cell(term: object) -> Cell:
    """Return a term as a plain value."""
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value
        try:
            if kind in _INTEGERS:
                return int(term.value)
            if kind == _XSD + "decimal":
                return Decimal(term.value)
        except (ArithmeticError, ValueError):
            return term.value
        return term.value == "true" if kind == _XSD + "boolean" else term.value
    if isinstance(term, NamedNode):
        return term.value
    return str(term) if isinstance(term, BlankNode | Triple) else None


def _folded(query: Query, solutions: Iterable[dict[str, Cell]]) -> list[dict[str, Cell]]:
    """Return one row for each value of the row key; the gathered columns hold all values, named actors first."""
    if not query.row_key:
        return list(solutions)
    groups: dict[Cell, list[dict[str, Cell]]] = {}
    for solution in solutions:
        groups.setdefault(solution[query.row_key], []).append(solution)
    return [_one_row(query, group) for group in groups.values()]


def _one_row(query: Query, group: list[dict[str, Cell]]) -> dict[str, Cell]:
    # Which solution comes first depends on the store: of a column that is not gathered, the least value stands.
    row = {name: min((s[name] for s in group), key=_cell_key) for name in group[0]}
    for column in query.gather:
        rank = f"rank_{column}"
        found = {(s.get(rank), s[column]) for s in group if s[column] is not None}
        ordered = sorted(found, key=lambda pair: (_cell_key(pair[0]), _cell_key(pair[1])))
        row[column] = tuple(dict.fromkeys(str(value) for _, value in ordered))
        if rank in row:
            row[rank] = ordered[0][0] if ordered else None
    return row


def _sort_key(query: Query, row: Mapping[str, Cell]) -> tuple[Any, ...]:
    return tuple(_cell_key(row[name]) for name in (*query.order, *query.columns))


def _cell_key(cell: Cell) -> tuple[Any, ...]:
    """Return a key that sorts cells: numbers, truth, texts as Swedish sorts them, nothing last."""
    match cell:
        case None | () | "":
            return (3,)
        case bool() | int() | Decimal():
            return (0, cell)
        case tuple():
            return (1, tuple(collation_key(text) for text in cell))
        case _:
            return (1, (collation_key(cell),))
