"""Every shape and every check passes on a good graph and fails on one with that fault."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pyoxigraph as ox
import pytest

from samrad.graph.store import Store
from samrad.graph.validation import validate, validate_document, validate_whole
from samrad.loaders.quads import document_quads
from samrad.ontology.files import ontology_quads, registry_quads, shapes_triples, superclasses, vocabulary_triples
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry
from samrad.ontology.terms import DCTERMS, FOAF, NS, OA, RDF, RDFS, SKOS, XSD, S

SH = "http://www.w3.org/ns/shacl#"
SHAPES = "https://w3id.org/samrad/shapes#"
NODE = ox.NamedNode("https://example.org/nobody")  # has no type: no actor, no document


def own(name: str) -> ox.NamedNode:
    return ox.NamedNode(NS + name)


def sv(value: str) -> ox.Literal:
    return ox.Literal(value, language="sv")


def en(value: str) -> ox.Literal:
    return ox.Literal(value, language="en")


def typed(value: str, datatype: ox.NamedNode) -> ox.Literal:
    return ox.Literal(value, datatype=datatype)


#: Shape, the class of the node that is harmed, the property, and what it holds instead (nothing: it is taken away).
FAULTS: list[tuple[str, ox.NamedNode, ox.NamedNode, list]] = [
    ("Document-Title", S.Document, DCTERMS.title, []),
    ("Document-Identifier", S.Document, DCTERMS.identifier, []),
    ("Document-FileName", S.Document, S.fileName, [ox.Literal("mapp/fil.txt")]),
    ("Document-OtherFile", S.Document, S.otherFile, [ox.Literal("mote.docx"), ox.Literal("mapp/mote.docx")]),
    ("Document-NotRead", S.Document, S.notRead, [sv("sida 2"), ox.Literal("page 2")]),
    ("Document-Kind", S.Document, S.documentKind, [own("form-samrad")]),
    ("Document-SourceHash", S.Document, S.sourceSha256, [ox.Literal("abc")]),
    ("Document-TextHash", S.Document, S.textSha256, []),
    ("Document-Reader", S.Document, S.reader, []),
    ("Document-WordCount", S.Document, S.wordCount, [typed("-1", XSD.integer)]),
    ("Document-Version", S.Document, S.softwareVersion, []),
    ("Document-Author", S.Document, DCTERMS.creator, [NODE]),
    ("Document-DateFrom", S.Document, S.dateFrom, [typed("2021-01-01", XSD.date)]),
    ("Document-DateUntil", S.Document, S.dateUntil, [ox.Literal("2020")]),
    ("Consultation-Label", S.Consultation, RDFS.label, []),
    ("Consultation-Document", S.Consultation, S.documentedIn, []),
    ("Consultation-Form", S.Consultation, S.form, [own("role-convener")]),
    ("Consultation-DateFrom", S.Consultation, S.dateFrom, [typed("2021-01-01", XSD.date)]),
    ("RoleAssignment-Holder", S.ConsultationRole, S.heldBy, []),
    ("RoleAssignment-Role", S.ConsultationRole, S.assignedRole, [own("form-samrad")]),
    ("RoleAssignment-Principal", S.ConsultationRole, S.principal, [NODE]),
    ("RoleAssignment-Served", S.ConsultationRole, S.served, [NODE]),
    ("RoleAssignment-Claim", S.ConsultationRole, S.assertedIn, [NODE]),
    ("RoleAssignment-DateFrom", S.ConsultationRole, S.dateFrom, [typed("2021-01-01", XSD.date)]),
    ("ConsultationRole-Consultation", S.ConsultationRole, S.inConsultation, []),
    ("Membership-Organization", S.Membership, S.inOrganization, []),
    ("Passage-Source", S.Passage, OA.hasSource, [NODE]),
    ("Passage-Selectors", S.Passage, OA.hasSelector, [NODE]),
    ("Passage-Section", S.Passage, S.section, [sv("a"), sv("b")]),
    ("Passage-Page", S.Passage, S.page, [typed("0", XSD.integer)]),
    ("Passage-LastPage", S.Passage, S.lastPage, [typed("2", XSD.integer), typed("3", XSD.integer)]),
    ("Passage-Question", S.Passage, S.question, [sv("a"), sv("b")]),
    ("Passage-Lead", S.Passage, S.lead, [en("a")]),
    ("Mention-Actor", S.Mention, S.names, [NODE]),
    ("Mention-How", S.Mention, S.linkedBy, [ox.Literal("guess")]),
    ("Position-Start", OA.TextPositionSelector, OA.start, [typed("999999", XSD.integer)]),
    ("Position-End", OA.TextPositionSelector, OA.end, []),
    ("Quote-Exact", OA.TextQuoteSelector, OA.exact, [sv("")]),
    ("Quote-Prefix", OA.TextQuoteSelector, OA.prefix, [en("x")]),
    ("Quote-Suffix", OA.TextQuoteSelector, OA.suffix, [sv("x"), sv("y")]),
    ("Claim-Claimant", S.Request, S.claimant, []),
    ("Claim-Passage", S.Request, S.passage, []),
    ("Claim-Document", S.Offer, S.statedIn, []),
    ("Claim-Consultation", S.Offer, S.statedAt, [NODE]),
    ("Claim-What", S.Offer, S.what, [en("lokaler")]),
    ("Claim-Topic", S.Offer, S.topic, [own("topic-arbete"), own("topic-bostad"), own("topic-halsa")]),
    ("Claim-Demand", S.Offer, S.demand, [own("topic-arbete")]),
    ("Claim-DemandKind", S.CooperationClaim, S.demand, [own("demand-motesplatser")]),
    ("Claim-Stance", S.Offer, S.stance, [own("stance-for"), own("stance-against")]),
    ("Claim-Force", S.Offer, S.force, [own("voice-all")]),
    ("Claim-Valence", S.Offer, S.valence, [own("voice-all")]),
    ("Claim-Voice", S.Offer, S.voice, [own("force-need")]),
    ("Claim-Attribution", S.Offer, S.attribution, [own("voice-all")]),
    ("Claim-AddresseeAttribution", S.Offer, S.addresseeAttribution, [own("voice-all")]),
    ("Claim-Confidence", S.Offer, S.confidence, [typed("1.2", XSD.decimal)]),
    ("Claim-Rule", S.Offer, S.rule, [ox.Literal("a"), ox.Literal("b")]),
    ("Claim-Before", S.Offer, S.raisedBefore, [NODE]),
    ("Claim-Documenter", S.Offer, S.documentedBy, [NODE]),
    ("Claim-Concerns", S.Offer, S.concerns, [NODE]),
    ("Claim-Principal", S.Offer, S.principal, [NODE]),
    ("Claim-Served", S.Offer, S.served, [NODE]),
    ("Claim-Review", S.Offer, S.reviewStatus, [own("reviewstatus-accepted"), own("reviewstatus-rejected")]),
    ("Claim-DateFrom", S.Request, S.dateFrom, [typed("2031-01-01", XSD.date)]),
    ("Request-By", S.Request, S.requestedBy, [NODE]),
    ("Request-Of", S.Request, S.requestedOf, [NODE]),
    ("Offer-By", S.Offer, S.offeredBy, []),
    ("Offer-To", S.Offer, S.offeredTo, []),
    ("Cooperation-Cooperator", S.CooperationClaim, S.cooperator, []),
    ("Cooperation-Status", S.CooperationClaim, S.cooperationStatus, []),
    ("Funding-Funder", S.FundingClaim, S.funder, [NODE]),
    ("Funding-Recipient", S.FundingClaim, S.recipient, [NODE]),
    ("Funding-Status", S.FundingClaim, S.fundingStatus, [own("status-past")]),
    ("Funding-Amount", S.FundingClaim, S.amount, [sv("1"), sv("2")]),
    ("RoleClaim-Holder", S.RoleClaim, S.holder, []),
    ("RoleClaim-Role", S.RoleClaim, S.role, [own("form-samrad")]),
    ("Actor-Label", S.Organization, SKOS.prefLabel, [sv("a"), sv("b")]),
    ("Actor-Sector", S.Organization, S.sector, []),
    ("Actor-Level", S.Organization, S.level, [own("level-state"), own("level-region")]),
    ("Actor-Provisional", S.Organization, S.provisional, [ox.Literal("ja")]),
    ("Attendance-Name", S.Person, FOAF.name, []),
    ("Attendance-Organization", S.Person, S.represents, [NODE]),
    ("Attendance-Consultation", S.Person, S.attended, [NODE]),
]


def all_shapes() -> set[str]:
    return {
        t.subject.value.removeprefix(SHAPES)
        for t in shapes_triples()
        if t.predicate == RDF.type and t.object.value == SH + "PropertyShape"
    }


def complete(sample) -> Store:
    """Return the sample's graph with what its document does not have: a membership, a review, another file."""
    graph = sample.iris.document_graph("mote-2020")
    node, offer = sample.iris.assignment("m1"), next(sample.store.quads(predicate=RDF.type, object=S.Offer)).subject
    facts = [
        (node, RDF.type, S.Membership),
        (node, S.heldBy, sample.iris.actor("sios")),
        (node, S.assignedRole, own("role-member")),
        (node, S.inOrganization, sample.iris.actor("nod")),
        (offer, S.reviewStatus, own("reviewstatus-accepted")),
        (sample.iris.document("mote-2020"), S.otherFile, ox.Literal("möte 2020.pdf")),
        (sample.iris.document("mote-2020"), S.otherFile, ox.Literal("utkast\\möte.docx")),  # a letter but on Windows
        (sample.iris.document("mote-2020"), S.notRead, sv("sidor som är bilder: 2")),
        (sample.iris.document("mote-2020"), S.notRead, en("pages that are pictures: 2")),
    ]
    sample.store.extend(ox.Quad(s, p, o, graph) for s, p, o in facts)
    return sample.store


