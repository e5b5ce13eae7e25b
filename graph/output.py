"""The output folder: written beside, swapped in whole, and known by its manifest.

A build never writes into the folder that is there. Under a lock it writes ``.samrad-<name>.new`` beside it, then
renames the old one to ``.samrad-<name>.old`` and the new one into place. Killed before the first rename, the old
result stands untouched; killed between the two, whoever comes next finds only the old one and puts it back. The
kernel frees the lock of a dead process, so no lock has to be broken by hand.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from ..errors import ConfigError, StoreError

__all__ = [
    "MANIFEST",
    "STORE",
    "check_target",
    "file_faults",
    "read_manifest",
    "recover",
    "replacing",
    "write_manifest",
]

MANIFEST = "manifest.json"

#: The Oxigraph folder: a cache, so its files are not in the manifest.
STORE = "store"

#: What ``format`` says in our manifest: how we know a folder that we may replace.
_FORMAT = "samrad-data 1"

#: File systems take names of 255 bytes; ``.samrad-`` and ``.lock`` come on top of this.
_LONGEST_NAME = 200

#: How long a reader waits for a builder between its two renames, which takes milliseconds.
_SWAP_SECONDS = 2.0


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the folder's manifest; None where it holds none of ours."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    ours = isinstance(manifest, dict) and manifest.get("format") == _FORMAT and isinstance(manifest.get("files"), dict)
    return manifest if ours else None


def write_manifest(folder: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Write the manifest last: the facts given and the SHA-256 of every file but those of the store folder."""
    files = {name: _sha256(folder / name) for name in _files(folder)}
    manifest = {"format": _FORMAT, **facts, "files": files}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / MANIFEST).write_bytes(text.encode("utf-8") + b"\n")
    return manifest


