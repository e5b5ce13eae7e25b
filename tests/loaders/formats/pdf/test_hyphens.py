from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.formats.pdf.hyphens import Words

from .make import Pdf, said


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("vi vill ha sam-", "verkan nu", "vi vill ha samverkan nu"),
        ("råd inom EU-", "samarbetet", "råd inom EU-samarbetet"),
        ("kultur- och fritids-", "och idrottsnämnden", "kultur- och fritids- och idrottsnämnden"),
        ("i Malmö-", "Lundregionen", "i Malmö-Lundregionen"),
        ("under covid-", "19 var det", "under covid-19 var det"),
        ("med e-", "post till", "med e-post till"),
        ("är 14-", "åringar", "är 14-åringar"),
        ("vi-och-", "dom-uppdelning", "vi-och-dom-uppdelning"),
        ("det är bra –", "tycker vi", "det är bra – tycker vi"),
        ("och/", "eller någon", "och/eller någon"),
        ("SKR:s och NOD-", "gruppens", "SKR:s och NOD-gruppens"),
    ],
)
def test_the_hyphen_at_a_line_s_end(before: str, after: str, whole: str) -> None:
    cut, between = Words().join(before, after)
    assert (cut.rstrip() if between else cut) + between + after == whole


def test_the_document_s_own_words_decide() -> None:
    words = Words()
    words.learn("På landsbygden finns icke-formell och webb-baserad utbildning och en sms-tjänst för rasism-")
    assert words.join("en webb-", "baserad") == ("en webb-", "")
    assert words.join("en folk-", "bildande") == ("en folk", "")
    other = Words()
    other.learn("folk-bildande insatser")
    assert other.join("en folk-", "bildande") == ("en folk-", "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_lines_join_without_losing_a_letter(before: str, after: str) -> None:
    cut, between = Words().join(before, after)
    assert between in ("", " ")
    assert before.startswith(cut.rstrip())
    assert not before[len(cut.rstrip()) :].strip("-\u00ad \t\r\n\f\v").strip()


def test_words_that_line_ends_cut_are_whole_in_the_text() -> None:
    pdf = Pdf().page()
    pdf.lines(
        72,
        700,
        "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan och om sam-",
        "verkan mellan regionen och de många små föreningarna på landet, och om fritids-",
        "och idrottsförvaltningens sätt att arbeta.",
    )
    text = said(pdf).text
    assert "om samverkan mellan" in text
    assert "fritids- och idrottsförvaltningens" in text


def test_soft_hyphens_ligatures_and_hyphens_of_other_codes_are_letters() -> None:
    pdf = Pdf().page().text(72, 700, "e\x85cient sam\xadverkan med e\x86post", font="mapped")
    assert said(pdf).text == "efficient samverkan med e-post\n"
