from __future__ import annotations

import hashlib
import os
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import DocumentError
from samrad.loaders import read as module
from samrad.loaders.document import BlockKind, DocumentInfo
from samrad.loaders.read import Reader, parse_text, read, register
from samrad.loaders.reading import Reading

TEXT = "\ufeffSamråd om lokaler\r\n\r\nSIOS: Fo\u0308reningarna vill ha loka\u00adler.\r\n"


def test_the_text_is_the_bytes_decoded_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "Möte å.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    document = read(path)
    assert document.text == TEXT
    assert (document.stem, document.slug, document.file) == ("Möte å", "mote-a", "Möte å.txt")
    assert document.source_sha256 == document.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    turn = next(block for block in document.blocks if block.kind is BlockKind.TURN)
    assert turn.span.of(TEXT) == "Fo\u0308reningarna vill ha loka\u00adler."


@pytest.mark.parametrize("suffix", [".txt", ".text", ".md", ".markdown", ".TXT"])
def test_text_and_markdown_are_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("# Rubrik\n\nVi vill.", encoding="utf-8")
    assert read(path).info.title == "Rubrik"


@pytest.mark.parametrize(
    ("name", "data", "says", "next_step"),
    [
        ("a.txt", b"", "empty", "leave"),
        ("a.txt", b" \r\n\t\n", "white space", "leave"),
        ("a.txt", "\ufeff \n".encode(), "white space", "leave"),
        ("a.txt", b"Vi\x00 vill ha mer", "NUL byte at byte 2", "text files"),
        ("a.txt", b"\x01\x02\x03\x04 Vi", "control characters", "text files"),
        ("a.txt", "Mötet om språk".encode("latin-1"), "not UTF-8 at byte 1; it looks like Latin-1", "WINDOWS-1252"),
        ("a.txt", "Mötet".encode("utf-16"), "not UTF-8 at byte 0; it looks like UTF-16", "UTF-16"),
        ("a.txt", "Mötet om språk och lokaler".encode("utf-16-le"), "looks like UTF-16", "UTF-16"),
        ("a.txt", b"Vi vill \xff\xfe\x9d\x81", "not UTF-8 at byte 8", "UTF-8"),
        ("a.txt", b"%PDF-1.4 \x00", "a PDF file", ".pdf"),
        ("a.md", b"PK\x03\x04rest", "zip", "new copy"),
        ("a.pdf", b"%PDF-1.7", "cut off", "new copy"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "old or encrypted office document", "soffice"),
        ("a.txt", b"\x89PNG\r\n", "a PNG picture", "ocrmypdf"),
        ("a.csv", b"a;b", "the format .csv cannot be read", ".txt"),
        ("a", b"hej", "without a suffix", ".txt"),
    ],
)
def test_a_file_that_is_no_text_is_named_with_its_place_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, says: str, next_step: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert says in caught.value.message
    assert next_step in caught.value.hint
    assert caught.value.where == str(path)


def test_a_missing_file_a_folder_and_a_locked_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read(tmp_path / "x.txt")
    with pytest.raises(DocumentError, match="folder"):
        read(tmp_path)
    locked = tmp_path / "l.txt"
    locked.write_text("Vi vill.", encoding="utf-8")
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(DocumentError, match="may not be read"):
        read(locked)


def test_a_later_format_plugs_in_behind_the_same_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READERS", dict(module.READERS))
    register(Reader("shout", 1, (".shout",), lambda data, where, limits: Reading(data.decode().lower()), ("click",)))
    path = tmp_path / "a.shout"
    path.write_bytes(b"VI VILL.")
    document = read(path)
    assert (document.text, document.reader) == ("vi vill.", f"shout 1 (click {version('click')})")
    assert document.source_sha256 != document.text_sha256


def test_what_is_given_stands_before_what_the_text_says() -> None:
    text = "Minnesanteckningar från samråd den 3 maj 2021\n\nVi träffades."
    given_info = parse_text(text, info=DocumentInfo(title="Eget namn")).info
    assert given_info.title == "Eget namn"
    assert given_info.date == "2021-05-03"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_by_name(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("b") / "a.txt"
    path.write_bytes(data)
    try:
        document = read(path)
    except DocumentError as caught:
        refused = caught
    else:
        assert document.text.encode("utf-8") == data
        return
    assert refused.where == str(path)
    assert refused.hint


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these have no names that are not UTF-8")
def test_a_file_whose_name_is_not_utf_8_is_named_readably(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xf6te.txt"))
    path.write_text("Vi vill ha lokaler.", encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        read(path)
    assert str(raised.value).endswith("m\\xf6te.txt: the file's name is not UTF-8 (rename the file)")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_that_never_ends_is_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    with pytest.raises(DocumentError, match="no ordinary file"):
        read(tmp_path / "p.txt")
