"""``samrad build``: documents in, a folder with the graph out."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from ..errors import ConfigError, NotFoundError
from ..settings import Limits, Settings
from .common import Place, base_option, confidence_option, lang_option, progress_bar
from .output import write

__all__ = ["build"]


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE|DIR]…", type=Place())
@click.option(
    "-o",
    "--output",
    default="samrad-data",
    show_default=True,
    metavar="DIR",
    type=Place(),
    help="The folder to write: absent, empty or an earlier result, which it replaces.",
)
@click.option(
    "--claims",
    metavar="FILE",
    type=Place(),
    help="Build from these claim records (JSON Lines) instead of taking claims from the texts.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="How many processes read documents at a time. Default: one a processor, where there is enough to read.",
)
@click.option(
    "--full", is_flag=True, help="Read all documents anew, also those that have not changed since the last build."
)
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    help="How much one file may cost; what is above is left out. May be given several times. Names and defaults: "
    + ", ".join(f"{name}={getattr(Limits(), name)}" for name in Limits.__slots__)
    + ".",
)
@confidence_option
@base_option
@lang_option
@click.pass_context
def build(
    ctx: click.Context,
    files: tuple[Path, ...],
    output: Path,
    claims: Path | None,
    jobs: int | None,
    full: bool,
    limits: tuple[str, ...],
    min_confidence: float,
    base: str,
    lang: str,
) -> None:
    """Read documents and write the graph of who asks whom for what.

    Without FILE or DIR, the five documents that come with samrad are read. A folder may hold a corpus.toml that says
    what is known of each document. The output appears whole or not at all; of documents that have not changed since
    the result in DIR was built, what it holds is taken over.

    Exit codes: 0 all read and all checks hold; 1 nothing written; 2 wrong usage; 3 written, but the documents named on
    stderr were left out; 130 interrupted.

    \b
    samrad build minutes/ -o my-graph
    samrad build inquiries/ -o my-graph --limit pages=5000 --limit seconds=600
    """  # noqa: D301 - click reads the backspace
    from ..graph.report import text
    from ..project import build as run

    settings = Settings(base=base, lang=lang, limits=_limits(limits))
    with progress_bar() as tell:
        report = run(
            files,
            output,
            settings,
            claims=claims,
            min_confidence=min_confidence,
            jobs=jobs,
            full=full,
            progress=tell,
        )
    write(text(report.summary, settings.lang, report.unchanged))
    click.echo(f"\n{output}: samrad build wrote it; next: samrad ask --store {shlex.quote(str(output))}", err=True)
    for error in report.left_out:
        click.echo(f"samrad: left out: {error}", err=True)
    ctx.exit(report.exit_code)


def _limits(given: tuple[str, ...]) -> Limits:
    """Return the limits, those given in the place of the defaults.

    :raises NotFoundError: for a name that is none of theirs
    :raises ConfigError: for what is no number above 0
    """
    values: dict[str, int] = {}
    for pair in given:
        name, equals, number = pair.partition("=")
        if name.strip() not in Limits.__slots__:
            raise NotFoundError("limit", name.strip(), Limits.__slots__, where="--limit")
        if not equals or not number.strip().isdecimal():
            raise ConfigError(f"{pair!r} is no limit", where="--limit", hint=f"write --limit {name.strip()}=1000")
        values[name.strip()] = int(number)
    return Limits(**values)
