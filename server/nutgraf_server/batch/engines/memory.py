"""When a process has worked or grown so much that a new one should take its place.

What a summarizer, a library or a cache keeps of each record adds up over ten million of them.
"""

import os
import sys

MAX_RECORDS = 50_000
"""After so many records a process is replaced: a second's start for minutes of work."""

MAX_GROWTH = 256 * 2**20
"""By so many bytes a process may grow beyond what it had after its first chunk."""

# Linux tells the memory that is in use as pages.
_PAGES = "/proc/self/statm"
_RESIDENT = 1


class Growth:
    """What a process has done and by how much it has grown, as it sees it itself."""

    def __init__(self) -> None:
        self._records = 0
        self._first: int | None = None

    def is_over(self, records: int) -> bool:
        """Whether the process should end, now that it has done so many records more."""
        self._records += records
        used = _used()
        if self._first is None:
            self._first = used
        return self._records >= MAX_RECORDS or used - self._first >= MAX_GROWTH


def _used() -> int:
    """The bytes of memory in use, or the most that ever were; 0 where the system does not tell."""
    try:
        with open(_PAGES, "rb") as file:  # noqa: PTH123
            return int(file.read().split()[_RESIDENT]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        pass
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
