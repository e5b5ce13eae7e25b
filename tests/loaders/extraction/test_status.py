"""How cooperation stands is told by words of difficulty, else by the tense of the verb beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.extraction.status import is_difficult, status_of


def _status(sentence: str, word: str) -> str:
    low = sentence.lower()
    at = low.index(word)
    return status_of(low, at, at + len(word))


@pytest.mark.parametrize(
    ("sentence", "word", "status"),
    [
        ("Vi samverkar med hamnen.", "samverkar", "ongoing"),
        ("Dialog med båtklubben.", "dialog", "ongoing"),
        ("Samarbete pågår med hamnen.", "samarbete", "ongoing"),
        ("Vi samverkade med hamnen under våren.", "samverkade", "past"),
        ("Ett samråd hölls med båtklubben i maj.", "samråd", "past"),
        ("Samråd med båtklubben har hållits.", "samråd", "past"),
        ("Vi har diskuterat saken tillsammans.", "tillsammans", "past"),
        ("I samverkan med hamnen togs en plan fram.", "samverkan", "past"),
        ("Kommunen ordnade festivalen tillsammans med båtklubben.", "tillsammans", "past"),
        ("Planen har utarbetats efter samråd med båtklubben.", "samråd", "past"),
        ("Vi har etablerat ett nätverk med hamnarna.", "nätverk", "ongoing"),
        ("Hamnen har slutit avtal med båtklubben.", "avtal", "ongoing"),
        ("Vi ska samarbeta med hamnen.", "samarbeta", "planned"),
        ("En dialog med båtklubben kommer att föras i höst.", "dialog", "planned"),
        ("Hamnen planerar ett samarbete.", "samarbete", "planned"),
        ("Kommunen vill inleda ett samarbete med hamnen.", "samarbete", "planned"),
        ("Projektets syfte är att öka samverkan i skärgården.", "samverkan", "planned"),
        ("Vi samverkar för att alla ska få båtplats.", "samverkar", "ongoing"),
        ("Båtklubben, som bildades 1920, samarbetar med hamnen.", "samarbetar", "ongoing"),
        ("Det är svårt att samarbeta med hamnen.", "samarbeta", "difficult"),
        ("Samarbetet fungerar dåligt.", "samarbetet", "difficult"),
        ("Långa beslutsvägar försvårar samverkan.", "samverkan", "difficult"),
        ("Hamnen saknar ett samverkansuppdrag.", "samverkansuppdrag", "difficult"),
        ("Korta projekt är ett hinder för samverkan.", "samverkan", "difficult"),
    ],
)
def test_the_sentence_tells_how_cooperation_stands(sentence: str, word: str, status: str) -> None:
    assert _status(sentence, word) == status


@pytest.mark.parametrize(
    "sentence",
    [
        "det är inte svårt att samarbeta med hamnen",
        "vi samverkar utan svårigheter",
        "vi samverkar för att förhindra brott",
        "tillsammans möter vi barn i svåra situationer",
    ],
)
def test_a_difficulty_of_something_else_is_none_of_the_cooperation(sentence: str) -> None:
    assert not is_difficult(sentence)


def test_an_adjective_is_no_verb_in_the_past() -> None:
    assert _status("Vi samverkar kring de samlade och riktade insatserna.", "samverkar") == "ongoing"
    assert _status("Via hamnens etablerade nätverk", "nätverk") == "ongoing"


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 20))
def test_any_sentence_has_a_status(text: str, at: int, length: int) -> None:
    low = text.lower()
    start = min(at, len(low))
    assert status_of(low, start, min(len(low), start + length)) in {"ongoing", "past", "planned", "difficult"}
