"""A small graph in the shape that the loaders write, by hand: what a question must find is seen here at a glance."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from samrad.errors import NotFoundError
from samrad.graph.store import Store
from samrad.ontology.actor import Actor
from samrad.ontology.iris import Iris
from samrad.queries.catalogue import Catalogue
from samrad.queries.filters import Resolver
from samrad.queries.run import Rows, run

BASE = "https://w3id.org/samrad/"
NASTY = 'Kafé "Hörnan" } SERVICE <http://127.0.0.1:9/> {'

HEAD = """
@prefix samrad: <https://w3id.org/samrad/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/samrad/> .
"""

ONTOLOGY = """
<graph/ontology> {
  samrad:topic-lokaler a skos:Concept ; skos:inScheme samrad:topics ; skos:prefLabel "lokaler"@sv, "premises"@en .
  samrad:topic-halsa a skos:Concept ; skos:inScheme samrad:topics ; skos:prefLabel "hälsa"@sv, "health"@en .
  samrad:demand-lokaler a skos:Concept ; skos:inScheme samrad:demands ; skos:prefLabel "lokaler"@sv, "premises"@en ;
    skos:altLabel "salar"@sv .
  samrad:demand-kvall a skos:Concept ; skos:inScheme samrad:demands ; skos:broader samrad:demand-lokaler ;
    skos:prefLabel "lokaler om kvällen"@sv, "premises in the evening"@en .
  samrad:demand-rad a skos:Concept ; skos:inScheme samrad:demands ; skos:prefLabel "råd"@sv, "advice"@en .
  samrad:sector-public skos:prefLabel "offentlig sektor"@sv, "public sector"@en .
  samrad:sector-civil skos:prefLabel "civilsamhället"@sv, "civil society"@en .
  samrad:level-municipality skos:prefLabel "kommun"@sv, "municipality"@en .
  samrad:force-proposal skos:prefLabel "förslag"@sv, "proposal"@en .
  samrad:status-ongoing skos:prefLabel "pågående"@sv, "ongoing"@en .
  samrad:status-difficult skos:prefLabel "svår"@sv, "difficult"@en .
  samrad:valence-good skos:prefLabel "god"@sv, "good"@en .
  samrad:fundingstatus-granted skos:prefLabel "beviljad"@sv, "granted"@en .
  samrad:role-convener skos:prefLabel "sammankallande"@sv, "convener"@en .
  samrad:role-participant skos:prefLabel "deltagare"@sv, "participant"@en .
  samrad:role-member skos:prefLabel "medlem"@sv, "member"@en .
  samrad:role-documenter skos:prefLabel "dokumentationsansvarig"@sv, "documenter"@en .
  samrad:form-samrad skos:prefLabel "samråd"@sv, "consultation"@en .
  samrad:documentkind-minutes skos:prefLabel "minnesanteckningar"@sv, "minutes"@en .
  samrad:attribution-turn skos:prefLabel "talare"@sv, "turn"@en .
  samrad:voice-named skos:prefLabel "namngiven"@sv, "named"@en .
  samrad:Agency rdfs:label "myndighet"@sv, "agency"@en .
  samrad:CivilSocietyOrganization rdfs:label "civilsamhällesorganisation"@sv, "civil society organisation"@en .
  samrad:Municipality rdfs:label "kommun"@sv, "municipality"@en .
  samrad:Municipality rdfs:subClassOf samrad:PublicBody .
  samrad:Agency rdfs:subClassOf samrad:PublicBody .
  samrad:Collective rdfs:label "samlingsnamn"@sv, "collective"@en .
}
<graph/registry> {
  <actor/verket> a samrad:Agency ; skos:prefLabel "Provverket"@sv, "the Test Agency"@en ;
    skos:altLabel "Verket för prov"@sv ;
    samrad:weakLabel "PV"@sv ; samrad:sector samrad:sector-public ; samrad:dateFrom "2018-01-01"^^xsd:date ;
    samrad:dateUntil "2022-12-31"^^xsd:date ; dct:source "en påhittad källa"@sv .
  <change/verket-2022> a org:ChangeEvent ; rdfs:label "Provverket läggs ned"@sv, "closed"@en ;
    org:originalOrganization <actor/verket> ; samrad:dateFrom "2022-12-31"^^xsd:date ;
    samrad:dateUntil "2022-12-31"^^xsd:date ; dct:source "en annan påhittad källa"@sv .
  <actor/angsvarnet> a samrad:CivilSocietyOrganization ; skos:prefLabel "Ängsvärnet"@sv ;
    samrad:sector samrad:sector-civil .
  <actor/akerklubben> a samrad:CivilSocietyOrganization ; skos:prefLabel "Åkerklubben"@sv ;
    samrad:sector samrad:sector-civil .
  <actor/zonen> a samrad:CivilSocietyOrganization ; skos:prefLabel "Zonen"@sv ; samrad:sector samrad:sector-civil .
  <actor/kommuner> a samrad:Collective ; skos:prefLabel "kommuner"@sv ; samrad:sector samrad:sector-public ;
    samrad:level samrad:level-municipality ; samrad:standsFor samrad:Municipality ;
    samrad:standsForAll samrad:Municipality .
  <actor/det-offentliga> a samrad:Collective ; skos:prefLabel "det offentliga"@sv ; samrad:standsFor samrad:PublicBody ;
    samrad:standsForAll samrad:PublicBody ; samrad:sector samrad:sector-public .
  <actor/skolan> a samrad:Collective ; skos:prefLabel "skolan"@sv ; samrad:standsFor samrad:PublicBody ;
    samrad:sector samrad:sector-public .
  <actor/civilsamhallet> a samrad:Collective ; skos:prefLabel "civilsamhället"@sv ; samrad:sector samrad:sector-civil .
  <actor/provkopings-kommun> a samrad:Municipality ; skos:prefLabel "Provköpings kommun"@sv ;
    samrad:sector samrad:sector-public ; samrad:level samrad:level-municipality .
}
<graph/provisional> {
  <actor/kafe-1a2b3c4d> a samrad:Organization ; skos:prefLabel "NASTY"@sv ; samrad:provisional true ;
    samrad:sector samrad:sector-civil .
}
""".replace("NASTY", NASTY.replace('"', '\\"'))

DOCUMENT = """
<graph/document/{slug}> {{
  <document/{slug}> a samrad:Document ; dct:title "{title}"@sv ; dct:identifier "{slug}" ;
    samrad:fileName "{slug}.txt" ;
    samrad:documentKind samrad:documentkind-minutes ; dct:creator <actor/verket> ; samrad:wordCount {words} ;
    samrad:dateText "{year}" ; samrad:dateFrom "{year}-01-01"^^xsd:date ; samrad:dateUntil "{year}-12-31"^^xsd:date ;
    samrad:textSha256 "abc" .
  <consultation/{slug}> a samrad:Consultation ; rdfs:label "Samråd om {title}"@sv ; samrad:form samrad:form-samrad ;
    samrad:documentedIn <document/{slug}> ; samrad:dateText "{year}-10-21" ;
    samrad:dateFrom "{year}-10-21"^^xsd:date ; samrad:dateUntil "{year}-10-21"^^xsd:date .
}}
"""


def passage(slug: str, start: int, quote: str, lead: str = "") -> str:
    """Return Turtle for a passage."""
    name = f"passage/{slug}/{start}-{start + len(quote)}"
    introduced = f'; samrad:lead """{lead}"""@sv' if lead else ""
    return f"""
  <{name}> a samrad:Passage ; oa:hasSource <document/{slug}> ; oa:hasSelector <{name}-position>, <{name}-quote> ;
    samrad:section "Del 1 › Frågor"@sv {introduced} .
  <{name}-position> a oa:TextPositionSelector ; oa:start {start} ; oa:end {start + len(quote)} .
  <{name}-quote> a oa:TextQuoteSelector ; oa:exact \"\"\"{quote}\"\"\"@sv ;
    oa:prefix "före "@sv ; oa:suffix " efter"@sv .
