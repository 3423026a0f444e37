"""Processes of this machine.

Each has a pipe of its own and one piece of work at a time, so that a process that is killed leaves
no lock behind, and it is known what it was at. (`concurrent.futures` shares its queues among its
processes, and now and then hangs for good when one of them is killed.)

A process that is too long at a record is killed, and so are all of them when their parent is.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import Any, cast

from nutgraf_server.batch.engines import ending, parent_death
from nutgraf_server.batch.engines.clock import Clock
from nutgraf_server.batch.engines.interrupts import interrupts_held
from nutgraf_server.batch.engines.memory import Growth
from nutgraf_server.batch.errors import EngineError
from nutgraf_server.batch.record_result import RecordResult
from nutgraf_server.batch.records import TIMEOUT, Chunk, Raw
from nutgraf_server.batch.work import (
    ChunkResult,
    Work,
    joined,
    lost,
    make,
    single,
    timed_out,
)
from nutgraf_server.inputs.errors import reason

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
    made: ChunkResult | None = None
    singly: list[RecordResult | None] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class _Piece:
    """What is given to a process: a task's chunk, or its record `at`."""

    task: _Task
    at: int | None = None
    ended: int = 0

    @property
    def given(self) -> Chunk | Raw:
        """What is sent to the process."""
        return self.task.chunk if self.at is None else self.task.chunk.records[self.at]


class _Process:
    """A process and what it is at."""

    def __init__(self, watch: parent_death.Watch | None) -> None:
        context = multiprocessing.get_context("spawn")
        self.clock = Clock(context)
        ours, theirs = context.Pipe()
        self.connection = ours
        self.process = context.Process(
            target=_serve, args=(theirs, self.clock, os.getpid()), daemon=True
        )
        self._watch = watch
        try:
            with interrupts_held():
                self.process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            # Only when nobody else holds its end does the pipe tell that the process is gone.
            theirs.close()
        if watch and self.process.pid:
            watch.add(self.process.pid)
        self.is_ready = False
        self.piece: _Piece | None = None

    def end(self) -> None:
        """End it, whatever it is at."""
        ending.end(self.process)
        self.connection.close()
        if self._watch and self.process.pid:
            self._watch.remove(self.process.pid)


