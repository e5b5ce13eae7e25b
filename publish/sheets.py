"""What the pages say of each term and concept, before it is HTML or Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from ..ontology.describe import Vocabulary
from ..ontology.entries import LANGUAGES, Concept, Scheme, Term, curie
from ..ontology.excerpts import excerpt
from ..ontology.files import VOCABULARY_FILES, vocabulary_triples
from ..ontology.profile import PROFILES, dl_faults, obstacles
from ..ontology.terms import NS
from ..viz.texts import say
from .texts import texts

__all__ = ["Link", "Part", "Row", "Sheet", "Sheets"]


@dataclass(frozen=True, slots=True)
class Link:
    """Hold a reference to a term.

    :param target: an anchor of the page (``#asks``) or an address
    :param code: its prefixed name
    :param label: what readers call it; empty for outside terms
    """

    target: str
    code: str
    label: str = ""


#: At most so many terms are named where the profile is said not to fit.
_FEW = 8

#: A piece of a row: a text as it is, or a reference.
Part = str | Link


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one line of a sheet: a heading and values, each of one or more pieces; ``lang`` where it is another one."""

    heading: str
    values: tuple[tuple[Part, ...], ...]
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold all that a page says of one term or concept; ``turtle`` is an example without its prefixes."""

    name: str
    iri: str
    label: str
    definition: str
    example: str
    rows: tuple[Row, ...]
    turtle: str = ""
    kind: str = ""


class Sheets:
    """Make the sheets of a vocabulary in one language."""

    def __init__(self, vocabulary: Vocabulary, lang: str) -> None:
        self.vocabulary = vocabulary
        self.lang = lang
        self.other = next(other for other in LANGUAGES if other != lang)
        self.texts: dict[str, Any] = texts(lang)
        self._labels = vocabulary.labels()

    def link(self, node: ox.NamedNode) -> Link:
        """Return a reference to a term: an anchor where the page has it, else its own address."""
        if node in self._labels:
            name = node.value.removeprefix(NS)
            return Link(f"#{name}", f"samrad:{name}", self._labels[node].of(self.lang))
        return Link(node.value, curie(node))

    def term(self, term: Term) -> Sheet:
        """Return the sheet of a class or property."""
        found = excerpt(term, self.vocabulary)
        return Sheet(
            name=term.name,
            iri=term.node.value,
            label=term.label.of(self.lang),
            definition=term.definition.of(self.lang),
            example=term.example.of(self.lang) if term.example else "",
            rows=tuple(self._kept(self._term_rows(term))),
            turtle=found.text(self.texts["follows"]) if found else "",
            kind=self.texts["kinds"][term.kind],
        )

    def _term_rows(self, term: Term) -> list[Row]:
        suffix = "_class" if term.kind == "class" else ""
        characteristics = [self._said("characteristics", name) for name in term.characteristics]
        kind = "; ".join([self._said("kinds", term.kind), *characteristics])
        return [
            self._row("type", [(kind,)]),
            self._listed("parents" + suffix, term.parents),
            self._listed("children" + suffix, term.children),
            self._union("domain", term.domain),
            self._union("range", term.range),
            self._listed("inverse", [term.inverse] if term.inverse else []),
            self._row("chain", [self._chain(term)] if term.chain else []),
            self._listed("in_chain", [t.node for t in self.vocabulary.terms if term.node in t.chain]),
            self._listed("outgoing", [t.node for t in self.vocabulary.terms if term.node in t.domain]),
            self._listed("incoming", [t.node for t in self.vocabulary.terms if term.node in t.range]),
            self._listed("disjoint", term.disjoint),
            self._matches(term.matches),
            self._sources(term.sources, own=True),
            self._other(term.label.of(self.other)),
        ]

    def concept(self, concept: Concept) -> Sheet:
        """Return the sheet of a concept; its scope note stands as the example of a term does."""
        names = [(name,) for name, language in concept.names if language == self.lang]
        rows = [
            self._row("notation", [(concept.notation,)] if concept.notation else []),
            self._row("names", names),
            self._listed("broader", concept.broader),
            self._listed("narrower", concept.narrower),
            self._listed("related", concept.related),
            self._matches(concept.matches),
            self._sources(concept.sources),
            self._other(concept.label.of(self.other)),
        ]
        label, definition = concept.label.of(self.lang), concept.definition.of(self.lang)
        note = concept.note.of(self.lang) if concept.note else ""
        return Sheet(concept.name, concept.node.value, label, definition, note, tuple(self._kept(rows)))

    def scheme(self, scheme: Scheme) -> Sheet:
        """Return the sheet of a scheme, without its concepts."""
        rows = [self._sources(scheme.sources), self._other(scheme.label.of(self.other))]
        label, definition = scheme.label.of(self.lang), scheme.definition.of(self.lang)
        return Sheet(scheme.name, scheme.node.value, label, definition, "", tuple(self._kept(rows)))

    def alignment(self) -> list[tuple[Link, str, Link]]:
        """Return our term, the relation and the outside term, of all that point outside."""
        found = []
        for term in self.vocabulary.terms:
            above = "subClassOf" if term.kind == "class" else "subPropertyOf"
            pairs = [(above, parent) for parent in term.parents if not parent.value.startswith(NS)]
            for relation, node in (*pairs, *term.matches):
                found.append((self.link(term.node), self._said("matches", relation), self.link(node)))
        return found

    def profile(self) -> list[str]:
        """Return what profile of OWL 2 the vocabulary fits, and why not the tighter ones, a sentence each.

        :raises ValueError: where it is not OWL 2 DL: the page would say what is not so
        """
        triples = [triple for name in VOCABULARY_FILES for triple in vocabulary_triples(name)]
        if faults := dl_faults(triples):
            raise ValueError(f"the vocabulary is not OWL 2 DL: {faults[0]}")
        said = [self.texts["profile_dl"]]
        for profile in PROFILES:
            found = obstacles(triples, profile)
            why = [self._obstacle(what, names) for what, names in found.items()]
            text = self.texts["profile_not" if why else "profile_fits"]
            said.append(text.format(profile=profile, why=self._joined(why)))
        return said

    def _obstacle(self, what: str, names: tuple[str, ...]) -> str:
        said: str = say(self.texts["obstacles"][what], n=len(names))
        return f"{said} ({', '.join(names)})" if len(names) <= _FEW else said

    def _joined(self, parts: list[str]) -> str:
        word: str = self.texts["profile_and"]
        return word.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)

    def _said(self, table: str, key: str) -> str:
        said: str = self.texts[table][key]
        return said

    def _row(self, key: str, values: Iterable[tuple[Part, ...]], lang: str = "") -> Row:
        return Row(self.texts[f"row_{key}"], tuple(values), lang)

    def _listed(self, key: str, nodes: Iterable[ox.NamedNode]) -> Row:
        return self._row(key, [(self.link(node),) for node in nodes])

    def _union(self, key: str, nodes: tuple[ox.NamedNode, ...]) -> Row:
        parts: list[Part] = []
        for node in nodes:
            parts += [self.texts["or"], self.link(node)] if parts else [self.link(node)]
        return self._row(key, [tuple(parts)] if parts else [])

    def _chain(self, term: Term) -> tuple[Part, ...]:
        first, second = (self.link(node) for node in term.chain)
        return (first, " ∘ ", second)

    def _matches(self, matches: Iterable[tuple[str, ox.NamedNode]]) -> Row:
        return self._row("matches", [(f"{self._said('matches', how)} ", self.link(node)) for how, node in matches])

    def _sources(self, names: tuple[str, ...], *, own: bool = False) -> Row:
        by_name = {source.name: source for source in self.vocabulary.sources}
        values: list[tuple[Part, ...]] = [(Link(f"#{n}", "", by_name[n].label.of(self.lang)),) for n in names]
        if not values and own:
            values = [(self.texts["own_definition"],)]
        return self._row("sources", values)

    def _other(self, label: str) -> Row:
        return Row(self.texts["other_language"], ((label,),), self.other)

    @staticmethod
    def _kept(rows: Iterable[Row]) -> Iterable[Row]:
        return (row for row in rows if row.values)