"""


def claim(slug: str, number: int, kind: str, quote: str, said: str, *, lead: str = "", at: bool = True) -> str:
    """Return TriG for a claim; ``said`` is what only this claim says, in Turtle."""
    start = number * 100
    held = f"samrad:statedAt <consultation/{slug}> ;" if at else ""
    return f"""
<graph/document/{slug}> {{ {passage(slug, start, quote, lead)}
  <claim/{slug}/{number:016x}> a samrad:{kind} ; samrad:passage <passage/{slug}/{start}-{start + len(quote)}> ;
    samrad:statedIn <document/{slug}> ; {held} samrad:rule "prov" ; samrad:attribution samrad:attribution-turn ;
    samrad:voice samrad:voice-named ; {said} .
}}
"""


def ask(who: str, whom: str) -> str:
    """Return Turtle for the two sides of a request."""
    asked = f"; samrad:addressee <actor/{whom}> ; samrad:requestedOf <actor/{whom}>" if whom else ""
    return (
        f"samrad:claimant <actor/{who}> ; samrad:requestedBy <actor/{who}> {asked} ; samrad:force samrad:force-proposal"
    )


def trig() -> str:
    """Return the whole graph as TriG."""
    a, b = "mote-2020", "mote-2024"
    rooms, health = "samrad:topic samrad:topic-lokaler", "samrad:topic samrad:topic-halsa"

    def of(*statements: str, what: str, topic: str = health, sure: str = "0.9") -> str:
        return " ; ".join(
            [*statements, f'samrad:what "{what}"@sv', topic, *([f"samrad:confidence {sure}"] if sure else [])]
        )

    lokaler, kvall, rad = (f"samrad:demand samrad:demand-{name}" for name in ("lokaler", "kvall", "rad"))
    zonen, verket, angsvarnet = "<actor/zonen>", "<actor/verket>", "<actor/angsvarnet>"
    return "".join(
        [
            HEAD,
            ONTOLOGY,
            DOCUMENT.format(slug=a, title="Möte om lokaler", words=100, year=2020),
            DOCUMENT.format(slug=b, title="Möte om hälsa", words=300, year=2024),
            claim(
                a,
                1,
                "Request",
                "upplåta lokaler\npå kvällstid",
                of(ask("zonen", "kommuner"), kvall, what="lokaler på kvällstid", topic=rooms),
                lead="Kommunerna bör i ännu högre grad:",
            ),
            claim(
                a,
                2,
                "Request",
                "Vi vill ha [bold]råd[/bold] | för hälsa.",
                of(ask("angsvarnet", "provkopings-kommun"), what="råd för hälsa", sure="0.5"),
            ),
            claim(
                a,
                3,
                "Request",
                "Det behövs fler lokaler.",
                of(ask("akerklubben", ""), lokaler, what="fler lokaler", topic=rooms, sure=""),
            ),
            claim(
                b,
                4,
                "Request",
                "Alla bör mötas om hälsa och lokaler.",
                of(
                    ask("civilsamhallet", "kommuner"),
                    f"samrad:claimant {zonen} ; samrad:requestedBy {zonen}",
                    f"samrad:addressee {verket} ; samrad:requestedOf {verket}",
                    f"{lokaler} ; {rad}",
                    what="mötas",
                    topic=f"{health} ; {rooms}",
                    sure="0.8",
                ),
                at=False,
            ),
            claim(
                b,
                5,
                "Request",
                "Verket bör \u001b[31m lyssna.",
                of(ask("kafe-1a2b3c4d", "verket"), what="lyssna", sure="0.7"),
            ),
            claim(
                b,
                6,
                "Offer",
                "Provverket kan bistå med råd.",
                of(
                    f"samrad:claimant {verket} ; samrad:offeredBy {verket}",
                    f"samrad:addressee {zonen} ; samrad:offeredTo {zonen}",
                    rad,
                    what="bistå med råd",
                ),
            ),
            claim(
                b,
                7,
                "CooperationClaim",
                "Zonen samverkar väl med Provverket.",
                of(
                    f"samrad:claimant {zonen} ; samrad:cooperator {zonen}, {verket}",
                    f"samrad:focalPartner {zonen} ; samrad:partner {verket}",
                    "samrad:cooperationStatus samrad:status-ongoing ; samrad:valence samrad:valence-good",
                    what="samverkar",
                ),
            ),
            claim(
                b,
                8,
                "CooperationClaim",
                "Provverket är svårt att samarbeta med.",
                of(
                    f"samrad:claimant {angsvarnet} ; samrad:cooperator {angsvarnet}, {verket}",
                    f"samrad:difficultFor {angsvarnet} ; samrad:difficultWith {verket}",
                    "samrad:cooperationStatus samrad:status-difficult",
                    what="samarbeta",
                ),
            ),
            claim(
                b,
                9,
                "FundingClaim",
                "Zonen fick 100 kronor av Provverket.",
                of(
                    f"samrad:claimant {zonen} ; samrad:funder {verket} ; samrad:grantedBy {verket}",
                    f'samrad:recipient {zonen} ; samrad:amount "100 kronor"',
                    "samrad:fundingStatus samrad:fundingstatus-granted",
                    what="100 kronor",
                ),
            ),
            claim(
                b,
                10,
                "RoleClaim",
                "Zonen har i uppdrag att skriva.",
                of(
                    f"samrad:claimant {verket} ; samrad:holder {zonen} ; samrad:role samrad:role-documenter",
                    what="skriva",
                ),
            ),
            f"""
