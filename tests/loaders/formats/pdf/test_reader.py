from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from samrad.errors import DocumentError
from samrad.loaders.blocks import parse_blocks
from samrad.loaders.read import read
from samrad.settings import Limits

from .make import Pdf, said

LONG = (
    "Kommunen bjöd in föreningarna till ett samråd om lokaler i den gamla skolan, och många kom dit",
    "för att berätta vad de behöver. De flesta vill ha plats på kvällarna, då skolorna ändå står tomma,",
    "och några vill gärna dela lokal med andra.",
)


def test_lines_become_paragraphs_headings_and_items() -> None:
    pdf = Pdf().page().text(72, 780, "Samråd om lokaler", 20, "bold")
    y = pdf.lines(72, 740, *LONG)
    pdf.text(72, y - 16, "Förslag", 14, "bold")
    y = pdf.lines(72, y - 40, *LONG)
    pdf.text(90, y - 10, "\xb7", font="symbol").text(108, y - 10, "Kommunen bör öppna skolorna på kvällarna.")
    pdf.text(126, y - 24, "o").text(144, y - 24, "Även på sommaren.")
    pdf.disc(92, y - 36).text(108, y - 38, "Regionen bör bidra.")
    paragraph = " ".join(LONG)
    assert said(pdf).text == (
        f"# Samråd om lokaler\n\n{paragraph}\n\n## Förslag\n\n{paragraph}\n\n"
        "- Kommunen bör öppna skolorna på kvällarna.\n  - Även på sommaren.\n- Regionen bör bidra.\n"
    )


def test_a_page_break_cuts_no_sentence_and_no_item_and_pages_are_known() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 700, *LONG[:2])
    pdf.page().lines(72, 780, LONG[2])
    pdf.text(72, 740, "\xb7", font="symbol").text(
        90, 740, "Kommunen bör öppna skolorna på kvällarna så att alla som vill får"
    )
    pdf.page().text(90, 780, "plats där.")
    pdf.text(72, 766, "\xb7", font="symbol").text(90, 766, "Regionen bör bidra.")
    reading = said(pdf)
    assert reading.text == (
        " ".join(LONG) + "\n\n- Kommunen bör öppna skolorna på kvällarna så att alla som vill får plats där.\n"
        "- Regionen bör bidra.\n"
    )
    starts = reading.pages.starts
    assert [reading.text[start:][:12] for start in starts] == ["Kommunen bjö", "och några vi", "plats där.\n-"]


def test_the_file_s_fields_are_hints_unless_a_program_wrote_them() -> None:
    info = {"Title": "Möte om lokaler", "Author": "Malmö stad", "CreationDate": "D:20240611093000+02'00'"}
    hints = said(Pdf(info=info).page().text(72, 700, LONG[0])).hints
    assert (hints.title, hints.author, hints.created, hints.date) == (
        "Möte om lokaler",
        "Malmö stad",
        "2024-06-11",
        None,
    )
    for title in ["Microsoft Word - möte.docx", "Untitled", "Namnlös 1", "möte_slutlig.docx", "  ", "about:blank"]:
        hints = said(Pdf(info={"Title": title, "CreationDate": "igår"}).page().text(72, 700, LONG[0])).hints
        assert (hints.title, hints.created) == (None, None)


def test_a_document_from_a_pdf_says_which_reader_made_its_text(tmp_path: Path) -> None:
    path = tmp_path / "Möte å.pdf"
    path.write_bytes(Pdf().page().text(72, 700, LONG[0]).page().text(72, 700, LONG[1]).bytes())
    document = read(path)
    assert document.reader.startswith("pdf 1 (pypdfium2 ")
    assert document.pages.at(document.text.index("berätta")) == 2


def test_turned_pages_are_read_as_they_are_shown() -> None:
    places = {
        90: lambda x, y: f"0 1 -1 0 {595 - y} {x}",
        180: lambda x, y: f"-1 0 0 -1 {595 - x} {842 - y}",
        270: lambda x, y: f"0 -1 1 0 {y} {842 - x}",
    }
    for turn, place in places.items():
        pdf = Pdf(rotate=turn).page()
        for number, line in enumerate(LONG):
            pdf.turned(place(72, 500 - 14 * number), line)
        assert said(pdf).text == " ".join(LONG) + "\n", turn


def test_what_nobody_reads_is_left_out() -> None:
    pdf = Pdf().page()
    y = pdf.lines(72, 700, *LONG)
    pdf.turned("0.7 0.7 -0.7 0.7 200 300", "UTKAST", 60)
    pdf.text(72, y - 40, "hemlig rad", extra="3 Tr").text(72, y - 60, "liten", size=1).text(900, y - 80, "utanför")
    assert said(pdf).text == " ".join(LONG) + "\n"


