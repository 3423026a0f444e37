"""Processes that end when their parent does, whatever they are at.

Reading the end of a pipe is not enough: a process that is stuck inside C code holds the lock of the
interpreter, and no thread of its own gets to read anything.

* On Linux the kernel kills it: PR_SET_PDEATHSIG.
* On other systems of POSIX a tiny process watches: its input ends with the parent, and then it
  kills the processes whose ids it was told. A timer in each process would not do: it has to be
  wound up again by the interpreter, whose lock is held.
* On Windows it ends at the latest with the record it is at.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress

# From <sys/prctl.h>.
_SET_PARENT_DEATH_SIGNAL = 1

_WATCH = """
import os, signal, sys
pids = set()
for line in sys.stdin:
    (pids.add if line[0] == "+" else pids.discard)(int(line[1:]))
for pid in pids:
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
"""


def die_with(parent: int) -> bool:
    """Let the kernel kill this process when `parent` ends, if that is its parent.

    Returns:
        Whether it will; where it cannot, somebody else has to watch.
    """
    if not kernel_can() or os.getppid() != parent:
        return False
    import ctypes

    try:
        failed = ctypes.CDLL(None, use_errno=True).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    except (OSError, AttributeError):
        return False
    if os.getppid() != parent:
        # It has ended already.
        os._exit(1)
    return not failed


def kernel_can() -> bool:
    """Whether the kernel can be asked."""
    return sys.platform == "linux"


class Watch:
    """The process that watches; its end of the pipe is closed by the parent's death."""

    def __init__(self) -> None:
        # In a session of its own, where no Ctrl-C reaches it; isolated, where no module of the
        # user's is loaded.
        self._process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-I", "-S", "-c", _WATCH],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def add(self, pid: int) -> None:
        """Kill this process when we end."""
        self._say(f"+{pid}\n")

    def remove(self, pid: int) -> None:
        """Leave it alone: it has ended."""
        self._say(f"-{pid}\n")

    def close(self) -> None:
        """Watch no more."""
        with suppress(OSError):
            self._process.communicate()

    def _say(self, words: str) -> None:
        # Without it all goes on, only less well guarded.
        with suppress(OSError):
            if self._process.stdin:
                self._process.stdin.write(words.encode("ascii"))
                self._process.stdin.flush()
