from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samrad.cli import cli

TEXT = """Samråd om lokaler

Röda Korset: Kommunerna bör upplåta lokaler på kvällstid.
"""


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "möte.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_summary_says_what_was_found(minutes: Path, tmp_path: Path) -> None:
    result = run("build", minutes, "-o", tmp_path / "ut")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 dokument, ")
    assert "Ber om något: Röda Korset 1" in result.stdout
    assert "Blir ombedda: kommuner 1" in result.stdout
    assert "samrad ask --store" in result.stderr
    assert (tmp_path / "ut" / "store").is_dir()


def test_the_summary_speaks_english_on_demand(minutes: Path, tmp_path: Path) -> None:
    assert run("build", minutes, "-o", tmp_path / "ut", "--lang", "en").stdout.startswith("1 document, ")


def test_a_bad_document_is_named_and_the_code_is_3(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    result = run("build", minutes, tmp_path / "tom.txt", "-o", tmp_path / "ut")
    assert result.exit_code == 3
    assert "tom.txt" in result.stderr
    assert (tmp_path / "ut" / "samrad.trig").is_file()


@pytest.mark.parametrize(
    "args",
    [
        ["--base", "no iri"],
        ["--min-confidence", "2"],
        ["--lang", "no"],
        ["--nothing"],
        ["-o", "in"],
        ["finns inte"],
        [""],
        ["-o", ""],
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(
    minutes: Path, tmp_path: Path, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mine").write_text("mine")
    done = subprocess.run(
        [sys.executable, "-m", "samrad", "build", str(minutes), *args], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "mine", "möte.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for a child")
def test_ctrl_c_is_130_and_leaves_nothing(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    code = (
        "import sys, time; from pathlib import Path; import samrad.project as p\n"
        f"p.make_store = lambda *_: (Path({str(tmp_path / 'here')!r}).touch(), time.sleep(60))\n"
        "from samrad.cli import main; main(sys.argv[1:])"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, "build", str(minutes), "-o", str(out)], stderr=subprocess.PIPE, text=True
    )
    try:
        deadline = time.monotonic() + 60
        while not (tmp_path / "here").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        os.kill(child.pid, signal.SIGINT)
        _, told = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 130
    assert "interrupted" in told
    assert "Traceback" not in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "möte.txt"]


def test_the_next_command_can_be_copied_whatever_the_folder_is_called(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "it's å ut"
    said = run("build", minutes, "-o", out).stderr.split("next: ")[1].split("\n")[0]
    assert shlex.split(said) == ["samrad", "ask", "--store", str(out)]


def test_the_summary_is_utf_8_whatever_the_machine_is_set_to(tmp_path: Path) -> None:
    (tmp_path / "möte-日本.txt").write_text("SIOS vill ha lokaler.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "samrad", "build", str(tmp_path), "-o", str(tmp_path / "ut")]
    ended = subprocess.run(command, capture_output=True, env=environment, timeout=100, check=True)
    assert "möte-日本" in ended.stdout.decode("utf-8")