def harm(store: Store, kind: ox.NamedNode, predicate: ox.NamedNode, values: list, iris: Iris) -> ox.NamedNode:
    """Give one node of the class other values of the property; return the node."""
    graphs = [iris.document_graph("mote-2020"), iris.people_graph("mote-2020"), iris.graph("provisional")]
    found = (q for graph in graphs for q in store.quads(predicate=RDF.type, object=kind, graph=graph))
    # of several, one that has the property: a fault in it must not be a fault already
    focus = sorted(found, key=lambda q: (not any(store.quads(q.subject, predicate)), str(q.subject)))[0]
    store.remove(store.quads(focus.subject, predicate))
    store.extend(ox.Quad(focus.subject, predicate, value, focus.graph_name) for value in values)
    return focus.subject


def test_a_good_graph_has_no_violation(sample):
    assert validate(complete(sample), sample.iris) == []


def test_every_shape_has_its_fault_in_the_table():
    assert {fault[0] for fault in FAULTS} == all_shapes()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[0])
def test_a_fault_is_found_named_and_explained(sample, fault):
    shape, kind, predicate, values = fault
    store = complete(sample)
    focus = harm(store, kind, predicate, values, sample.iris)
    # the whole is validated only where no document holds the node: it takes four times as long
    violations = validate if kind == S.Organization else partial(validate_document, slug="mote-2020")
    found = [v for v in violations(store, iris=sample.iris) if v.shape == shape]
    assert [v.focus for v in found] == [focus.value] * len(found)
    assert found
    assert ":" in found[0].message("sv")
    assert ":" in found[0].message("en")
    assert focus.value in str(found[0])


