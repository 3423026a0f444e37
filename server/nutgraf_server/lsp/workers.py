"""Threads that do the requests' work, so that the one that reads never does.

What a reader waits for while typing has workers of its own: a briefing that takes seconds does not
hold up a hover.
"""

import threading
from collections.abc import Callable
from enum import Enum
from queue import SimpleQueue

# One that runs, and one for what comes while it does. More would only share the same processor
# core: the engine is Python.
_EACH = 2

Job = Callable[[], None]


class Lane(Enum):
    """How long a job may take."""

    QUICK = "quick"
    SLOW = "slow"


class Workers:
    """Runs jobs in the order they come, a few at a time in each lane."""

    def __init__(self) -> None:
        self._waiting: dict[Lane, SimpleQueue[Job]] = {}

    def submit(self, lane: Lane, job: Job) -> None:
        """Have `job` done. It has to see to its own errors."""
        if lane not in self._waiting:
            self._start(lane)
        self._waiting[lane].put(job)

    def _start(self, lane: Lane) -> None:
        waiting: SimpleQueue[Job] = SimpleQueue()
        self._waiting[lane] = waiting
        for number in range(_EACH):
            name = f"{lane.value}-{number}"
            # Daemons: the process does not wait for work that nobody waits for.
            threading.Thread(target=_work, args=(waiting,), name=name, daemon=True).start()


def _work(waiting: SimpleQueue[Job]) -> None:
    while True:
        waiting.get()()
