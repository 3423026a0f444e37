"""Runs commands as processes that have nothing to load."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import BinaryIO

ZYGOTE = Path(__file__).parent / "zygote.py"


class Zygote:
    """A process with the engine loaded, of which commands are forked; they see its environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        ours, its = socket.socketpair()
        self._environment = _seen(environment)
        command = [sys.executable, str(ZYGOTE), str(its.fileno())]
        null = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, stdin=null, stdout=null, env=environment, pass_fds=[its.fileno()]
        )
        its.close()
        self._line = ours
        self._answers = ours.makefile("rb")
        self._threads = ThreadPoolExecutor(3)

    def sees(self, environment: Mapping[str, str]) -> bool:
        """Whether what is forked has this environment."""
        return _seen(environment) == self._environment

    def run(
        self, arguments: Sequence[str], folder: Path, given: bytes, limit: float
    ) -> subprocess.CompletedProcess[bytes]:
        """Run nutgraf with `given` on standard input, for at most `limit` seconds."""
        request = json.dumps({"arguments": [*arguments], "folder": str(folder)}).encode()
        (into, input_), (output, out), (error, err) = (os.pipe() for _ in range(3))
        socket.send_fds(self._line, [request], [into, out, err])
        for end in (into, out, err):
            os.close(end)
        number = int(self._answers.readline())
        writing = self._threads.submit(_write, os.fdopen(input_, "wb"), given)
        reading = [self._threads.submit(_read, os.fdopen(end, "rb")) for end in (output, error)]
        try:
            shown, told = (done.result(limit) for done in reading)
        except TimeoutError:
            os.kill(number, signal.SIGKILL)
            raise
        finally:
            status = int(self._answers.readline())
        writing.result()
        return subprocess.CompletedProcess([*arguments], status, shown, told)


def _seen(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without what pytest says of the test that runs."""
    return {name: value for name, value in environment.items() if not name.startswith("PYTEST_")}


def _write(pipe: BinaryIO, content: bytes) -> None:
    try:
        with pipe:
            pipe.write(content)
    except BrokenPipeError:
        pass  # the command did not want it


def _read(pipe: BinaryIO) -> bytes:
    with pipe:
        return pipe.read()


# What tests start from: some of them change the environment.
_AT_FIRST: dict[str, str] = {}


def remember_environment() -> None:
    """Take the environment of now for that of commands."""
    _AT_FIRST.update(os.environ)


@cache
def zygote() -> Zygote:
    """The one of this process."""
    return Zygote(_AT_FIRST or dict(os.environ))
