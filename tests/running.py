"""Runs nutgraf's commands as a person does, each in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from forked import zygote

NUTGRAF = [sys.executable, "-m", "nutgraf_server"]
"""The command that runs nutgraf in this environment."""

# Takes the command's arguments, what is `given` on standard input, and variables by their names.
Run = Callable[..., subprocess.CompletedProcess[bytes]]

# Runs a command once for each form of its result, in one process.
IN_EVERY_FORM = """
import sys
from nutgraf_server.cli import main
for form in ("text", "markdown", "json", "html"):
    try:
        main([*sys.argv[1:], "--format", form])
    except SystemExit as end:
        if end.code:
            raise
"""

# Runs several commands, their arguments as JSON, in one process; their statuses at the end.
ONE_AFTER_THE_OTHER = """
import json, sys
from nutgraf_server.cli import main
statuses = []
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as end:
        statuses.append(end.code)
print("statuses", *statuses)
"""

# In seconds; no command of a test takes as long.
_LIMIT = 60


def runner(program: Sequence[str], folder: Path) -> Run:
    """What runs commands in a folder."""

    def run(*arguments: object, given: bytes = b"", **environment: str):
        return process(program, [*map(str, arguments)], folder, given, _LIMIT, environment)

    return run


def process(  # what a process has
    program: Sequence[str],
    arguments: Sequence[str],
    folder: Path | None,
    given: bytes,
    limit: float,
    environment: Mapping[str, str],
) -> subprocess.CompletedProcess[bytes]:
    """Run a command to its end, in a process of its own."""
    around = {**os.environ, **environment}
    if list(program) == NUTGRAF and zygote().sees(around):
        return zygote().run(arguments, folder or Path.cwd(), given, limit)
    return subprocess.run(
        [*program, *arguments],
        input=given,
        capture_output=True,
        timeout=limit,
        cwd=folder,
        env=around,
        check=False,
    )
