"""Patterns written by their first letters: they must find the same, at the same places, with the same groups."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.extraction.lexicon import ACTOR, GENITIVE
from samrad.loaders.extraction.openings import by_first_letters

PATTERNS = [
    r"\b(?:bör|ska|borde)\b",
    r"\bbör|ska\b|^om",
    r"(?<!inte )(?<!ej )\bbör\b",
    rf"(?<![\w{ACTOR}])(?:bör(?: inte)?|{ACTOR}++ ska)(?!\w)",
    rf"{ACTOR}++(?: \([^)]*\))? (?:bör|ska)|\bska (?P<who>{ACTOR}++|vi\b)",
    rf"{ACTOR}++ bör|{ACTOR} ?bör",
    r"\b(?:(?:om|ska) bör|(?P<first>inte|ej) (?:ska|bör))",
    r"\b(?:b[öo(|]r|s\|ka|ska)\b",
    r"\b\w*ska",
    r"\b(?:inte )?bör",
    r"\b(?:ske?a?|bo?r?)\b",
]
TEXTS = st.lists(
    st.sampled_from(
        ["bör", "borde", "ska", "om", "inte", "ej", "vi", " ", " ", " ", ",", "(", ")", "a", ACTOR, GENITIVE]
    ),
    max_size=14,
).map("".join)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(low=TEXTS)
def test_the_same_is_found_at_the_same_places(pattern: str, low: str) -> None:
    written = re.compile(by_first_letters(pattern))
    expected = [(m.span(), m.groupdict()) for m in re.finditer(pattern, low)]
    assert [(m.span(), m.groupdict()) for m in written.finditer(low)] == expected


def test_the_border_is_asked_for_behind_the_letter() -> None:
    assert by_first_letters(r"(?<!inte )\bska") == r"s(?<!(?:inte )s)(?<=\bs)ka"


@pytest.mark.parametrize("pattern", [r"\b(?:det )?ska", r"\b(?:a|b|c|d|e|f|g|h|i)x", r"\w+ ska", ""])
def test_a_pattern_of_any_or_many_first_letters_stays_as_it_is(pattern: str) -> None:
    assert by_first_letters(pattern) == pattern