#: Check, and a quad that breaks it.
_GRAPH = Iris().document_graph("mote-2020")
WHOLE = [
    ("OrphanPassage", ox.Quad(Iris().passage("mote-2020", 1, 2), RDF.type, S.Passage, _GRAPH)),
    ("OrphanSelector", ox.Quad(Iris().quote("mote-2020", 1, 2), RDF.type, OA.TextQuoteSelector, _GRAPH)),
    ("TwoGraphs", ox.Quad(Iris().actor("sios"), SKOS.prefLabel, sv("SIOS"), _GRAPH)),
    ("BlankNode", ox.Quad(Iris().actor("sios"), DCTERMS.source, ox.BlankNode("b"), _GRAPH)),
    ("UndeclaredProperty", ox.Quad(Iris().actor("sios"), own("hasLabel"), sv("SIOS"), _GRAPH)),
    ("UndeclaredClass", ox.Quad(Iris().actor("sios"), RDF.type, own("Organisation"), _GRAPH)),
    ("UnknownConcept", ox.Quad(Iris().actor("sios"), S.sector, own("sector-third"), _GRAPH)),
]


@pytest.mark.parametrize("broken", WHOLE, ids=lambda broken: broken[0])
def test_a_fault_of_the_whole_is_found(sample, broken):
    name, quad = broken
    assert validate_whole(sample.store, sample.iris) == []
    sample.store.extend([quad])
    assert name in {v.shape for v in validate_whole(sample.store, sample.iris)}


