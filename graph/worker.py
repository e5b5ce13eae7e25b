"""A worker: a process of its own that makes parts of files that may be hostile, one after the other.

It is given tasks on standard input and answers on standard output, both as frames: a line of JSON that says how many
bytes follow, then the bytes. It ends when its input closes, also in the middle of a task: so none outlives its parent.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import signal
import sys
import threading
from typing import IO, Any

from ..errors import DocumentError
from ..loaders.read import READERS
from .part import Part, Refused, Task, make_part, out_of_memory, warm_up
from .plain import error_of, error_record, part_of, part_record, task_of, task_record

__all__ = ["answer_of", "main", "receive", "send", "send_task"]

_MEGABYTE = 1_000_000

#: How many seconds of the processor a task may take beyond its limit, until the system ends a worker whom nobody ended.
_SPARE = 30


def send(stream: IO[bytes], record: dict[str, Any], *parts: bytes) -> None:
    """Write a frame: a record and the bytes that belong to it."""
    line = json.dumps({**record, "sizes": [len(part) for part in parts]}).encode("ascii")
    stream.write(line + b"\n")
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], list[bytes]] | None:
    """Read a frame; None where the stream ends before it does."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    record = json.loads(line)
    parts = [stream.read(size) for size in record["sizes"]]
    return (record, parts) if [len(part) for part in parts] == record["sizes"] else None


def send_task(stream: IO[bytes], task: Task) -> None:
    """Send a task, and the module that registers its reader where that is none of ours."""
    reader = READERS.get(task.path.suffix.lower())
    send(stream, {"task": task_record(task), "module": reader.read.__module__ if reader else None})


def answer_of(record: dict[str, Any], parts: list[bytes]) -> Part | Refused:
    """Return what a worker made of a file."""
    if "refused" in record:
        error = error_of(record["refused"])
        return Refused(DocumentError(error.message, where=error.where, hint=error.hint), record["lasting"])
    return part_of(record["part"], parts[0].decode("utf-8", "surrogatepass"), parts[1])


def main() -> None:
    """Answer tasks until the input closes."""
    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent ends us
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # a library that prints must not break a frame
    tasks: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, tasks), daemon=True).start()
    warm_up()
    send(answers, {"ready": True})
    while True:
        _answer(answers, tasks.get())


def _listen(stream: IO[bytes], tasks: queue.SimpleQueue[dict[str, Any]]) -> None:
    """Take tasks as they come; when the parent is gone, end the process whatever it is at."""
    while (frame := receive(stream)) is not None:
        tasks.put(frame[0])
    os._exit(0)


def _answer(answers: IO[bytes], record: dict[str, Any]) -> None:
    task = task_of(record["task"])
    if record["module"] and READERS.get(task.path.suffix.lower()) is None:
        importlib.import_module(record["module"])
    _limit(task)
    try:
        made = make_part(task)
        if isinstance(made, Part):
            text = made.document.text.encode("utf-8", "surrogatepass")
            send(answers, {"part": part_record(made)}, text, made.quads)
            return
    except MemoryError:  # so little is left that not even the answer fits
        made = out_of_memory(task)
    send(answers, {"refused": error_record(made.error), "lasting": made.lasting})


def _limit(task: Task) -> None:
    """Hold this process to the memory that a file may take, where the system can, and to its share of time.

    macOS takes no limit on memory; there a file can take what there is.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(ValueError, OSError):
        most = task.limits.memory * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with contextlib.suppress(ValueError, OSError):
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + 2 * task.limits.seconds + _SPARE
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
