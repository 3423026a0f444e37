"""Commands run as processes of their own, whose time and memory are measured."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What any input may take: of the processor's time, as a busy machine tells nothing by its clock.
_SECONDS = 10.0
_MEGABYTES = 500
# A process that has not ended by then never will.
_PATIENCE = 100

# Starts the command from a small process: a new one is said to have had the memory of the process
# that it comes from. Limits are set in it, and handed down.
_LAUNCHER = """
import json, os, resource, signal, subprocess, sys
patience, limits, handle, *command = sys.argv[1:]
for name, value in json.loads(limits).items():
    resource.setrlimit(getattr(resource, name), (value, value))
process = subprocess.Popen(command)
signal.signal(signal.SIGALRM, lambda *_: process.kill())
signal.alarm(int(patience))
_, status, usage = os.wait4(process.pid, 0)
took = {
    "status": os.waitstatus_to_exitcode(status),
    "seconds": usage.ru_utime + usage.ru_stime,
    "megabytes": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
}
os.write(int(handle), json.dumps(took).encode())
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended.

    Attributes:
        status: what it ended with.
        output: its standard output.
        told: its standard error.
        seconds: the processor's time that it took, its workers' included.
        megabytes: the most memory that it or one of its workers had.
    """

    status: int
    output: bytes
    told: str
    seconds: float
    megabytes: float

    @property
    def lines(self) -> list[str]:
        """What it said on standard error, line by line."""
        return self.told.splitlines()


class Measured:
    """The command line."""

    def __init__(self, program: Sequence[str]) -> None:
        self._program = program

    def run(
        self,
        *arguments: object,
        given: bytes = b"",
        cwd: Path | None = None,
        limits: Mapping[str, int] | None = None,
        patience: int = _PATIENCE,
    ) -> Done:
        """Run a command.

        Args:
            arguments: the command's.
            given: its standard input.
            cwd: where it runs.
            limits: limits of the system, such as RLIMIT_NOFILE, by their names.
            patience: the seconds after which it is killed.
        """
        ours, theirs = os.pipe()
        with os.fdopen(ours, "rb") as took:
            try:
                done = subprocess.run(
                    [
                        sys.executable,
                        "-c",
                        _LAUNCHER,
                        str(patience),
                        json.dumps(limits or {}),
                        str(theirs),
                        *self._program,
                        *map(str, arguments),
                    ],
                    input=given,
                    capture_output=True,
                    cwd=cwd,
                    pass_fds=[theirs],
                    check=False,
                )
            finally:
                os.close(theirs)
            usage = json.loads(took.read())
        return Done(output=done.stdout, told=done.stderr.decode(), **usage)

    def checked(self, *arguments: object, **options: object) -> Done:
        """Run a command, and check that it ended by itself, within bounds and without a fault."""
        done = self.run(*arguments, **options)  # type: ignore[arg-type]
        assert done.status >= 0, f"ended by signal {-done.status}"
        assert "Traceback" not in done.told, done.told
        assert "internal error" not in done.told, done.told
        assert done.seconds < _SECONDS, f"{done.seconds} s: {done.told}"
        assert done.megabytes < _MEGABYTES, f"{done.megabytes} MB: {done.told}"
        return done
