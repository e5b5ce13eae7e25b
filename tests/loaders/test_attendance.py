"""Who was present, and for whom."""

from __future__ import annotations

from samrad.loaders.blocks import parse_blocks


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in parse_blocks(text)[0]]


def test_elected_members_stand_in_the_list_of_those_present():
    text = "Närvarande\nEva Lind (S), ordförande\nBo Ek (C)\nKim Alm, SIOS\n\nMötet öppnades."
    assert kinds(text) == ["heading", "attendance", "attendance", "attendance", "paragraph"]
    assert [row.organisation.of(text) for row in parse_blocks(text)[1]] == ["SIOS"]


def test_two_people_before_one_bracket_are_both_present():
    text = "Närvarande: Eva Lind och Bo Ek (SIOS), Kim Alm (NOD)"
    rows = [(row.person.of(text), row.organisation.of(text)) for row in parse_blocks(text)[1]]
    assert rows == [("Eva Lind", "SIOS"), ("Bo Ek", "SIOS"), ("Kim Alm", "NOD")]
