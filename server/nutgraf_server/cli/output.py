"""Where results go: standard output, coloured on a terminal, or a file."""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from nutgraf.rendering.text import Line, Style, plain

# Wider lines are hard to read, whatever the terminal's width.
_WIDEST = 100

_COLOURS = {
    Style.TITLE: "bold",
    Style.HEADING: "bold cyan",
    Style.FAINT: "dim",
    Style.BODY: "",
}


def check_target(target: str | None, *, force: bool) -> None:
    """Refuse a target that must not or cannot be written, before any work is done."""
    if target is None:
        return
    path = Path(target)
    if path.is_dir():
        raise click.UsageError(f"-o {target}: is a folder; name a file")
    if path.exists() and not force:
        raise click.UsageError(f"-o {target}: exists already; say --force to write over it")
    if not path.parent.is_dir():
        raise click.UsageError(f"-o {target}: there is no folder {path.parent}")


def terminal_width(target: str | None) -> int | None:
    """The columns to wrap at; None where the result goes to a pipe or a file."""
    if target is not None or not sys.stdout.isatty():
        return None
    from rich.console import Console

    return min(_WIDEST, Console().width)


def write_lines(lines: Sequence[Line], target: str | None) -> None:
    """Show lines, in colour on a terminal only."""
    if target is not None or not sys.stdout.isatty():
        write(plain(lines), target)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line.text, style=_COLOURS[line.style]))


def write(text: str, target: str | None) -> None:
    """Write `text` as UTF-8 to standard output, or to a file that is whole or not there at all."""
    data = text.encode("utf-8", "surrogatepass")
    if target is None:
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
        return
    path = Path(target)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is for its owner only; a result is as open as the user's others are.
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise click.ClickException(f"-o {target}: cannot be written: {error.strerror}") from None


def as_json(result: object) -> str:
    """A result as JSON, the same on every system."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"
