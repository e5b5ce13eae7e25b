"""The vocabulary as data: every term has its words in both languages, is declared, and means one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from samrad.graph.inference import EDGES
from samrad.ontology.files import VOCABULARY_FILES, vocabulary_triples
from samrad.ontology.terms import NS, OWL, PREFIXES, RDF, RDFS, SKOS, S

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TRIPLES = [t for name in VOCABULARY_FILES for t in vocabulary_triples(name)]
ONTOLOGY = ox.NamedNode(NS.removesuffix("#"))


def objects(subject: ox.NamedNode, predicate: ox.NamedNode) -> list:
    return [t.object for t in TRIPLES if t.subject == subject and t.predicate == predicate]


def subjects(*types: ox.NamedNode) -> list[ox.NamedNode]:
    found = {t.subject for t in TRIPLES if t.predicate == RDF.type and t.object in types}
    return sorted((s for s in found if isinstance(s, ox.NamedNode)), key=lambda n: n.value)


OWN = [term for term in subjects(*KINDS) if term.value.startswith(NS)]
CONCEPTS = subjects(SKOS.Concept)
SCHEMES = subjects(SKOS.ConceptScheme)


def languages(values: list) -> list[str]:
    return sorted(v.language for v in values if v.value.strip())


@pytest.mark.parametrize("term", OWN, ids=lambda n: n.value.removeprefix(NS))
def test_every_term_has_one_label_and_one_definition_in_swedish_and_english(term):
    assert languages(objects(term, RDFS.label)) == ["en", "sv"]
    assert languages(objects(term, SKOS.definition)) == ["en", "sv"]
    assert objects(term, RDFS.isDefinedBy) == [ONTOLOGY]


@pytest.mark.parametrize("concept", [*CONCEPTS, *SCHEMES], ids=lambda n: n.value.removeprefix(NS))
def test_every_concept_and_scheme_has_label_and_definition_in_both_languages(concept):
    assert languages(objects(concept, SKOS.prefLabel)) == ["en", "sv"]
    assert languages(objects(concept, SKOS.definition)) == ["en", "sv"]


def test_the_header_says_version_licence_maker_prefix_and_what_changed():
    header = {t.predicate.value for t in TRIPLES if t.subject == ONTOLOGY}
    wanted = ("owl:versionIRI", "dct:license", "dct:creator", "dct:title", "skos:changeNote")
    wanted += ("vann:preferredNamespacePrefix", "vann:preferredNamespaceUri", "dct:bibliographicCitation")
    assert {PREFIXES[p] + n for p, _, n in (w.partition(":") for w in wanted)} <= header


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_terms_share_a_label(language):
    by_label = defaultdict(list)
    for term in OWN:
        for label in objects(term, RDFS.label):
            if label.language == language:
                by_label[label.value.casefold()].append(term.value.removeprefix(NS))
    assert {k: v for k, v in by_label.items() if len(v) > 1} == {}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_concepts_of_a_scheme_share_a_name(language):
    by_label = defaultdict(list)
    for concept in CONCEPTS:
        for label in (*objects(concept, SKOS.prefLabel), *objects(concept, SKOS.altLabel)):
            if label.language == language:
                (scheme,) = objects(concept, SKOS.inScheme)
                by_label[scheme.value, label.value.casefold()].append(concept.value)
    assert {k: v for k, v in by_label.items() if len(set(v)) > 1} == {}


def test_names_tell_classes_from_properties_and_concepts_name_their_scheme():
    for term in OWN:
        name = term.value.removeprefix(NS)
        is_class = term in subjects(OWL.Class)
        assert re.fullmatch("[A-Z][A-Za-z]+" if is_class else "[a-z][A-Za-z0-9]+", name), name
    for concept in CONCEPTS:
        prefix, dash, rest = concept.value.removeprefix(NS).partition("-")
        assert dash
        assert re.fullmatch("[a-z0-9-]+", rest)
        (scheme,) = objects(concept, SKOS.inScheme)
        assert scheme in SCHEMES
        assert scheme.value.removeprefix(NS) in (prefix + "s", prefix + "es", prefix.removesuffix("y") + "ies")


def test_every_object_property_says_its_domain_and_range():
    for term in OWN:
        if term in subjects(OWL.ObjectProperty):
            assert len(objects(term, RDFS.domain)) == 1, term
            assert len(objects(term, RDFS.range)) == 1, term
        elif term in subjects(OWL.DatatypeProperty):
            assert len(objects(term, RDFS.domain)) == 1, term
            # the reasoner stops at dates, which are no datatype of OWL 2: the shapes check them
            assert len(objects(term, RDFS.range)) == (0 if term in (S.dateFrom, S.dateUntil) else 1), term


def test_every_term_used_in_the_vocabulary_is_declared_and_of_one_kind():
    built_in = tuple(PREFIXES[p] for p in ("rdf", "rdfs", "owl", "xsd"))
    declared = defaultdict(set)
    for triple in TRIPLES:
        if triple.predicate == RDF.type and isinstance(triple.subject, ox.NamedNode):
            declared[triple.subject].add(triple.object)
    used = {t.predicate for t in TRIPLES} | {t.object for t in TRIPLES if t.predicate == RDF.type}
    structural = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, RDF.first, OWL.inverseOf)
    used |= {t.object for t in TRIPLES if t.predicate in structural and isinstance(t.object, ox.NamedNode)}
    assert {u.value for u in used if not u.value.startswith(built_in) and u not in declared} == set()
    for term, types in declared.items():
        assert len(types & set(KINDS)) <= 1, f"{term} is of several kinds: the reasoner refuses that"


def test_every_class_is_connected():
    naming = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDF.first)
    named = {t.object for t in TRIPLES if t.predicate in naming}
    for term in subjects(OWL.Class):
        if term.value.startswith(NS):
            assert term in named or objects(term, RDFS.subClassOf), term


def chain(edge: ox.NamedNode) -> list[ox.NamedNode]:
    (node,) = objects(edge, OWL.propertyChainAxiom)
    links = []
    while node != RDF.nil:
        links += [t.object for t in TRIPLES if t.subject == node and t.predicate == RDF.first]
        (node,) = [t.object for t in TRIPLES if t.subject == node and t.predicate == RDF.rest]
    return links


def test_the_rules_and_the_chains_of_the_vocabulary_say_the_same():
    assert {t.subject for t in TRIPLES if t.predicate == OWL.propertyChainAxiom} == {e.edge for e in EDGES}
    symmetric = ox.NamedNode(PREFIXES["owl"] + "SymmetricProperty")
    for edge in EDGES:
        first, second = chain(edge.edge)
        assert objects(first, OWL.inverseOf) == [edge.subject]
        assert second == edge.object
        assert (symmetric in objects(edge.edge, RDF.type)) == edge.symmetric


def test_nothing_on_the_chains_is_what_the_reasoner_refuses_there():
    refused = {PREFIXES["owl"] + k for k in ("FunctionalProperty", "IrreflexiveProperty", "AsymmetricProperty")}
    refused.add(PREFIXES["owl"] + "InverseFunctionalProperty")
    for edge in EDGES:
        for term in (edge.edge, edge.subject, edge.object, *chain(edge.edge)):
            assert not refused & {o.value for o in objects(term, RDF.type)}
    assert not [t for t in TRIPLES if t.predicate.value == PREFIXES["owl"] + "imports"]


CURIE = re.compile(r"(?<![:\w])samrad:([A-Za-z][A-Za-z0-9-]*)")


def test_no_file_of_the_project_names_a_term_that_is_not_declared(root: Path):
    known = {n.value.removeprefix(NS) for n in (*OWN, *CONCEPTS, *SCHEMES)}
    unknown = []
    files = [*root.glob("queries/**/*.rq"), *root.glob("graph/*.py"), *root.glob("loaders/*.py")]
    files += [*root.glob("ontology/registry/*.ttl"), root / "ontology" / "shapes.ttl"]
    for file in files:
        text = file.read_text(encoding="utf-8")
        unknown += [f"{file.name}: samrad:{name}" for name in CURIE.findall(text) if name.rstrip("-") not in known]
    assert sorted(set(unknown)) == []
    assert len(files) > 10
