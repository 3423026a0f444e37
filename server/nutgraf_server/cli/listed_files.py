"""Names of files from a list, for those who have more than a command line holds."""

import os
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from nutgraf_server.inputs.errors import InputError
from nutgraf_server.inputs.files import read_bounded, read_named
from nutgraf_server.inputs.names import STANDARD_INPUT

_Command = TypeVar("_Command", bound=Callable[..., object])

# Nobody briefs more at once, and a list that is longer is none.
MOST_FILES = 10_000
_LONGEST_LIST = 4_000_000


def option(command: _Command) -> _Command:
    """Where the names are."""
    return click.option(
        "--files-from",
        metavar="LIST",
        type=click.Path(allow_dash=True),
        help='Also read the files named in LIST, one per line ("-" is standard input).',
    )(command)


def names_in(path: str) -> list[str]:
    """The names in a list: one a line, or each ended by a null byte as `find -print0` writes them.

    Raises:
        click.UsageError: it cannot be read, names nothing or too much, or standard input itself.
    """
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None or sys.stdin.isatty():
                raise click.UsageError("--files-from -: pipe a list in")
            data = read_bounded(sys.stdin.buffer, _LONGEST_LIST)
        else:
            data = read_named(path)
    except InputError as error:
        raise click.UsageError(f"--files-from {path}: {error}") from None
    pieces = data.split(b"\0") if b"\0" in data else data.splitlines()
    names = [os.fsdecode(piece) for piece in pieces if piece.strip()]
    if not names:
        raise click.UsageError(f"--files-from {path}: the list is empty")
    if len(names) > MOST_FILES:
        raise click.UsageError(f"--files-from {path}: names more than {MOST_FILES} files")
    if STANDARD_INPUT in names and path == STANDARD_INPUT:
        raise click.UsageError(
            "--files-from -: standard input is the list and cannot also be an article"
        )
    return names
