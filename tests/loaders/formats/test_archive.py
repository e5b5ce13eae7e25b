from __future__ import annotations

import io
import struct
import zipfile

import pytest

from samrad.errors import DocumentError
from samrad.loaders.formats.archive import Archive
from samrad.settings import Limits


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_parts_are_given_by_name() -> None:
    archive = Archive(packed({"a.xml": b"hej", "å/b": b""}), "f", Limits())
    assert (archive.read("a.xml"), archive.read("å/b"), archive.read("c")) == (b"hej", b"", None)


def test_all_parts_together_stay_under_the_limit() -> None:
    noise = bytes(range(256)) * 3000
    archive = Archive(packed({"a": noise, "b": noise}), "f", Limits(megabytes=1))
    assert archive.read("a") == noise
    with pytest.raises(DocumentError, match="1 MB") as caught:
        archive.read("b")
    assert caught.value.hint.endswith("--limit megabytes=2")


def test_a_size_that_the_head_makes_small_is_not_believed() -> None:
    data = bytearray(packed({"a": b"\0" * 20_000_000}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)  # the size when unpacked
    with pytest.raises(DocumentError):
        Archive(bytes(data), "f", Limits()).read("a")


def test_encrypted_parts_and_other_packings_are_refused() -> None:
    data = bytearray(packed({"a": b"hej"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DocumentError, match="encrypted"):
        Archive(bytes(data), "f", Limits()).read("a")
    with pytest.raises(DocumentError, match="packed as no office program packs"):
        Archive(packed({"a": b"hej" * 100}, zipfile.ZIP_LZMA), "f", Limits()).read("a")
