"""The set-up script chooses an interpreter by running it and says what to do where it cannot go on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

#: Stand-ins for interpreters, each a shell script that answers as one of the traps does.
SHIM = 'echo "shim: $0: command not found" >&2; exit 127'
OLD = "exit 1"  # answers, but is older than 3.11
SPLIT = 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac; exit 0'  # Debian without python3-venv


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Give a folder (its name holds a space) with the script and the two files it reads."""
    folder = tmp_path / "a copy"
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(root / ".ci" / "setup", folder / ".ci" / "setup")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(root / name, folder / name)
    return folder


def setup(copy: Path, interpreters: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the script where no other interpreter than these stand-ins can be found."""
    programs = copy / "programs"
    programs.mkdir()
    for name, body in interpreters.items():
        (programs / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    for tool in ("sh", "dirname", "cksum", "cat", "sed", "rm", "env"):
        found = shutil.which(tool)
        assert found, f"{tool} is missing here"
        (programs / tool).symlink_to(found)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON"} | {"PATH": str(programs)}
    return subprocess.run(
        ["sh", ".ci/setup", "run"], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )


def test_where_no_recent_python_runs_it_says_what_to_install(copy: Path) -> None:
    done = setup(copy, {"python3.13": SHIM, "python3": OLD, "python": OLD})
    assert done.returncode != 0
    assert "no Python 3.11 or later runs here" in done.stderr
    assert "apt install python3" in done.stderr


def test_a_shim_that_does_not_run_is_passed_over_and_a_split_python_gives_the_apt_line(copy: Path) -> None:
    done = setup(copy, {"python3.13": SHIM, "python3.12": SPLIT})
    assert done.returncode != 0
    assert "sudo apt install python3.12-venv" in done.stderr
    assert not (copy / ".venv").exists()


#: Makes an environment whose pip notes each call and succeeds.
MAKER = r"""
if [ "$2" = venv ]; then
    mkdir -p .venv/bin
    printf '#!/bin/sh\ncase "$*" in *install*) echo "$*" >>calls ;; esac\nexit 0\n' >.venv/bin/python
    chmod +x .venv/bin/python
fi
[ "$1" = --version ] && echo "Python 3.12"
exit 0
"""


def again(copy: Path, what: str) -> list[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHON"}
    done = subprocess.run(
        ["sh", ".ci/setup", what], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return (copy / "calls").read_text(encoding="utf-8").splitlines()


def test_it_installs_again_only_when_the_requirements_changed(copy: Path) -> None:
    programs = {
        "python3.12": MAKER.replace("mkdir", f"'{shutil.which('mkdir')}'").replace(
            "chmod", f"'{shutil.which('chmod')}'"
        )
    }
    assert setup(copy, programs).returncode == 0
    assert len(again(copy, "run")) == 1
    (calls_of_dev,) = again(copy, "dev")[1:]
    assert "-c constraints.txt" in calls_of_dev
    assert ".[dev]" in calls_of_dev
    assert len(again(copy, "run")) == 2  # what is installed for development also runs
    with (copy / "constraints.txt").open("a", encoding="utf-8") as pins:
        pins.write("another==1.0\n")
    assert len(again(copy, "run")) == 3


def test_make_run_sets_up_builds_and_asks(root: Path) -> None:
    """What the first command of the README would do, in this order, without doing it."""
    shown = subprocess.run(["make", "-n", "run"], cwd=root, capture_output=True, text=True, check=True).stdout
    steps = [shown.index(step) for step in (".ci/setup run", "samrad build", "samrad ask --to kommuner")]
    assert steps == sorted(steps)
