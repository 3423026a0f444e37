"""Signals that ask a run to stop, which it does between two writes and never within one."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# What a shell adds to a signal's number for the status of a program that it ended.
_STATUS = 128


class StoppedError(BaseException):
    """Somebody asked to stop. No Exception: whoever handles those must not swallow it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = _STATUS + number
        """What the process is to end with."""


class Stops:
    """While it is entered, a signal to stop is a StoppedError in this thread, as soon as may be."""

    def __init__(self) -> None:
        self._held = False
        self._asked: int | None = None

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Within this context signals are heard."""
        names = ("SIGINT", "SIGTERM", "SIGHUP") if sys.platform != "win32" else ("SIGINT",)
        before = {
            number: signal.signal(number, self._hear)
            for number in (signal.Signals[name] for name in names)
            # A run under nohup is not to stop when the terminal goes.
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is done in here is done to its end; a signal meanwhile counts after it."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        self._raise()

    def finish(self) -> None:
        """Hear no more: the run is ending anyway."""
        self._held = True

    def _hear(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._asked = self._asked or number
        if not self._held:
            self._raise()

    def _raise(self) -> None:
        if self._asked is not None:
            asked, self._asked = self._asked, None
            raise StoppedError(asked)
