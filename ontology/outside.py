"""Typed terms of the outside vocabularies that ours uses, as Oxigraph nodes, and the prefixes of all of them."""
# ruff: noqa: N815 - the attributes are spelled as the vocabularies spell their terms

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pyoxigraph import NamedNode

__all__ = [
    "ADMS",
    "DCTERMS",
    "FOAF",
    "NS",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "VANN",
    "XSD",
    "namespace",
    "terms_of",
]

#: The namespace of the vocabulary: fixed, whatever the base of the data.
NS = "https://w3id.org/samrad/ns#"

#: The prefixes that queries may use without declaring them and that our Turtle and TriG declare.
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "samrad": NS,
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_Class = TypeVar("_Class", bound=type)


def namespace(prefix: str) -> Callable[[_Class], _Class]:
    """Return a decorator that gives every annotated attribute of a class its node."""

    def fill(cls: _Class) -> _Class:
        for name in cls.__annotations__:
            setattr(cls, name, NamedNode(PREFIXES[prefix] + name))
        return cls

    return fill


def terms_of(namespace: type) -> dict[str, NamedNode]:
    """Return the terms of one of these classes by local name.

    >>> terms_of(VANN)["preferredNamespacePrefix"].value
    'http://purl.org/vocab/vann/preferredNamespacePrefix'
    """
    return {name: getattr(namespace, name) for name in namespace.__annotations__}


@namespace("rdf")
class RDF:
    """Hold the terms of RDF that are used here."""

    type: NamedNode
    first: NamedNode
    rest: NamedNode
    nil: NamedNode
    langString: NamedNode


@namespace("rdfs")
class RDFS:
    """Hold the terms of RDF Schema that are used here."""

    label: NamedNode
    comment: NamedNode
    subClassOf: NamedNode
    subPropertyOf: NamedNode
    domain: NamedNode
    range: NamedNode
    seeAlso: NamedNode
    isDefinedBy: NamedNode


@namespace("owl")
class OWL:
    """Hold the terms of OWL that are used here."""

    Ontology: NamedNode
    Class: NamedNode
    ObjectProperty: NamedNode
    DatatypeProperty: NamedNode
    AnnotationProperty: NamedNode
    NamedIndividual: NamedNode
    inverseOf: NamedNode
    propertyChainAxiom: NamedNode
    sameAs: NamedNode
    versionInfo: NamedNode
    deprecated: NamedNode


@namespace("xsd")
class XSD:
    """Hold the datatypes that are used here."""

    string: NamedNode
    integer: NamedNode
    decimal: NamedNode
    boolean: NamedNode
    date: NamedNode
    anyURI: NamedNode


@namespace("skos")
class SKOS:
    """Hold the terms of SKOS that are used here."""

    Concept: NamedNode
    ConceptScheme: NamedNode
    prefLabel: NamedNode
    altLabel: NamedNode
    hiddenLabel: NamedNode
    definition: NamedNode
    scopeNote: NamedNode
    note: NamedNode
    historyNote: NamedNode
    example: NamedNode
    notation: NamedNode
    inScheme: NamedNode
    topConceptOf: NamedNode
    hasTopConcept: NamedNode
    broader: NamedNode
    narrower: NamedNode
    closeMatch: NamedNode
    exactMatch: NamedNode


@namespace("org")
class ORG:
    """Hold the terms of the W3C organization ontology that are used here."""

    Organization: NamedNode
    OrganizationalCollaboration: NamedNode
    Membership: NamedNode
    Role: NamedNode
    ChangeEvent: NamedNode
    subOrganizationOf: NamedNode
    unitOf: NamedNode
    hasSubOrganization: NamedNode
    memberOf: NamedNode
    member: NamedNode
    organization: NamedNode
    role: NamedNode
    originalOrganization: NamedNode
    resultingOrganization: NamedNode
    changedBy: NamedNode
    resultedFrom: NamedNode
    identifier: NamedNode


@namespace("prov")
class PROV:
    """Hold the terms of PROV-O that are used here."""

    Agent: NamedNode
    Entity: NamedNode
    Activity: NamedNode
    Association: NamedNode
    agent: NamedNode
    hadRole: NamedNode
    wasDerivedFrom: NamedNode
    wasAttributedTo: NamedNode
    atTime: NamedNode
    startedAtTime: NamedNode
    endedAtTime: NamedNode


@namespace("oa")
class OA:
    """Hold the terms of Web Annotation that are used here."""

    SpecificResource: NamedNode
    TextPositionSelector: NamedNode
    TextQuoteSelector: NamedNode
    hasSource: NamedNode
    hasSelector: NamedNode
    start: NamedNode
    end: NamedNode
    exact: NamedNode
    prefix: NamedNode
    suffix: NamedNode


@namespace("dct")
class DCTERMS:
    """Hold the Dublin Core terms that are used here."""

    title: NamedNode
    description: NamedNode
    identifier: NamedNode
    creator: NamedNode
    publisher: NamedNode
    source: NamedNode
    license: NamedNode
    rights: NamedNode
    created: NamedNode
    issued: NamedNode
    modified: NamedNode
    date: NamedNode
    type: NamedNode
    subject: NamedNode
    bibliographicCitation: NamedNode


@namespace("foaf")
class FOAF:
    """Hold the terms of FOAF that are used here."""

    Agent: NamedNode
    Document: NamedNode
    Person: NamedNode
    name: NamedNode
    homepage: NamedNode


@namespace("schema")
class SCHEMA:
    """Hold the terms of schema.org that are used here."""

    Organization: NamedNode
    GovernmentOrganization: NamedNode
    Person: NamedNode
    Event: NamedNode
    sameAs: NamedNode
    identifier: NamedNode


@namespace("adms")
class ADMS:
    """Hold the terms of ADMS that are used here."""

    Identifier: NamedNode
    identifier: NamedNode
    schemaAgency: NamedNode


@namespace("vann")
class VANN:
    """Hold the terms of VANN that are used here."""

    preferredNamespacePrefix: NamedNode
    preferredNamespaceUri: NamedNode
    example: NamedNode
