"""The readers as ``read`` calls them: by suffix, with the versions recorded, and refusals that say what to do."""

from __future__ import annotations

import io
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from subprocess import run

import pytest

from samrad.errors import DocumentError
from samrad.loaders.read import read, suffixes
from samrad.settings import Limits

from .make import to_docx, to_html
from .test_mail import mail
from .test_odt import CONTENT, flat, packed

TEXT = "# Samråd i Åby\n\nSvalorna: Vi vill ha fler lokaler.\n"
PAGE = to_html(TEXT).encode()
WORD = to_docx(TEXT)
MHTML = b"Subject: x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + PAGE


@pytest.mark.parametrize(
    ("suffix", "data", "reader"),
    [
        (".html", PAGE, "html 1"),
        (".HTM", PAGE, "html 1"),
        (".xhtml", PAGE, "html 1"),
        (".docx", WORD, "docx 1"),
        (".docm", WORD, "docx 1"),
        (".odt", packed(CONTENT), "odt 1"),
        (".fodt", flat(CONTENT), "odt 1"),
        (".eml", mail(), "mail 1"),
        (".mhtml", MHTML, "mhtml 1"),
        (".mht", MHTML, "mhtml 1"),
    ],
)
def test_each_suffix_is_read_and_its_reader_recorded(tmp_path: Path, suffix: str, data: bytes, reader: str) -> None:
    path = tmp_path / f"möte i maj{suffix}"
    path.write_bytes(data)
    document = read(path)
    assert document.reader.startswith(reader)
    assert document.text.startswith("# ")
    assert document.info.title
    assert len(document.blocks) > 1


def test_the_version_of_the_library_is_part_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    assert read(path).reader == f"html 1 (selectolax {version('selectolax')})"


@pytest.mark.parametrize(
    ("name", "data", "what", "hint"),
    [
        ("a.html", WORD, "a DOCX document", "rename it to end in .docx"),
        ("a.docx", packed(CONTENT), "an OpenDocument file", "rename it to end in .odt"),
        ("a.odt", WORD, "a DOCX document", "rename it to end in .docx"),
        ("a.docx", PAGE, "no zip archive", "new copy"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted", "soffice"),
        ("a.rtf", b"{\\rtf1\\ansi Hej}", "an RTF document", "soffice --headless --convert-to docx"),
        ("a.docx", b"{\\rtf1\\ansi Hej}", "an RTF document", "soffice --headless --convert-to docx"),
    ],
)
def test_files_of_another_format_than_their_name_says_are_named(
    tmp_path: Path, name: str, data: bytes, what: str, hint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=what) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert hint in caught.value.hint


def test_an_archive_of_endless_parts_is_refused_before_its_names_are_listed(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    path = tmp_path / "a.docx"
    path.write_bytes(data.getvalue())
    with pytest.raises(DocumentError, match="20,000 parts"):
        read(path)


def test_limits_reach_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx(TEXT * 200))
    with pytest.raises(DocumentError, match="characters") as caught:
        read(path, limits=Limits(characters=1000))
    assert "--limit characters=" in caught.value.hint


def test_the_libraries_are_loaded_only_when_a_file_needs_them() -> None:
    assert {".html", ".docx", ".odt", ".eml"} <= set(suffixes())
    code = "import sys, samrad.loaders.read; sys.exit(any(name.startswith('selectolax') for name in sys.modules))"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
