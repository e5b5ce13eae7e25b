"""Typed terms: our vocabulary and the outside vocabularies it uses, as Oxigraph nodes.

``S.asks`` is the node of ``samrad:asks``; a misspelt term is an attribute error where it is written, and a type error
before that. A test holds this list against the Turtle, both ways. Concepts of the schemes are data: see
:mod:`samrad.ontology.schemes`.
"""
# ruff: noqa: N815 - the attributes are spelled as the vocabularies spell their terms

from __future__ import annotations

from pyoxigraph import NamedNode

from .outside import (
    ADMS,
    DCTERMS,
    FOAF,
    NS,
    OA,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    VANN,
    XSD,
    namespace,
    terms_of,
)

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


@namespace("samrad")
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
