"""Ends a process with the one that started it, whatever it is doing.

A thread that waits for the end of a pipe is of no use while C code holds the interpreter's lock. So
the system itself is asked for a signal, whose default action no code of this process takes part in.
Where there is no such signal, on Windows, the end of the input has to do.
"""

import os
import sys


def hold(descriptor: int) -> None:
    """End this process when the other end of the pipe is closed. Nothing may be written to it.

    Raises:
        OSError: it is no open descriptor.
    """
    if sys.platform == "win32":
        return
    import fcntl
    import signal

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGIO])
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_ASYNC)
    if _is_closed(descriptor):
        os.kill(os.getpid(), signal.SIGKILL)


def _is_closed(descriptor: int) -> bool:
    """Whether the other end was closed before anybody could be told."""
    import select

    readable, _, _ = select.select([descriptor], [], [], 0)
    return bool(readable)
