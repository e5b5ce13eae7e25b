from __future__ import annotations

import pytest

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.reading import Reading

from .make import Pdf, said

PEOPLE = [
    ("Anna Ek", "Svenska Röda Korset"),
    ("Bo von Berg", "Malmö stad"),
    ("Cecilia Dahl Lind", "Nätverket Idéburen sektor Skåne"),
    ("David Öst", "SKR"),
]


def present(reading: Reading) -> list[tuple[str, str]]:
    _, attendance = parse_blocks(reading.text)
    return [(row.person.of(reading.text), row.organisation.of(reading.text)) for row in attendance]


@pytest.mark.parametrize("column", [250, 170])
@pytest.mark.parametrize("step", [14, 22])
@pytest.mark.parametrize("ruled", [False, True])
def test_a_list_of_those_present_is_rows_of_cells(column: float, step: float, ruled: bool) -> None:
    pdf = Pdf().page().text(72, 780, "Närvarande", 14, "bold")
    for number, (person, body) in enumerate(PEOPLE):
        y = 750 - number * step
        pdf.text(72, y, person).text(column, y, body)
        if ruled:
            pdf.rule(70, 400, y + step - 4).rule(70, 400, y - 4)
    pdf.lines(72, 600, "Mötet handlade om lokaler.")
    assert present(said(pdf)) == PEOPLE


def test_cells_of_unlike_height_are_one_row() -> None:
    pdf = Pdf().page().text(72, 780, "Deltagare", 14, "bold")
    pdf.text(72, 750, "Anna Ek").text(250, 750, "Röda Korset")
    pdf.text(250, 734, "Nätverket Idéburen").text(72, 728, "Bo Berg").text(250, 722, "sektor i Skåne")  # centred
    pdf.text(72, 706, "Cecilia Dahl").text(250, 706, "Riksförbundet för").text(250, 693, "hembygd")  # at the top
    pdf.text(72, 677, "David Öst").text(250, 677, "SKR")
    pdf.lines(
        72,
        600,
        *["Mötet handlade om lokaler i den gamla skolan i byn, och många kom dit för att säga sitt."] * 3,
        step=13,
    )
    assert present(said(pdf)) == [
        ("Anna Ek", "Röda Korset"),
        ("Bo Berg", "Nätverket Idéburen sektor i Skåne"),
        ("Cecilia Dahl", "Riksförbundet för hembygd"),
        ("David Öst", "SKR"),
    ]


def test_a_table_that_a_page_break_parts_keeps_its_rows() -> None:
    pdf = Pdf().page().text(72, 100, "Närvarande", 14, "bold")
    for number, (person, body) in enumerate(PEOPLE):
        if number == 2:
            pdf.page()
        y = 70 - number * 16 if number < 2 else 800 - number * 16
        pdf.text(72, y, person).text(250, y, body)
    pdf.lines(72, 700, "Mötet handlade om lokaler.")
    assert present(said(pdf)) == PEOPLE


def test_the_wide_gaps_of_a_justified_line_are_no_cells() -> None:
    pdf = Pdf().page()
    for y, words in (
        (700, ["Det", "civila", "samhällets", "roller"]),
        (686, ["Det", "lokala", "samhällets", "lokaler"]),
    ):
        for number, word in enumerate(words):
            pdf.text(72 + number * 90, y, word)
    assert "|" not in said(Pdf(pages=[pdf.pages[0][:4]])).text


@pytest.mark.parametrize("column", [250, 170])
@pytest.mark.parametrize("size", [11, 13])
def test_heads_of_columns_that_are_centred_are_no_heading_that_parts_the_list(column: float, size: float) -> None:
    pdf = Pdf().page().text(72, 780, "Deltagare", 16, "bold")
    pdf.text(84, 756, "Namn", size, "bold").text(column + 18, 756, "Organisation", size, "bold")
    for number, (person, body) in enumerate(PEOPLE):
        pdf.text(72, 738 - number * 16, person).text(column, 738 - number * 16, body)
    pdf.lines(72, 600, "Mötet handlade om lokaler.")
    reading = said(pdf)
    assert present(reading) == PEOPLE
    assert "Namn | Organisation" in reading.text


def test_a_heading_close_above_a_table_stays_one() -> None:
    pdf = Pdf().page()
    pdf.lines(72, 780, *["Mötet handlade om lokaler i den gamla skolan."] * 3)
    pdf.text(72, 720, "Deltagare från organisationerna på mötet", 13, "bold")
    for number, (person, body) in enumerate(PEOPLE):
        pdf.text(72, 702 - number * 16, person).text(170, 702 - number * 16, body)
    reading = said(pdf)
    assert "# Deltagare från organisationerna på mötet\n" in reading.text
    assert "Anna Ek | Svenska Röda Korset" in reading.text


def test_the_rows_of_a_list_written_with_tabs_begin_at_no_common_places() -> None:
    pdf = Pdf()
    pdf.page()
    pdf.text(72, 760, "Närvarande", 11)
    # Behind each word the next stop of half an inch: a longer name sends the rest of its row one stop further.
    rows = [
        ("Margareta", "Lindström", "Svalorna"),
        ("Bo", "Ek", "Malmö stad"),
        ("Alexandra", "Holmgren", "Zonen"),
        ("Anna", "Berggren", "Kvarterets klubb"),
    ]
    stops = [(72, 144, 216), (72, 108, 144), (72, 144, 216), (72, 108, 180)]
    for number, (row, places) in enumerate(zip(rows, stops, strict=True)):
        for word, x in zip(row, places, strict=True):
            pdf.text(x, 740 - 20 * number, word, 11)
    pdf.text(72, 640, "Mötet inleddes av kommunen, som bjöd på kaffe och bullar till alla som kom.", 11)
    found = [(person.replace(" | ", " "), body) for person, body in present(said(pdf))]
    assert found == [(f"{first} {last}", body) for first, last, body in rows]


def test_a_word_that_reaches_a_tab_stop_is_parted_from_the_next() -> None:
    pdf = Pdf()
    pdf.page()
    for number, row in enumerate(
        [((72, "Bo"), (108, "Ek"), (144, "Malmö stad")), ((72, "Anna"), (108, "Ekdahl"), (180, "Zonen"))]
    ):
        for x, word in row:
            pdf.text(x, 740 - 20 * number, word, 11)
    pdf.text(72, 700, "Karin", 11)
    pdf.text(108, 700, "AustinDelta", 11)
    assert "Karin | Austin | Delta" in said(pdf).text


def test_a_table_whose_columns_stand_on_tab_stops_keeps_the_words_of_its_cells_together() -> None:
    pdf = Pdf()
    pdf.page()
    # "vill" begins on a stop, 36 points behind its cell, by chance.
    for number, name in enumerate(("Svalorna", "Zonen", "Kvarterets klubb")):
        pdf.text(72, 740 - 20 * number, f"{number + 1}").text(144, 740 - 20 * number, name)
        pdf.text(288, 740 - 20 * number, "Några").text(324, 740 - 20 * number, "vill ha lokaler")
    text = said(pdf).text
    assert "1 | Svalorna | Några vill ha lokaler" in text
