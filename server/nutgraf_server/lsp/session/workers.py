"""Threads that do the requests' work, so that the one that reads never does.

What a reader waits for while typing has workers of its own: a briefing that takes seconds does not
hold up a hover.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from queue import SimpleQueue

# One that runs, and one for what comes while it does. More would only share the same processor
# core: the engine is Python.
WORKERS_PER_LANE = 2

# Given-up work stops where the engine looks at that; a library's own loops never do, for minutes at
# worst. Its worker then has a substitute, but each holds on to memory.
MAX_WORKERS = 8


class Priority(Enum):
    """How long a job may take."""

    QUICK = "quick"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, eq=False)
class WorkerJob:
    """Something to do, which has to see to its own errors, and whether nobody waits for it."""

    do: Callable[[], None]
    is_given_up: Callable[[], bool]


class Workers:
    """Runs jobs in the order they come, a few at a time in each priority."""

    def __init__(self) -> None:
        self._queues = {priority: _PriorityQueue(priority.value) for priority in Priority}

    def submit(self, priority: Priority, job: WorkerJob) -> None:
        """Have `job` done."""
        self._queues[priority].submit(job)

    def reap(self) -> None:
        """Jobs may have been given up: what waits behind them need not wait any longer."""
        for priority in self._queues.values():
            priority.spawn_workers()


class _PriorityQueue:
    """One queue and those who work on it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: SimpleQueue[WorkerJob] = SimpleQueue()
        self._lock = threading.Lock()
        self._workers = 0
        self._running: list[WorkerJob] = []

    def submit(self, job: WorkerJob) -> None:
        self._waiting.put(job)
        self.spawn_workers()

    def spawn_workers(self) -> None:
        """Have enough workers for what waits."""
        with self._lock:
            while (
                not self._waiting.empty()
                and self._present() < WORKERS_PER_LANE
                and self._workers < MAX_WORKERS
            ):
                self._workers += 1
                # Daemons: the process does not wait for work that nobody waits for.
                threading.Thread(target=self._work, name=self._name, daemon=True).start()

    def _present(self) -> int:
        """The workers that have no given-up job."""
        return self._workers - sum(job.is_given_up() for job in self._running)

    def _work(self) -> None:
        while True:
            job = self._waiting.get()
            with self._lock:
                self._running.append(job)
            try:
                job.do()
            finally:
                with self._lock:
                    self._running.remove(job)
            with self._lock:
                if self._present() > WORKERS_PER_LANE:
                    self._workers -= 1
                    return
            # Nothing of the last job is kept alive while the next is waited for.
            del job