<graph/document/{a}> {{ {passage(a, 5000, "Provverket bjöd in")}
  <assignment/1> a samrad:ConsultationRole ; samrad:heldBy <actor/verket> ; samrad:assignedRole samrad:role-convener ;
    samrad:inConsultation <consultation/{a}> ; samrad:passage <passage/{a}/5000-5018> .
  <assignment/2> a samrad:ConsultationRole ; samrad:heldBy <actor/zonen> ; samrad:assignedRole samrad:role-participant ;
    samrad:inConsultation <consultation/{a}> .
  <assignment/3> a samrad:RoleAssignment ; samrad:heldBy {zonen} ; samrad:assignedRole samrad:role-documenter ;
    samrad:principal {verket} ; samrad:dateText "2020" ; samrad:dateFrom "2020-01-01"^^xsd:date ;
    samrad:dateUntil "2020-12-31"^^xsd:date .
  <assignment/4> a samrad:Membership ; samrad:heldBy {zonen} ; samrad:assignedRole samrad:role-member ;
    samrad:inOrganization {angsvarnet} ; samrad:dateText "sedan 2018" ; samrad:dateFrom "2018-01-01"^^xsd:date .
  <passage/{a}/6000-6004> a samrad:Mention ; oa:hasSource <document/{a}> ; samrad:names <actor/kafe-1a2b3c4d> ;
    oa:hasSelector <passage/{a}/6000-6004-position>, <passage/{a}/6000-6004-quote> ; samrad:linkedBy "pattern" .
  <passage/{a}/6000-6004-position> oa:start 6000 ; oa:end 6004 .
  <passage/{a}/6000-6004-quote> oa:exact "Kafé"@sv ; oa:prefix "vårt "@sv ; oa:suffix " ville"@sv .
}}
<graph/inferred> {{
  <actor/zonen> samrad:asks <actor/kommuner> .
  <claim/{a}/{1:016x}> a samrad:Claim .
  <actor/verket> a samrad:PublicBody, samrad:Organization, samrad:Actor .
  <actor/provkopings-kommun> a samrad:PublicBody, samrad:Organization, samrad:Actor .
}}
<graph/document/{b}> {{
  <assignment/5> a samrad:RoleAssignment ; samrad:heldBy {zonen} ; samrad:assignedRole samrad:role-documenter ;
    samrad:assertedIn <claim/{b}/{10:016x}> ; samrad:passage <passage/{b}/1000-1031> ; samrad:dateText "2024" ;
    samrad:dateFrom "2024-01-01"^^xsd:date ; samrad:dateUntil "2024-12-31"^^xsd:date .
}}
""",
        ]
    )


class SmallRegistry:
    """Knows the registered actors of the graph above, as the real registry does."""

    ACTORS = (
        Actor("verket", "Provverket", "Agency", "public", None, ("Verket för prov",), weak_aliases=("PV",)),
        Actor("zonen", "Zonen", "CivilSocietyOrganization", "civil"),
        Actor("angsvarnet", "Ängsvärnet", "CivilSocietyOrganization", "civil"),
        Actor("akerklubben", "Åkerklubben", "CivilSocietyOrganization", "civil"),
        Actor("kommuner", "kommuner", "Collective", "public", "municipality"),
        Actor("det-offentliga", "det offentliga", "Collective", "public"),
        Actor("skolan", "skolan", "Collective", "public"),
        Actor("civilsamhallet", "civilsamhället", "Collective", "civil"),
        Actor("provkopings-kommun", "Provköpings kommun", "Municipality", "public", "municipality"),
    )

    def select(self, name: str) -> tuple[Actor, ...]:
        if name == "nivå:kommun":
            return tuple(a for a in self.ACTORS if a.level == "municipality")
        if name == "sektor:civilsamhället":
            return tuple(a for a in self.ACTORS if a.sector == "civil")
        for actor in self.ACTORS:
            if name.casefold() in (
                n.casefold() for n in (actor.label, actor.slug, *actor.aliases, *actor.weak_aliases)
            ):
                return (actor,)
        raise NotFoundError("actor", name, [a.label for a in self.ACTORS])


@pytest.fixture(scope="session")
def small_store() -> Store:
    """Give the store of the graph above; nobody writes to it."""
    store = ox.Store()
    store.load(trig().encode(), format=ox.RdfFormat.TRIG)
    return Store(store)


@pytest.fixture(scope="session")
def resolver(small_store: Store) -> Resolver:
    return Resolver(small_store, Iris(BASE), SmallRegistry())


@pytest.fixture(scope="session")
def answer(resolver: Resolver) -> Callable[..., Rows]:
    """Give a function that answers a question: ``answer("offers", to="Zonen")``."""

    def ask_it(name: str, **given: str) -> Rows:
        return run(Catalogue.load().get(name), {key.rstrip("_"): value for key, value in given.items()}, resolver)

    return ask_it
