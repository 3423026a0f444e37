"""One engine: a process of its own, which can be killed whatever it is doing."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable

from nutgraf_server.lsp.bounds import MOST_TEXT
from nutgraf_server.lsp.session.logs import Logging
from nutgraf_server.lsp.transport.frames import BadFrame, bodies
from nutgraf_server.lsp.transport.writer import Writer

ENGINE: tuple[str, ...] = ("-m", "nutgraf_server.lsp.engine")
"""What Python is to run as the engine."""

# One heap for all threads: they take turns anyway, and a heap of its own for each, as glibc has it,
# costs a tenth of the memory.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
# Optimized twice, Python drops the docstrings by which methods are described.
_DROPPED = "PYTHONOPTIMIZE"

# An engine that was told to end is given this long, in seconds, before it is made to.
_GRACE = 0.8


class EngineProcess:
    """A running engine.

    `received` is called with each body that it sends, `ended` when it sends no more; both in the
    thread that reads, and with this object.
    """

    def __init__(
        self,
        logging: Logging,
        number: int,
        received: Callable[["EngineProcess", bytes], None],
        ended: Callable[["EngineProcess"], None],
    ) -> None:
        """Start the engine with this number; the first has 0.

        Raises:
            OSError: the system does not start it.
        """
        self._received, self._ended = received, ended
        self._process, self._lifeline = _start(logging, number)
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("no pipes")
        self._output = self._process.stdout
        # What does not fit is told again to the next engine: this one takes nothing any more.
        self._outbox = Writer(self._process.stdin, lambda _reason: None, MOST_TEXT)
        threading.Thread(target=self._read, name="engine", daemon=True).start()

    def send(self, body: bytes) -> None:
        """Send a message; one that is dead does not get it."""
        self._outbox.put(body)

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None
        self._process.wait()

    def close(self) -> None:
        """Tell it that nothing more comes: it handles what has come, and ends."""
        self._outbox.close(0)

    def end(self) -> None:
        """Let it come to its end, but not for long."""
        self.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self.kill()

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for body in bodies(self._output, sys.maxsize):
                if not isinstance(body, BadFrame):
                    self._received(self, body)
        self._ended(self)


def _start(logging: Logging, number: int) -> tuple["subprocess.Popen[bytes]", int | None]:
    """The process, and the end of its lifeline that has to stay open."""
    given = [logging.level, "" if logging.file is None else str(logging.file), str(number)]
    # -P: nothing is imported from the folder that the editor happens to be in.
    command = [sys.executable, *_isolation(), "-P", *ENGINE, *given]
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
        started = subprocess.Popen(  # noqa: S603 - this very interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            creationflags=hidden,
        )
        return started, None
    theirs, ours = os.pipe()
    try:
        started = subprocess.Popen(  # noqa: S603 - the same
            [*command, str(theirs)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=[theirs],
            env=_environment(),
        )
    except OSError:
        os.close(ours)
        raise
    finally:
        os.close(theirs)
    return started, ours


def _environment() -> dict[str, str]:
    given = {**_ENVIRONMENT, **os.environ}
    return {name: value for name, value in given.items() if name != _DROPPED}


def _isolation() -> list[str]:
    """The options of this interpreter that keep others' modules and settings out."""
    flags = sys.flags
    options = (("-I", flags.isolated), ("-E", flags.ignore_environment), ("-s", flags.no_user_site))
    return [option for option, given in options if given]
