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
    claims, documents = project.manifest["claims"], len(project.manifest["documents"])
    held = f"{claims} {'claim' if claims == 1 else 'claims'} in {documents} {'document' if documents == 1 else 'documents'}"
    if faults:
        note(f"samrad: {len(faults)} {'fault' if len(faults) == 1 else 'faults'} (checked: {names})")
    else:
        note(f"samrad: all holds: {held} (checked: {names})")
    ctx.exit(1 if faults else 0)
