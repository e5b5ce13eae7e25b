"""How cooperation is said to work is written only where the sentence judges it."""

from __future__ import annotations

import pytest

from samrad.loaders.extraction.valence import valence_of


@pytest.mark.parametrize(
    ("sentence", "valence"),
    [
        ("samarbetet med hamnen har varit bra", "good"),
        ("dialogen fungerar mycket väl", "good"),
        ("vi har ett gott samarbete med hamnen", "good"),
        ("en styrka har varit att samverka lokalt", "good"),
        ("samarbetet har inte varit bra", "difficult"),
        ("hamnen är svår att samarbeta med", "difficult"),
        ("samarbetet fungerar dåligt", "difficult"),
        ("samarbetet fungerar bra lokalt men det är svårt att nå myndigheten", "mixed"),
        ("samverkan fungerar olika bra i länet", "mixed"),
        ("vi har blandade erfarenheter av samarbetet", "mixed"),
        ("vi samverkar med hamnen", ""),
        ("ett nära samarbete med hamnen", ""),
        ("det vore bra om vi samverkade", ""),
        ("samarbetet skulle kunna bli bra", ""),
    ],
)
def test_only_a_judgement_is_one(sentence: str, valence: str) -> None:
    assert valence_of(sentence) == valence
