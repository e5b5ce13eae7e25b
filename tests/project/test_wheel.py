"""The wheel, built from what git holds, works in an empty folder away from the source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

#: What stands in the rooms for developers and stays out of the wheel: the gold, and notes beside code and data.
LEFT_OUT_FOLDERS = [("evaluation", "gold")]
LEFT_OUT_NAMES = {"README.md", "GUIDELINES.md"}


def left_out(path: Path) -> bool:
    """Tell whether a file of a room is for developers; the corpus' own README says whose texts they are and ships."""
    if any(path.parts[: len(folder)] == folder for folder in LEFT_OUT_FOLDERS):
        return True
    return path.name in LEFT_OUT_NAMES and path.parts[0] != "corpus"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program with nothing of the source tree in reach; fail with its output."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "SAMRAD_STORE")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack what the last commit holds: what is only in the working folder cannot help the wheel."""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    made = subprocess.run(["git", "archive", "--format=tar", "HEAD"], cwd=root, capture_output=True, check=False)
    assert made.returncode == 0, made.stderr.decode()
    folder = tmp_path_factory.mktemp("archive")
    with tarfile.open(fileobj=BytesIO(made.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as `python -m build` does; without isolation, so that no test needs the network."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=archive)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as packed:
        return set(packed.namelist())


def test_the_wheel_holds_all_of_the_packages(archive: Path, names: set[str]) -> None:
    """Code, documents, ontology, queries, cues, templates: all that git holds in the rooms, but for what is listed."""
    packages = tomllib.loads((archive / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    rooms = {name.split(".")[1] for name in packages if "." in name}
    files = [path.relative_to(archive) for room in rooms for path in (archive / room).rglob("*") if path.is_file()]
    wanted = {f"samrad/{path.as_posix()}" for path in files if not left_out(path)}
    assert {Path(name).suffix for name in wanted} >= {".py", ".txt", ".toml", ".ttl", ".rq"}
    assert sorted(wanted - names) == []


def test_the_wheel_holds_the_license_and_the_marker_of_types(names: set[str]) -> None:
    assert "samrad/py.typed" in names
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]


def test_the_wheel_holds_neither_tests_nor_gold_nor_tools(names: set[str]) -> None:
    tops = {name.split("/")[1] for name in names if name.startswith("samrad/")}
    strangers = {"tests", "docs", "benchmarks", "examples", "build", "conftest.py", "samples"}
    assert not tops & strangers
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"samrad"}
    assert [name for name in names if "gold" in name.lower() or name.endswith(".jsonl")] == []
    assert [name for name in names if "conftest" in name or "/." in name] == []


def test_the_source_archive_builds_the_same_wheel(archive: Path, names: set[str], tmp_path: Path) -> None:
    """`python -m build` makes the wheel from the source archive: a file missing there is missing in a release."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path, cwd=archive)
    (built,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(built) as packed:
        assert set(packed.namelist()) == names


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment and return its folder of programs.

    The dependencies are this environment's, reached by a .pth file: a path named there is searched, its own .pth files
    are not read, so this environment's editable samrad stays out of reach.
    """
    home = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        programs / "python",
        "install",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    site = Path(
        run(
            programs / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home
        ).stdout.strip()
    )
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "dependencies.pth").write_text("\n".join(sorted(here)) + "\n", encoding="utf-8")
    return programs


def test_the_installed_package_is_the_wheels_own(installed: Path, tmp_path: Path, root: Path) -> None:
    shown = run(
        installed / "python", "-c", "import samrad.cli; print(samrad.cli.__file__)", cwd=tmp_path
    ).stdout.strip()
    assert Path(shown).is_relative_to(installed.parent)
    assert not Path(shown).is_relative_to(root)


def test_the_main_job_runs_away_from_the_source_tree(installed: Path, tmp_path: Path) -> None:
    """`samrad build` without a file reads the five documents of the wheel; `samrad ask` answers from what it wrote."""
    samrad = installed / "samrad"
    assert run(samrad, "--version", cwd=tmp_path).stdout.startswith("samrad")
    run(samrad, "build", cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"samrad-data"}
    rows = json.loads(run(samrad, "ask", "--format", "json", cwd=tmp_path).stdout)
    assert len(rows) > 10
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "samrad-data" / "texts").glob("*.txt")]
    assert len(texts) == 5
    quotes = [row["quote"] if "quote" in row else row["citat"] for row in rows]
    assert [quote for quote in quotes if not any(quote in text for text in texts)] == []
