"""HermiT, run by owlready2 in a process of its own, which a time limit can end.

The process has its own temporary folder and its own world of owlready2, so that nothing of either is left behind here.
Run as a program, this module is that process.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ..errors import JavaError, TimeLimitError

__all__ = ["hermit", "java_version", "require_java"]

_PREMISES, _CONCLUSIONS = "premises.nt", "conclusions.nt"

#: What the process answers with; anything else is a crash.
_CONSISTENT, _INCONSISTENT, _FAILED = 0, 10, 11

#: A runtime that has to be asked over a slow disk answers within this.
_JAVA_SECONDS = 60.0


def java_version() -> str | None:
    """Return the version line of the Java runtime; None where none runs.

    It is run, not looked for: what is called ``java`` may be a stub of the system (macOS).
    """
    try:
        done = subprocess.run(["java", "-version"], capture_output=True, timeout=_JAVA_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = (done.stderr or done.stdout).decode("utf-8", "replace").splitlines()
    return lines[0] if done.returncode == 0 and lines else None


def require_java() -> None:
    """Return where a Java runtime runs.

    :raises JavaError: says how to install one
    """
    if java_version() is None:
        raise JavaError(
            "the reasoner needs a Java runtime, and no java runs here",
            hint="install one: apt install default-jre-headless, brew install openjdk, or from adoptium.net; all but"
            " check --reason works without it",
        )


def hermit(ntriples: bytes, seconds: float) -> list[ox.Triple] | None:
    """Classify and realise N-Triples, and return what follows from them; None where they contradict each other.

    :param seconds: the time limit
    :raises TimeLimitError: where the limit is up
    :raises JavaError: where the reasoner cannot run
    """
    with tempfile.TemporaryDirectory(prefix="samrad-") as name:
        folder = Path(name)
        (folder / _PREMISES).write_bytes(ntriples)
        code, said = _run(folder, seconds)
        if code == _INCONSISTENT:
            return None
        if code != _CONSISTENT:
            raise JavaError(f"the reasoner stopped: {_last(said)}")
        return [q.triple for q in ox.parse((folder / _CONCLUSIONS).read_bytes(), ox.RdfFormat.N_TRIPLES)]


def _last(text: str) -> str:
    """Return the last line that says something; what Java throws begins with the reason and goes on with its calls."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    return lines[-1][:300] if lines else "it gave no reason"


def _run(folder: Path, seconds: float) -> tuple[int, str]:
    """Run the process with its children in a group, so that the Java runtime ends with it."""
    environment = {**os.environ, **{name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}}
    # It imports from where we did and, with -P, from nowhere else: the folder one stands in may hold a json.py.
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__, str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TimeLimitError(f"the reasoner was not done within {seconds:.0f} seconds") from None
    finally:
        if process.poll() is None:
            _end(process)
    return process.returncode, said.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and the Java runtime that it started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


# -- the process --------------------------------------------------------------------------------------------------


def _reason(folder: Path) -> int:
    """Let HermiT take the premises in the folder, write its conclusions beside them and return the answer."""
    import owlready2

    world = owlready2.World()  # in memory, and not the one that owlready2 shares
    with (folder / _PREMISES).open("rb") as file:
        world.get_ontology("urn:samrad:premises#").load(fileobj=file)
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return _INCONSISTENT
    except owlready2.OwlReadyJavaError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the way out of this process
        return _FAILED
    with (folder / _CONCLUSIONS).open("wb") as out:
        ox.serialize(_conclusions(world), out, ox.RdfFormat.N_TRIPLES)
    return _CONSISTENT


def _conclusions(world: Any) -> Iterator[ox.Triple]:
    """Yield what the reasoner added: owlready2 keeps it in an ontology of its own."""
    added = world.get_ontology("http://inferrences/")
    for subject, predicate, value in added._get_obj_triples_spo_spo(None, None, None):
        if min(subject, value) > 0:  # the numbers of blank nodes are negative
            yield ox.Triple(*(ox.NamedNode(world._unabbreviate(n)) for n in (subject, predicate, value)))


if __name__ == "__main__":
    sys.exit(_reason(Path(sys.argv[1])))
