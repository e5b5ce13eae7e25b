"""What a file is by its first bytes, and that what is said of it can be followed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samrad.errors import DocumentError
from samrad.loaders.read import read
from samrad.loaders.signatures import signature

OPEN = "application/vnd.oasis.opendocument."


def compound(*names: str) -> bytes:
    """Return a file as the old office programs begin it, with the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"".join(n.encode("utf-16-le") + bytes(40) for n in names)


def packed(kind: str, *names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if kind:
            archive.writestr("mimetype", kind)
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "says", "next_step"),
    [
        ("brev.msg", compound("Root Entry", "__properties_version1.0"), "a mail saved by Outlook", ".eml"),
        ("brev.msg", compound("WordDocument", "__properties_version1.0"), "a mail saved by Outlook", ".eml"),
        ("möte.doc", compound("Root Entry", "WordDocument", "Workbook"), "an old Word document", "--convert-to docx"),
        ("möte.docx", compound("EncryptedPackage"), "locked with a password", "without one"),
        ("bilder.ppt", compound("PowerPoint Document"), "an old presentation", "--convert-to pdf"),
        ("lista.xls", compound("Root Entry", "Workbook"), "an old spreadsheet", ".txt"),
        ("okänd.doc", compound("Root Entry"), "an old or encrypted office document", "--convert-to docx"),
        ("lista.ods", packed(OPEN + "spreadsheet", "content.xml"), "a spreadsheet (ODS)", ".txt"),
        ("lista.odt", packed(OPEN + "spreadsheet", "content.xml"), "a spreadsheet (ODS)", ".txt"),
        ("bilder.odp", packed(OPEN + "presentation", "content.xml"), "a presentation (ODP)", "--convert-to pdf"),
        ("mall.otp", packed(OPEN + "presentation-template", "content.xml"), "a presentation", "--convert-to pdf"),
        ("skiss.odg", packed(OPEN + "graphics", "content.xml"), "a drawing", "--convert-to pdf"),
        ("bilder.pptx", packed("", "ppt/presentation.xml"), "a presentation (PPTX)", "--convert-to pdf"),
        ("lista.xlsx", packed("", "xl/workbook.xml"), "a spreadsheet (XLSX)", ".txt"),
    ],
)
def test_what_cannot_be_read_says_what_it_is_and_never_to_rename_it(
    tmp_path: Path, name: str, data: bytes, says: str, next_step: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read(path)
    assert says in caught.value.message
    assert next_step in caught.value.hint
    assert "rename" not in caught.value.hint


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (packed(OPEN + "text", "content.xml"), ".odt"),
        (packed(OPEN + "text-template", "content.xml"), ".odt"),
        (packed("", "word/document.xml"), ".docx"),
        (b"\xef\xbb\xbf%PDF-1.4", ".pdf"),
    ],
)
def test_what_can_be_read_says_under_which_suffix(data: bytes, suffix: str) -> None:
    said = signature(data)
    assert said is not None
    assert said.suffix == suffix


@given(st.binary(max_size=80), st.integers(0, 200))
def test_an_archive_with_any_damage_is_still_said_to_be_something(junk: bytes, at: int) -> None:
    data = packed(OPEN + "text", "content.xml")
    said = signature(data[:4] + data[4 : 4 + at] + junk + data[4 + at + len(junk) :])
    assert said is not None
    assert said.what
