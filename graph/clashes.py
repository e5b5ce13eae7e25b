"""Why a dataset contradicts itself: the known patterns, found by SPARQL and put into words.

The reasoner says only "inconsistent". Almost always the reason is one of a few: a thing of two kinds that nothing can
be both of, a thing whose kind a property rules out, a property with two values that may have one, a literal of the
wrong datatype. What fits no pattern is left to :mod:`samrad.graph.minimal`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import pyoxigraph as ox

from ..ontology.terms import RDF, XSD
from .premises import Premises
from .store import Store
from .wording import Words, local_name

__all__ = ["Clash", "clashes"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Hold facts that cannot all be true.

    :param individual: the IRI of the thing that they are about; empty where it is not one
    :param facts: the facts: each alone may be right
    """

    individual: str
    message_sv: str
    message_en: str
    facts: tuple[ox.Triple, ...] = field(default=())

    def message(self, lang: str = "sv") -> str:
        """Return what contradicts what, in Swedish (``sv``) or English."""
        return self.message_sv if lang == "sv" else self.message_en


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Say why a thing is of a class.

    :param how: stated, domain or range
    :param fact: what was stated of it
    """

    how: str
    fact: ox.Triple

    def text(self, kind: ox.NamedNode, words: Words, lang: str) -> str:
        """Return the reason as a clause."""
        name = words.term(kind, lang)
        if self.how == "stated":
            stated = words.term(self.fact.object, lang)
            if self.fact.object == kind:
                return f"anges vara {stated}" if lang == "sv" else f"is stated to be: {stated}"
            if lang == "sv":
                return f"anges vara {stated}, och det är ett slags {name}"
            return f"is stated to be: {stated}, which is a kind of: {name}"
        link = words.term(self.fact.predicate, lang)
        if self.how == "domain":
            value = words.thing(self.fact.object, lang)
            if lang == "sv":
                return f"har »{link}» {value}, och det har bara {name}"
            return f'has "{link}" {value}, which only this kind has: {name}'
        owner = words.thing(self.fact.subject, lang)
        if lang == "sv":
            return f"är »{link}» hos {owner}, och det kan bara {name} vara"
        return f'is "{link}" of {owner}, which only this kind can be: {name}'


def clashes(premises: Premises, words: Words) -> list[Clash]:
    """Return the contradictions that fit a known pattern, sorted by individual."""
    store = Store.memory()
    graph = ox.NamedNode("urn:samrad:premises")
    triples = (*premises.axioms, *premises.facts)
    store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    apart = _Disjoint(store)
    evidence = _evidence(store)
    two_kinds = list(_two_kinds(evidence, apart, words))
    torn = {clash.individual for clash in two_kinds}  # what else is wrong with their kind follows from that
    found = [
        *two_kinds,
        *(clash for clash in _none_of(store, evidence, apart, words) if clash.individual not in torn),
        *_two_values(store, premises, words),
        *_wrong_datatypes(store, words),
    ]
    return sorted(found, key=lambda clash: (clash.individual, clash.message_en))


class _Disjoint:
    """Know which classes share no individual, by the axioms as they stand."""

    def __init__(self, store: Store) -> None:
        rows = store.select(
            """SELECT ?a ?b WHERE { { ?a owl:disjointWith ?b } UNION
                 { ?axiom a owl:AllDisjointClasses ; owl:members ?list . ?list rdf:rest*/rdf:first ?a, ?b } }"""
        )
        pairs = {(row["a"], row["b"]) for row in rows if row["a"] != row["b"]}
        self._pairs = pairs | {(b, a) for a, b in pairs}

    def __call__(self, one: object, other: object) -> bool:
        return (one, other) in self._pairs


#: Individual → class → the first reason found; what is stated before what follows from a property.
_Reasons = Mapping[ox.NamedNode, Mapping[ox.NamedNode, _Evidence]]

_KINDS = {
    "stated": "?x a ?stated . ?stated rdfs:subClassOf* ?kind . BIND(rdf:type AS ?p) BIND(?x AS ?s) BIND(?stated AS ?o)",
    "domain": "?p rdfs:subPropertyOf*/rdfs:domain/rdfs:subClassOf* ?kind . ?x ?p ?o . BIND(?x AS ?s)",
    "range": "?p rdfs:subPropertyOf*/rdfs:range/rdfs:subClassOf* ?kind . ?s ?p ?x . BIND(?x AS ?o)",
}


def _evidence(store: Store) -> _Reasons:
    reasons: dict[ox.NamedNode, dict[ox.NamedNode, _Evidence]] = {}
    for how, pattern in _KINDS.items():
        query = f"SELECT ?x ?kind ?s ?p ?o WHERE {{ {pattern} FILTER(ISIRI(?x) && ISIRI(?kind)) }} ORDER BY ?x ?s ?p ?o"
        for row in store.select(query):
            fact = ox.Triple(row["s"], row["p"], row["o"])
            kinds = reasons.setdefault(row["x"], {})
            kinds.setdefault(row["kind"], _Evidence(how, fact))
    return reasons


def _two_kinds(evidence: _Reasons, apart: _Disjoint, words: Words) -> Iterator[Clash]:
    for node, reasons in evidence.items():
        for one, other in combinations(sorted(reasons, key=str), 2):
            if apart(one, other):
                yield _two_kinds_clash(node, {kind: reasons[kind] for kind in (one, other)}, words)


def _two_kinds_clash(node: ox.NamedNode, reasons: Mapping[ox.NamedNode, _Evidence], words: Words) -> Clash:
    one, other = reasons

    def message(lang: str) -> str:
        first, second = (reason.text(kind, words, lang) for kind, reason in reasons.items())
        names = words.term(one, lang), words.term(other, lang)
        thing = words.thing(node, lang)
        if lang == "sv":
            return f"{thing} kan inte vara både {names[0]} och {names[1]}: den {first}; den {second}"
        return f"{thing} cannot be both {names[0]} and {names[1]}: it {first}; it {second}"

    facts = dict.fromkeys(reason.fact for reason in reasons.values())
    return Clash(node.value, message("sv"), message("en"), tuple(facts))


def _none_of(store: Store, evidence: _Reasons, apart: _Disjoint, words: Words) -> Iterator[Clash]:
    """Yield things that a property wants to be of one of several classes and that are of another."""
    for how, end in (("domain", "?x ?p ?y"), ("range", "?y ?p ?x")):
        query = (
            f"SELECT DISTINCT ?p ?union WHERE {{ ?p rdfs:subPropertyOf*/rdfs:{how}/owl:unionOf ?union }}",
            f"SELECT ?x ?y WHERE {{ {end} FILTER(ISIRI(?x)) }} ORDER BY ?x ?y",
        )
        for row in list(store.select(query[0])):
            wanted = _members(store, row["union"])
            seen = set()
            for pair in store.select(query[1].replace("?p", str(row["p"]))):
                node: ox.NamedNode = pair["x"]
                against = _against(evidence.get(node, {}), wanted, apart)
                if node in seen or not against:
                    continue
                seen.add(node)
                s, o = (pair["x"], pair["y"]) if how == "domain" else (pair["y"], pair["x"])
                fact = ox.Triple(s, row["p"], o)
                yield _none_of_clash(node, _Evidence(how, fact), wanted, against, words)


def _members(store: Store, head: object) -> list[ox.NamedNode]:
    """Return the members of a list."""
    members, cell = [], head
    while isinstance(cell, ox.BlankNode):
        members += [q.object for q in store.quads(cell, RDF.first) if isinstance(q.object, ox.NamedNode)]
        cell = next((q.object for q in store.quads(cell, RDF.rest)), None)
    return members


def _against(
    reasons: Mapping[ox.NamedNode, _Evidence], wanted: Iterable[ox.NamedNode], apart: _Disjoint
) -> dict[ox.NamedNode, _Evidence]:
    """Return classes of the thing that rule out each of those wanted; empty where one of them is possible."""
    against: dict[ox.NamedNode, _Evidence] = {}
    for kind in wanted:
        other = next((k for k in sorted(reasons, key=str) if apart(k, kind)), None)
        if other is None:
            return {}
        against[other] = reasons[other]
    return against


def _none_of_clash(
    node: ox.NamedNode,
    link: _Evidence,
    wanted: Iterable[ox.NamedNode],
    against: Mapping[ox.NamedNode, _Evidence],
    words: Words,
) -> Clash:
    def message(lang: str) -> str:
        sv = lang == "sv"
        names = (" eller " if sv else " or ").join(words.term(kind, lang) for kind in wanted)
        why = "; ".join(reason.text(kind, words, lang) for kind, reason in against.items())
        name = words.term(link.fact.predicate, lang)
        thing = words.thing(node, lang)
        if sv:
            place = "har" if link.how == "domain" else "är"
            return f"{thing} {place} »{name}», och det kan bara {names}: men den {why}"
        place = "has" if link.how == "domain" else "is"
        return f'{thing} {place} "{name}", which only these can: {names}; but it {why}'

    facts = dict.fromkeys([link.fact, *(reason.fact for reason in against.values())])
    return Clash(node.value, message("sv"), message("en"), tuple(facts))


def _two_values(store: Store, premises: Premises, words: Words) -> Iterator[Clash]:
    """Yield things with two values of a property that may have one; two individuals count where they are apart."""
    group = {node: number for number, nodes in enumerate(premises.apart) for node in nodes}
    query = """SELECT ?x ?f ?p ?a ?q ?b WHERE { ?f a owl:FunctionalProperty .
        ?p rdfs:subPropertyOf* ?f . ?q rdfs:subPropertyOf* ?f . ?x ?p ?a ; ?q ?b . FILTER(STR(?a) < STR(?b) ||
        (STR(?a) = STR(?b) && LANG(?a) < LANG(?b))) } ORDER BY ?x ?f ?p ?a ?q ?b"""
    for row in store.select(query):
        a, b = row["a"], row["b"]
        apart = isinstance(a, ox.Literal) or (a in group and group.get(b) == group[a])
        if not apart or _same_number(a, b):
            continue
        facts = (ox.Triple(row["x"], row["p"], a), ox.Triple(row["x"], row["q"], b))

        def message(lang: str, row: ox.QuerySolution = row) -> str:
            thing, name = words.thing(row["x"], lang), words.term(row["f"], lang)
            values = words.thing(row["a"], lang), words.thing(row["b"], lang)
            if lang == "sv":
                return f"{thing} har två värden för »{name}», som bara kan ha ett: {values[0]} och {values[1]}"
            return f'{thing} has two values of "{name}", which can have one: {values[0]} and {values[1]}'

        yield Clash(_iri(facts[0].subject), message("sv"), message("en"), facts)


def _same_number(one: object, other: object) -> bool:
    """Say whether two literals are one number, written in two ways (0.8 and 0.80)."""
    numeric = (XSD.integer, XSD.decimal)
    if not (isinstance(one, ox.Literal) and isinstance(other, ox.Literal)):
        return False
    return one.datatype in numeric and other.datatype in numeric and float(one.value) == float(other.value)


def _wrong_datatypes(store: Store, words: Words) -> Iterator[Clash]:
    """Yield literals whose datatype the property rules out; every integer is a decimal, every text a plain literal."""
    query = """SELECT ?x ?p ?v ?range WHERE { ?p rdfs:subPropertyOf*/rdfs:range ?range . ?x ?p ?v .
        FILTER(ISLITERAL(?v) && ISIRI(?range) && DATATYPE(?v) != ?range
            && (?range != rdf:PlainLiteral || DATATYPE(?v) NOT IN (rdf:langString, xsd:string))) } ORDER BY ?x ?p ?v"""
    for row in store.select(query):
        value: ox.Literal = row["v"]
        if (value.datatype, row["range"]) == (XSD.integer, XSD.decimal):
            continue

        def message(lang: str, row: ox.QuerySolution = row, value: ox.Literal = value) -> str:
            thing, name = words.thing(row["x"], lang), words.term(row["p"], lang)
            wanted, given = local_name(row["range"]), local_name(value.datatype)
            if lang == "sv":
                return f"{thing} har {value.value!r} som »{name}»: värdet ska vara {wanted} och är {given}"
            return f'{thing} has {value.value!r} as "{name}": the value must be {wanted} and is {given}'

        fact = ox.Triple(row["x"], row["p"], value)
        yield Clash(_iri(fact.subject), message("sv"), message("en"), (fact,))
