from __future__ import annotations

from samrad.loaders.document import Block, BlockKind, Document, Span


def test_a_span_gives_its_stretch_and_knows_what_lies_in_it() -> None:
    span = Span(4, 9)
    assert span.of("Vill byggas ut") == " bygg"
    assert 4 in span
    assert 8 in span
    assert 9 not in span


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]


def test_a_block_gives_its_span_and_a_document_begins_without_knowledge() -> None:
    block = Block(0, BlockKind.PARAGRAPH, 2, 5)
    assert block.span == Span(2, 5)
    document = Document("a", "a", "a.txt", "text", "x", "y", "text 1")
    assert document.info.kind == "other"
    assert document.info.date is None
