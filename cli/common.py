"""What the commands share: options, opening the store, the progress bar."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import ConfigError
from ..settings import DEFAULT_BASE

if TYPE_CHECKING:
    from ..graph.result import Project

__all__ = [
    "Place",
    "as_parameter",
    "base_option",
    "confidence_option",
    "lang_option",
    "opened",
    "period_options",
    "progress_bar",
    "store_option",
    "write_output",
    "write_stdout",
]

F = TypeVar("F", bound=Callable[..., Any])


class Place(click.Path):
    """Take a path, but no empty word: a variable that is not set leaves one, and it would mean the folder one is in."""

    def __init__(self) -> None:
        """Give paths as :class:`~pathlib.Path`."""
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path."""
        if value == "":
            self.fail("the name is empty", param, ctx)
        return super().convert(value, param, ctx)


def store_option(command: F) -> F:
    """Add ``--store``: the folder that a build wrote."""
    return click.option(
        "--store",
        envvar="SAMRAD_STORE",
        default="samrad-data",
        show_default=True,
        show_envvar=True,
        metavar="DIR",
        help="The folder that samrad build wrote.",
    )(command)


def base_option(command: F) -> F:
    """Add ``--base``: the IRI that the data's IRIs begin with."""
    return click.option(
        "--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="What the IRIs of the data begin with."
    )(command)


def lang_option(command: F) -> F:
    """Add ``--lang``: the language of labels and reports."""
    return click.option(
        "--lang", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="The language of the output."
    )(command)


def confidence_option(command: F) -> F:
    """Add ``--min-confidence``."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="0–1",
        help="Leave out claims whose confidence is below; hand-coded ones without a confidence stay.",
    )(command)


def as_parameter(least: float) -> str | None:
    """Return ``--min-confidence`` as a query takes it: None where nothing is to be left out.

    >>> as_parameter(0.75), as_parameter(0.0)
    ('0.750000', None)
    """
    return f"{least:.6f}" if least else None


def period_options(command: F) -> F:
    """Add ``--since`` and ``--until``; a partial date passes where any day it may mean does."""
    since = click.option("--since", metavar="DATE", help="Only what may be from this day, month or year on (2020-10).")
    until = click.option(
        "--until", metavar="DATE", help="Only what may be from before this day, month or year is over."
    )
    return since(until(command))


def opened(store: str) -> Project:
    """Return the result that ``--store`` names.

    :raises StoreError: says to run samrad build first where there is none
    """
    from ..graph.result import open_project

    return open_project(store)


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows a step and how much of it is done; it does nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")

        def tell(step: str, done: int, total: int) -> None:
            progress.update(task, description=escape(step), completed=done, total=total)

        yield tell


def write_stdout(data: bytes) -> None:
    """Write to standard output; a reader that has gone away ends the program quietly.

    :raises ConfigError: where it cannot be written for another reason, such as a full disk
    """
    try:
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
    except OSError as error:
        # What is still buffered must not be tried again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows says EINVAL
            sys.exit(0)
        raise ConfigError(f"cannot be written: {error.strerror}", where="standard output") from None


def write_output(target: str, data: bytes) -> None:
    """Write to a file whole or not at all, or to standard output where the target is ``-``.

    :raises ConfigError: where the file cannot be written; what was there stays
    """
    if target == "-":
        write_stdout(data)
        return
    path = Path(os.path.realpath(target))  # a symbolic link stays and its file is replaced
    try:
        if path.exists() and not path.is_file():  # a device, a pipe: nothing to replace
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "it is a folder")
            path.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=".samrad-", dir=path.parent)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=target) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~mask)  # mkstemp gives 0o600
        os.replace(temporary, path)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", where=target) from None
    finally:
        Path(temporary).unlink(missing_ok=True)
