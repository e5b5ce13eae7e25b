"""The reasoner's process ends when its time is up, and says why where it cannot run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from samrad.errors import JavaError, TimeLimitError
from samrad.graph.hermit import hermit, java_version, require_java
from samrad.graph.reasoning import reason

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins for java are shell scripts")

NOTHING = b"<urn:o> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2002/07/owl#Ontology> .\n"


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a function that puts a script in the place of java."""

    def make(script: str) -> Path:
        java = tmp_path / "bin" / "java"
        java.parent.mkdir()
        java.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        java.chmod(0o755)
        monkeypatch.setenv("PATH", f"{java.parent}{os.pathsep}{os.defpath}")
        return tmp_path

    return make


def alive(pid: int) -> bool:
    """Say whether a process runs; one that ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_reasoner_that_is_late_is_ended_with_its_java_and_its_files(stand_in) -> None:
    folder = stand_in('echo $$ $TMPDIR > "$(dirname "$0")/started"\nexec sleep 60\n')
    with pytest.raises(TimeLimitError, match="within 5 seconds"):
        hermit(NOTHING, 5)
    pid, temporary = (folder / "bin" / "started").read_text(encoding="utf-8").split()
    deadline = time.monotonic() + 10
    while alive(int(pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(int(pid))
    assert not Path(temporary).exists()


def test_what_a_crash_says_is_passed_on(stand_in) -> None:
    stand_in("echo 'Error: out of cheese' >&2\nexit 3\n")
    with pytest.raises(JavaError, match="out of cheese"):
        hermit(NOTHING, 60)


def test_a_stub_that_is_called_java_is_no_runtime(stand_in) -> None:
    stand_in("echo 'No Java runtime present, requesting install.' >&2\nexit 1\n")
    assert java_version() is None
    with pytest.raises(JavaError, match="needs a Java runtime"):
        require_java()


def test_a_runtime_tells_its_version(stand_in) -> None:
    stand_in("echo 'openjdk version \"21\"' >&2\n")
    assert java_version() == 'openjdk version "21"'
    require_java()


def test_without_java_one_is_told_what_to_install(sample, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(JavaError, match="Java runtime") as error:
        reason(sample.store, sample.iris)
    assert "apt install" in error.value.hint
