"""A time after which the system ends this process, be it stuck inside C code.

For processes that are not ours to watch, as those of a cluster are. `local` watches its own.
"""

import signal
import sys
import threading
import time

# A timer of none would be none.
_SOON = 0.001


class Alarm:
    """One timer for all threads, which goes off for whoever is late first.

    It ends the process by SIGALRM, whose action is the kernel's, unless somebody has changed it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._due: dict[int, float] = {}

    def begin(self, seconds: float) -> None:
        """This thread has so many seconds from now on."""
        with self._lock:
            self._due[threading.get_ident()] = time.monotonic() + seconds
            self._wind_up()

    def stop(self) -> None:
        """This thread is done."""
        with self._lock:
            self._due.pop(threading.get_ident(), None)
            self._wind_up()

    def _wind_up(self) -> None:
        if sys.platform == "win32":
            return
        left = min(self._due.values(), default=None)
        seconds = 0.0 if left is None else max(_SOON, left - time.monotonic())
        signal.setitimer(signal.ITIMER_REAL, seconds)


ALARM = Alarm()
"""That of this process."""
