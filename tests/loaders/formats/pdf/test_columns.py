from __future__ import annotations

from .make import Pdf, said

LEFT = (
    "Kommunen bjöd in föreningarna till ett",
    "samråd om lokaler i den gamla skolan,",
    "och många kom dit för att berätta hur",
    "de har det och vad de allra mest vill ha",
    "hjälp med under det år som nu kommer,",
    "eftersom skolorna står tomma om kvällen",
)
RIGHT = (
    "och ingen annan använder dem då. Flera",
    "föreningar vill gärna dela plats med dem",
    "som redan hyr, och några vill bygga nytt.",
    "Regionen lovade att ta med sig frågan i",
    "det arbete som pågår inför nästa budget",
    "och att svara innan sommaren är slut.",
)
WIDE = "Mötet leddes av ordföranden, som också läste upp svaren från dem som inte kunde komma denna gång till skolan."


def test_two_columns_are_read_one_after_the_other() -> None:
    pdf = Pdf().page().text(72, 790, "Samråd om lokaler i hela kommunen och regionen", 18, "bold")
    pdf.lines(72, 750, *LEFT)
    pdf.lines(310, 750, *RIGHT)
    assert said(pdf).text == ("# Samråd om lokaler i hela kommunen och regionen\n\n" + " ".join((*LEFT, *RIGHT)) + "\n")


def test_what_spans_the_columns_parts_those_above_from_those_below() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 780, *LEFT[:5], "som dröjer.")
    pdf.lines(310, 780, *RIGHT)
    pdf.text(72, 670, WIDE, 9)
    pdf.lines(72, 640, *LEFT[:5], "som dröjer.")
    pdf.lines(310, 640, *RIGHT)
    first, last = " ".join((*LEFT[:5], "som dröjer.")), " ".join(RIGHT)
    blocks = said(pdf).text.replace("\n\n", "\n").splitlines()
    assert [block[:20] for block in blocks if block.startswith(("Kommunen", "Mötet", "och ingen"))] == [
        first[:20],
        last[:20],
        WIDE[:20],
        first[:20],
        last[:20],
    ]


def test_columns_that_stand_a_little_higher_or_lower_keep_their_lines() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 750, *LEFT)
    pdf.lines(310, 747, *RIGHT)
    assert said(pdf).text == " ".join((*LEFT, *RIGHT)) + "\n"
