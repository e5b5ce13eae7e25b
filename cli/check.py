"""``samrad check``: whether what a build promised still holds."""

from __future__ import annotations

import click

from .common import lang_option, opened, progress_bar, store_option
from .output import emit, format_option, note

__all__ = ["check"]


@click.command()
@store_option
@format_option
@lang_option
@click.pass_context
def check(ctx: click.Context, store: str, format_: str, lang: str) -> None:
    """Check a built graph: files and texts against their hashes, quotes against texts, shapes, the graph as a whole.

    Every fault is a row. Exit codes: 0 all holds; 1 something does not.
    """
    from ..graph.checks import CHECKS
    from ..graph.checks import check as run
    from ..queries.run import Rows

    project = opened(store)
    with progress_bar() as tell:
        faults = run(project, lang, tell)
    emit(Rows(("check", "where", "what"), tuple((f.check, f.where, f.what) for f in faults)), format_, lang=lang)
    names = ", ".join(CHECKS)
    claims = _counted(project.manifest["claims"], "claim")
    documents = _counted(len(project.manifest["documents"]), "document")
    if faults:
        note(f"samrad: {_counted(len(faults), 'fault')} (checked: {names})")
    else:
        note(f"samrad: all holds: {claims} in {documents} (checked: {names})")
    ctx.exit(1 if faults else 0)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