def test_the_text_layer_of_a_scanned_page_is_read_though_it_is_not_seen() -> None:
    pdf = Pdf().page()
    for number, line in enumerate(LONG):
        pdf.text(72, 700 - 14 * number, line, extra="3 Tr")
    assert said(pdf).text == " ".join(LONG) + "\n"


def test_words_in_bold_print_made_of_two_layers_stand_once() -> None:
    pdf = Pdf().page().text(72, 720, "Viktigt", 16).text(72.4, 720, "Viktigt", 16)
    pdf.lines(72, 690, *LONG)
    assert said(pdf).text.count("Viktigt") == 1


def test_letters_set_apart_are_words() -> None:
    pdf = (
        Pdf().page().text(72, 760, "S A M R Å D  O M  S K O L A N", 14).text(72, 730, "LOKALER I BYN", 14, extra="9 Tc")
    )
    pdf.lines(72, 690, *LONG)
    text = said(pdf).text
    assert "SAMRÅD OM SKOLAN" in text
    assert "LOKALER I BYN" in text


def test_turns_in_bold_and_questions_in_italics_are_told() -> None:
    pdf = Pdf().page().text(72, 760, "Röda Korset:", font="bold").text(145, 760, "Vi vill ha fler lokaler i byarna.")
    pdf.text(72, 730, "Vad behöver ni från kommunen?", font="italic")
    pdf.lines(72, 700, *LONG)
    reading = said(pdf)
    kinds = [block.kind.value for block in parse_blocks(reading.text)[0]]
    assert kinds == ["turn", "question", "paragraph"]


@pytest.mark.parametrize(
    ("data", "says", "next_step"),
    [
        (Pdf().page().text(72, 700, LONG[0]).bytes()[:-400], "cut off", "new copy"),
        (b"%PDF-1.7\n" + b"x" * 200 + b"\n%%EOF", "damaged", "qpdf"),
        (Pdf().bytes(), "no pages", "leave it out"),
        (Pdf().page().bytes(), "no text", "ocrmypdf"),
        (Pdf().page().text(72, 700, LONG[0], font="mute").bytes(), "which letter", "--force-ocr"),
    ],
)
def test_a_file_without_a_text_is_named_with_what_to_do(tmp_path: Path, data: bytes, says: str, next_step: str) -> None:
    path = tmp_path / "trasig å.pdf"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert says in caught.value.message
    assert next_step in caught.value.hint
    assert caught.value.where == str(path)


def test_limits_of_pages_and_letters_stop_early_and_say_what_allows_more(tmp_path: Path) -> None:
    pdf = Pdf()
    for _ in range(5):
        pdf.page().lines(72, 700, *LONG)
    path = tmp_path / "lång.pdf"
    path.write_bytes(pdf.bytes())
    with pytest.raises(DocumentError, match=r"5 pages; the limit is 4.*--limit pages=5"):
        read(path, limits=replace(Limits(), pages=4))
    with pytest.raises(DocumentError, match=r"more than 300 characters by page 2 of 5.*--limit characters="):
        read(path, limits=replace(Limits(), characters=300))
    assert read(path, limits=replace(Limits(), pages=5)).text


def test_pages_that_are_pictures_are_told_and_most_of_them_refuse_the_file() -> None:
    pdf = Pdf()
    pdf.page().lines(72, 700, *LONG)
    pdf.page().picture()
    pdf.page().lines(72, 700, *LONG)
    reading = said(pdf)
    assert len(reading.pages.starts) == 3
    (note,) = reading.notes
    assert note.said("en") == "pages that are pictures and not in the text: 2 (run OCR first, e.g. ocrmypdf IN OUT)"
    assert note.said("sv").startswith("sidor som är bilder och inte finns i texten: 2 (kör OCR")
    pdf.page().picture().page().picture()
    with pytest.raises(DocumentError, match=r"3 of 5 pages are pictures without a text layer.*ocrmypdf"):
        said(pdf)
    with pytest.raises(DocumentError, match="pages are pictures: there is no text layer"):
        said(Pdf().page().picture())


def test_a_file_locked_with_a_password_is_refused_and_one_without_a_user_s_password_opens() -> None:
    pdf = Pdf().page().text(72, 700, LONG[0])
    with pytest.raises(DocumentError, match=r"locked with a password.*--decrypt"):
        said(pdf.locked(user="hemligt"))
    assert said(pdf.locked(user="")).text == LONG[0] + "\n"


def test_a_table_of_contents_is_left_out() -> None:
    pdf = Pdf().page().text(72, 780, "Innehåll", 16, "bold")
    pdf.text(72, 750, "Bakgrund " + ". " * 60 + "2").text(72, 736, "Förslag" + "." * 100 + "17")
    pdf.lines(72, 700, *LONG)
    assert said(pdf).text == "# Innehåll\n\n" + " ".join(LONG) + "\n"
