"""Processes of this machine.

Each has a pipe of its own and one piece of work at a time, so that a process that is killed leaves
no lock behind, and it is known what it was at. (`concurrent.futures` shares its queues among its
processes, and now and then hangs for good when one of them is killed.)
"""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from nutgraf_server.batch.errors import EngineError
from nutgraf_server.batch.outcome import Outcome
from nutgraf_server.batch.records import Chunk
from nutgraf_server.batch.work import Made, Work, joined, lost, make, single

# Chunks that are out for each process: one at work, and some that are done and wait for a slower
# one before them.
_CHUNKS_EACH = 4
# What ended so many processes ends all: it may have been somebody's kill once.
_MOST_ENDED = 2
# So many processes in a row that end before they have begun are no accident.
_MOST_NOT_BEGUN = 3
# The garbage collector looks after so many more objects were made than freed; 700 unless told.
_YOUNG = 10_000


def processes() -> int:
    """As many as there are processors for us."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@dataclass(slots=True, eq=False)
class _Task:
    """A chunk on its way; its records go one by one once it has ended too many processes."""

    chunk: Chunk
    made: Made | None = None
    singly: list[Outcome | None] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Piece:
    """What is given to a process: a task's chunk, or its record `at`."""

    task: _Task
    at: int | None = None
    ended: int = 0


class _Process:
    """A process and what it is at."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.connection = ours
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with interrupts_held():
            self.process.start()
        # Only when nobody else holds its end does the pipe tell that the process is gone.
        theirs.close()
        self.is_ready = False
        self.piece: _Piece | None = None

    def end(self) -> None:
        """End it, whatever it is at."""
        self.process.terminate()
        self.process.join()
        self.connection.close()


class Local:
    """As many processes as are wanted, and a new one for each that ends."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._workers = workers
        self._processes: list[_Process] = []
        self._waiting: deque[_Piece] = deque()
        self._not_begun = 0

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Made]]:
        """Each chunk with what was made of it, in their order."""
        out: deque[_Task] = deque()
        most = self._workers * _CHUNKS_EACH
        ended = False
        while True:
            while not ended and len(out) < most:
                chunk = next(chunks, None)
                if chunk is None:
                    ended = True
                else:
                    out.append(_Task(chunk))
                    self._waiting.append(_Piece(out[-1]))
                    # For a few chunks, no more processes than chunks are begun.
                    if len(self._processes) < self._workers:
                        self._processes.append(_Process())
                    self._hand_out()
            if not out:
                return
            if out[0].made is None:
                self._gather()
                self._hand_out()
                continue
            task = out.popleft()
            yield task.chunk, cast("Made", task.made)

    def close(self) -> None:
        """End the processes."""
        for each in self._processes:
            each.end()
        self._processes = []

    def _hand_out(self) -> None:
        """Give work to those who have none."""
        for each in self._processes:
            if not self._waiting:
                return
            if each.is_ready and each.piece is None:
                each.piece = self._waiting.popleft()
                # That it is gone is found out, like all that comes of it, where it is asked.
                with suppress(OSError):
                    each.connection.send(self._message(each.piece))

    def _message(self, piece: _Piece) -> tuple[object, ...]:
        if piece.at is None:
            return make, self._work, piece.task.chunk
        return single, self._work, piece.task.chunk.records[piece.at]

    def _gather(self) -> None:
        """Wait until a process is done with something, or gone."""
        by_connection = {each.connection: each for each in self._processes}
        for connection in wait(list(by_connection)):
            each = by_connection[cast("Connection", connection)]
            try:
                found = each.connection.recv()
            except (EOFError, OSError):
                self._replace(each)
                continue
            self._not_begun = 0
            if each.piece is None:
                each.is_ready = True
            else:
                piece, each.piece = each.piece, None
                self._take(piece, found)

    def _take(self, piece: _Piece, found: Any) -> None:  # noqa: ANN401  # what the process made
        task = piece.task
        if piece.at is None:
            task.made = found
            return
        task.singly[piece.at] = found
        outcomes = [each for each in task.singly if each is not None]
        if len(outcomes) == len(task.singly):
            task.made = joined(self._work, task.chunk, outcomes)

    def _replace(self, gone: _Process) -> None:
        """A new process for one that is gone, and another try of what that was at.

        Raises:
            EngineError: processes end before they have begun.
        """
        gone.end()
        if not gone.is_ready:
            self._not_begun += 1
            if self._not_begun >= _MOST_NOT_BEGUN:
                raise EngineError("processes cannot be started: they end at once")
        self._processes[self._processes.index(gone)] = _Process()
        if gone.piece is not None:
            self._try_again(gone.piece)

    def _try_again(self, piece: _Piece) -> None:
        """Its turn is next: those behind it wait for it anyway."""
        piece.ended += 1
        task = piece.task
        if piece.ended < _MOST_ENDED:
            self._waiting.appendleft(piece)
        elif piece.at is not None:
            self._take(piece, lost(self._work, task.chunk.records[piece.at]))
        else:
            task.singly = [None] * len(task.chunk.records)
            pieces = [_Piece(task, at) for at in range(len(task.singly))]
            self._waiting.extendleft(reversed(pieces))


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Processes begun in here never hear of Ctrl-C, which is for their parent to act on."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection) -> None:
    """Do what comes, until nothing can come any more: the parent has closed, or was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One core a process: threads of the linear algebra would only be in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # Articles hold no cycles; the collector looks at them in vain, several times in each.
    gc.set_threshold(_YOUNG)
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            do, work, given = connection.recv()
            connection.send(do(work, given))
