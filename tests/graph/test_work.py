"""Workers: the same parts whatever their number, and nothing that one file does harms another or outlives the build."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from samrad.errors import SamradError
from samrad.graph.part import Part, Refused, Task, make_part
from samrad.graph.plain import part_of, part_record, task_of, task_record
from samrad.graph.work import make_parts
from samrad.loaders.document import Consultation, DocumentInfo
from samrad.loaders.read import READERS
from samrad.settings import Limits

#: A reader whose files say what it is to do; it stands in a module of its own, which a worker imports by its name.
READER = """
import ctypes, os, time
from samrad.loaders.read import Reader, register
from samrad.loaders.reading import Reading

def read(data, where, limits):
    what = data.decode("utf-8")
    if what.startswith("abort"):
        os.abort()
    if what.startswith("exit"):
        os._exit(7)
    if what.startswith("sleep"):
        time.sleep(60)
    if what.startswith("eat"):
        hoard = []
        while True:
            hoard.append(bytearray(50_000_000))
    if what.startswith("hoard"):
        READ.append(bytearray(400_000_000))
    if what.startswith("print"):
        print("noise", flush=True)
        os.write(1, b"more noise")
    if what.startswith("fault"):
        raise KeyError("a key of the reader")
    if what.startswith("deep"):
        return read(data, where, limits)
    return Reading(what)

READ = []
register(Reader("odd", 1, (".odd",), read))
"""

TEXT = "Röda Korset: Kommunerna bör upplåta lokaler på kvällstid.\n"


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], Path]]:
    """Give a function that writes a file for the odd reader."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "odd_reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "modules")
    __import__("odd_reader")

    def write(name: str, text: str) -> Path:
        path = tmp_path / f"{name}.odd"
        path.write_text(text, encoding="utf-8")
        return path

    yield write
    del READERS[".odd"]
    del sys.modules["odd_reader"]


def silent(step: str, done: int, total: int) -> None:
    """Say nothing."""


def test_a_part_and_a_task_go_round_as_json(tmp_path: Path) -> None:
    path = tmp_path / "möte å.txt"
    path.write_text(TEXT + "Nya Byalaget i Ängby anser att staten bör lyssna.\n", encoding="utf-8")
    held = Consultation("m-1", form="samråd", date="2020-06", convener=("Delmos",), participant=("NOD", "Testlaget"))
    task = Task(path, DocumentInfo(title="Möte", author="Delmos", consultations=(held,)), limits=Limits(pages=7))
    assert task_of(json.loads(json.dumps(task_record(task)))) == task
    part = make_part(task)
    assert isinstance(part, Part)
    assert part.provisional
    assert part.quads
    again = part_of(json.loads(json.dumps(part_record(part))), part.document.text, part.quads)
    assert again == part


def test_a_task_with_claims_goes_round(tmp_path: Path) -> None:
    path = tmp_path / "möte.txt"
    path.write_text(TEXT, encoding="utf-8")
    from samrad.loaders.claim import Claim, ClaimKind

    claim = Claim("möte", 13, len(TEXT) - 1, TEXT[13:-1], ClaimKind.REQUEST, ("Röda Korset",), confidence=0.5)
    task = Task(path, claims=(claim,), records=Path("mina.jsonl"))
    assert task_of(json.loads(json.dumps(task_record(task)))) == task


def test_the_parts_are_the_same_from_one_process_and_from_three(tmp_path: Path) -> None:
    tasks = []
    for number in range(5):
        path = tmp_path / f"möte {number} å.txt"
        path.write_text(TEXT + f"Lag {number}: Staten måste lyssna på byn.\n", encoding="utf-8")
        tasks.append(Task(path))
    (tmp_path / "tom.txt").write_bytes(b"")
    tasks.insert(2, Task(tmp_path / "tom.txt"))
    here = [make_part(task) for task in tasks]
    steps: list[tuple[str, int, int]] = []
    away = make_parts(tasks, 3, lambda *step: steps.append(step))
    assert [part for part in away if isinstance(part, Part)] == [part for part in here if isinstance(part, Part)]
    refused = away[2]
    assert isinstance(refused, Refused)
    assert refused.lasting
    assert str(refused.error) == str(here[2].error)
    assert any("möte 3 å.txt" in step for step, _, _ in steps), "the file at work is named"
    assert {total for _, _, total in steps} == {6}


