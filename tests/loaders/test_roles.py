"""Roles are recognised by words that a researcher can edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.roles import role_in
from samrad.ontology.schemes import Schemes


@pytest.mark.parametrize(
    ("what", "role"),
    [
        ("sammankallande för ett nätverk", "convener"),
        ("Samordnar länets integrationsarbete", "coordinator"),
        ("har i uppdrag att främja odling", "mandate-holder"),
        ("har i uppdrag att främja samverkan", "cooperation-promoter"),
        ("ska lämna förslag till en ny lag om odlingslotter", "adviser"),
        ("spelar en viktig roll för odlarna", "key-actor"),
        ("kan ha en roll i att samla in frö", "function"),
        ("har varit med i planeringen av samrådet", "planner"),
        ("leddes av dem som planerat samrådet", "chair"),
        ("sitter i styrgruppen för satsningen", "steering-group-member"),
        ("medlem i nätverket", "member"),
        ("ansvaret för det regionala arbetet", "mandate-holder"),
        ("bjöd in till\n samrådet", "convener"),
        ("Samrådet inleddes av statssekreteraren", "opener"),
    ],
)
def test_the_words_tell_the_role(what, role):
    assert role_in(what) == role


@pytest.mark.parametrize(
    "what", ["", "en krisorganisation", "dess medlemmar", "förmandat", "sitter inte i styrgruppen"]
)
def test_where_no_word_tells_there_is_no_role(what):
    assert role_in(what) is None


def test_the_more_particular_role_comes_first():
    assert role_in("i uppdrag att samordna arbetet") == "coordinator"


def test_every_role_of_the_table_is_in_the_scheme():
    from samrad.loaders.roles import _table

    assert {role.name for role in _table().roles} <= set(Schemes.load().values("role"))


@pytest.mark.parametrize(
    ("what", "role"),
    [
        ("bjöd landshövdingen och ett par kollegor in länets föreningar", "convener"),
        ("har bjudit in till tre samtal", "convener"),
        ("samlade därför landshövdingen kommunerna", "convener"),
        ("höll länsrådet ett samtal med scouterna", "organizer"),
        ("sitter sedan i våras i styrgruppen", "steering-group-member"),
        ("är medlem i föreningsrådet", "member"),
        ("fördela årets statsbidrag till byalag", "grant-distributor"),
        ("ansvarar för anläggningen", "mandate-holder"),
        ("en paraplyorganisation för kolonister", "interest-organization"),
        ("stod för andra året värd för mötet", "organizer"),
    ],
)
def test_split_verbs_and_other_forms_are_recognised(what, role):
    assert role_in(what) == role


@pytest.mark.parametrize(
    ("what", "quote", "role"),
    [
        ("främja odling", "Nämnden har i uppdrag att främja odling.", "mandate-holder"),
        ("främja odling", "Nämnden fick i fjol ett nytt uppdrag att främja odling.", "mandate-holder"),
        ("odlingen", "Nämnden ansvarar för odlingen.", "mandate-holder"),
        ("odlingen", "Nämnden ansvarar inte för odlingen.", None),
        ("odlingen", "Nämnden har inte fått i uppdrag att främja odlingen.", None),
        ("främja odling", "Nämnden vill främja odling, som föreningen har i uppdrag att stötta.", None),
        ("en stor förening", "Föreningen är en stor förening för arbetsgivare.", None),
        ("lotterna", "I detta arbete är föreningarna centrala aktörer för lotterna.", "key-actor"),
    ],
)
def test_the_sentence_tells_where_the_content_does_not(what, quote, role):
    assert role_in(what, quote) == role


@pytest.mark.parametrize(
    ("what", "role"),
    [
        ("ansvar för alla, inte minst de äldre", "mandate-holder"),
        ("ansvar för icke-svensktalande", "mandate-holder"),
        ("ingen stor förening, ansvarar för hallen", "mandate-holder"),
        ("varken mer eller mindre än ordförande", "chair"),
    ],
)
def test_a_denial_of_something_else_denies_no_role(what, role):
    assert role_in(what) == role


@pytest.mark.parametrize("what", ["ledde till fler möten", "det svenska EU-ordförandeskapet", "ett samlat stöd"])
def test_words_that_look_like_a_role_are_none(what):
    assert role_in(what) is None


@given(st.text(max_size=120), st.text(max_size=200))
def test_any_text_gives_a_role_of_the_scheme_or_none(what, quote):
    assert role_in(what, quote) in {None, *Schemes.load().values("role")}
