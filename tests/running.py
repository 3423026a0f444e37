"""Runs nutgraf's commands as a person does, each in a process of its own."""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

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
        return subprocess.run(
            [*program, *map(str, arguments)],
            input=given,
            capture_output=True,
            timeout=_LIMIT,
            cwd=folder,
            env={**os.environ, **environment},
            check=False,
        )

    return run
