"""Tasks to parts: small texts in this process, all else in workers that may crash, hang or eat memory.

The parts come back in the order of the tasks, so the number of workers changes nothing in them.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any

from ..errors import SamradError
from ..loaders.read import READERS
from .part import Part, Refused, Task, ended, make_part, out_of_time
from .worker import answer_of, receive, send_task

__all__ = ["cores", "make_parts"]

#: Called with (what is done, how many are done, of how many).
Tell = Callable[[str, int, int], None]

#: Formats that plain Python reads: nothing in them can crash the interpreter.
_PLAIN = frozenset({"text", "markdown"})

#: Plain texts up to so many bytes are read in this process: a dense one takes 3 s and 100 MB.
_SMALL = 200_000

#: From so many bytes of small texts on, workers are worth their start where the number of jobs is not said. Measured on
#: two cores: a worker starts in 0.6 s, a process reads 78 kB a second, so two workers save 0.7 s of 2.6 at this size.
_WORTH = 200_000

#: How many names of files at work a line of progress says.
_NAMED = 3


def cores() -> int:
    """Return how many processors this process may use."""
    with contextlib.suppress(AttributeError):  # macOS and Windows do not know
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_parts(tasks: Sequence[Task], jobs: int | None, tell: Tell) -> list[Part | Refused]:
    """Return what became of each task, in their order.

    :param jobs: how many workers at most; with 1, small texts are read in this process; None: as many as there are
        processors, and none for a few small texts
    :raises SamradError: where no worker can be started
    """
    sizes = [_size(task) for task in tasks]
    here = [number for number, task in enumerate(tasks) if sizes[number] <= _SMALL and _is_plain(task)]
    if jobs is None:
        jobs = cores()
        if jobs > 1 and sum(sizes[number] for number in here) >= _WORTH:
            here = []
    elif jobs > 1:
        here = []
    away = sorted(set(range(len(tasks))) - set(here), key=lambda number: -sizes[number])  # the longest first
    return _Run(tasks, tell).outcomes(here, away, min(jobs, len(away)))


def _size(task: Task) -> int:
    try:
        return task.path.stat().st_size
    except (OSError, ValueError):
        return 0  # the reader says what is wrong


def _is_plain(task: Task) -> bool:
    reader = READERS.get(task.path.suffix.lower())
    return reader is None or reader.format in _PLAIN


class _Run:
    """Run tasks, some here and some in workers."""

    def __init__(self, tasks: Sequence[Task], tell: Tell) -> None:
        self._tasks = tasks
        self._tell = tell
        self._found: dict[int, Part | Refused] = {}
        self._at_work: list[int] = []
        self._events: queue.SimpleQueue[tuple[int, Part | Refused | BaseException | None]] = queue.SimpleQueue()
        self._pending: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._workers: set[_Worker] = set()
        self._over = False

    def outcomes(self, here: Sequence[int], away: Sequence[int], workers: int) -> list[Part | Refused]:
        """Return the outcomes of all tasks."""
        for number in away:
            self._pending.put(number)
        threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        try:
            for thread in threads:
                thread.start()
            for number in here:
                self._started(number)
                self._ended(number, make_part(self._tasks[number]))
                while not self._events.empty():
                    self._event()
            while len(self._found) < len(self._tasks):
                self._event()
        finally:
            self._end(threads)
        return [self._found[number] for number in range(len(self._tasks))]

    def _event(self) -> None:
        number, what = self._events.get()
        if what is None:
            self._started(number)
        elif isinstance(what, BaseException):
            raise what
        else:
            self._ended(number, what)

    def _started(self, number: int) -> None:
        self._at_work.append(number)
        self._say()

    def _ended(self, number: int, outcome: Part | Refused) -> None:
        self._at_work.remove(number)
        self._found[number] = outcome
        self._say()

    def _say(self) -> None:
        if self._at_work:
            names = ", ".join(self._tasks[number].path.name for number in self._at_work[:_NAMED])
            self._tell(f"reading {names}", len(self._found), len(self._tasks))

    def _serve(self) -> None:
        """Give tasks to a worker, one after the other, until none is left; runs in a thread."""
        worker: _Worker | None = None
        try:
            while not self._over:
                try:
                    number = self._pending.get_nowait()
                except queue.Empty:
                    return
                self._events.put((number, None))
                worker, outcome = self._made(worker, self._tasks[number])
                self._events.put((number, outcome))
        except BaseException as error:  # it is raised again where the build waits
            if not self._over:
                self._events.put((-1, error))

    def _made(self, worker: _Worker | None, task: Task) -> tuple[_Worker | None, Part | Refused]:
        """Return a worker that can take the next task, and what became of this one.

        What a file is refused for must not depend on the files before it: where a worker that has read others fails
        over one, a new worker tries it once more.
        """
        while True:
            new = worker is None
            worker = worker or self._begin()
            outcome = worker.make(task)
            sound, late = isinstance(outcome, Part) or outcome.lasting, worker.late
            if not worker.alive or not sound:
                self._drop(worker)
                worker = None
            if sound or new or late or self._over:
                return worker, outcome

    def _begin(self) -> _Worker:
        worker = _Worker()
        with self._lock:
            self._workers.add(worker)
        if self._over:
            worker.end()
        worker.wait_ready()
        return worker

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._workers.discard(worker)

    def _end(self, threads: Sequence[threading.Thread]) -> None:
        """End all workers: at once, for they hold nothing that anybody needs."""
        self._over = True
        with self._lock:
            workers = list(self._workers)
        for worker in workers:
            worker.end()
        for thread in threads:
            if thread.ident is not None:
                thread.join(timeout=10)


class _Worker:
    """Hold one worker process; ``late`` where it was ended because a file took too long."""

    def __init__(self) -> None:
        self.late = False
        package = __package__.partition(".")[0]
        # Our own search path, so that it finds what we found; -P, so that no module of the working folder gets between.
        code = f"import sys; sys.path[:] = {sys.path!r}; from {package}.graph.worker import main; main()"
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in end()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said
        )

    @property
    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process.poll() is None

    def wait_ready(self) -> None:
        """Wait until the worker takes tasks.

        :raises SamradError: where it does not come to that
        """
        if self._receive() is None:
            self._process.wait()
            raise SamradError(
                f"a process to read documents in could not be started{self._last_words()}",
                hint="free some memory, or name plain texts alone, which need none",
            )

    def _last_words(self) -> str:
        try:
            self._said.seek(0)
            lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        except (OSError, ValueError):  # closed: the build is over
            return ""
        return f": {lines[-1]}" if lines else ""

    def make(self, task: Task) -> Part | Refused:
        """Return what becomes of a task; where it crashes or takes too long, the process is no more."""
        timer = threading.Timer(task.limits.seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            with contextlib.suppress(OSError):  # it died; the answer will be none
                assert self._process.stdin is not None
                send_task(self._process.stdin, task)
            frame = self._receive()
        finally:
            timer.cancel()
        if frame is not None:
            return answer_of(*frame)
        self.end()
        return out_of_time(task) if self.late else ended(task, _how(self._process.returncode))

    def _stop(self) -> None:
        self.late = True
        self._process.kill()

    def _receive(self) -> tuple[dict[str, Any], list[bytes]] | None:
        assert self._process.stdout is not None
        try:
            return receive(self._process.stdout)
        except (OSError, ValueError):  # closed under us: the build is over
            return None

    def end(self) -> None:
        """End the process, if it runs, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._said):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()


def _how(code: int) -> str:
    """Return the name of the signal that a process ended by, or its code.

    >>> _how(-6), _how(1)
    ('SIGABRT', 'code 1')
    """
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name if code < 0 else f"code {code}"
    return f"signal {-code}"