class Local:
    """As many processes as are wanted, and a new one for each that ends."""

    def __init__(self, work: Work, workers: int, timeout: float = TIMEOUT) -> None:
        self._work = work
        self._workers = workers
        self._timeout = timeout
        self._processes: list[_Process] = []
        self._waiting: deque[_Piece] = deque()
        self._not_begun = 0
        self._watch: parent_death.Watch | None = None
        # Who was stopped with Ctrl-Z cannot have been working meanwhile.
        self._continued = 0.0
        self._before = _on_going_on(self._go_on)

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, ChunkResult]]:
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
                        self._processes.append(self._begun())
                    self._hand_out()
            if not out:
                return
            if out[0].made is None:
                self._gather()
                self._hand_out()
                continue
            task = out.popleft()
            yield task.chunk, cast("ChunkResult", task.made)

    def close(self) -> None:
        """End the processes."""
        for each in self._processes:
            each.end()
        self._processes = []
        if self._watch:
            self._watch.close()
            self._watch = None
        if self._before is not None:
            _on_going_on(self._before)
            self._before = None

    def _go_on(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._continued = time.monotonic()

    def _begun(self) -> _Process:
        """A new process.

        Raises:
            EngineError: the system has none for us.
        """
        try:
            if not parent_death.kernel_can() and sys.platform != "win32" and not self._watch:
                self._watch = parent_death.Watch()
            return _Process(self._watch)
        except OSError as error:
            raise EngineError(f"processes cannot be started: {reason(error)}") from None

    def _hand_out(self) -> None:
        """Give work to those who have none."""
        for each in self._processes:
            if not self._waiting:
                return
            if each.is_ready and each.piece is None:
                each.piece = self._waiting.popleft()
                # That it is gone is found out, like all that comes of it, where it is asked.
                with suppress(OSError):
                    each.connection.send((self._work, each.piece.given))

    def _gather(self) -> None:
        """Wait until a process is done with something, or gone, or too long at it."""
        by_connection = {each.connection: each for each in self._processes}
        for connection in wait(list(by_connection), self._until_too_late()):
            self._hear(by_connection[cast("Connection", connection)])
        late = time.monotonic() - self._timeout
        for each in [*self._processes]:
            begun = self._begun_at(each)
            # One whose answer came meanwhile is heard the next time.
            if each.piece and begun and begun <= late and not each.connection.poll():
                self._end_late(each, each.piece)

    def _begun_at(self, process: _Process) -> float | None:
        """Since when a process has been at its record without a stop."""
        begun = process.clock.begun
        return begun and max(begun, self._continued)

    def _until_too_late(self) -> float:
        """In how many seconds the first process will have been at its record for too long.

        Those that are at the next one by then have the rest of their time after that.
        """
        now = time.monotonic()
        begun = [self._begun_at(each) or now for each in self._processes if each.piece]
        return max(0.0, min(begun, default=now) + self._timeout - now)

    def _hear(self, process: _Process) -> None:
        """Take what a process has made, or find another where it is gone."""
        try:
            found, is_over = process.connection.recv()
        except (EOFError, OSError):
            piece = process.piece
            self._replace(process)
            if piece is not None:
                self._try_again(piece)
            return
        self._not_begun = 0
        if process.piece is None:
            process.is_ready = True
            return
        piece, process.piece = process.piece, None
        if piece.at is None:
            piece.task.made = found
        else:
            self._put(piece.task, piece.at, found)
        if is_over:
            self._replace(process)

    def _put(self, task: _Task, at: int, outcome: RecordResult) -> None:
        """One record of a task whose records go one by one is done."""
        task.singly[at] = outcome
        outcomes = [each for each in task.singly if each is not None]
        if len(outcomes) == len(task.singly):
            task.made = joined(self._work, task.chunk, outcomes)

    def _replace(self, gone: _Process) -> None:
        """A new process for one that is gone, or is to go.

        Raises:
            EngineError: processes end before they have begun.
        """
        gone.end()
        if not gone.is_ready:
            self._not_begun += 1
            if self._not_begun >= _MOST_NOT_BEGUN:
                raise EngineError("processes cannot be started: they end immediately")
        self._processes[self._processes.index(gone)] = self._begun()

    def _end_late(self, late: _Process, piece: _Piece) -> None:
        """Kill a process that is too long at a record, which is an error; the others are not."""
        task = piece.task
        begun = late.clock.begun
        self._replace(late)
        if late.clock.begun != begun:
            # It went on to the next record just before it was killed.
            self._waiting.appendleft(piece)
            return
        at = late.clock.number if piece.at is None else piece.at
        if piece.at is None:
            self._one_by_one(task, but=at)
        self._put(task, at, timed_out(self._work, task.chunk.records[at], self._timeout))

    def _try_again(self, piece: _Piece) -> None:
        """Its turn is next: those behind it wait for it anyway."""
        piece.ended += 1
        task = piece.task
        if piece.ended < _MOST_ENDED:
            self._waiting.appendleft(piece)
        elif piece.at is not None:
            self._put(task, piece.at, lost(self._work, task.chunk.records[piece.at]))
        else:
            self._one_by_one(task)

    def _one_by_one(self, task: _Task, but: int | None = None) -> None:
        """Hand out a chunk's records one by one, next, and one of them not at all."""
        task.singly = [None] * len(task.chunk.records)
        pieces = [_Piece(task, at) for at in range(len(task.singly)) if at != but]
        self._waiting.extendleft(reversed(pieces))


def _on_going_on(handler: Any) -> Any:  # noqa: ANN401  # whatever `signal.signal` takes and gives
    """Have a handler called when this process goes on after a stop; the one before it.

    None where there is no such signal, or it is not ours to handle.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        return None
    return signal.signal(signal.SIGCONT, handler)


def _serve(connection: Connection, clock: Clock, parent: int) -> None:
    """Do what comes, until nothing can come any more: the parent has closed, or was killed."""
    parent_death.die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One core a process: threads of the linear algebra would only be in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # Articles hold no cycles; the collector looks at them in vain, several times in each.
    gc.set_threshold(_YOUNG)
    growth = Growth()
    with suppress(EOFError, OSError):
        connection.send((None, False))
        while True:
            work, given = connection.recv()
            found, records = _done(work, given, clock.begin)
            clock.stop()
            connection.send((found, growth.is_over(records)))


def _done(
    work: Work, given: Chunk | Raw, begin: Callable[[int], None]
) -> tuple[ChunkResult | RecordResult, int]:
    """What is made of a chunk, or of one record, and of how many records that is."""
    if isinstance(given, Chunk):
        return make(work, given, begin), len(given.records)
    begin(0)
    return single(work, given), 1
