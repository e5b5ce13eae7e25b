from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi möter t.ex. unga, bl.a. i Malmö, m.fl. orter.",
        "Det sker te.x. genom tex. lokala krafter pga. behoven.",
        "Stödet gäller inkl. hyra, dvs. ca. 200 kr per resp. förening.",
        "Arbetet pågår sedan v. 27 och kl. 9 i lokal nr. 3, enl. prof. Ek.",
        "Samrådet hölls den 22/5 och den 3. juni med 2 200 deltagare.",
        "Ansvarig är A. Svensson och B. Lind.",
        "Fler lokaler; Det behövs; annars stänger vi",
        "Så här: vi vill mer – mycket mer – än så.",
        "De frågade ”Vem gör vad?” och gick hem.",
        "Vi behöver unga (ex. ledare m.m.) och äldre.",
        "Gränsen går vid 3.5 eller kl. 09.00 på www.exempel.se till slut.",
        "Det är på gång… men inte än.",
        "Nu är det dags! sade ordföranden.",
        "1. Det civila samhällets roller",
        "Behovet är stort (2020 s. 3), se även s. 12 och fig. 2 i bilagan.",
        "Mötet leddes av ordf. Anna Ek.",
        "Vi deltar i lokala nätverk av tex. Föreningar i stan.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lokaler saknas. Vi vill hyra!", ["Lokaler saknas.", "Vi vill hyra!"]),
        ("Underlaget är klart v.27. Det skickas ut.", ["Underlaget är klart v.27.", "Det skickas ut."]),
        ("Det står i kap. 2 s. Mer finns där.", ["Det står i kap. 2 s.", "Mer finns där."]),
        ("Vi når alla m.fl. Nu växer vi.", ["Vi når alla m.fl.", "Nu växer vi."]),
        ("Krisen kom 2020. Då ställde vi om.", ["Krisen kom 2020.", "Då ställde vi om."]),
        ("”Kan vi mötas?” Frågan är öppen.", ["”Kan vi mötas?”", "Frågan är öppen."]),
        ("Stödet är bra (se bilaga). Vi vill mer.", ["Stödet är bra (se bilaga).", "Vi vill mer."]),
        ("Vi går dit. 30 organisationer deltog.", ["Vi går dit.", "30 organisationer deltog."]),
        ("Det är klart.\n\nNästa möte blir i maj.", ["Det är klart.", "Nästa möte blir i maj."]),
        ("De hör till grupp B. Vi hör till grupp A.", ["De hör till grupp B.", "Vi hör till grupp A."]),
        (
            "Det finns två: 1) Den första är vår. 2) Den andra är er.",
            ["Det finns två: 1) Den första är vår.", "Den andra är er."],
        ),
        (
            "Mötena är digitala tex. På lokal nivå är det svårt.",
            ["Mötena är digitala tex.", "På lokal nivå är det svårt."],
        ),
        ("Det blev bättre.Nästa punkt, om lokaler", ["Det blev bättre.", "Nästa punkt, om lokaler"]),
        ("\u00a0 Utan slut", ["Utan slut"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_only_the_stretch_is_read_and_offsets_are_of_the_text() -> None:
    text = "Utanför. Vi vill. Vi kan. Utanför."
    spans = split_sentences(text, 9, 25)
    assert [span.of(text) for span in spans] == ["Vi vill.", "Vi kan."]


@given(st.text(st.one_of(st.sampled_from('Aab .!?…:;()”"\n1-–åÖ*'), st.characters(codec="utf-8")), max_size=200))
def test_sentences_lie_in_order_apart_and_trimmed_and_cover_what_is_printed(text: str) -> None:
    spans = split_sentences(text)
    covered: set[int] = set()
    last = 0
    for span in spans:
        assert last <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered.update(range(span.start, span.end))
        last = span.end
    left = "".join(char for i, char in enumerate(text) if i not in covered)
    assert "".join(left.split()).strip("()0123456789abcdefghABCDEFGH") == ""  # a counting sign alone may be left out
