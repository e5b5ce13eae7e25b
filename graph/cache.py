"""The store folder of a result: a cache of ``samrad.nq``, made by the build and made again where it is missing."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from ..errors import StoreError
from .output import STORE
from .store import Store

__all__ = ["NQUADS", "make_store", "open_store"]

#: The truth on disk: sorted N-Quads.
NQUADS = "samrad.nq"


def make_store(folder: Path, target: Path) -> None:
    """Load the folder's N-Quads into a new store at ``target``, and close it so that readers may open it.

    :raises StoreError: where the N-Quads are missing or broken, or the store cannot be written
    """
    store = Store.create(target)
    store.load_nquads(folder / NQUADS)
    store.flush()


def open_store(folder: Path) -> Store:
    """Return the store of a result, read-only; a missing or unreadable one is made again from the N-Quads.

    It is made beside its place and renamed into it, so that two readers at once do no harm. Where the folder cannot be
    written, the store is held in memory.

    :raises StoreError: where the N-Quads are missing or broken
    """
    place = folder / STORE
    try:
        return Store.open(place)
    except StoreError:
        if not (folder / NQUADS).is_file():
            raise
    try:
        _put(folder, place)
        return Store.open(place)
    except (OSError, StoreError):
        store = Store.memory()
        store.load_nquads(folder / NQUADS)
        return store


def _put(folder: Path, place: Path) -> None:
    """Make the store in a temporary folder and rename it; who loses a race keeps what the other put there."""
    temporary = Path(tempfile.mkdtemp(prefix=".samrad-store-", dir=folder))
    try:
        make_store(folder, temporary / STORE)
        if not _opens(place):
            shutil.rmtree(place, ignore_errors=True)
            (temporary / STORE).rename(place)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _opens(place: Path) -> bool:
    """Say whether another reader has put a store in place meanwhile."""
    try:
        Store.open(place)
    except StoreError:
        return False
    return True
