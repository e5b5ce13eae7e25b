from __future__ import annotations

import pytest

from samrad.errors import DocumentError
from samrad.loaders.formats.flow import BREAK, Sink, block
from samrad.loaders.formats.layout import Run, Shape, compose, runs
from samrad.settings import Limits


def text_of(shape: Shape, *lines: str) -> str:
    letters = [run for line in lines for run in (BREAK, Run(line))][1:]
    return compose(block(shape, letters)).text


def test_breaks_that_are_meant_part_lines_and_an_empty_line_parts_paragraphs() -> None:
    assert text_of(Shape.PARAGRAPH, "Anna Ek", "Bo Berg", "", "Slut") == "Anna Ek  \nBo Berg\n\nSlut\n"


def test_breaks_inside_running_text_part_nothing() -> None:
    long = "Föreningarna vill att kommunen ser över hyrorna i alla"
    assert text_of(Shape.PARAGRAPH, long, "skolor under året.") == f"{long} skolor under året.\n"
    assert text_of(Shape.PARAGRAPH, "lokaler", "tid") == "lokaler  \ntid\n"


def test_a_heading_is_one_line_and_an_item_goes_on_where_its_sentence_ended() -> None:
    assert text_of(Shape.HEADING, "Samråd om", "fritid") == "# Samråd om fritid\n"
    assert (
        text_of(Shape.ITEM, "Vi vill ha tid.", "Helst i maj", "Lokaler") == "- Vi vill ha tid. Helst i maj\n- Lokaler\n"
    )


def test_what_stands_in_a_cell_comes_where_its_table_stands() -> None:
    sink = Sink("f", Limits())
    sink.add(block(Shape.PARAGRAPH, runs("Före.")))
    sink.open_table()
    for name in ("Anna Ek", "Bo Berg"):
        sink.open_row()
        for cell in (name, "NOD"):
            sink.open_cell()
            sink.add(block(Shape.PARAGRAPH, runs(cell)))
    sink.close_table()
    sink.add(block(Shape.PARAGRAPH, runs("Efter.")))
    assert compose(sink.parts()).text == "Före.\n\nAnna Ek | NOD  \nBo Berg | NOD\n\nEfter.\n"


def test_text_above_the_limit_stops_the_reading() -> None:
    sink = Sink("f", Limits(characters=10))
    sink.add(block(Shape.PARAGRAPH, runs("hej du")))
    with pytest.raises(DocumentError, match="10 characters") as caught:
        sink.add(block(Shape.PARAGRAPH, runs("hej du")))
    assert caught.value.hint == "split the file, or allow more: --limit characters=20"
