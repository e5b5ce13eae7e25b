from __future__ import annotations

import pytest

from .make import Pdf, said

BODY = (
    "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan, och många kom",
    "dit för att berätta vad de behöver.",
)


SUBJECTS = ("lokaler", "stöd", "språk", "idrott", "kultur", "arbete", "skola")


def body(number: int) -> tuple[str, str]:
    """Return the lines of a page, which no other page has."""
    subject = SUBJECTS[number % 7]
    return (
        f"Föreningarna ville prata om {subject}, och {subject} är viktigt för alla som bor i kommunen och",
        f"{subject}.",
    )


def book(pages: int, top: str = "", foot: str = "", first: int = 1, left: str = "", size: float = 9) -> Pdf:
    """Return a document with a header and a footer on each page; ``%`` stands for its number."""
    pdf = Pdf()
    for number in range(first, first + pages):
        pdf.page()
        head = left if left and number % 2 == 0 else top
        if head:
            pdf.text(72, 800, head.replace("%", str(number)), size)
        pdf.lines(72, 740, *body(number), *BODY)
        if foot:
            pdf.text(280, 40, foot.replace("%", str(number)), size)
    return pdf


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("Malmö stad", "%"),
        ("Minnesanteckningar 2024-05-0%", "Sida % av 4"),
        ("Dnr 2024/12    Malmö stad", "% (4)"),
        ("", "- % -"),
        ("Malmö stad, % maj 2024", "s. %"),
    ],
)
def test_headers_footers_and_page_numbers_are_no_content(top: str, foot: str) -> None:
    text = said(book(4, top, foot)).text
    assert text == said(book(4)).text
    assert text.count("vad de behöver") == text.count("Föreningarna ville") == 4


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    assert said(book(7, "Malmö stad", "%", left="Samråd om lokaler")).text == said(book(7)).text


def test_a_header_that_names_the_chapter_is_no_content() -> None:
    pdf = book(5)
    for page, chapter in zip(pdf.pages, ["Bakgrund", "Bakgrund", "Förslag", "Förslag", "Slutsats"], strict=True):
        pdf.pages.append(page)  # write on this page
        pdf.text(72, 800, chapter, 8)
        pdf.pages.pop()
    assert said(pdf).text == said(book(5)).text


def test_a_line_that_begins_every_page_of_the_content_stays() -> None:
    """The minutes of four meetings, each on its page, with one heading over each and a number that counts on."""
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page().text(72, 740, f"Samråd {number}", 16, "bold")
        pdf.text(72, 710, "Närvarande", 11, "bold")
        pdf.lines(72, 680, *body(number), *BODY)
    assert said(pdf).text.count("Samråd") == 4
    assert said(pdf).text.count("Närvarande") == 4


def test_a_sentence_that_two_of_many_pages_begin_with_stays() -> None:
    pdf = Pdf()
    for number in range(1, 7):
        pdf.page().text(72, 740, "Vi vill ha fler lokaler." if number in (2, 5) else f"Möte {number} i maj.", 11)
        pdf.lines(72, 710, *BODY)
    assert said(pdf).text.count("Vi vill ha fler lokaler.") == 2


def test_years_and_amounts_at_the_foot_of_pages_are_content() -> None:
    pdf = Pdf()
    for year in ("2019", "2023", "2020"):
        pdf.page().lines(72, 740, *BODY)
        pdf.text(72, 100, year)
    assert [year for year in ("2019", "2023", "2020") if year in said(pdf).text] == ["2019", "2023", "2020"]


def test_the_number_of_a_single_page_goes() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 740, *BODY)
    pdf.text(280, 40, "1 (1)", 9)
    assert said(pdf).text == " ".join(BODY) + "\n"


def test_a_watermark_behind_the_text_is_left_out() -> None:
    pdf = book(3)
    for page in list(pdf.pages):
        pdf.pages.append(page)
        pdf.text(150, 400, "UTKAST", 70, extra="0.9 g")
        pdf.pages.pop()
    assert "UTKAST" not in said(pdf).text


def test_a_header_of_two_lines_goes_and_a_last_line_that_pages_share_stays() -> None:
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page().text(72, 810, "Malmö stad", 9).text(72, 799, "Kulturförvaltningen", 9)
        pdf.lines(72, 740, *body(number), *BODY)
        pdf.lines(72, 90, f"Beslutet om {SUBJECTS[number]} är fattat och finns hos kansliet, där alla kan läsa det,")
        pdf.text(72, 76, "se nästa sida.")
    text = said(pdf).text
    assert "Malmö" not in text
    assert "Kultur" not in text
    assert text.count("läsa det, se nästa sida.") == 4


def running(pages: int, head: bool) -> Pdf:
    """Return a document of short chapters, whose names stand over the pages with the number."""
    pdf = Pdf()
    for number in range(1, pages + 1):
        pdf.page()
        if head and number % 3 != 1:  # the first page of a chapter has none
            pdf.text(72, 790, f"Kapitel {number // 3 + 1}: {SUBJECTS[number // 3].capitalize()}   {number}", 11)
        pdf.lines(72, 740, *body(number), *BODY)
    return pdf


def test_running_heads_of_short_chapters_go_by_the_number_that_counts_on() -> None:
    assert said(running(9, head=True)).text == said(running(9, head=False)).text


def test_titles_that_count_on_are_content() -> None:
    pdf = Pdf()
    for number in range(1, 7):
        pdf.page()
        pdf.text(72, 790, f"Samråd om {SUBJECTS[number]} {number}", 16)
        pdf.lines(72, 740, *body(number), *BODY)
    assert all(f"# Samråd om {SUBJECTS[number]} {number}" in said(pdf).text for number in range(1, 7))
