from __future__ import annotations

import pytest

from samrad.loaders.inflection import basic_form, genitive, is_acronym


@pytest.mark.parametrize(
    ("name", "form"),
    [("Granen", "Granens"), ("Borås stad", "Borås stads"), ("Delmos", "Delmos"), ("Linx", "Linx"), ("SRG", "SRGs")],
)
def test_the_genitive_takes_an_s_unless_the_name_ends_in_one(name: str, form: str) -> None:
    assert genitive(name) == form


@pytest.mark.parametrize(
    ("found", "seen", "basic"),
    [
        ("Granföreningens", frozenset(), "Granföreningen"),
        ("SRG:s", frozenset(), "SRG"),
        ("Borås", frozenset(), "Borås"),
        ("Granitas", frozenset(), "Granitas"),
        ("Granitas", frozenset({"Granita"}), "Granita"),
    ],
)
def test_a_genitive_s_goes_only_where_it_is_surely_one(found: str, seen: frozenset[str], basic: str) -> None:
    assert basic_form(found, ("föreningen",), seen) == basic


def test_acronyms_are_short_words_of_capitals() -> None:
    assert all(map(is_acronym, ["LO", "SIOS", "NÄTVERKET", "IOGT-NTO"]))
    assert not any(map(is_acronym, ["Lo", "A", "MFoF", "RF SISU", "Delmos"]))
