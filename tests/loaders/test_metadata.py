from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import ConfigError
from samrad.loaders.metadata import read_corpus_file
from samrad.loaders.read import parse_text
from samrad.loaders.readoff import dates_in


def corpus_file(folder: Path, text: str) -> Path:
    path = folder / "corpus.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_can_be_said_is_read(tmp_path: Path) -> None:
    info = read_corpus_file(
        corpus_file(
            tmp_path,
            'ignore = ["x.txt"]\n[[document]]\nfile = "a.txt"\ntitle = "T"\ndate = "2020-06"\nkind = "memo"\n'
            'author = "SIOS"\nlicence = "CC0"\nsource_url = "https://example.org/a"\nretrieved = 2024-01-02\n'
            'identifier = "Ku2020/1"\n[[document.consultation]]\nid = "m1"\nheading = "H"\nform = "sakråd"\n'
            'title = "M"\ndate = 2020\nconvener = "SIOS"\ndocumenter = ["LSU"]\nparticipant = ["LSU", "SIOS"]\n',
        )
    )
    said = info.documents["a.txt"]
    assert info.ignore == ("x.txt",)
    assert (said.title, said.date, said.kind, said.author) == ("T", "2020-06", "memo", "SIOS")
    assert (said.licence, said.retrieved, said.identifier) == ("CC0", "2024-01-02", "Ku2020/1")
    meeting = said.consultations[0]
    assert (meeting.id, meeting.heading, meeting.form, meeting.date) == ("m1", "H", "sakråd", "2020")
    assert (meeting.convener, meeting.documenter, meeting.participant) == (("SIOS",), ("LSU",), ("LSU", "SIOS"))


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        ('[[document]]\nfile = "a.txt"\ntitel = "T"\n', "'titel'", "title"),
        ('[[dokument]]\nfile = "a.txt"\n', "'dokument'", "document"),
        ('[[document]]\nfile = "a.txt"\n[[document.consultation]]\nid = "m"\nwho = "x"\n', "'who'", "convener"),
        ('[[document]]\ntitle = "T"\n', "'file'", "minutes.txt"),
        ('[[document]]\nfile = "a.txt"\n[[document]]\nfile = "a.txt"\n', "twice", "one"),
        ('[[document]]\nfile = "a.txt"\ndate = "juni 2020"\n', "juni 2020", "2020-06"),
        ('[[document]]\nfile = "a.txt"\ndate = "2020-02-31"\n', "2020-02-31", "2020-06"),
        ('[[document]]\nfile = "a.txt"\nkind = "novell"\n', "novell", "minutes"),
        ('[[document]]\nfile = "a.txt"\nauthor = 3\n', "author", "text"),
        ('[[document]]\nfile = "a.txt"\n[[document.consultation]]\nform = "samråd"\n', "'id'", "id ="),
        ('[[document]]\nfile = "a.txt"\n[[document.consultation]]\nid = "Möte"\n', "ASCII", "mote"),
        ('[[document]]\nfile = "a.txt"\n[[document.consultation]]\nid = "m"\nform = "fika"\n', "fika", "samrad"),
        ('[[document]]\nfile = "a.txt"\n[[document.consultation]]\nid = "m"\nconvener = 1\n', "convener", "list"),
        ('document = "a.txt"\n', "document", "[[document]]"),
        ("ignore = 3\n", "ignore", "list"),
        ("[[document]\n", "TOML", "line"),
    ],
)
def test_what_is_wrong_is_named_with_file_key_and_what_is_allowed(
    tmp_path: Path, text: str, says: str, hint: str
) -> None:
    path = corpus_file(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_corpus_file(path)
    assert says in caught.value.message
    assert hint in caught.value.hint
    assert str(path) in caught.value.where


def test_an_id_is_given_once_in_the_whole_file(tmp_path: Path) -> None:
    entry = '[[document]]\nfile = "{}.txt"\n[[document.consultation]]\nid = "m"\n'
    with pytest.raises(ConfigError, match="twice"):
        read_corpus_file(corpus_file(tmp_path, entry.format("a") + entry.format("b")))


def test_a_file_that_is_not_utf8_names_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "corpus.toml"
    path.write_bytes('title = "Möte"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="byte 10"):
        read_corpus_file(path)


def test_minutes_say_their_letterhead_date_kind_and_consultation() -> None:
    info = parse_text(
        "Kulturdepartementet\nEnheten för idrott\n\n"
        "Minnesanteckningar från sakråd om lokaler den 7 maj 2021\n\nVi möttes."
    ).info
    assert info.author == "Kulturdepartementet"
    assert info.title == "Minnesanteckningar från sakråd om lokaler den 7 maj 2021"
    assert (info.date, info.kind) == ("2021-05-07", "minutes")
    assert [(entry.form, entry.date) for entry in info.consultations] == [("sakråd", "2021-05-07")]


def test_the_line_that_names_the_kind_is_the_title_and_a_counted_heading_is_not() -> None:
    text = "MINNESANTECKNINGAR\nMöte om lokaler\n2023-03-14\n\n1. Inledning\n\nVi möttes."
    assert (parse_text(text).info.title, parse_text(text).info.kind) == ("MINNESANTECKNINGAR", "minutes")
    assert parse_text("Vi möttes i Lund och talade.\n\n1. Inledning\n\nVi såg.").info.title is None


def test_an_interpellation_says_who_asks() -> None:
    info = parse_text(
        "Interpellation 2020/21:12 Stöd av föreningar av Anna Ek (X) till Statsrådet Bo Berg (Y)\n\n"
        "den 3 maj\n\nVi vill."
    ).info
    assert (info.kind, info.author, info.identifier) == ("interpellation", "Anna Ek", "2020/21:12")
    assert info.title == "Stöd av föreningar"
    assert info.date is None  # a day without a year is no date


def test_what_the_text_does_not_say_stays_unknown() -> None:
    info = parse_text("Vi möttes den 4 maj 2020 och talade om lokaler.\n\nDet var bra den 5 maj 2020.").info
    assert (info.title, info.date, info.kind, info.author, info.consultations) == (None, None, "other", None, ())


def test_two_dates_at_the_top_are_not_one() -> None:
    assert parse_text("Protokoll från 3 maj 2020 och 4 maj 2020\n\nVi möttes.").info.date is None


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("den 21 oktober 2020", ["2020-10-21"]),
        ("i juni 2020", ["2020-06"]),
        ("2020-06-15", ["2020-06-15"]),
        ("den 31 februari 2020", []),
        ("budget 2020", []),
        ("2015-2020", []),
    ],
)
def test_dates_are_as_exact_as_they_are_written(line: str, dates: list[str]) -> None:
    assert dates_in(line) == dates


@given(st.text(max_size=200))
def test_reading_off_never_raises(text: str) -> None:
    assert parse_text(text).info.kind
