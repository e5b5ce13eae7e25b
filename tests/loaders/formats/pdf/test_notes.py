from __future__ import annotations

from samrad.loaders.blocks import parse_blocks

from .make import Pdf, said

LINES = (
    "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan, och många kom dit för",
    "att berätta vad de behöver. De flesta vill ha plats på kvällarna, då skolorna ändå står tomma och är",
)


def test_footnotes_stand_apart_and_their_numbers_leave_the_sentence() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 700, *LINES)
    pdf.text(72, 672, "låsta enligt rapporten").text(174.8, 676, "1", 6.5).text(
        178.6, 672, ", som kom i våras. Ytan är 40 m"
    )
    pdf.text(334, 676, "2", 6.5).text(337.8, 672, ".")
    pdf.rule(72, 200, 110).text(72, 100, "1", 6).text(76, 96, "Rapporten om skolor och föreningar i kommunen.", 8.5)
    reading = said(pdf)
    assert "enligt rapporten, som kom i våras. Ytan är 40 m²." in reading.text
    blocks = [(block.kind.value, block.span.of(reading.text)) for block in parse_blocks(reading.text)[0]]
    assert blocks[-1] == ("footnote", "Rapporten om skolor och föreningar i kommunen.")


def test_a_footnote_does_not_part_the_sentence_that_a_page_break_cuts() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 700, *LINES)
    pdf.text(72, 100, "1", 6).text(76, 96, "Rapporten om skolor och föreningar i kommunen.", 8.5)
    pdf.page().lines(72, 780, "låsta.")
    text = said(pdf).text
    assert " ".join((*LINES, "låsta.")) in text
    assert text.index("Rapporten om") < text.index("låsta")


def test_small_print_without_a_number_is_text() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 700, *LINES, *LINES)
    pdf.text(72, 600, "Foto: Anna Ek", 8)
    assert "Foto: Anna Ek" in said(pdf).text
