"""Which nodes surely hold against the shapes: a quick look before pySHACL, which has the last word on all others.

Nearly every node of a build holds, and pySHACL needs an rdflib graph in memory to say so. The shapes are of one simple
make: each looks at the values that one property of a node has. So :func:`sure` goes through them in plain Python, and
says yes only where it understands all that applies. It never says what is wrong: whatever it does not confirm, a value
of an unusual spelling or a shape of another make, is left to pySHACL. Tests hold the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from ..ontology.files import shapes_triples
from ..ontology.terms import RDF, XSD

__all__ = ["sure"]

_SH = "http://www.w3.org/ns/shacl#"

_Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

#: The triples of one node: property → values, each once.
Facts = Mapping[ox.NamedNode, Sequence[_Value]]

#: Gives the classes of a node, those above them included.
Classes = Callable[[_Value], Collection[ox.NamedNode]]

#: Whether the values of a property hold; the facts and classes for checks that look beside them.
_Check = Callable[[Sequence[_Value], Facts, Classes], bool]

#: How the values that we write are spelled; another spelling of the same number is left to pySHACL.
_SPELLINGS = {
    XSD.integer: re.compile(r"-?(0|[1-9][0-9]*)"),
    XSD.decimal: re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    XSD.boolean: re.compile(r"true|false"),
    XSD.date: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    XSD.string: re.compile(r".*", re.DOTALL),
}
_LANG_STRING = RDF.langString


@dataclass(frozen=True, slots=True)
class _Shape:
    """Hold one property shape: ``checks`` is None where it is of a make that is not understood here."""

    path: ox.NamedNode | None
    checks: tuple[_Check, ...] | None


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Hold the shapes by what they are for."""

    by_class: dict[ox.NamedNode, list[_Shape]] = field(default_factory=dict)
    by_property: dict[ox.NamedNode, list[_Shape]] = field(default_factory=dict)


def sure(facts: Facts, own: Iterable[ox.NamedNode], classes: Classes) -> bool:
    """Say whether a node surely holds against all shapes; False where it does not, or may not.

    :param facts: all its triples
    :param own: its classes, those above them included
    """
    shapes = _shapes()
    if shapes is None:
        return False
    wanted = [shape for kind in own for shape in shapes.by_class.get(kind, ())]
    wanted += [shape for name in facts for shape in shapes.by_property.get(name, ())]
    for shape in wanted:
        if shape.path is None or shape.checks is None:
            return False
        values = facts.get(shape.path, ())
        if not all(check(values, facts, classes) for check in shape.checks):
            return False
    return True


@cache
def _shapes() -> _Shapes | None:
    """Return the shipped shapes; None where they hold something that stands outside the make that is known here."""
    return _read(shapes_triples())


def _read(triples: Iterable[ox.Triple]) -> _Shapes | None:
    facts: dict[_Value, dict[str, list[_Value]]] = {}
    for triple in triples:
        facts.setdefault(triple.subject, {}).setdefault(triple.predicate.value, []).append(triple.object)
    known = {*_CHECKS, *_ABOUT}
    found = _Shapes()
    for node, said in facts.items():
        if set(said) <= _OF_LISTS and isinstance(node, ox.BlankNode):
            continue  # the cell of a list
        kinds = said.get(RDF.type.value, [])
        if kinds != [ox.NamedNode(_SH + "PropertyShape")] or not set(said) <= known:
            return None
        shape = _shape(said, facts)
        for target, index in ((_SH + "targetClass", found.by_class), (_SH + "targetSubjectsOf", found.by_property)):
            for name in said.get(target, ()):
                if not isinstance(name, ox.NamedNode):
                    return None
                index.setdefault(name, []).append(shape)
    return found


def _shape(said: dict[str, list[_Value]], facts: Mapping[_Value, dict[str, list[_Value]]]) -> _Shape:
    path = said.get(_SH + "path", [])
    if len(path) != 1 or not isinstance(path[0], ox.NamedNode):
        return _Shape(None, None)
    checks = []
    for name, make in _CHECKS.items():
        for wanted in said.get(name, ()):
            checks.append(make(_listed(wanted, facts) if name in _OF_A_LIST else [wanted]))
    return _Shape(path[0], tuple(checks))


def _listed(head: _Value, facts: Mapping[_Value, dict[str, list[_Value]]]) -> list[_Value]:
    """Return the members of an RDF list."""
    members = []
    while head != RDF.nil:
        cell = facts[head]
        members.append(cell[RDF.first.value][0])
        head = cell[RDF.rest.value][0]
    return members


# -- checks ------------------------------------------------------------------------------------------------------


def _word(wanted: Sequence[_Value]) -> str:
    return str(getattr(wanted[0], "value", ""))


def _least(wanted: Sequence[_Value]) -> _Check:
    least = int(_word(wanted))
    return lambda values, facts, classes: len(values) >= least


