"""Break files in the ways that disks, networks and bad programs do."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator

from samrad.errors import DocumentError
from samrad.loaders.reading import Reading
from samrad.settings import Limits

__all__ = ["mutated", "outcomes", "zip_mutated"]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some of them changed, lost, doubled, or cut off."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(out) or 1)
        match chance.randint(0, 9):
            case 0 | 1 | 2 | 3 if out:
                out[at] = chance.randrange(256)
            case 4 | 5:
                del out[at : at + chance.randint(1, 40)]
            case 6 | 7:
                out[at:at] = out[at : at + chance.randint(1, 60)]
            case 8:
                out[at:at] = bytes(chance.choice(b"<>/&;\"'= \0") for _ in range(3))
            case _:
                del out[max(at, 20) :]
    return bytes(out)


def zip_mutated(data: bytes, chance: random.Random) -> bytes:
    """Return an archive whose packing is whole and one of whose parts is broken inside."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = mutated(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def outcomes(
    read: Callable[[bytes, str, Limits], Reading], files: Iterator[bytes], limits: Limits | None = None
) -> tuple[int, int]:
    """Read each file; return how many were read and how many refused. Any error but a whole DocumentError is raised."""
    good = bad = 0
    for data in files:
        try:
            assert read(data, "fil", limits or Limits()).text.strip()
            good += 1
        except DocumentError as error:
            if error.where != "fil" or not error.hint:
                raise
            bad += 1
    return good, bad
