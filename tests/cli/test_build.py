from __future__ import annotations

import json
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
from samrad.errors import SamradError

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


def test_what_has_not_changed_is_said_and_full_reads_it_anew(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "andra.txt").write_text("Scouterna vill ha lokaler.", encoding="utf-8")
    args = ("build", minutes, tmp_path / "andra.txt", "-o", tmp_path / "ut", "--lang", "en")
    assert run(*args).stdout.startswith("2 documents, ")
    (tmp_path / "andra.txt").write_text("Scouterna vill ha fler lokaler.", encoding="utf-8")
    assert run(*args).stdout.startswith("2 documents, 1 unchanged, ")
    assert "unchanged" not in run(*args, "--full").stdout


def test_what_was_passed_over_is_listed_with_its_reason(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    minutes.rename(tmp_path / "in" / "möte.txt")
    (tmp_path / "in" / "kopia.md").write_text(TEXT.replace("\n\n", "\n\n\n"), encoding="utf-8")
    (tmp_path / "in" / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "in" / "README.md").write_text("Läs mig.", encoding="utf-8")
    result = run("build", tmp_path / "in", "-o", tmp_path / "ut")
    assert result.exit_code == 0
    assert "Förbigångna filer: 3" in result.stdout
    report = (tmp_path / "ut" / "report.md").read_text(encoding="utf-8")
    assert "- dubbletter: 1: kopia.md (samma text som möte.txt)" in report
    assert "- bilder: 1: foto.jpg" in report
    assert "- läsmig- och licensfiler: 1: README.md" in report
    manifest = json.loads((tmp_path / "ut" / "manifest.json").read_text(encoding="utf-8"))
    assert {"file": "kopia.md", "reason": "duplicate", "for": "möte.txt"} in manifest["passedOver"]


def test_limits_hold_and_are_named(minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "lång.txt").write_text(TEXT * 100, encoding="utf-8")
    args = ("build", minutes, tmp_path / "lång.txt", "-o", tmp_path / "ut")
    refused = run(*args, "--limit", "characters=2000", "--limit", "seconds=60")
    assert refused.exit_code == 3
    assert "lång.txt" in refused.stderr
    assert "--limit characters=" in refused.stderr
    allowed = refused.stderr.split("allow more: ")[1].split(")")[0].split()
    assert run(*args, *allowed).exit_code == 0


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("page=5", "did you mean 'pages'?"),
        ("pages", "write --limit pages=1000"),
        ("pages=-1", "pages"),
        ("pages=0", "0"),
    ],
)
def test_a_limit_that_is_none_is_explained(minutes: Path, tmp_path: Path, limit: str, said: str) -> None:
    result = CliRunner().invoke(cli, ["build", str(minutes), "-o", str(tmp_path / "ut"), "--limit", limit])
    assert isinstance(result.exception, SamradError)
    assert result.exception.exit_code == 2
    assert said in str(result.exception)
    assert not (tmp_path / "ut").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for a child")
def test_ctrl_c_ends_the_workers_too(minutes: Path, tmp_path: Path) -> None:
    """As in a terminal: the signal goes to all processes of the command."""
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(TEXT * (3000 + number), encoding="utf-8")
    files = [str(tmp_path / f"{number}.txt") for number in range(4)]
    command = [sys.executable, "-m", "samrad", "build", *files, "-o", str(tmp_path / "ut"), "--jobs", "2"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)

    def group() -> int:
        listed = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
        rows = (line.split() for line in listed.splitlines())
        return sum(row[0] == str(child.pid) and not row[1].startswith("Z") for row in rows)

    try:
        deadline = time.monotonic() + 60
        while group() < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert group() == 3, "the command and its two workers"
        time.sleep(0.5)
        os.killpg(child.pid, signal.SIGINT)
        _, told = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
    assert child.returncode == 130
    assert "interrupted" in told
    assert "Traceback" not in told
    assert group() == 0
    assert not (tmp_path / "ut").exists()
