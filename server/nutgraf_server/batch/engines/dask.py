"""A cluster of Dask's: one that runs already, or one made here for the run.

A worker that is too long at a record ends itself, by an alarm of the system's; Dask gives its work
to another, and a record that ends worker after worker is an error.
"""

import os
import pickle
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

import nutgraf
from nutgraf.extras import install_command
from nutgraf_server.batch.engines import parent_death
from nutgraf_server.batch.engines.alarm import ALARM
from nutgraf_server.batch.engines.interrupts import interrupts_held
from nutgraf_server.batch.engines.local import processes
from nutgraf_server.batch.errors import EngineError, WrongUseError
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

# Chunks that are out for each thread of the cluster, as in `local`.
_CHUNKS_EACH = 4
# Workers come and go: how many there are is asked again after so many chunks.
_CHUNKS_BETWEEN_COUNTS = 50
# A task may end so many workers of a cluster of ours; the next time it is given up, as in `local`.
_ALLOWED_ENDS = 1
# How long a scheduler has to answer, and workers have to come, in seconds.
_PATIENCE, _PATIENCE_WITH_WORKERS = 10, 60
# While a result is waited for, seconds until the workers are counted again.
_BETWEEN_COUNTS = 5.0


class Dask:
    """Chunks as tasks of a scheduler, which gives those of a lost worker to another."""

    def __init__(
        self, work: Work, scheduler: str | None, workers: int | None, timeout: float = TIMEOUT
    ) -> None:
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise WrongUseError(f"to use Dask, run: {install_command('dask')}") from None
        self._work = work
        self._timeout = timeout
        # Workers of a cluster that is not ours outlive us.
        self._parent = None if scheduler else os.getpid()
        self._library = distributed
        self._workers = workers or processes()
        self._where = scheduler or "a local cluster"
        self._cluster: Any = None
        self._client: Any = None
        try:
            self._connect(scheduler)
        except BaseException:
            self.close()
            raise

    def results(self, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, ChunkResult]]:
        """Each chunk with what was made of it, in their order."""
        out: deque[tuple[Chunk, Any]] = deque()
        sent = most = 0
        ended = False
        while True:
            while not ended and len(out) < max(1, most):
                if sent % _CHUNKS_BETWEEN_COUNTS == 0:
                    most = self._threads() * _CHUNKS_EACH
                chunk = next(chunks, None)
                if chunk is None:
                    ended = True
                else:
                    sent += 1
                    out.append((chunk, self._sent(chunk)))
            if not out:
                return
            chunk, future = out.popleft()
            made = self._result(future)
            yield chunk, self._singly(chunk) if made is None else made

    def close(self) -> None:
        """Take back what is out, and end the cluster if it is ours."""
        for each in (self._client, self._cluster):
            if each is not None:
                # It may be gone already, and there is nothing more to want of it.
                with suppress(Exception):
                    each.close()
        self._client = self._cluster = None

    def _connect(self, scheduler: str | None) -> None:
        library = self._library
        try:
            if scheduler is None:
                # Its processes are begun by threads of its own, which keep what is held here.
                with interrupts_held():
                    self._cluster = library.LocalCluster(
                        n_workers=self._workers,
                        threads_per_worker=1,
                        dashboard_address=None,
                        silence_logs="CRITICAL",
                        scheduler_kwargs={"allowed_failures": _ALLOWED_ENDS},
                    )
            self._client = library.Client(self._cluster or scheduler, timeout=_PATIENCE)
            self._client.wait_for_workers(1, timeout=_PATIENCE_WITH_WORKERS)
        except (OSError, TimeoutError, ValueError) as error:
            why = "has no workers" if self._client is not None else "does not answer"
            raise EngineError(f"{self._where}: {why} ({type(error).__name__})") from None
        self._check_versions()

    def _check_versions(self) -> None:
        """Refuse workers that would give other results than we do, or none."""
        try:
            found = self._client.run(_version)
        except Exception as error:  # noqa: BLE001  # whatever comes back from a worker
            raise EngineError(
                f"{self._where}: its workers cannot import nutgraf ({type(error).__name__}); "
                "install the same version there"
            ) from None
        others = {version for version in found.values() if version != nutgraf.__version__}
        if others:
            raise EngineError(
                f"{self._where}: its workers have nutgraf {', '.join(sorted(others))}, but this is "
                f"{nutgraf.__version__}"
            )

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def _sent(self, given: Chunk | Raw) -> Any:  # noqa: ANN401  # a future of Dask's
        # The scheduler unpacks what it is given to hand on; of this it has nothing to unpack. Two
        # chunks alike are two tasks all the same: each has its place in the output.
        packed = pickle.dumps((self._work, given, self._timeout, self._parent))
        return self._client.submit(_done, packed, pure=False)

    def _result(self, future: Any) -> Any:  # noqa: ANN401  # what the task gives
        """What a task made; None where it ended worker after worker.

        Raises:
            EngineError: the scheduler is gone, or has no workers left.
        """
        try:
            return self._waited_for(future)
        except self._library.KilledWorker:
            return None
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever a cluster can come to
            raise EngineError(f"{self._where}: failed ({type(error).__name__})") from None

    def _waited_for(self, future: Any) -> Any:  # noqa: ANN401  # what the task gives
        """What a task made, as long as there is anyone to do it."""
        since = time.monotonic()
        while True:
            with suppress(TimeoutError):
                return future.result(timeout=_BETWEEN_COUNTS)
            if future.done():
                return future.result()
            workers = len(self._client.nthreads())
            if self._cluster is not None and workers < self._workers:
                # What watches a worker goes with it where it ends while it begins.
                self._cluster.scale(self._workers)
            if workers:
                since = time.monotonic()
            elif time.monotonic() - since > _PATIENCE_WITH_WORKERS:
                raise EngineError(f"{self._where}: has no workers left")

    def _singly(self, chunk: Chunk) -> ChunkResult:
        """Work on each record by itself, so that only one that ends its worker is lost."""

        def outcomes() -> Iterator[RecordResult]:
            for raw in chunk.records:
                begun = time.monotonic()
                found = self._result(self._sent(raw))
                yield self._lost(raw, time.monotonic() - begun) if found is None else found

        return joined(self._work, chunk, outcomes())

    def _lost(self, raw: Raw, seconds: float) -> RecordResult:
        """The outcome of a record that ended worker after worker, within so many seconds in all."""
        if seconds >= self._timeout * (_ALLOWED_ENDS + 1):
            return timed_out(self._work, raw, self._timeout)
        return lost(self._work, raw)


def _done(packed: bytes) -> object:
    """Do what a worker is sent."""
    work, given, timeout, parent = pickle.loads(packed)  # noqa: S301  # a scheduler sends any code
    if parent is not None:
        parent_death.die_with(parent)
    try:
        if isinstance(given, Chunk):
            return make(work, given, lambda _: ALARM.begin(timeout))
        ALARM.begin(timeout)
        return single(work, given)
    finally:
        ALARM.stop()


def _version() -> str:
    """The version that a worker has."""
    return nutgraf.__version__
