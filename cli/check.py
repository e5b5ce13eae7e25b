"""``samrad check``: whether what a build promised still holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ..errors import SamradError
from .common import lang_option, opened, progress_bar, store_option
from .output import emit, format_option, note

if TYPE_CHECKING:
    from ..graph.checks import Fault
    from ..graph.result import Project

__all__ = ["check"]


@click.command()
@store_option
@format_option
@click.option("--reason", is_flag=True, help="Also ask a reasoner (HermiT), which needs a Java runtime.")
@lang_option
@click.pass_context
def check(ctx: click.Context, store: str, format_: str, reason: bool, lang: str) -> None:
    """Check a built graph: files and texts against their hashes, quotes against texts, shapes, the graph as a whole.

    With --reason also: whether the data agree with the vocabulary, and whether the reasoner infers the same edges as
    the build did.

    Every fault is a row. Exit codes: 0 all holds; 1 something does not.
    """
    from ..graph.checks import CHECKS
    from ..graph.checks import check as run
    from ..queries.run import Rows

    project = opened(store)
    with progress_bar() as tell:
        faults = run(project, lang, tell)
        reasoned, said = _reasoned(project, lang, tell) if reason else ([], "")
        faults += reasoned
    emit(Rows(("check", "where", "what"), tuple((f.check, f.where, f.what) for f in faults)), format_, lang=lang)
    if said:
        note(f"samrad: {said}")
    names = ", ".join((*CHECKS, "reason") if reason else CHECKS)
    claims = _counted(project.manifest["claims"], "claim")
    documents = _counted(len(project.manifest["documents"]), "document")
    if faults:
        note(f"samrad: {_counted(len(faults), 'fault')} (checked: {names})")
    else:
        note(f"samrad: all holds: {claims} in {documents} (checked: {names})")
    ctx.exit(1 if faults else 0)


def _reasoned(project: Project, lang: str, tell: Callable[[str, int, int], None]) -> tuple[list[Fault], str]:
    """Return what the reasoner found wrong, and what it says in one line; where it cannot run, that is a fault."""
    from ..graph.checks import Fault
    from ..graph.reasoning import reason, reasoning_faults

    tell("reason", 0, 1)
    try:
        found = reason(project.store, project.iris)
    except SamradError as error:
        return [Fault("reason", error.where, f"{error.message} ({error.hint})" if error.hint else error.message)], ""
    faults = [
        Fault("reason", where, what) for where, what in reasoning_faults(found, project.store, project.iris, lang)
    ]
    took = f"{found.seconds:.1f} s, {_counted(found.individuals, 'individual')}"
    if not found.consistent:
        return faults, f"the graph is inconsistent ({took})"
    edges = ", ".join(f"{name} {count}" for name, count in found.edges.items())
    same = (
        f"{len(found.differences)} inferred differently" if found.differences else "rules and reasoner infer the same"
    )
    return faults, f"the graph is consistent ({took}); {same}: {edges}, {_counted(found.types, 'type')}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
