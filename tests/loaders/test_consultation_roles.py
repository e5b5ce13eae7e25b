"""What minutes say that actors did in the meeting is found; what is told of others, or is yet to be, is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samrad.loaders.consultation_roles import _table, acts
from samrad.loaders.document import Consultation, DocumentInfo
from samrad.loaders.linking import Linker
from samrad.loaders.read import parse_text
from samrad.ontology.registry import Registry
from samrad.ontology.schemes import Schemes

LINKER = Linker(Registry.load())
MEETING = Consultation("m1", form="samråd", date="2022-03-01")


def found(text: str, *meetings: Consultation) -> set[tuple[str, str, str]]:
    document = parse_text(text, info=DocumentInfo(consultations=meetings or (MEETING,)))
    return {(act.meeting, act.role, act.actor.label) for act in acts(document, LINKER.mentions(document))}


@pytest.mark.parametrize(
    ("text", "role", "actor"),
    [
        ("Bo Ek, SIOS, inledde mötet.", "opener", "SIOS"),
        ("Samrådet inleddes av Bo Ek, chef på Delmos.", "opener", "Delmos"),
        ("Efter en inledning av MUCF talades det om lotter.", "opener", "MUCF"),
        ("Vid mötet hälsade NOD alla välkomna.", "opener", "NOD"),
        ("Samtalen leddes av företrädare för Scouterna.", "chair", "Scouterna"),
        ("Vid samrådet berättade Boverket om lotter.", "presenter", "Boverket"),
        ("Eva Ek, Röda Korset, redogjorde därefter för läget.", "presenter", "Röda Korset"),
        ("Skolverket förde protokoll vid mötet.", "documenter", "Skolverket"),
        ("Den 1 mars 2022 bjöd Boverket in föreningar till samråd.", "convener", "Boverket"),
        ("Den 1 mars 2022 bjöd Boverket in föreningar till samråd.", "invited", "civilsamhället"),
        ("I förberedelserna inför mötet deltog även SIOS.", "planner", "SIOS"),
        ("Frågorna till samrådet är framtagna tillsammans med LSU.", "planner", "LSU"),
        ("Vid mötet deltog Boverket och SIOS.", "participant", "SIOS"),
        ("Mötet anordnades av Fryshuset.", "organizer", "Fryshuset"),
    ],
)
def test_who_did_what_is_read_off_the_sentence(text, role, actor):
    assert ("m1", role, actor) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boverket berättade om lotter.",  # of no meeting
        "SIOS: Boverket inledde mötet.",  # a speaker's words
        "Boverket ska inleda mötet.",
        "Boverket inledde inte mötet.",
        "Nästa möte inleddes av Boverket.",
        "De talade om Boverkets lotter. Hon inledde mötet.",  # "hon" is nobody that is named
        "Deltagarna presenterade sina lotter vid mötet.",
        "Den 1 april 2022 bjöd Boverket in föreningar till samråd.",  # another day
    ],
)
def test_what_is_told_of_others_denied_or_yet_to_be_is_no_role(text):
    assert found(text) == set()


def test_all_who_are_named_together_have_the_role():
    text = "Vid mötet presenterade Boverket, Skolverket och MUCF sina lotter."
    assert found(text) == {("m1", "presenter", name) for name in ("Boverket", "Skolverket", "MUCF")}


def test_whoever_prepared_the_meeting_is_not_thereby_a_participant():
    assert found("I planeringen av mötet deltog SIOS.") == {("m1", "planner", "SIOS")}


TWO = (Consultation("a", heading="MÖTE A", form="samråd"), Consultation("b", heading="MÖTE B", form="samråd"))


def test_a_role_is_held_in_the_meeting_whose_section_tells_it():
    text = "Rapport\n\nMÖTE A\n\nNOD inledde mötet.\n\nMÖTE B\n\nSIOS inledde mötet.\n"
    assert found(text, *TWO) == {("a", "opener", "NOD"), ("b", "opener", "SIOS")}


def test_a_sentence_on_several_consultations_counts_for_each_of_that_form_and_number():
    told = "Rapport\n\nDelmos har arrangerat {} tillsammans med NOD.\n\nMÖTE A\n\nSvar.\n\nMÖTE B\n\nSvar.\n"
    both = {(meeting, "organizer", name) for meeting in "ab" for name in ("Delmos", "NOD")}
    written = Consultation("c", heading="MÖTE C", form="skriftlig")
    assert found(told.format("två samråd"), *TWO, written) == both
    assert found(told.format("tre samråd"), *TWO, written) == set()
    assert found(told.format("samråd"), *TWO, written) == set()


def test_every_role_of_the_table_is_in_the_scheme():
    named = {role.name for role in _table().roles} | {name for name, _ in _table().invitations}
    shown = {name for role in _table().roles for name in role.shows}
    assert named | shown <= set(Schemes.load().values("role"))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="NOD SIOSinledde mötet,.;:()av\n", max_size=200))
def test_any_text_gives_acts_in_sentences_that_stand_in_it(text):
    document = parse_text(text, info=DocumentInfo(consultations=(MEETING,)))
    for act in acts(document, LINKER.mentions(document)):
        assert 0 <= act.start < act.end <= len(document.text)