@pytest.mark.parametrize(
    ("name", "status", "predicate", "value"),
    [
        ("PartnerWithoutStatus", S.cooperationStatus, S.focalPartner, own("status-planned")),
        ("GrantedWithoutStatus", S.fundingStatus, S.grantedBy, own("fundingstatus-applied")),
    ],
)
def test_an_edge_without_the_status_for_it_is_found(sample, name, status, predicate, value):
    claim = next(sample.store.quads(predicate=predicate))
    sample.store.remove(sample.store.quads(claim.subject, status))
    sample.store.extend([ox.Quad(claim.subject, status, value, claim.graph_name)])
    assert {v.shape for v in validate_whole(sample.store, sample.iris)} == {name}


def test_one_document_can_be_validated_alone(sample):
    assert validate_document(sample.store, "mote-2020", sample.iris) == []
    harm(sample.store, S.Offer, S.what, [], sample.iris)
    assert {v.graph for v in validate_document(sample.store, "mote-2020", sample.iris)} == {"document/mote-2020"}
    assert validate_document(sample.store, "another", sample.iris) == []


def test_the_checks_hold_under_another_base(sample, builder):
    iris = Iris("https://example.org/data/")
    store = builder(sample.document, sample.claims, sample.mentions, iris)
    assert validate(store, iris) == []


def test_the_shipped_registry_conforms_to_the_shapes():
    import pyshacl

    from samrad.ontology.seam import graph_of

    quads = registry_quads(Iris())
    above = superclasses()
    types = [
        ox.Triple(q.subject, RDF.type, parent)
        for q in quads
        if q.predicate == RDF.type
        for parent in above.get(q.object, ())
    ]
    conforms, _, text = pyshacl.validate(
        graph_of([*quads, *types]), shacl_graph=graph_of(shapes_triples()), inplace=True
    )
    assert conforms, text[:2000]


def test_the_shipped_graphs_hold_no_fault_of_the_whole():
    store = Store.memory()
    store.extend(ontology_quads(Iris()))
    store.extend(registry_quads(Iris()))
    assert validate_whole(store, Iris()) == []


def test_a_meeting_that_two_documents_report_is_described_in_both(sample):
    other = replace(sample.document, stem="Artikel", slug="artikel", file="artikel.txt")
    sample.store.extend(document_quads(other, [], [], Registry.load(), sample.iris, "0.1.0"))
    assert validate(sample.store, sample.iris) == []


def test_two_meetings_of_one_name_are_found_by_their_dates(sample):
    (meeting,) = sample.document.info.consultations
    info = replace(sample.document.info, consultations=(replace(meeting, date="2021"),))
    other = replace(sample.document, stem="Artikel", slug="artikel", file="artikel.txt", info=info)
    sample.store.extend(document_quads(other, [], [], Registry.load(), sample.iris, "0.1.0"))
    found = [v for v in validate_whole(sample.store, sample.iris) if v.shape == "ConsultationClash"]
    assert {(v.graph, v.value) for v in found} == {("document/mote-2020", "2020-10-21"), ("document/artikel", "2021")}


def members(node, triples) -> set:
    """Return the classes that a domain or range allows: itself, or those of the union."""
    if isinstance(node, ox.NamedNode):
        return {node}
    found: set = set()
    (rest,) = (t.object for t in triples if t.subject == node and t.predicate.value.endswith("#unionOf"))
    while rest != RDF.nil:
        found |= {t.object for t in triples if t.subject == rest and t.predicate == RDF.first}
        (rest,) = (t.object for t in triples if t.subject == rest and t.predicate == RDF.rest)
    return found


@pytest.mark.parametrize("side", [RDFS.domain, RDFS.range])
def test_every_triple_of_the_data_fits_the_domain_and_range_of_its_property(sample, side):
    triples = vocabulary_triples("samrad.ttl")
    allowed = {t.subject: members(t.object, triples) for t in triples if t.predicate == side}
    types: dict = {}
    for quad in sample.store.quads(predicate=RDF.type):
        types.setdefault(quad.subject, set()).add(quad.object)
    checked = set()
    for quad in sample.store:
        node = quad.subject if side == RDFS.domain else quad.object
        if quad.predicate in allowed and not isinstance(node, ox.Literal):
            assert types.get(node, set()) & allowed[quad.predicate], quad
            checked.add(quad.predicate)
        elif quad.predicate in allowed and side == RDFS.range:
            # rdf:PlainLiteral is how OWL 2 says text with a language
            plain = node.datatype.value.replace("#langString", "#PlainLiteral")
            assert {ox.NamedNode(plain)} == allowed[quad.predicate], quad
            checked.add(quad.predicate)
    assert len(checked) > 40
