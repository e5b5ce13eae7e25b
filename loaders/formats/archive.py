"""The parts of an office document, unpacked under count: what a header says of sizes is not believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from ...errors import DocumentError
from ...settings import Limits
from .refused import SAVE_AGAIN, empty, encrypted

__all__ = ["Archive"]

#: A document has some dozens of parts and one for each picture; no report comes near this.
_MOST_PARTS = 20_000
#: A part up to this size may be packed as tight as it likes: a styles file of 300 kB packs to a twentieth.
_SMALL = 1_000_000
_CHUNK = 1 << 16

#: What the standard library raises of broken archives; found by reading 10,000 mutated ones.
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    UnicodeError,
    OverflowError,
    IndexError,
    MemoryError,
)


class Archive:
    """Hold the parts of a zip archive; each is unpacked when it is asked for, archives in it never.

    :raises DocumentError: where it is no archive, is cut off, or has too many parts
    """

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        self._where = where
        self._limits = limits
        self._left = limits.megabytes * 1_000_000
        self._size = len(data)
        if not data:
            raise empty(where)
        if data.count(b"PK\x01\x02") > _MOST_PARTS:
            raise DocumentError(
                f"it holds more than {_MOST_PARTS:,} parts", where=where, hint="this is no document; leave it out"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _BROKEN:
            what = "it is cut off or broken" if data[:2] == b"PK" else "it is no zip archive, as office documents are"
            raise DocumentError(what, where=where, hint=SAVE_AGAIN) from None

    def read(self, name: str) -> bytes | None:
        """Return a part unpacked, or None where there is none.

        :raises DocumentError: where it is broken or encrypted, or unpacks to more than the limits let through
        """
        if name not in self.names:
            return None
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x1:
                raise encrypted(self._where)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise DocumentError(
                    f"its part {name} is packed as no office program packs", where=self._where, hint=SAVE_AGAIN
                )
            packed = min(info.compress_size, self._size)
            return self._unpacked(info, packed)
        except _BROKEN:
            raise DocumentError(f"its part {name} is broken", where=self._where, hint=SAVE_AGAIN) from None

    def _unpacked(self, info: zipfile.ZipInfo, packed: int) -> bytes:
        most = max(_SMALL, self._limits.ratio * packed)
        out: list[bytes] = []
        size = 0
        with self._zip.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > self._left:
                    raise self._above("unpacks to", f"{self._limits.megabytes} MB", "megabytes", self._limits.megabytes)
                if size > most:
                    raise self._above(
                        f"has a part, {info.filename}, that unpacks to",
                        f"{self._limits.ratio} times its size",
                        "ratio",
                        self._limits.ratio,
                    )
                out.append(chunk)
        self._left -= size
        return b"".join(out)

    def _above(self, what: str, most: str, limit: str, value: int) -> DocumentError:
        return DocumentError(
            f"it {what} more than {most}, which is the limit",
            where=self._where,
            hint=f"a document hardly does; if this one may, allow more: --limit {limit}={2 * value}",
        )
