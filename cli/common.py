"""What the commands share: options, opening the store, the progress bar."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..settings import DEFAULT_BASE

if TYPE_CHECKING:
    from ..graph.result import Project

__all__ = [
    "base_option",
    "confidence_option",
    "lang_option",
    "opened",
    "period_options",
    "progress_bar",
    "store_option",
]

F = TypeVar("F", bound=Callable[..., Any])


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
        help="Leave out extracted claims whose confidence is below.",
    )(command)


def period_options(command: F) -> F:
    """Add ``--since`` and ``--until``; see :func:`samrad.graph.claims.dated` for what a partial date means."""
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
