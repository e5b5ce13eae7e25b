from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samrad.loaders.blocks import parse_blocks
from samrad.loaders.formats.layout import Part, Run, Shape, compose, plain, runs
from samrad.loaders.reading import Reading


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(reading.text)) for block in parse_blocks(reading.text)[0]]


def test_each_shape_is_read_back_as_the_block_that_it_is() -> None:
    reading = compose(
        [
            Part(Shape.HEADING, runs("Samråd om lokaler"), level=1),
            Part(Shape.PARAGRAPH, runs("Kommunen bjöd in föreningarna till ett möte i mars.")),
            Part(Shape.HEADING, runs("Förslag"), level=2),
            Part(Shape.ITEM, runs("Kommunen bör öppna skolorna.")),
            Part(Shape.ITEM, runs("Även på kvällar."), level=2),
            Part(Shape.ITEM, runs("Regionen bör bidra."), sign="2."),
        ]
    )
    assert shown(reading) == [
        ("heading", "Samråd om lokaler"),
        ("paragraph", "Kommunen bjöd in föreningarna till ett möte i mars."),
        ("heading", "Förslag"),
        ("bullet", "Kommunen bör öppna skolorna."),
        ("bullet", "Även på kvällar."),
        ("bullet", "Regionen bör bidra."),
    ]


def test_the_rows_of_a_table_of_those_present_are_attendance() -> None:
    rows = [("Namn", "Organisation"), ("Anna Ek", "Svalorna"), ("Bo Berg", "Malmö stad")]
    parts = [Part(Shape.PARAGRAPH, runs("Närvarande"))]
    parts += [Part(Shape.ROW, (), cells=tuple(runs(cell) for cell in row)) for row in rows]
    text = compose(parts).text
    _, attendance = parse_blocks(text)
    assert [(a.person.of(text), a.organisation.of(text)) for a in attendance][-2:] == [
        ("Anna Ek", "Svalorna"),
        ("Bo Berg", "Malmö stad"),
    ]


def test_a_bold_name_opens_a_turn_and_other_emphasis_is_left_out() -> None:
    reading = compose(
        [
            Part(
                Shape.PARAGRAPH,
                (Run("Röda Korset:", bold=True), Run(" Vi vill ha "), Run("fler", bold=True), Run(" lokaler.")),
            ),
            Part(Shape.PARAGRAPH, (Run("Vad behöver "), Run("ni?"))),
            Part(Shape.PARAGRAPH, (Run("Vad behöver ni från oss?", italic=True),)),
        ]
    )
    assert (
        reading.text == "**Röda Korset:** Vi vill ha fler lokaler.\n\nVad behöver ni?\n\n*Vad behöver ni från oss?*\n"
    )
    assert [kind for kind, _ in shown(reading)] == ["turn", "paragraph", "question"]


def test_pages_begin_where_their_first_letters_stand() -> None:
    reading = compose(
        [
            Part(Shape.PARAGRAPH, (Run("Kommunen bör ", page=1), Run("öppna skolorna.", page=2))),
            Part(Shape.PARAGRAPH, runs("Regionen bör bidra.", page=4)),
        ],
        pages=5,
    )
    starts = reading.pages.starts
    assert len(starts) == 5
    assert reading.text[starts[1] :].startswith("öppna")
    assert starts[2] == starts[3] == reading.text.index("Regionen")
    assert starts[4] == len(reading.text)


def test_letters_are_what_they_mean() -> None:
    assert plain("e\ufb03cient sam\u00adverkan \u200b\n i\tkommunen") == "efficient samverkan i kommunen"
    assert compose([Part(Shape.PARAGRAPH, (Run(" a  "), Run("  b ")))]).text == "a b\n"
    assert compose([Part(Shape.PARAGRAPH, runs(" \u00ad "))]).text == ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Shape)),
            st.lists(st.tuples(st.text(max_size=30), st.booleans(), st.integers(1, 6)), max_size=4),
        ),
        max_size=8,
    )
)
def test_any_letters_become_a_text_with_pages_in_order(
    content: list[tuple[Shape, list[tuple[str, bool, int]]]],
) -> None:
    parts = []
    for shape, pieces in content:
        made = tuple(Run(text, bold=bold, page=page) for text, bold, page in pieces)
        parts.append(Part(shape, () if shape is Shape.ROW else made, cells=tuple((run,) for run in made)))
    reading = compose(parts)
    reading.text.encode("utf-8")
    assert list(reading.pages.starts) == sorted(reading.pages.starts)
    assert all(0 <= start <= len(reading.text) for start in reading.pages.starts)
    parse_blocks(reading.text)


def test_lines_and_rows_stay_apart_however_long_they_are() -> None:
    lines = [
        "Kommunen borde öppna skolorna på kvällarna för alla unga",
        "Regionen borde bidra med mer pengar till resor",
    ]
    rows = [
        ("SIOS", "Vi vill ha fler lokaler för unga på kvällstid i kommunen"),
        ("NOD", "Mer dialog med staten i tid"),
    ]
    reading = compose(
        [
            Part(Shape.HEADING, runs("Samråd")),
            Part(Shape.PARAGRAPH, runs(lines[0])),
            Part(Shape.PARAGRAPH, runs(lines[1]), tight=True),
            *(Part(Shape.ROW, (), cells=tuple(runs(cell) for cell in row)) for row in rows),
        ]
    )
    assert shown(reading)[1:] == [("paragraph", line) for line in (*lines, *map(" | ".join, rows))]


def test_a_number_that_a_text_is_not_counted_by_becomes_a_bullet() -> None:
    items = [Part(Shape.ITEM, runs("Vi vill ha lokaler"), sign=sign) for sign in ("2.", "b)", "iv.", "A)", "•")]
    assert compose(items).text.splitlines() == [
        "2. Vi vill ha lokaler",
        "b) Vi vill ha lokaler",
        *["- Vi vill ha lokaler"] * 3,
    ]
