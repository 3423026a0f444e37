"""How long a process has been at the record it is at, which its parent reads at any time.

The two share a few bytes of memory, so that nobody has to answer: a process that is stuck inside C
code, an exponential regular expression for instance, answers nothing.
"""

import time
from multiprocessing.context import SpawnContext


class Clock:
    """The number of a record, and when it was begun."""

    def __init__(self, context: SpawnContext) -> None:
        # Of eight bytes each, which are written in one go. `time.monotonic` is the machine's.
        self._shared = context.RawArray("d", 2)

    def begin(self, number: int) -> None:
        """In the process: the record of that number in the chunk is begun."""
        self._shared[0] = number
        self._shared[1] = time.monotonic()

    def stop(self) -> None:
        """In the process: no record is being worked on."""
        self._shared[1] = 0.0

    @property
    def number(self) -> int:
        """The record that was begun last."""
        return int(self._shared[0])

    @property
    def begun(self) -> float | None:
        """When it was begun, by `time.monotonic`; None where it has ended."""
        return self._shared[1] or None
