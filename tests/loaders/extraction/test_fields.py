"""Every field that a cue fills holds a word of its scheme, and stays empty for the kinds that it says nothing of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.errors import ConfigError
from samrad.loaders.claim import Claim
from samrad.loaders.extraction.cues import cue, cue_list, cue_patterns
from samrad.ontology.schemes import Schemes

TEXT = """Samtal om hamnen

Röda Korset föreslår att kommunerna bygger ut hamnen. Röda Korset samverkar med Rädda Barnen.
Samarbetet mellan Röda Korset och Tierps kommun har varit bra. Regeringen avsätter 5 miljoner kronor till Röda Korset.
MUCF har fått i uppdrag av regeringen att främja dialog. Deltagarna lyfte vikten av trygga bryggor.
"""


def test_the_fields_hold_words_of_their_schemes(claims_in: Callable[..., list[Claim]]) -> None:
    claims = claims_in(TEXT, genre="article", author="regeringen")
    assert len(claims) > 3
    for claim in claims:
        for field, scheme in (
            ("status", "status"),
            ("voice", "voice"),
            ("force", "force"),
            ("valence", "valence"),
            ("funding_status", "fundingstatus"),
        ):
            assert getattr(claim, field) in {"", *Schemes.load().values(scheme)}


@pytest.mark.parametrize(
    ("text", "kind", "filled"),
    [
        ("Röda Korset föreslår att kommunerna bygger bryggor.", "request", {"force"}),
        ("Samarbetet mellan Röda Korset och Rädda Barnen har varit bra.", "cooperation", {"status", "valence"}),
        ("Regeringen avsätter 5 miljoner kronor till Röda Korset.", "funding", {"funding_status", "amount"}),
        ("MUCF har fått i uppdrag av regeringen att främja dialog.", "role", {"principal"}),
    ],
)
def test_a_kind_has_the_fields_that_are_its_own(
    claim_of: Callable[..., Claim], text: str, kind: str, filled: set[str]
) -> None:
    claim = claim_of(text, kind)
    own = ("status", "valence", "force", "funding_status", "amount", "principal", "served")
    assert {name for name in own if getattr(claim, name)} == filled


def test_every_list_of_the_data_file_compiles() -> None:
    for field, name in (
        ("status", "difficult"),
        ("status", "tense_past"),
        ("valence", "good"),
        ("force", "wish"),
        ("voice", "several"),
        ("funding", "granted"),
        ("concerns", "governing"),
    ):
        assert cue_list(field, name)
        assert cue(field, name).search("") is None
    assert all("by" in pattern.groupindex for pattern in cue_patterns("principal"))
    assert all("for" in pattern.groupindex for pattern in cue_patterns("served"))


def test_a_list_that_is_missing_is_named() -> None:
    with pytest.raises(ConfigError, match="missing"):
        cue_list("status", "nowhere")
