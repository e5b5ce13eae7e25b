"""As whom the claimant speaks: one, several, all, nobody named, the author."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.claim import Claim

ClaimOf = Callable[..., Claim]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Röda Korset föreslår att hamnen byggs ut.", "named"),
        ("Röda Korset och Rädda Barnen föreslår att hamnen byggs ut.", "several"),
        ("Flera organisationer föreslår att hamnen byggs ut.", "several"),
        ("Några av deltagarna föreslår att hamnen byggs ut.", "several"),
        ("Samtliga deltagare föreslår att hamnen byggs ut.", "all"),
        ("Deltagarna föreslår att hamnen byggs ut.", "all"),
        ("Kommunerna föreslår att hamnen byggs ut.", "all"),
        ("Hamnen bör byggas ut.", "author"),
    ],
)
def test_the_wording_tells_how_many_speak(claim_of: ClaimOf, text: str, voice: str) -> None:
    assert claim_of(text, "request").voice == voice


def test_a_turn_is_a_named_voice_and_a_bullet_of_a_meeting_an_anonymous_one(
    claims_in: Callable[..., list[Claim]],
) -> None:
    turn = claims_in("Röda Korset: Kommunerna bör bygga ut hamnen.\n", genre="minutes")
    assert [c.voice for c in turn] == ["named"]
    bullet = claims_in("Grupparbete\n\n- Kommunerna bör bygga ut hamnen.\n", genre="minutes")
    assert [c.voice for c in bullet] == ["anonymous"]
