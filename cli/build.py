"""``samrad build``: documents in, a folder with the graph out."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from ..settings import Settings
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
@confidence_option
@base_option
@lang_option
@click.pass_context
def build(
    ctx: click.Context,
    files: tuple[Path, ...],
    output: Path,
    claims: Path | None,
    min_confidence: float,
    base: str,
    lang: str,
) -> None:
    """Read documents and write the graph of who asks whom for what.

    Without FILE or DIR, the five documents that come with samrad are read. A folder may hold a corpus.toml that says
    what is known of each document. The output appears whole or not at all.

    Exit codes: 0 all read and all checks hold; 1 nothing written; 2 wrong usage; 3 written, but the documents named on
    stderr were left out; 130 interrupted.
    """
    from ..graph.report import text
    from ..project import build as run

    settings = Settings(base=base, lang=lang)
    with progress_bar() as tell:
        report = run(files, output, settings, claims=claims, min_confidence=min_confidence, progress=tell)
    write(text(report.summary, settings.lang))
    click.echo(f"\n{output}: samrad build wrote it; next: samrad ask --store {shlex.quote(str(output))}", err=True)
    for error in report.left_out:
        click.echo(f"samrad: left out: {error}", err=True)
    ctx.exit(report.exit_code)
