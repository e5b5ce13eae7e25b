from __future__ import annotations

from collections.abc import Callable

from samrad.queries.columns import shown
from samrad.queries.run import Rows

Answer = Callable[..., Rows]


def test_the_place_of_a_quote_is_one_column(answer: Answer) -> None:
    headings, table = shown(answer("asks-of-actor", actor="kommuner"), "sv", hidden=frozenset({"force", "topic"}))
    assert headings == ["avsändare", "ber", "om", "citat", "källa"]
    assert table[0][-1] == "Möte om lokaler, Samråd om Möte om lokaler, Frågor, 2020-10-21, 0.9, 00000000"


def test_a_quote_that_says_little_alone_has_its_lead_before_it() -> None:
    columns = ("quote", "lead", "document")
    whole = "Det här är en hel mening som är så lång att den står för sig själv."
    rows = Rows(
        columns, (("upplåta lokaler", "Därför bör de", "D"), (whole, "Något annat.", "D"), (whole, "Vi vill:", "D"))
    )
    _, table = shown(rows, "sv")
    assert [line[0] for line in table] == ["[Därför bör de] upplåta lokaler", whole, f"[Vi vill:] {whole}"]


def test_rows_that_rest_on_no_quote_keep_their_columns(answer: Answer) -> None:
    headings, table = shown(answer("top-asked"), "en")
    assert headings == ["addressee", "claims", "documents", "counterparts"]
    assert table[0] == ["kommuner", "2", "2", "2"]


def test_other_files_and_what_was_not_read_are_shown_where_there_are_any() -> None:
    columns = ("document", "other_files", "not_read")
    bare = Rows(columns, (("Möte", (), ()), ("Samråd", (), ())))
    assert shown(bare, "sv") == (["dokument"], [["Möte"], ["Samråd"]])
    full = Rows(columns, (("Möte", ("möte.pdf", "mote.docx"), ()), ("Samråd", (), ())))
    assert shown(full, "sv") == (["dokument", "andra filer"], [["Möte", "möte.pdf; mote.docx"], ["Samråd", ""]])
    assert shown(Rows(columns, (("Möte", (), ("sida 2",)),)), "en") == (["document", "not read"], [["Möte", "sida 2"]])


def test_who_asks_whom_reads_as_a_sentence_and_an_offer_does_not(answer: Answer) -> None:
    assert shown(answer("who-asks-whom-for-what"), "en")[0][:2] == ["claimant", "asks"]
    assert shown(answer("offers"), "sv")[0][:2] == ["avsändare", "mottagare"]


def test_a_title_that_is_the_heading_too_is_said_once() -> None:
    columns = ("quote", "document", "consultation", "section", "date")
    _, table = shown(Rows(columns, (("Vi vill.", "Möte", "Möte", "A › Möte", "2020"),)), "sv")
    assert table[0][-1] == "Möte, 2020"


def test_the_kind_of_a_claim_is_said_in_the_readers_language() -> None:
    rows = Rows(("kind", "claims"), (("request", 3), ("memo", 1)))
    assert [[line[0] for line in shown(rows, lang)[1]] for lang in ("sv", "en")] == [
        ["krav", "memo"],
        ["request", "memo"],
    ]


def test_the_page_stands_behind_the_document_in_the_readers_language() -> None:
    rows = Rows(
        ("quote", "document", "page", "date"), (("Vi vill.", "Möte", "3–4", "2020"), ("Vi kan.", "Brev", None, "2021"))
    )
    assert [line[-1] for line in shown(rows, "sv")[1]] == ["Möte, s. 3–4, 2020", "Brev, 2021"]
    assert shown(rows, "en")[1][0][-1] == "Möte, p. 3–4, 2020"