def file_faults(folder: Path, manifest: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (file, what is wrong) for every file that differs from the manifest; empty where all hold."""
    faults = []
    listed: dict[str, str] = manifest["files"]
    for name, digest in sorted(listed.items()):
        if not (folder / name).is_file():
            faults.append((name, "is in the manifest and is missing"))
        elif _sha256(folder / name) != digest:
            faults.append((name, "was changed after the build: its sha256 is not the manifest's"))
    faults += [(name, "is not in the manifest") for name in _files(folder) if name not in listed]
    return faults


def _files(folder: Path) -> list[str]:
    """Return the names of all files below the folder, without the store, the manifest and our own temporary ones."""
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if path.is_file() and name.parts[0] not in (STORE, MANIFEST) and not name.parts[0].startswith(".samrad-"):
            found.append(name.as_posix())
    return sorted(found)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_target(out: Path, inputs: Iterable[Path] = ()) -> Path:
    """Return the real folder that ``out`` means, symbolic links followed, after refusing what must not be replaced.

    :param inputs: the files and folders that the build reads; none of them may lie in the folder it replaces
    :raises ConfigError: where it is no folder, holds something else than an earlier result, or cannot be swapped
    """
    real = Path(os.path.realpath(out))
    if os.path.exists(real) and not os.path.isdir(real):
        raise ConfigError("the output is a file, not a folder", where=str(out), hint="name a folder with -o")
    for path in inputs:
        source = Path(os.path.realpath(path))
        if source == real or real in source.parents:
            raise ConfigError(
                f"the output folder holds the input {str(path)!r}, which a build would remove",
                where=str(out),
                hint="name another folder with -o",
            )
    if os.path.isdir(real):
        _refuse_foreign(real, out)
    return real


def _refuse_foreign(real: Path, out: Path) -> None:
    """Refuse a folder that is neither empty nor ours, or that cannot be renamed."""
    here = Path.cwd()
    if os.path.ismount(real):
        raise ConfigError("a mount point cannot be swapped", where=str(out), hint="name a folder inside it with -o")
    if here == real or real in here.parents:
        raise ConfigError(
            "the output folder is the one you stand in, and a build replaces it",
            where=str(out),
            hint="run from outside it",
        )
    try:
        empty = next(real.iterdir(), None) is None
    except OSError as error:
        raise ConfigError(f"the folder cannot be read: {error.strerror}", where=str(out)) from None
    if not empty and read_manifest(real) is None:
        raise ConfigError(
            "the folder is not empty and holds no result of samrad, so it is left alone",
            where=str(out),
            hint="name a new folder with -o",
        )


@contextlib.contextmanager
def replacing(out: Path, inputs: Iterable[Path] = ()) -> Iterator[Path]:
    """Give a new empty folder to write; swap it in for ``out`` where the block ends well, else remove it.

    :raises ConfigError: as :func:`check_target`, or where the place cannot be written
    :raises StoreError: where another build is writing the same folder
    """
    inputs = list(inputs)
    real = check_target(out, inputs)
    with _parents(real), _locked(real, out):
        _put_back(real)
        check_target(out, inputs)  # again: another build may have ended between the look and the lock
        new, old = _beside(real, "new"), _beside(real, "old")
        _remove(new)  # what a killed build left
        _remove(old)
        try:
            new.mkdir()
            yield new
            _swap(real, new, old)
        finally:
            _remove(new)
        _remove(old)


def recover(out: Path) -> Path:
    """Return the real folder that ``out`` means, the old result put back where a build was killed in its swap."""
    real = Path(os.path.realpath(out))
    deadline = time.monotonic() + _SWAP_SECONDS
    # os.path asks without raising: a folder that may not be looked into holds no result for us
    while not os.path.exists(real) and os.path.isdir(_beside(real, "old")) and time.monotonic() < deadline:
        try:
            with _locked(real, out):
                _put_back(real)
        except StoreError:
            time.sleep(0.02)  # a builder is between its renames
        except ConfigError:
            break  # a place we may not write: the caller says that there is no result
    return real


def _swap(real: Path, new: Path, old: Path) -> None:
    """Put ``new`` in the place of ``real`` by two renames; at any stop between them the old one comes back."""
    try:
        if real.exists():
            real.rename(old)
        new.rename(real)
    except OSError as error:
        _put_back(real)
        raise StoreError(f"the result could not be put in place: {error.strerror}", where=str(real)) from error
    except BaseException:
        _put_back(real)
        raise


def _put_back(real: Path) -> None:
    """Rename the old result into place where a build was stopped between its two renames."""
    old = _beside(real, "old")
    if not real.exists() and old.is_dir():
        old.rename(real)


def _beside(real: Path, what: str) -> Path:
    """Return the sibling ``.samrad-<name>.<what>``: on the same file system, so that a rename is one step."""
    name = real.name
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return real.parent / f".samrad-{name}.{what}"


def _remove(folder: Path) -> None:
    """Remove a folder and all in it; a file that resists is left for the next build."""
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _parents(real: Path) -> Iterator[None]:
    """Make the folders above, and remove those made here again where the build fails."""
    missing = [path for path in real.parents if not os.path.exists(path)]
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"the folder cannot be made: {error.strerror}", where=str(real.parent)) from None
    try:
        yield
    except BaseException:
        for path in missing:  # from the deepest up; rmdir refuses where somebody put something in
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


@contextlib.contextmanager
def _locked(real: Path, out: Path) -> Iterator[None]:
    """Hold the lock of the folder.

    The lock file is removed at the end. Who then locks a removed one sees that it is no longer the file at that path,
    and tries again: so two builders never hold two files of one name.

    :raises StoreError: where somebody else holds it
    :raises ConfigError: where the place cannot be written
    """
    path = _beside(real, "lock")
    while True:
        try:
            file = path.open("a+b")
        except OSError as error:
            raise ConfigError(f"the place cannot be written: {error.strerror}", where=str(real.parent)) from None
        with file:
            if not _lock_file(file):
                raise StoreError(
                    "another build is writing this folder",
                    where=str(out),
                    hint="wait until it is done, or name another",
                )
            if not _is_at(file, path):
                continue
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # Windows removes no open file: it stays, empty and unlocked
                    path.unlink()
            return


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Say whether the open file is still the one at the path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _locker() -> Callable[[int], None]:
    """Return the system's way to lock a file at once or raise OSError; it ends with the process."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        lock = getattr(msvcrt, "locking")  # noqa: B009 - the name is not there where types are checked
        mode = getattr(msvcrt, "LK_NBLCK")  # noqa: B009 - likewise
        return lambda number: lock(number, mode, 1)
    return lambda number: fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_file(file: IO[bytes]) -> bool:
    """Lock the file; False where another process or folder handle holds it."""
    try:
        _locker()(file.fileno())
    except OSError:
        return False
    return True
