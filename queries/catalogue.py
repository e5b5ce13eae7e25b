"""The catalogue: one ``.rq`` file a question, its header read into a frozen record.

A file is a valid query as it stands; without its parameters it asks about everything (or, where one is required, about
nothing). Its header is comment lines::

    #+ title.sv: Vad aktören ber om
    #+ title.en: What the actor asks for
    #+ description.sv: … (may be repeated: the lines are joined)
    #+ param actor actor required: avsändaren | who asks
    #+ param since date optional: tidigast | not before
    #+ one-row-per: claim
    #+ gather: claimant addressee topic
    #+ order: rank_claimant claimant date rank_start

``param NAME TYPE required|optional [= DEFAULT]: svenska | English``. The query holds ``VALUES ?given_NAME { }`` once a
parameter: the engine gets the values there as escaped terms. A line that begins ``#? NAME`` belongs to the query only
where that parameter is given. A variable that begins with ``rank_`` is used to sort and is no column.
``one-row-per`` makes one row of all that share the value; the columns under ``gather`` then hold all their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from ..errors import ConfigError, NotFoundError

__all__ = ["TYPES", "Catalogue", "Parameter", "Query", "parse_query"]

#: What a parameter may be; :mod:`samrad.queries.filters` turns each into terms.
TYPES = ("actor", "topic", "demand", "document", "consultation", "kind", "date", "text", "claim", "number")

_HEADER = re.compile(r"#\+\s*([a-z][a-z.\-]*)(?:\s+([^:]*))?:\s*(.*)")
_PARAMETER = re.compile(r"([a-z]\w*)\s+(\w+)\s+(required|optional)(?:\s*=\s*(\S.*))?")
_CONDITIONAL = re.compile(r"^([ \t]*)#\?[ \t]+(\w+)[ \t]+(.*)$", re.MULTILINE)
_PLACE = re.compile(r"VALUES\s+\?given_(\w+)\s*\{\s*\}")
_SELECT = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(.*?)\s*WHERE", re.DOTALL)
_PROJECTED = re.compile(r"\(.*?AS\s+\?(\w+)\s*\)|\?(\w+)", re.DOTALL)

_TEXTS = ("title.sv", "title.en", "description.sv", "description.en")
_LISTS = ("one-row-per", "gather", "order")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Hold one parameter of a question.

    :param name: as in ``-p name=value``, and the variable ``?given_name`` in the query
    :param type: one of :data:`TYPES`
    :param help: what it is, by language
    """

    name: str
    type: str
    required: bool
    default: str | None = None
    help: dict[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Query:
    """Hold one question of the catalogue.

    :param name: the file's stem
    :param title: by language, ``sv`` and ``en``
    :param text: the whole file, runnable as it is
    :param columns: the variables of the projection in order, without the ``rank_`` ones
    :param row_key: the column that makes one row; empty where every solution is a row
    :param gather: columns that hold all values of a row
    :param order: variables to sort by
    """

    name: str
    title: dict[str, str]
    description: dict[str, str]
    parameters: tuple[Parameter, ...]
    text: str
    columns: tuple[str, ...]
    row_key: str = ""
    gather: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """Return a parameter by name.

        :raises NotFoundError: lists those there are
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise NotFoundError("parameter", name, [p.name for p in self.parameters], where=self.name)

    def bound(self, values: dict[str, list[str]]) -> str:
        """Return the query with terms in the places of its parameters and the lines of given parameters made active.

        :param values: by parameter name, terms as the engine writes them (``str(term)``), never a user's text
        """

        def activate(match: re.Match[str]) -> str:
            return match[1] + match[3] if match[2] in values else match[0]

        def fill(match: re.Match[str]) -> str:
            terms = values.get(match[1])
            return match[0] if terms is None else f"VALUES ?given_{match[1]} {{ {' '.join(terms)} }}"

        return _PLACE.sub(fill, _CONDITIONAL.sub(activate, self.text))


class Catalogue:
    """Hold the questions by name.

    >>> Catalogue.load().get("who-asks-whom-for-what").title["en"]
    'Who asks whom for what'
    """

    def __init__(self, queries: tuple[Query, ...]) -> None:
        self.queries = tuple(sorted(queries, key=lambda q: q.name))
        self._by_name = {query.name: query for query in self.queries}

    @classmethod
    def load(cls) -> Catalogue:
        """Return the shipped catalogue (read once a process).

        :raises ConfigError: names the file and the line that is wrong
        """
        return _load()

    def get(self, name: str) -> Query:
        """Return a question by name.

        :raises NotFoundError: lists those there are
        """
        if name not in self._by_name:
            raise NotFoundError("query", name, self._by_name)
        return self._by_name[name]

    def __iter__(self) -> Iterator[Query]:
        return iter(self.queries)

    def __len__(self) -> int:
        return len(self.queries)


@lru_cache(maxsize=1)
def _load() -> Catalogue:
    folder = files(__package__).joinpath("questions")
    return Catalogue(
        tuple(
            parse_query(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8"))
            for file in folder.iterdir()
            if file.name.endswith(".rq")
        )
    )


def parse_query(name: str, text: str) -> Query:
    """Read one question from the text of its file.

    :raises ConfigError: names ``<name>.rq`` and the line where the header says something it cannot, or where header
        and query do not fit together
    """
    texts: dict[str, list[str]] = {key: [] for key in _TEXTS}
    lists: dict[str, tuple[str, ...]] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#+"):
            where = f"{name}.rq:{number}"
            key, rest, value = _header_line(line.rstrip(), where)
            if key == "param":
                parameters.append(_parameter(rest, value, where))
            elif key in _TEXTS:
                texts[key].append(value)
            else:
                lists[key] = tuple(value.split())
    said = {key: " ".join(values).strip() for key, values in texts.items()}
    for key, value in said.items():
        if not value:
            raise ConfigError(f"the header lacks {key}", where=f"{name}.rq:1")
    query = Query(
        name=name,
        title={lang: said[f"title.{lang}"] for lang in ("sv", "en")},
        description={lang: said[f"description.{lang}"] for lang in ("sv", "en")},
        parameters=tuple(parameters),
        text=text,
        columns=tuple(v for v in _projection(name, text) if not v.startswith("rank_")),
        row_key=" ".join(lists.get("one-row-per", ())),
        gather=lists.get("gather", ()),
        order=lists.get("order", ()),
    )
    _check(query, lists)
    return query


def _header_line(line: str, where: str) -> tuple[str, str, str]:
    """Return key, what stands between key and colon, and value of a header line."""
    match = _HEADER.fullmatch(line)
    if match is None or (match[2] and match[1] != "param"):
        raise ConfigError(f"not a header line: {line!r}", where=where, hint="#+ key: value")
    if match[1] not in ("param", *_TEXTS, *_LISTS):
        raise ConfigError(f"unknown key {match[1]!r}", where=where, hint="keys: param " + " ".join(_TEXTS + _LISTS))
    return match[1], match[2] or "", match[3]


def _parameter(declared: str, help_text: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(declared.strip())
    if match is None:
        raise ConfigError(
            f"not a parameter: {declared!r}", where=where, hint="param NAME TYPE required|optional [= DEFAULT]: sv | en"
        )
    name, kind, need, default = match.groups()
    if kind not in TYPES:
        raise ConfigError(f"unknown type {kind!r}", where=where, hint="types: " + ", ".join(TYPES))
    swedish, bar, english = (part.strip() for part in help_text.partition("|"))
    if not (swedish and bar and english):
        raise ConfigError(
            f"the parameter {name} needs its help in both languages", where=where, hint="svenska | English"
        )
    return Parameter(name, kind, need == "required", default, {"sv": swedish, "en": english})


def _projection(name: str, text: str) -> tuple[str, ...]:
    body = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))
    match = _SELECT.search(body)
    if match is None:
        raise ConfigError("the query is no SELECT", where=f"{name}.rq")
    return tuple(a or b for a, b in _PROJECTED.findall(_flat(match[1])))


def _flat(projection: str) -> str:
    """Return the projection with inner parentheses dropped, so that ``(COALESCE(?a, ?b) AS ?c)`` reads as one unit."""
    out, depth = [], 0
    for char in projection:
        depth -= char == ")"
        if char not in "()" or (depth == 0):
            out.append(char)
        depth += char == "("
    return "".join(out)


def _check(query: Query, lists: dict[str, tuple[str, ...]]) -> None:
    """Say where header and query do not fit together."""
    where = f"{query.name}.rq"
    places = [m[1] for m in _PLACE.finditer(query.text)]
    names = [p.name for p in query.parameters]
    if sorted(places) != sorted(names):
        raise ConfigError(
            f"parameters {sorted(names)} and places {sorted(places)} do not agree",
            where=where,
            hint="VALUES ?given_name { } once for each parameter",
        )
    conditional = {m[2] for m in _CONDITIONAL.finditer(query.text)}
    wrong = conditional - {p.name for p in query.parameters if not p.required}
    if wrong:
        raise ConfigError(f"a line depends on {', '.join(sorted(wrong))}, no optional parameter", where=where)
    known = set(_projection(query.name, query.text))
    unknown = {v for values in lists.values() for v in values} - known
    if unknown:
        raise ConfigError(f"the header names {', '.join(sorted(unknown))}, which is not selected", where=where)
