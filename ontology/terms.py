"""Typed terms: our vocabulary and the outside vocabularies it uses, as Oxigraph nodes.

``S.asks`` is the node of ``samrad:asks``; a misspelt term is an attribute error where it is written, and a type error
before that. A test holds this list against the Turtle, both ways. Concepts of the schemes are data: see
:mod:`samrad.ontology.schemes`.
"""
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
    "S",
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


def _namespace(prefix: str) -> Callable[[_Class], _Class]:
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


@_namespace("samrad")
class S:
    """Hold the classes and properties of ``samrad:``."""

    # actors
    Actor: NamedNode
    Organization: NamedNode
    PublicBody: NamedNode
    Government: NamedNode
    Ministry: NamedNode
    Agency: NamedNode
    CountyAdministrativeBoard: NamedNode
    Region: NamedNode
    Municipality: NamedNode
    AssociationOfMunicipalities: NamedNode
    CivilSocietyOrganization: NamedNode
    FaithCommunity: NamedNode
    University: NamedNode
    Company: NamedNode
    CooperationBody: NamedNode
    Collective: NamedNode
    Person: NamedNode
    sector: NamedNode
    level: NamedNode
    standsFor: NamedNode
    standsForAll: NamedNode
    weakLabel: NamedNode
    provisional: NamedNode
    # documents, consultations, roles
    Document: NamedNode
    Consultation: NamedNode
    RoleAssignment: NamedNode
    ConsultationRole: NamedNode
    Membership: NamedNode
    fileName: NamedNode
    otherFile: NamedNode
    notRead: NamedNode
    documentKind: NamedNode
    referenceNumber: NamedNode
    retrieved: NamedNode
    sourceSha256: NamedNode
    textSha256: NamedNode
    reader: NamedNode
    wordCount: NamedNode
    softwareVersion: NamedNode
    dateText: NamedNode
    dateFrom: NamedNode
    dateUntil: NamedNode
    form: NamedNode
    documentedIn: NamedNode
    heldBy: NamedNode
    holdsAssignment: NamedNode
    assignedRole: NamedNode
    inConsultation: NamedNode
    hasAssignment: NamedNode
    inOrganization: NamedNode
    assertedIn: NamedNode
    asserts: NamedNode
    office: NamedNode
    represents: NamedNode
    attended: NamedNode
    # passages
    Passage: NamedNode
    Mention: NamedNode
    section: NamedNode
    page: NamedNode
    lastPage: NamedNode
    question: NamedNode
    lead: NamedNode
    names: NamedNode
    linkedBy: NamedNode
    # claims
    Claim: NamedNode
    Request: NamedNode
    Offer: NamedNode
    CooperationClaim: NamedNode
    FundingClaim: NamedNode
    RoleClaim: NamedNode
    claimant: NamedNode
    claimantIn: NamedNode
    requestedBy: NamedNode
    madeRequest: NamedNode
    offeredBy: NamedNode
    madeOffer: NamedNode
    addressee: NamedNode
    addresseeIn: NamedNode
    requestedOf: NamedNode
    receivedRequest: NamedNode
    offeredTo: NamedNode
    receivedOffer: NamedNode
    cooperator: NamedNode
    cooperatorIn: NamedNode
    focalPartner: NamedNode
    focalPartnerIn: NamedNode
    partner: NamedNode
    partnerIn: NamedNode
    difficultFor: NamedNode
    difficultForIn: NamedNode
    difficultWith: NamedNode
    difficultWithIn: NamedNode
    funder: NamedNode
    funderIn: NamedNode
    grantedBy: NamedNode
    grantedIn: NamedNode
    recipient: NamedNode
    recipientIn: NamedNode
    holder: NamedNode
    holderIn: NamedNode
    role: NamedNode
    principal: NamedNode
    served: NamedNode
    concerns: NamedNode
    what: NamedNode
    topic: NamedNode
    demand: NamedNode
    stance: NamedNode
    force: NamedNode
    cooperationStatus: NamedNode
    valence: NamedNode
    fundingStatus: NamedNode
    amount: NamedNode
    passage: NamedNode
    passageOf: NamedNode
    statedIn: NamedNode
    states: NamedNode
    statedAt: NamedNode
    raisedBefore: NamedNode
    spokenBy: NamedNode
    documentedBy: NamedNode
    claimantText: NamedNode
    addresseeText: NamedNode
    attribution: NamedNode
    addresseeAttribution: NamedNode
    voice: NamedNode
    rule: NamedNode
    confidence: NamedNode
    reviewStatus: NamedNode
    # derived edges
    asks: NamedNode
    offersTo: NamedNode
    cooperatesWith: NamedNode
    findsHardToWorkWith: NamedNode
    funds: NamedNode
    playsRole: NamedNode


@_namespace("rdf")
class RDF:
    """Hold the terms of RDF that are used here."""

    type: NamedNode
    first: NamedNode
    rest: NamedNode
    nil: NamedNode
    langString: NamedNode


@_namespace("rdfs")
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


@_namespace("owl")
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


@_namespace("xsd")
class XSD:
    """Hold the datatypes that are used here."""

    string: NamedNode
    integer: NamedNode
    decimal: NamedNode
    boolean: NamedNode
    date: NamedNode
    anyURI: NamedNode


@_namespace("skos")
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


@_namespace("org")
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


@_namespace("prov")
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


@_namespace("oa")
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


@_namespace("dct")
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


@_namespace("foaf")
class FOAF:
    """Hold the terms of FOAF that are used here."""

    Agent: NamedNode
    Document: NamedNode
    Person: NamedNode
    name: NamedNode
    homepage: NamedNode


@_namespace("schema")
class SCHEMA:
    """Hold the terms of schema.org that are used here."""

    Organization: NamedNode
    GovernmentOrganization: NamedNode
    Person: NamedNode
    Event: NamedNode
    sameAs: NamedNode
    identifier: NamedNode


@_namespace("adms")
class ADMS:
    """Hold the terms of ADMS that are used here."""

    Identifier: NamedNode
    identifier: NamedNode
    schemaAgency: NamedNode


@_namespace("vann")
class VANN:
    """Hold the terms of VANN that are used here."""

    preferredNamespacePrefix: NamedNode
    preferredNamespaceUri: NamedNode
    example: NamedNode
