"""Processes of this machine."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import TypeVar

from nutgraf_server.batch.errors import EngineError
from nutgraf_server.batch.outcome import Outcome
from nutgraf_server.batch.records import Chunk, Raw
from nutgraf_server.batch.work import Made, Work, joined, lost, make, single

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")

# Chunks that are out for each process: one at work, one at hand, and some done that wait for a
# slower one before them.
_CHUNKS_EACH = 4
# How often a record is given to a process alone, after its chunk has ended two.
_TRIES_ALONE = 2
_ENDED_WITH_PARENT = 1


def processes() -> int:
    """As many as there are processors for us."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Local:
    """A pool of processes, made anew when one of them is killed."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work = work
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._others: set[BaseProcess] = set()

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Made]]:
        """Each chunk with what was made of it, in their order."""
        out: deque[tuple[Chunk, Future[Made]]] = deque()
        most = self._workers * _CHUNKS_EACH
        ended = False
        while True:
            while not ended and len(out) < most:
                chunk = next(chunks, None)
                if chunk is None:
                    ended = True
                else:
                    out.append((chunk, self._sent(chunk)))
            if not out:
                return
            chunk, future = out.popleft()
            try:
                made = future.result()
            except BrokenProcessPool:
                self._drop()
                # Nobody knows which chunk it was. Each that is out has its turn alone, so that one
                # that does it again is known, and those that were beside it are not blamed.
                yield chunk, self._alone(chunk)
                while out:
                    beside, future = out.popleft()
                    yield beside, self._kept(future) or self._alone(beside)
                continue
            yield chunk, made

    def close(self) -> None:
        """Stop the processes, whatever they are at."""
        if self._pool is None:
            return
        for child in set(multiprocessing.active_children()) - self._others:
            child.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def _sent(self, chunk: Chunk) -> Future[Made]:
        try:
            return self._submitted(make, chunk)
        except BrokenProcessPool as error:
            # Its time comes in its turn, as for all the others.
            future: Future[Made] = Future()
            future.set_exception(error)
            return future

    def _submitted(self, do: Callable[[Work, _Given], _Found], given: _Given) -> Future[_Found]:
        pool = self._ready()
        with interrupts_held():
            return pool.submit(do, self._work, given)

    @staticmethod
    def _kept(future: Future[Made]) -> Made | None:
        """What was made before the pool broke."""
        return None if future.exception() else future.result()

    def _alone(self, chunk: Chunk) -> Made:
        """Work on a chunk with no other beside it, and if that ends a process, on each record."""
        made = self._tried(make, chunk)
        if made is not None:
            return made
        return joined(self._work, chunk, map(self._single, chunk.records))

    def _single(self, raw: Raw) -> Outcome:
        for _ in range(_TRIES_ALONE):
            found = self._tried(single, raw)
            if found is not None:
                return found
        return lost(self._work, raw)

    def _tried(self, do: Callable[[Work, _Given], _Found], given: _Given) -> _Found | None:
        """What a process makes; None where it ended."""
        try:
            return self._submitted(do, given).result()
        except BrokenProcessPool:
            self._drop()
            return None

    def _drop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _ready(self) -> ProcessPoolExecutor:
        """The pool, made when it is first needed and when it broke.

        Raises:
            EngineError: its processes end before they have done anything.
        """
        if self._pool is not None:
            return self._pool
        self._others = set(multiprocessing.active_children())
        # A process that is forked would inherit whatever locks the threads of this one hold.
        spawned = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._workers, spawned, initializer=_begin)
        try:
            with interrupts_held():
                greeting = self._pool.submit(_greet)
            greeting.result()
        except BrokenProcessPool:
            self._drop()
            raise EngineError("processes cannot be started: they end at once") from None
        return self._pool


def _greet() -> None:
    """Nothing: that it was done is what tells."""


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


def _begin() -> None:
    """How each process starts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One core a process: threads of the linear algebra would only be in each other's way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent is gone, even if that was killed: nobody would take the results."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(_ENDED_WITH_PARENT)
