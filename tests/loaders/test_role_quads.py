"""Roles as nodes: what they are held in, since when, who gave them, and the claims and passages that say so."""

from __future__ import annotations

import pytest

from samrad.loaders.claim import Claim, ClaimKind, number_claims
from samrad.loaders.document import Consultation, Document, DocumentInfo
from samrad.loaders.folder import documents, shipped_corpus
from samrad.loaders.linking import Linker
from samrad.loaders.mention import Mention
from samrad.loaders.quads import document_quads, provisional_actors
from samrad.loaders.read import parse_text
from samrad.loaders.role_quads import RoleRow, role_rows
from samrad.ontology.iris import Iris
from samrad.ontology.registry import Registry

IRIS = Iris("https://example.org/")
REGISTRY = Registry.load()
LINKER = Linker(REGISTRY)
OPENED = "Bo Ek, NOD, inledde mötet."
SEATED = "Scouterna sitter sedan 2018 i styrgruppen för Odlingslyftet."
TASK = "Boverket har i uppdrag av regeringen att samordna odling åt boende."
TEXT = f"Samråd om odling\n\n{OPENED} Det regnade.\n\n{SEATED} {TASK}\n"
MEETING = Consultation("m1", form="samråd", date="2022-03-01", convener=("NOD",))

Row = dict[str, set[str]]


def made(text: str, *claims: Claim, meetings: tuple[Consultation, ...] = (MEETING,)) -> list[Row]:
    """Return each assignment as property → values, in their short form, with the holder under "heldBy"."""
    document = parse_text(text, stem="odling", info=DocumentInfo(date="2022", consultations=meetings))
    numbered, mentions = number_claims(claims, text), LINKER.mentions(document)
    known = REGISTRY.with_provisional(provisional_actors(document, numbered, mentions, REGISTRY))
    rows: dict[str, Row] = {}
    for quad in document_quads(document, numbered, mentions, known, IRIS, "9.9"):
        if "/assignment/" in quad.subject.value:
            value = quad.object.value.removeprefix(IRIS.base).rpartition("#")[2]
            rows.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value.rpartition("#")[2], set()).add(
                value
            )
    return list(rows.values())


def role_claim(quote: str, holder: str, what: str, text: str = TEXT, **fields: object) -> Claim:
    start = text.index(quote)
    values = {"claimant": ("NOD",), "participants": (holder,), "what": what, **fields}
    return Claim("odling", start, start + len(quote), quote, ClaimKind.ROLE, **values)


def held(rows: list[Row], actor: str) -> list[tuple[str, str]]:
    mine = [row for row in rows if row["heldBy"] == {f"actor/{actor}"}]
    return sorted((*row["type"], *row["assignedRole"]) for row in mine)


def the(rows: list[Row], actor: str, role: str) -> Row:
    (row,) = (r for r in rows if r["heldBy"] == {f"actor/{actor}"} and r["assignedRole"] == {f"role-{role}"})
    return row


def place(words: str, text: str = TEXT) -> str:
    start = text.index(words)
    return f"passage/odling/{start}-{start + len(words)}"


def test_what_the_minutes_tell_is_a_role_in_the_consultation_with_its_sentence_and_day():
    row = the(made(TEXT), "nod", "opener")
    assert row["type"] == {"ConsultationRole"}
    assert row["inConsultation"] == {"consultation/m1"}
    assert row["passage"] == {place(OPENED)}
    assert (row["dateFrom"], row["dateUntil"]) == ({"2022-03-01"}, {"2022-03-01"})


def test_the_sentence_stands_in_its_section_once_also_where_a_claim_quotes_it():
    text = f"# Rapport\n\n## Samtalen\n\n{OPENED}\n"
    for claims in ([], [role_claim(OPENED, "NOD", OPENED, text, section="Rapport › Samtalen")]):
        document = parse_text(text, stem="odling", info=DocumentInfo(consultations=(MEETING,)))
        numbered, mentions = number_claims(claims, text), LINKER.mentions(document)
        quads = document_quads(document, numbered, mentions, REGISTRY, IRIS, "9.9")
        sections = [q.object.value for q in quads if q.predicate.value.endswith("#section")]
        assert sections == ["Rapport › Samtalen"]


def test_a_claim_of_that_role_is_the_same_role_and_is_pointed_back_to():
    claim = role_claim(OPENED, "NOD", OPENED)
    rows = made(TEXT, claim)
    assert held(rows, "nod") == [("ConsultationRole", "role-convener"), ("ConsultationRole", "role-opener")]
    (name,) = the(rows, "nod", "opener")["assertedIn"]
    assert name.startswith("claim/odling/")
    assert the(rows, "nod", "opener")["passage"] == {place(OPENED)}


def test_whoever_is_known_to_have_convened_gets_the_sentence_that_says_so_as_evidence():
    text = "Odling\n\nDen 1 mars 2022 bjöd NOD in föreningar till samråd.\n"
    assert the(made(text), "nod", "convener")["passage"] == {
        place("Den 1 mars 2022 bjöd NOD in föreningar till samråd.", text)
    }
    assert "passage" not in the(made("Odling\n\nNOD talade.\n"), "nod", "convener")


