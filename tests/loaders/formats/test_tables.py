from __future__ import annotations

import pytest

from samrad.loaders.formats.layout import Part, Run, Shape, compose, runs
from samrad.loaders.formats.tables import Cell, tabbed, table


def cell(*texts: str, shape: Shape = Shape.PARAGRAPH, head: bool = False) -> Cell:
    return Cell(head, [Part(shape, runs(text)) for text in texts])


def text_of(*rows: list[Cell]) -> str:
    return compose(table(rows)).text


def test_rows_of_data_are_lines_and_empty_cells_at_the_ends_are_left_out() -> None:
    assert (
        text_of([cell("Namn"), cell("Från")], [cell("Anna Ek"), cell("NOD"), cell("")])
        == "Namn | Från  \nAnna Ek | NOD\n"
    )


def test_a_cell_that_fills_its_row_stands_as_a_paragraph() -> None:
    assert text_of([cell("Närvarande")], [cell("Anna Ek"), cell("NOD")]) == "Närvarande\n\nAnna Ek | NOD\n"
    assert text_of([cell("Dag 1", head=True)], [cell("Anna Ek"), cell("NOD")]).startswith("**Dag 1**\n")


def test_one_row_or_one_column_only_lays_out() -> None:
    assert (
        text_of([cell("Regeringskansliet"), cell("Minnesanteckningar")]) == "Regeringskansliet\n\nMinnesanteckningar\n"
    )
    assert text_of([cell("Ett.")], [cell("Två.")]) == "Ett.\n\nTvå.\n"


def test_names_head_the_lists_beside_them_and_the_rows_of_names_stay_rows() -> None:
    assert text_of(
        [cell("Åby IF"), cell("mer tid", "lägre hyror", shape=Shape.ITEM)],
        [cell("NOD"), cell("Kommunen bör öppna skolan.")],
        [cell("Anna Ek"), cell("Svalorna")],
    ) == ("**Åby IF**\n\n- mer tid\n- lägre hyror\n\n**NOD**\n\nKommunen bör öppna skolan.\n\nAnna Ek | Svalorna\n")


@pytest.mark.parametrize(
    "line",
    [
        "§ 1\tMötets öppnande",
        "1.\tBakgrund",
        "a)\tTid",
        "Datum:\t3 maj",
        "•\tTid",
        "\tIndraget",
        f"SIOS\t{'ord ' * 30}",
    ],
)
def test_a_tab_behind_a_number_or_a_label_parts_no_columns(line: str) -> None:
    part = Part(Shape.PARAGRAPH, runs(line))
    assert [found.shape for found in tabbed([part, part])] == [Shape.PARAGRAPH] * 2


def test_columns_set_with_tabs_are_rows() -> None:
    parts = [
        Part(Shape.PARAGRAPH, (Run("Anna\tEk"), Run("\t\tNOD"))),
        Part(Shape.PARAGRAPH, runs("Bo\tEk\tSIOS"), tight=True),
    ]
    assert compose(tabbed(parts)).text == "Anna | Ek | NOD  \nBo | Ek | SIOS\n"