def _most(wanted: Sequence[_Value]) -> _Check:
    most = int(_word(wanted))
    return lambda values, facts, classes: len(values) <= most


def _datatype(wanted: Sequence[_Value]) -> _Check:
    return lambda values, facts, classes: all(_is_of(value, wanted[0]) for value in values)


def _is_of(value: _Value, datatype: _Value) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype != datatype:
        return False
    if datatype == _LANG_STRING:
        return bool(value.language)
    spelling = _SPELLINGS.get(value.datatype)
    if spelling is None or not spelling.fullmatch(value.value):
        return False
    return datatype != XSD.date or _day(value.value) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _class(wanted: Sequence[_Value]) -> _Check:
    return lambda values, facts, classes: all(wanted[0] in classes(value) for value in values)


def _pattern(wanted: Sequence[_Value]) -> _Check:
    pattern = re.compile(_word(wanted))
    return lambda values, facts, classes: all(
        isinstance(value, ox.NamedNode | ox.Literal) and pattern.search(value.value) is not None for value in values
    )


def _languages(wanted: Sequence[_Value]) -> _Check:
    names = {_word([name]) for name in wanted}
    return lambda values, facts, classes: all(
        isinstance(value, ox.Literal) and value.language in names for value in values
    )


def _unique_languages(wanted: Sequence[_Value]) -> _Check:
    def holds(values: Sequence[_Value], facts: Facts, classes: Classes) -> bool:
        languages = [value.language for value in values if isinstance(value, ox.Literal) and value.language]
        return len(languages) == len({language.lower() for language in languages})

    return holds


def _shortest(wanted: Sequence[_Value]) -> _Check:
    least = int(_word(wanted))
    return lambda values, facts, classes: all(
        isinstance(value, ox.NamedNode | ox.Literal) and len(value.value) >= least for value in values
    )


def _one_of(wanted: Sequence[_Value]) -> _Check:
    return lambda values, facts, classes: all(value in wanted for value in values)


def _number(value: _Value) -> Decimal | None:
    right = _is_of(value, XSD.integer) or _is_of(value, XSD.decimal)
    return Decimal(value.value) if right and isinstance(value, ox.Literal) else None


def _from(wanted: Sequence[_Value]) -> _Check:
    least = Decimal(_word(wanted))

    def holds(values: Sequence[_Value], facts: Facts, classes: Classes) -> bool:
        return all((number := _number(value)) is not None and number >= least for value in values)

    return holds


def _up_to(wanted: Sequence[_Value]) -> _Check:
    most = Decimal(_word(wanted))

    def holds(values: Sequence[_Value], facts: Facts, classes: Classes) -> bool:
        return all((number := _number(value)) is not None and number <= most for value in values)

    return holds


def _equal(wanted: Sequence[_Value]) -> _Check:
    return lambda values, facts, classes: set(values) == set(_of(facts, wanted))


def _of(facts: Facts, wanted: Sequence[_Value]) -> Sequence[_Value]:
    return facts.get(wanted[0], ()) if isinstance(wanted[0], ox.NamedNode) else ()


def _ordered(wanted: Sequence[_Value], *, equal: bool) -> _Check:
    def before(one: _Value, two: _Value) -> bool:
        for kind in (XSD.integer, XSD.date):
            if _is_of(one, kind) and _is_of(two, kind):
                first, second = (_key(value, kind) for value in (one, two))
                return first < second or (equal and first == second)
        return False

    return lambda values, facts, classes: all(before(one, two) for one in values for two in _of(facts, wanted))


def _key(value: _Value, kind: ox.NamedNode) -> int:
    text = _word([value])
    return int(text) if kind == XSD.integer else date.fromisoformat(text).toordinal()


#: Constraint → what makes its check of what the shape says.
_CHECKS: dict[str, Callable[[Sequence[_Value]], _Check]] = {
    _SH + "minCount": _least,
    _SH + "maxCount": _most,
    _SH + "datatype": _datatype,
    _SH + "class": _class,
    _SH + "pattern": _pattern,
    _SH + "languageIn": _languages,
    _SH + "uniqueLang": _unique_languages,
    _SH + "minLength": _shortest,
    _SH + "in": _one_of,
    _SH + "minInclusive": _from,
    _SH + "maxInclusive": _up_to,
    _SH + "equals": _equal,
    _SH + "lessThan": lambda wanted: _ordered(wanted, equal=False),
    _SH + "lessThanOrEquals": lambda wanted: _ordered(wanted, equal=True),
}
_OF_A_LIST = frozenset({_SH + "languageIn", _SH + "in"})
_ABOUT = frozenset({RDF.type.value, *(_SH + name for name in ("path", "message", "targetClass", "targetSubjectsOf"))})
_OF_LISTS = frozenset({RDF.first.value, RDF.rest.value})
