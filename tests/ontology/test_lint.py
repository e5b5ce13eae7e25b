"""Lint of the vocabulary: what would make an ontologist stop reading. Further rules are in test_vocabulary.py."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

from samrad.ontology import terms
from samrad.ontology.describe import Vocabulary
from samrad.ontology.excerpts import excerpt
from samrad.ontology.files import VOCABULARY_FILES, registry_quads, shapes_triples, vocabulary_triples
from samrad.ontology.iris import Iris
from samrad.ontology.terms import DCTERMS, NS, RDF, SKOS, terms_of

VOCABULARY = Vocabulary.load()
TERMS = {term.node: term for term in VOCABULARY.terms}
CONCEPTS = {concept.node: concept for scheme in VOCABULARY.schemes for concept in scheme.concepts}
SCHEME_OF = {concept.node: scheme for scheme in VOCABULARY.schemes for concept in scheme.concepts}
TRIPLES = [t for name in VOCABULARY_FILES for t in vocabulary_triples(name)]
OUTSIDE = (terms.SKOS, terms.ORG, terms.PROV, terms.OA, terms.DCTERMS, terms.FOAF, terms.SCHEMA, terms.ADMS, terms.VANN)
FORM_WITHOUT_LEVEL = "form-annan"  # it stands for forms that are not known, and so has no level


def ids(node: ox.NamedNode) -> str:
    return node.value.removeprefix(NS)


def ancestors(node: ox.NamedNode) -> set[ox.NamedNode]:
    """Return a class or property of ours and all of ours above it."""
    found, queue = {node}, [node]
    while queue:
        for parent in TERMS[queue.pop()].parents:
            if parent in TERMS and parent not in found:
                found.add(parent)
                queue.append(parent)
    return found


def within(inner: tuple[ox.NamedNode, ...], outer: tuple[ox.NamedNode, ...]) -> bool:
    """Tell whether each class of the one is among the classes of the other, or below one of them."""
    return all(node in outer or (node in TERMS and ancestors(node) & set(outer)) for node in inner)


def test_texts_are_whole_sentences_without_stray_spaces():
    faults = []
    for entry in (*TERMS.values(), *CONCEPTS.values(), *VOCABULARY.schemes):
        for lang in ("sv", "en"):
            label, definition = entry.label.of(lang), entry.definition.of(lang)
            if not definition.endswith((".", '."')) or not definition[:1].isupper():
                faults.append(f"{entry.name}: {lang}: {definition}")
            if any(text != " ".join(text.split()) for text in (label, definition)):
                faults.append(f"{entry.name}: {lang}: white space")
            if label.endswith("."):
                faults.append(f"{entry.name}: {lang}: {label}")
    assert faults == []


def test_examples_and_notes_are_in_both_languages():
    texts = {e.name: e.example for e in TERMS.values()} | {c.name: c.note for c in CONCEPTS.values()}
    assert [name for name, words in texts.items() if words and not (words.sv and words.en)] == []
    assert len([words for words in texts.values() if words]) > 80


def test_no_definition_was_left_untranslated():
    entries = (*TERMS.values(), *CONCEPTS.values(), *VOCABULARY.schemes)
    assert [e.name for e in entries if e.definition.sv == e.definition.en] == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_two_definitions_are_the_same(lang):
    entries = (*TERMS.values(), *CONCEPTS.values(), *VOCABULARY.schemes)
    times = Counter(entry.definition.of(lang) for entry in entries)
    assert [definition for definition, n in times.items() if n > 1] == []


@pytest.mark.parametrize("node", TERMS, ids=ids)
def test_every_term_has_an_example_in_data(node):
    assert excerpt(TERMS[node], VOCABULARY) is not None, "use it in ontology/examples.ttl, as data would"


def test_every_term_is_used_by_what_reads_or_writes_data(root: Path):
    """A term is in use where code or a query names it, or its inverse, or a class or property below it."""
    files = [p for room in ("loaders", "graph", "queries", "evaluation", "viz") for p in root.glob(f"{room}/**/*")]
    files += [root / "project.py", root / "ontology" / "registry.py", *root.glob("ontology/registry/*.ttl")]
    code = "\n".join(f.read_text(encoding="utf-8") for f in files if f.suffix in (".py", ".rq", ".ttl"))
    named = set(re.findall(r"\bS\.(\w+)|\bsamrad:(\w+)", code))
    used = {name for pair in named for name in pair if name}
    used |= {term.name for term in TERMS.values() if term.kind == "class" and f'"{term.name}"' in code}
    unused = []
    for term in TERMS.values():
        kin = {term.name, *(child.value.removeprefix(NS) for child in term.children)}
        kin |= {term.inverse.value.removeprefix(NS)} if term.inverse else set()
        if not kin & used and not any(term.node in ancestors(other) for other in TERMS if ids(other) in used):
            unused.append(term.name)
    assert sorted(unused) == []


def test_every_outside_term_in_use_is_declared_and_every_declared_one_is_in_use():
    declared = {t.subject for t in vocabulary_triples("alignment.ttl") if t.predicate == RDF.type}
    registry = [q.triple for q in registry_quads(Iris())]
    data = [*TRIPLES, *vocabulary_triples("examples.ttl"), *registry]
    said = {n for t in data for n in (t.predicate, t.object) if isinstance(n, ox.NamedNode)}
    said |= {t.object for t in shapes_triples() if isinstance(t.object, ox.NamedNode)}
    said |= {node for namespace in OUTSIDE for node in terms_of(namespace).values()}
    spaces = {node.value[: max(node.value.rfind("#"), node.value.rfind("/")) + 1] for node in declared}
    theirs = {n for n in said if n.value[: max(n.value.rfind("#"), n.value.rfind("/")) + 1] in spaces}
    assert sorted(n.value for n in theirs - declared) == []
    assert sorted(n.value for n in declared - said) == []


@pytest.mark.parametrize("node", TERMS, ids=ids)
def test_nothing_is_above_itself_and_no_class_is_below_two_that_share_no_member(node):
    assert not any(parent in TERMS and node in ancestors(parent) for parent in TERMS[node].parents)
    for one, other in combinations(sorted(ancestors(node), key=ids), 2):
        assert other not in TERMS[one].disjoint, f"{ids(one)} and {ids(other)}"


def test_all_classes_hang_together():
    """From any class one comes to any other over subclasses and properties."""
    joined: dict[ox.NamedNode, set[ox.NamedNode]] = {}
    for term in TERMS.values():
        group = {term.node, *term.parents} if term.kind == "class" else {*term.domain, *term.range}
        for node in group:
            joined.setdefault(node, set()).update(group)
    seen, queue = set(), [VOCABULARY.term("Claim").node]
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue += joined.get(node, ())
    assert sorted(t.name for t in TERMS.values() if t.kind == "class" and t.node not in seen) == []


PROPERTIES = [t for t in TERMS.values() if t.kind in ("object", "derived")]


@pytest.mark.parametrize("term", PROPERTIES, ids=lambda t: t.name)
def test_a_property_says_no_more_than_the_one_above_it(term):
    for parent in (TERMS[p] for p in term.parents if p in TERMS):
        assert within(term.domain, parent.domain), parent.name
        assert within(term.range, parent.range), parent.name


@pytest.mark.parametrize("term", [t for t in PROPERTIES if t.inverse], ids=lambda t: t.name)
def test_an_inverse_has_domain_and_range_the_other_way_round(term):
    other = TERMS[term.inverse]
    assert other.inverse == term.node
    assert (set(other.domain), set(other.range)) == (set(term.range), set(term.domain))


@pytest.mark.parametrize("term", [t for t in PROPERTIES if t.chain], ids=lambda t: t.name)
def test_the_links_of_a_chain_fit_each_other_and_the_edge(term):
    first, second = (TERMS[node] for node in term.chain)
    assert within(first.domain, term.domain)
    assert within(first.range, second.domain)
    assert within(second.range, term.range)


def test_a_symmetric_property_has_one_class_on_both_sides():
    symmetric = [t for t in PROPERTIES if "Symmetric" in t.characteristics]
    assert symmetric
    assert [t.name for t in symmetric if t.domain != t.range] == []


def test_definitions_come_from_sources_that_are_listed_and_every_source_is_used():
    named = {name for entry in (*TERMS.values(), *CONCEPTS.values()) for name in entry.sources}
    named |= {name for scheme in VOCABULARY.schemes for name in scheme.sources}
    assert named == {source.name for source in VOCABULARY.sources}
    header = {t.object for t in TRIPLES if t.subject.value == NS.removesuffix("#") and t.predicate == DCTERMS.source}
    assert header <= {source.node for source in VOCABULARY.sources}
    assert [s.name for s in VOCABULARY.sources if not (s.citation and s.says.sv and s.says.en)] == []


@pytest.mark.parametrize("node", CONCEPTS, ids=ids)
def test_a_concept_is_on_top_or_below_another_of_its_scheme_and_both_sides_say_so(node):
    concept, scheme = CONCEPTS[node], SCHEME_OF[node]
    tops = {t.object for t in TRIPLES if t.subject == scheme.node and t.predicate == SKOS.hasTopConcept}
    on_top = any(t.subject == node and t.predicate == SKOS.topConceptOf for t in TRIPLES)
    assert on_top == (node in tops) == (not concept.broader)
    for other in concept.broader:
        assert SCHEME_OF[other] is scheme
        assert node in CONCEPTS[other].narrower
        assert not CONCEPTS[other].broader, "two levels are enough"
    for other in concept.narrower:
        assert node in CONCEPTS[other].broader
    for other in concept.related:
        assert node in CONCEPTS[other].related
    for how, other in concept.matches:
        assert how != "broadMatch" or SCHEME_OF[other] is not scheme


def test_every_form_has_a_level_of_participation_every_topic_a_group_and_every_demand_a_topic():
    wide = {"forms": "participations", "topics": "topicgroups", "demands": "topics"}
    for scheme in (s for s in VOCABULARY.schemes if s.name in wide):
        for concept in scheme.concepts:
            found = [SCHEME_OF[node].name for how, node in concept.matches if how == "broadMatch"]
            assert found == ([] if concept.name == FORM_WITHOUT_LEVEL else [wide[scheme.name]]), concept.name


def test_every_subject_demand_and_form_says_what_it_covers():
    told = {"topics", "topicgroups", "demands", "forms", "participations"}
    schemes = [scheme for scheme in VOCABULARY.schemes if scheme.name in told]
    assert {scheme.name for scheme in schemes} == told
    assert [c.name for s in schemes for c in s.concepts if not (c.note and c.note.sv and c.note.en)] == []


def test_the_levels_of_participation_are_those_of_the_european_code():
    (levels,) = (s for s in VOCABULARY.schemes if s.name == "participations")
    assert [c.label.en for c in levels.concepts] == ["information", "consultation", "dialogue", "partnership"]
    assert all(c.sources == ("source-coe-2009",) for c in levels.concepts)


def test_the_version_is_one_everywhere_and_dates_are_dates():
    header = VOCABULARY.header
    assert header.version_iri == f"{header.iri}/{header.version}"
    assert header.namespace == NS
    for lang in ("sv", "en"):
        assert header.version in header.citation.of(lang)
        assert header.changes[-1].of(lang).startswith(header.version)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", header.issued)
    assert header.issued <= header.modified
