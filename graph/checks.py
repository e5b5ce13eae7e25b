"""All checks of a built result, as a list of faults: what ``samrad check`` prints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..errors import SamradError
from ..loaders.claim import write_claims
from .cache import NQUADS
from .claims import read_back
from .output import STORE, file_faults
from .quotes import check_quotes
from .result import CLAIMS, Project
from .validation import validate

__all__ = ["CHECKS", "Fault", "check"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Say which check does not hold, where, and what is wrong."""

    check: str
    where: str
    what: str


#: Where, and what is wrong there.
_Found = Iterator[tuple[str, str]]


def _files(project: Project, lang: str) -> _Found:
    yield from file_faults(project.path, project.manifest)


def _store(project: Project, lang: str) -> _Found:
    if hashlib.sha256(project.store.dump_nquads()).hexdigest() != project.manifest["files"].get(NQUADS):
        yield STORE, f"does not hold the graph that was built; remove the folder, and it is made again from {NQUADS}"


def _quotes(project: Project, lang: str) -> _Found:
    for fault in check_quotes(project.store, project.texts, project.iris):
        yield fault.where, fault.message


def _graph(project: Project, lang: str) -> _Found:
    for violation in validate(project.store, project.iris):
        what = f"{violation.message(lang)} ({violation.shape}{': ' if violation.value else ''}{violation.value})"
        yield f"{violation.graph} {violation.focus}", what


def _claims(project: Project, lang: str) -> _Found:
    written = (project.path / CLAIMS).read_bytes()
    if write_claims(read_back(project.store, project.iris)).encode("utf-8") != written:
        yield CLAIMS, "does not hold the claims of the graph; run samrad build again"


#: name → the check, in the order in which they run. ``quotes`` covers the SHA-256 of the texts, ``graph`` the SHACL
#: shapes of each document and the checks of the whole.
CHECKS: Mapping[str, Callable[[Project, str], _Found]] = {
    "files": _files,
    "store": _store,
    "quotes": _quotes,
    "graph": _graph,
    "claims": _claims,
}


def check(project: Project, lang: str = "sv", progress: Callable[[str, int, int], None] | None = None) -> list[Fault]:
    """Run all checks of a result and return what does not hold; empty where all is well.

    A check that cannot run is a fault too, and does not stop the others.

    :param lang: the language of the shapes' messages
    :param progress: called with the name of a check, how many are done, and of how many
    """
    faults = []
    for number, (name, run) in enumerate(CHECKS.items()):
        if progress:
            progress(name, number, len(CHECKS))
        try:
            faults += [Fault(name, where, what) for where, what in run(project, lang)]
        except SamradError as error:
            faults.append(Fault(name, error.where, error.message))
        except OSError as error:
            faults.append(Fault(name, str(error.filename or ""), f"cannot be read: {error.strerror}"))
    return faults
