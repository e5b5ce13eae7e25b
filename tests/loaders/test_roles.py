"""Roles are recognised by words that a researcher can edit."""

from __future__ import annotations

import pytest

from samrad.loaders.roles import role_in
from samrad.ontology.schemes import Schemes


@pytest.mark.parametrize(
    ("what", "role"),
    [
        ("sammankallande för ett nätverk", "convener"),
        ("Samordnar länets integrationsarbete", "coordinator"),
        ("har i uppdrag att främja samverkan", "mandate-holder"),
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

    assert {role for role, _ in _table()[1]} <= set(Schemes.load().values("role"))
