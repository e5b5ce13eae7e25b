"""`samrad --help` answers at once: nothing heavy is loaded before a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "owlready2", "matplotlib", "pyoxigraph", "rich"}

#: Runs the command line in a fresh process, then lists what it loaded on the last line.
PROBE = """
import json, sys
from samrad.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
sys.stdout.flush()
print()
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_the_first_answer_loads_nothing_heavy(option: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROBE, option],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answer, _, modules = run.stdout.strip().rpartition("\n")
    assert "samrad" in answer
    loaded = set(json.loads(modules))
    assert "click" in loaded
    assert loaded & HEAVY == set()


def test_the_help_lists_every_command(tmp_path: Path) -> None:
    from samrad.cli import COMMANDS

    run = subprocess.run(
        [sys.executable, "-m", "samrad", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    listed = [
        line.split()[0]
        for line in run.stdout.partition("Commands:")[2].splitlines()
        if line.startswith("  ") and line[2] != " "
    ]
    assert listed == list(COMMANDS)
