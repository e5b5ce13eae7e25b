"""Documents and claims as quads, in the shape that queries read."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from samrad.errors import ConfigError, NotFoundError
from samrad.loaders.claim import Claim, ClaimKind, number_claims
from samrad.loaders.document import Consultation, Document, DocumentInfo
from samrad.loaders.mention import Mention
from samrad.loaders.quads import document_quads, provisional_actors, provisional_quads
from samrad.loaders.read import parse_text
from samrad.loaders.reading import Pages
from samrad.ontology.actor import Actor
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry, provisional_actor

IRIS = Iris("https://example.org/")
REGISTRY = Registry.load()
SENTENCE = "Kommunerna bör upplåta lokaler på kvällstid."
TEXT = f"Möte om lokaler\n\n{SENTENCE}\n"
MEETING = Consultation(
    "Möte 1",
    form="samråd",
    date="2020-06",
    convener=("Delmos",),
    documenter=("NOD",),
    participant=("Kvarterets klubb",),
)
CURIE = {
    "samrad:": "https://w3id.org/samrad/ns#",
    "oa:": "http://www.w3.org/ns/oa#",
    "dct:": "http://purl.org/dc/terms/",
    "rdf:": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd:": "http://www.w3.org/2001/XMLSchema#",
    "rdfs:": "http://www.w3.org/2000/01/rdf-schema#",
    "foaf:": "http://xmlns.com/foaf/0.1/",
    "skos:": "http://www.w3.org/2004/02/skos/core#",
    "": IRIS.base,
}


def short(term) -> str:
    """Return a term as a person writes it in Turtle, IRIs of the data relative."""
    if isinstance(term, ox.Literal):
        tail = f"@{term.language}" if term.language else ""
        if not tail and not term.datatype.value.endswith("#string"):
            tail = "^^" + short(term.datatype)
        return f'"{term.value}"{tail}'
    prefix = next(p for p, iri in CURIE.items() if term.value.startswith(iri))
    return prefix + term.value.removeprefix(CURIE[prefix])


def quads(document: Document, *claims: Claim, mentions: tuple[Mention, ...] = ()) -> set[str]:
    numbered = number_claims(claims, document.text)
    made = list(document_quads(document, numbered, mentions, REGISTRY, IRIS, "9.9"))
    return {" ".join(short(t) for t in (q.graph_name, q.subject, q.predicate, q.object)) for q in made}


def document(text: str = TEXT, **info: object) -> Document:
    return parse_text(text, stem="Möte 2020", info=DocumentInfo(**info))


def claim(kind: ClaimKind = ClaimKind.REQUEST, quote: str = SENTENCE, text: str = TEXT, **fields: object) -> Claim:
    start = text.index(quote)
    values = {"claimant": ("Röda Korset",), "what": "lokaler", **fields}
    return Claim("Möte 2020", start, start + len(quote), quote, kind, **values)


def said_of(found: set[str], subject: str) -> set[str]:
    """Return predicate and object of what is said of the nodes whose name begins so."""
    return {line.split(" ", 2)[2] for line in found if line.split(" ", 2)[1].startswith(subject)}


def test_a_request_stands_in_the_graph_as_queries_expect_it():
    found = quads(
        document(consultations=(MEETING,)),
        claim(
            addressee=("kommuner",),
            topics=("mötesplatser",),
            consultation="Möte 1",
            claimant_text="Röda korset",
            addressee_text="Kommunerna",
            attribution="turn",
            addressee_attribution="sentence",
            voice="named",
            force="proposal",
            rule="modal-actor",
            confidence=0.8,
        ),
    )
    passage = f"passage/mote-2020/17-{17 + len(SENTENCE)}"
    assert said_of(found, "claim/") == {
        "rdf:type samrad:Request",
        "samrad:claimant actor/roda-korset",
        "samrad:requestedBy actor/roda-korset",
        "samrad:addressee actor/kommuner",
        "samrad:requestedOf actor/kommuner",
        'samrad:what "lokaler"@sv',
        "samrad:topic samrad:topic-motesplatser",
        f"samrad:passage {passage}",
        "samrad:statedIn document/mote-2020",
        "samrad:statedAt consultation/mote-1",
        "samrad:raisedBefore actor/delmos",
        "samrad:documentedBy actor/nod",
        'samrad:claimantText "Röda korset"@sv',
        'samrad:addresseeText "Kommunerna"@sv',
        "samrad:attribution samrad:attribution-turn",
        "samrad:addresseeAttribution samrad:attribution-sentence",
        "samrad:voice samrad:voice-named",
        "samrad:force samrad:force-proposal",
        'samrad:rule "modal-actor"',
        'samrad:confidence "0.8"^^xsd:decimal',
    }
    assert said_of(found, passage) >= {
        "rdf:type samrad:Passage",
        "oa:hasSource document/mote-2020",
        f"oa:hasSelector {passage}-position",
        f"oa:hasSelector {passage}-quote",
        'oa:start "17"^^xsd:integer',
        f'oa:end "{17 + len(SENTENCE)}"^^xsd:integer',
        f'oa:exact "{SENTENCE}"@sv',
        'oa:prefix "Möte om lokaler\n\n"@sv',
        'oa:suffix "\n"@sv',
    }


def test_a_document_says_where_its_text_comes_from_and_its_date_in_both_forms():
    made = document(date="2020-06", kind="minutes", author="Delmos", title="Lokaler")
    found = said_of(quads(made), "document/")
    assert found >= {
        "rdf:type samrad:Document",
        'dct:title "Lokaler"@sv',
        'dct:identifier "Möte 2020"',
        "dct:creator actor/delmos",
        "samrad:documentKind samrad:documentkind-minutes",
        'samrad:dateText "2020-06"',
        'samrad:dateFrom "2020-06-01"^^xsd:date',
        'samrad:dateUntil "2020-06-30"^^xsd:date',
        f'samrad:textSha256 "{made.text_sha256}"',
        f'samrad:sourceSha256 "{made.source_sha256}"',
        'samrad:wordCount "9"^^xsd:integer',
        'samrad:softwareVersion "9.9"',
    }


def test_an_address_becomes_a_link_and_other_words_stay_words():
    found = said_of(quads(document(licence="fri att använda", source_url="https://w3id.org/samrad/ns#x")), "document/")
    assert {'dct:rights "fri att använda"@sv', "dct:source samrad:x"} <= found
    found = said_of(quads(document(source_url='javascript:alert("x")')), "document/")
    assert 'dct:source "javascript:alert("x")"@sv' in found


def test_a_consultation_has_its_form_date_name_and_roles_one_holder_each():
    found = quads(document(consultations=(MEETING,)))
    assert said_of(found, "consultation/") == {
        "rdf:type samrad:Consultation",
        'dct:identifier "Möte 1"',
        'rdfs:label "Samråd juni 2020"@sv',
        "samrad:form samrad:form-samrad",
        "samrad:documentedIn document/mote-2020",
        'samrad:dateText "2020-06"',
        'samrad:dateFrom "2020-06-01"^^xsd:date',
        'samrad:dateUntil "2020-06-30"^^xsd:date',
    }
    held = {line.split(" ")[1]: line.split(" ")[3] for line in found if " samrad:heldBy " in line}
    roles = {line.split(" ")[1]: line.split(" ")[3] for line in found if " samrad:assignedRole " in line}
    club = "actor/" + provisional_actor("Kvarterets klubb").slug
    assert {(held[node], role) for node, role in roles.items()} == {
        ("actor/delmos", "samrad:role-convener"),
        ("actor/nod", "samrad:role-documenter"),
        (club, "samrad:role-participant"),
    }


ATTENDANCE = (
    "Samråd 1\n\nNärvarande\n\nAnna Ek\tSIOS\nBo Berg\tRöda Korset\nEva Lind\tSIOS\n\nVi talade länge om lokaler.\n"
)


def test_attendance_lists_give_participants_and_people_stand_in_a_graph_of_their_own():
    made = document(ATTENDANCE, consultations=(MEETING,))
    assert len(made.attendance) == 3, "the reader finds the rows"
    found = quads(made)
    people = {line for line in found if line.startswith("graph/people/mote-2020 ")}
    assert said_of(people, "person/anna-ek") == {
        "rdf:type samrad:Person",
        'foaf:name "Anna Ek"',
        "samrad:represents actor/sios",
        "samrad:attended consultation/mote-1",
    }
    assert not [line for line in found - people if "person/" in line or "foaf:name" in line]
    sios = {line.split(" ")[1] for line in found if line.endswith(" samrad:heldBy actor/sios")}
    assert len(sios) == 1, "one role for the organisation, however many it sent"
    passages = [line for line in found if " samrad:passage " in line and line.split(" ")[1] in sios]
    assert len(passages) == 2, "with each row that says so"


def test_a_participant_that_is_linked_is_the_linked_actor_and_not_the_words_of_the_cell():
    made = document("Samråd\n\nNärvarande\n\nAnna Ek\tCivila Rummet/SIOS\nBo Berg\tNOD\n", consultations=(MEETING,))
    start = made.text.index("SIOS")
    mention = Mention(start, start + 4, "SIOS", REGISTRY.get("SIOS"), "label")
    found = quads(made, mentions=(mention,))
    assert "samrad:represents actor/sios" in said_of(found, "person/anna-ek")
    assert not [actor for actor in provisional_actors(made, [], [mention], REGISTRY) if "SIOS" in actor.label]


def test_a_mention_names_its_actor_and_is_told_from_the_passage_of_a_claim():
    start = TEXT.index("Kommunerna")
    mention = Mention(start, start + 10, "Kommunerna", REGISTRY.get("kommuner"), "collective")
    found = quads(document(), claim(), mentions=(mention,))
    assert said_of(found, f"passage/mote-2020/{start}-{start + 10}") >= {
        "rdf:type samrad:Mention",
        "samrad:names actor/kommuner",
        'samrad:linkedBy "collective"',
        'oa:exact "Kommunerna"@sv',
    }
    types = [line.split(" ")[3] for line in found if " rdf:type " in line and "passage/" in line]
    assert types.count("samrad:Passage") == 1


def partners(found: set[str], name: str) -> set[str]:
    return {line.rsplit("/", 1)[1] for line in found if f" samrad:{name} " in line}


def cooperation(quote: str, status: str) -> set[str]:
    fields = {"participants": ("SIOS", "NOD", "LSU"), "status": status}
    return quads(document(quote), claim(ClaimKind.COOPERATION, quote, quote, **fields))


@pytest.mark.parametrize("status", ["ongoing", "past"])
def test_cooperation_is_a_star_round_the_first_unless_the_quote_says_between(status):
    star = cooperation("SIOS samverkar med NOD och LSU.", status)
    assert (partners(star, "focalPartner"), partners(star, "partner")) == ({"sios"}, {"nod", "lsu"})
    between = cooperation("Samverkan mellan SIOS, NOD och LSU.", status)
    assert partners(between, "focalPartner") == partners(between, "partner") == {"sios", "nod", "lsu"}


def test_a_word_that_only_holds_a_mutual_word_is_none():
    star = cooperation("SIOS mellanhänder samverkar med NOD och LSU.", "ongoing")
    assert partners(star, "focalPartner") == {"sios"}


def test_planned_cooperation_names_its_parties_and_no_partners():
    found = cooperation("SIOS, NOD och LSU ska arbeta tillsammans.", "planned")
    assert partners(found, "cooperator") == {"sios", "nod", "lsu"}
    assert partners(found, "focalPartner") == partners(found, "partner") == set()


def test_difficult_cooperation_has_properties_of_its_own():
    found = cooperation("SIOS har svårt att nå NOD och LSU.", "difficult")
    assert (partners(found, "difficultFor"), partners(found, "difficultWith")) == ({"sios"}, {"nod", "lsu"})
    assert partners(found, "partner") == set()


@pytest.mark.parametrize(
    ("status", "granted"),
    [
        ("granted", {"delmos"}),
        ("distributed", {"delmos"}),
        ("applied", set()),
        ("proposed", set()),
        ("cut", set()),
        ("", set()),
    ],
)
def test_money_is_granted_only_where_it_is_granted_or_distributed(status, granted):
    fields = {"participants": ("Delmos",), "addressee": ("SIOS",), "funding_status": status}
    found = quads(document(), claim(ClaimKind.FUNDING, **fields))
    assert partners(found, "funder") == {"delmos"}
    assert partners(found, "recipient") == {"sios"}
    assert partners(found, "grantedBy") == granted


def test_a_role_has_holder_served_and_the_role_that_its_words_tell():
    fields = {"participants": ("NOD",), "addressee": ("regeringen",), "what": "sammankallande för mötet"}
    found = said_of(quads(document(), claim(ClaimKind.ROLE, **fields)), "claim/")
    assert {"samrad:holder actor/nod", "samrad:served actor/regeringen", "samrad:role samrad:role-convener"} <= found


def test_whoever_convened_is_not_the_one_before_whom_it_itself_spoke():
    found = quads(document(consultations=(MEETING,)), claim(claimant=("Delmos",), consultation="Möte 1"))
    assert partners(found, "raisedBefore") == set()


def test_an_unknown_word_or_consultation_is_an_error_that_names_the_place_and_what_there_is():
    with pytest.raises(NotFoundError, match=r"Möte 2020\.\w+ 17-61.*mötesplatser"):
        quads(document(), claim(topics=("lokaler",)))
    with pytest.raises(NotFoundError, match=r"consultation 'Möte 2'.*Möte 1"):
        quads(document(consultations=(MEETING,)), claim(consultation="Möte 2"))


def test_actors_that_the_registry_lacks_are_told_apart_from_those_it_has():
    made = document(consultations=(MEETING,), author="Byalaget i Prov")
    claims = [claim(claimant=("Röda Korset", "Testföreningen"))]
    found = provisional_actors(made, claims, [], REGISTRY)
    assert [a.label for a in found] == ["Byalaget i Prov", "Kvarterets klubb", "Testföreningen"]
    lines = {
        " ".join(short(t) for t in (q.graph_name, q.subject, q.predicate, q.object))
        for q in provisional_quads(found, IRIS)
    }
    assert said_of(lines, "actor/testforeningen-") == {
        "rdf:type samrad:Organization",
        'skos:prefLabel "Testföreningen"@sv',
        'samrad:provisional "true"^^xsd:boolean',
        "samrad:sector samrad:sector-civil",
    }
    named = {line.rsplit(" ", 1)[1] for line in quads(made, *claims) if "testforeningen" in line}
    assert named == {line.split(" ")[1] for line in lines if "testforeningen" in line}


def test_a_provisional_actor_keeps_all_that_is_known_of_it():
    actor = Actor("x", "X", "Company", "business", "local", aliases=("Xet",), weak_aliases=("XX",), provisional=True)
    lines = {" ".join(short(t) for t in (q.predicate, q.object)) for q in provisional_quads([actor, actor], IRIS)}
    assert {'skos:altLabel "Xet"@sv', 'samrad:weakLabel "XX"@sv', "samrad:level samrad:level-local"} <= lines


def test_there_are_no_blank_nodes_and_no_order_or_repetition_shows():
    made = document(ATTENDANCE, consultations=(MEETING,))
    claims = number_claims(
        [claim(quote="Vi talade länge om lokaler.", text=ATTENDANCE, what=w) for w in ("a", "b")], ATTENDANCE
    )
    forward = list(document_quads(made, claims, [], REGISTRY, IRIS, "9.9"))
    backward = list(document_quads(made, claims[::-1], [], REGISTRY, IRIS, "9.9"))
    assert set(forward) == set(backward)
    assert len(forward) == len(set(forward))
    assert not [q for q in forward if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


def test_names_of_assignments_do_not_depend_on_the_base():
    made = document(consultations=(MEETING,))
    here = document_quads(made, [], [], REGISTRY, IRIS, "1")
    there = document_quads(made, [], [], REGISTRY, replace(IRIS, base="https://other.example/"), "1")
    assert {Iris.slug(IRIS, q.subject) for q in here} == {Iris.slug(IRIS, q.subject) for q in there}


def test_two_consultations_never_become_one():
    with pytest.raises(ConfigError, match=r"'Möte 1' and 'möte-1'"):
        quads(document(consultations=(MEETING, replace(MEETING, id="möte-1"))))


def test_a_passage_says_on_which_pages_of_the_file_it_stands() -> None:
    start = TEXT.index(SENTENCE)
    claim = Claim("mote", start, start + len(SENTENCE), SENTENCE, ClaimKind.REQUEST, ("NOD",))
    document = replace(parse_text(TEXT, stem="mote"), created="2021-03-04", pages=Pages((0, start)))
    found = quads(document, claim)
    place = f"graph/document/mote passage/mote/{start}-{start + len(SENTENCE)}"
    assert f'{place} samrad:page "2"^^xsd:integer' in found
    assert not any("samrad:lastPage" in line for line in found)
    assert 'graph/document/mote document/mote dct:created "2021-03-04"^^xsd:date' in found

    split = quads(replace(document, pages=Pages((0, start, start + 20, start + 30))), claim)
    assert {f'{place} samrad:page "2"^^xsd:integer', f'{place} samrad:lastPage "4"^^xsd:integer'} <= split
    assert not any("samrad:page" in line for line in quads(parse_text(TEXT, stem="mote"), claim))