def test_what_a_hostile_file_does_is_its_own_error_and_the_others_are_read(
    odd: Callable[[str, str], Path], tmp_path: Path
) -> None:
    (tmp_path / "bra.txt").write_text(TEXT, encoding="utf-8")
    limits = Limits(memory=700)
    paths = {name: odd(name, name) for name in ("abort", "exit", "eat", "print", "fault", "deep")}
    late = odd("sleep", "sleep")
    tasks = [Task(path, limits=limits) for path in (*paths.values(), late, tmp_path / "bra.txt")]
    tasks[-2] = replace(tasks[-2], limits=Limits(seconds=2))
    done = dict(zip((*paths, "sleep", "bra"), make_parts(tasks, 2, silent), strict=True))
    assert isinstance(done["bra"], Part)
    assert isinstance(done["print"], Part), "what a library prints breaks nothing"
    said = {name: one.error for name, one in done.items() if isinstance(one, Refused)}
    assert set(said) == {"abort", "exit", "eat", "fault", "deep", "sleep"}
    assert all(error.where.endswith(f"{name}.odd") and error.hint for name, error in said.items())
    assert "SIGABRT" in said["abort"].message
    assert "code 7" in said["exit"].message
    assert "a key of the reader" in said["fault"].message
    assert "nested too deep" in said["deep"].message
    assert said["sleep"].message == "it takes longer than 2 s; that is the limit"
    assert "--limit seconds=8" in said["sleep"].hint
    if sys.platform == "linux":
        assert said["eat"].message == "it takes more than 700 MB of memory; that is the limit"
        assert "--limit memory=1400" in said["eat"].hint


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_a_file_does_not_pay_for_the_memory_of_those_before_it(odd: Callable[[str, str], Path]) -> None:
    tasks = [Task(odd(f"hoard-{number}", f"hoard {number}"), limits=Limits(memory=1000)) for number in range(3)]
    assert all(isinstance(part, Part) for part in make_parts(tasks, 1, silent))


def test_where_no_worker_starts_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    program = tmp_path / "no-python"
    program.write_text("#!/bin/sh\necho no memory left >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(SamradError, match="could not be started: no memory left"):
        make_parts([Task(tmp_path / "a.txt")], 2, silent)


#: Builds files that sleep in workers; a file beside them says that the workers are at it.
SLEEPERS = """
import sys
sys.path.insert(0, sys.argv[1])
import odd_reader
from pathlib import Path
from samrad.graph.part import Task
from samrad.graph.work import make_parts
def tell(step, done, total):
    if "b.odd" in step and "a.odd" in step:
        Path(sys.argv[4]).touch()
make_parts([Task(Path(name)) for name in sys.argv[2:4]], 2, tell)
"""


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if int(line.split()[1]) == pid]


def runs(pid: int) -> bool:
    """Say whether a process is there and no zombie that nobody has fetched."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


def wait_for(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_worker_outlives_its_parent(odd: Callable[[str, str], Path], tmp_path: Path, how: signal.Signals) -> None:
    paths = [odd("a", "sleep"), odd("b", "sleep")]
    here = tmp_path / "here"
    command = [sys.executable, "-c", SLEEPERS, str(tmp_path / "modules"), *map(str, paths), str(here)]
    parent = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONHASHSEED": "1"})
    try:
        assert wait_for(here.exists, 60), "the workers never came to their files"
        workers = children(parent.pid)
        assert len(workers) == 2
        parent.send_signal(how)
        parent.wait(timeout=20)
        assert wait_for(lambda: not any(map(runs, workers)), 10), "a worker goes on without its parent"
    finally:
        parent.kill()
        parent.wait()
