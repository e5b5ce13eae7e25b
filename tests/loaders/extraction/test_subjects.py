"""The subject that a verb shares with another one, or that stands at its auxiliary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.claim import Claim
from samrad.loaders.extraction import subjects
from samrad.loaders.extraction.lexicon import context_map, context_words, word_list

ClaimOf = Callable[..., Claim]

SAID = [
    ("Även Boverket är inne på det och efterlyser fler gårdar från kommunerna.", "Boverket"),
    ("Skolverket har i sin rapport om läsning föreslagit nya regler.", "Skolverket"),
    ("Frågan har prövats av Boverket som lämnat ett förslag till ny lag.", "Boverket"),
    ("Röda Korset berättade, med exempel från sin vardag, hur stödet behöver byggas ut.", "Röda Korset"),
    ("Boverket har räknat husen. Man föreslår att staten betalar mer.", "Boverket"),
    ("Ett önskemål från Röda Korset var att staten ska bygga.", "Röda Korset"),
    ("Från Röda Korset framfördes att fler gårdar behövs.", "Röda Korset"),
    ("Det finns ett behov hos kommunerna av bättre vägar.", "kommuner"),
    ("I Moderaternas budgetmotion föreslår vi fler gårdar.", "Moderaterna"),
    ("Flera reformer föreslås i budgeten.", "regeringen"),
]


@pytest.mark.parametrize(("text", "who"), SAID)
def test_who_says_what_is_asked(claim_of: ClaimOf, text: str, who: str) -> None:
    assert claim_of(text, "request").claimant == (who,)


def test_a_minister_who_invites_is_the_government(claim_of: ClaimOf) -> None:
    for sentence in (
        "I maj bjöd arbetsmarknads- och integrationsminister Karl Ek in föreningar till samråd.",
        "Ministrarna bjöd in kommuner till samråd.",
    ):
        assert claim_of(sentence, "role").participants == ("regeringen",)


ENDINGS = [
    *context_map("definite"),
    *context_words("participants"),
    *(adverb.replace("\\", "") for adverb in word_list("adverbs")),
    *("vi", "man", "som", "som redan", "statsrådet", "skolministern", "statssekreteraren Bo Ek", "bron", "i dag"),
]


@given(st.lists(st.sampled_from(ENDINGS), min_size=1, max_size=4), st.sampled_from(["", " ", "  "]))
def test_no_subject_is_missed_for_the_word_before_the_verb(words: list[str], gap: str) -> None:
    zone = " ".join(words).lower() + gap
    if subjects._NEAR.search(zone):
        assert subjects._may_end_in_subject(zone)