def test_whoever_is_known_to_have_taken_part_has_what_it_did_there_as_evidence():
    meeting = Consultation("m1", form="samråd", date="2022-03-01", participant=("NOD", "SIOS"))
    rows = made(TEXT, meetings=(meeting,))
    assert the(rows, "nod", "participant")["passage"] == {place(OPENED)}
    assert "passage" not in the(rows, "sios", "participant")


def test_a_seat_is_a_membership_in_the_body_that_the_text_names_since_when_it_says():
    row = the(made(TEXT), "scouterna", "steering-group-member")
    assert row["type"] == {"Membership"}
    (body,) = row["inOrganization"]
    assert body.startswith("actor/styrgruppen-for-odlingslyftet-")
    assert (row["dateText"], row["dateFrom"], row.get("dateUntil")) == ({"sedan 2018"}, {"2018-01-01"}, None)


def test_the_body_becomes_a_provisional_actor():
    document = parse_text(TEXT, stem="odling")
    (body,) = provisional_actors(document, [], LINKER.mentions(document), REGISTRY)
    assert (body.label, body.type, body.sector) == ("styrgruppen för Odlingslyftet", "CooperationBody", "mixed")


def test_a_seat_that_a_claim_and_the_sentence_tell_is_one():
    rows = made(TEXT, role_claim(SEATED, "Scouterna", "sitter i styrgruppen för Odlingslyftet"))
    assert held(rows, "scouterna") == [("Membership", "role-steering-group-member")]
    assert "assertedIn" in the(rows, "scouterna", "steering-group-member")


def test_a_seat_in_a_body_without_a_name_is_a_plain_role():
    quote = "Scouterna sitter i en styrgrupp."
    text = f"Odling\n\n{quote}\n"
    rows = made(text, role_claim(quote, "Scouterna", "sitter i en styrgrupp", text))
    assert held(rows, "scouterna") == [("RoleAssignment", "role-steering-group-member")]


def test_a_task_has_its_principal_whom_it_serves_its_claim_and_its_time():
    claim = role_claim(TASK, "Boverket", "samordna odling", principal=("regeringen",), addressee=("boende",))
    row = the(made(TEXT, claim), "boverket", "coordinator")
    assert row["type"] == {"RoleAssignment"}
    assert (row["principal"], row["served"]) == ({"actor/regeringen"}, {"actor/boende"})
    assert row["passage"] == {place(TASK)}
    assert row["dateText"] == {"2022"}


def test_each_of_several_holders_has_a_role_of_its_own():
    claim = role_claim(TASK, "Boverket", "samordna odling")
    both = Claim(**{f: getattr(claim, f) for f in claim.__dataclass_fields__} | {"participants": ("Boverket", "SIOS")})
    rows = made(TEXT, both)
    assert held(rows, "boverket") == held(rows, "sios") == [("RoleAssignment", "role-coordinator")]


def test_a_claim_whose_words_tell_no_role_of_the_scheme_is_a_function():
    quote = "Det regnade."
    assert held(made(TEXT, role_claim(quote, "SIOS", quote)), "sios") == [("RoleAssignment", "role-function")]


@pytest.mark.parametrize("backward", [False, True])
def test_the_order_of_the_claims_does_not_show(backward):
    claims = [role_claim(OPENED, "NOD", OPENED), role_claim(TASK, "Boverket", "samordna odling")]
    rows = made(TEXT, *(reversed(claims) if backward else claims))
    assert sorted(map(str, (sorted((k, sorted(v)) for k, v in row.items()) for row in rows))) == sorted(
        map(str, (sorted((k, sorted(v)) for k, v in row.items()) for row in made(TEXT, *claims)))
    )


@pytest.fixture(scope="module")
def shipped() -> list[tuple[Document, list[RoleRow], tuple[Mention, ...]]]:
    """Give the roles that the shipped documents tell, without any claims."""
    found, _ = documents(shipped_corpus())
    linked = [(document, tuple(LINKER.mentions(document))) for document in found]
    return [(document, role_rows(document, [], mentions, REGISTRY), mentions) for document, mentions in linked]


def test_in_the_shipped_documents_every_role_rests_on_words_that_name_its_holder(shipped):
    rested = 0
    for _, rows, mentions in shipped:
        for row in rows:
            for start, end in row.passages:
                rested += 1
                assert [m for m in mentions if start <= m.start < end and m.actor == row.actor], row
    assert rested > 40


def test_in_the_shipped_documents_nod_is_shown_with_what_it_did_in_each_consultation(shipped):
    mine = [row for _, rows, _ in shipped for row in rows if row.actor.slug == "nod" and row.meeting]
    by_meeting: dict[str, set[str]] = {}
    for row in mine:
        by_meeting.setdefault(row.meeting, set()).add(row.role)
    assert sorted(map(sorted, by_meeting.values())) == [
        ["convener", "opener", "organizer", "participant"],
        ["convener", "opener", "organizer", "participant"],
        ["documenter"],
        ["participant", "planner", "presenter"],
    ]
    told = [row.role for row in mine if row.passages]
    assert sorted(set(told)) == ["convener", "opener", "organizer", "participant", "planner", "presenter"]
