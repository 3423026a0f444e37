"""Where results go: standard output, coloured on a terminal, or a file."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from nutgraf.rendering.json_text import json_text
from nutgraf.rendering.text import StyledLine, plain
from nutgraf_server import files
from nutgraf_server.cli import encodings, terminal


def check_target(target: str | None, *, force: bool) -> None:
    """Refuse a target that must not or cannot be written, before any work is done."""
    if target is None:
        return
    try:
        why = files.why_not_written(Path(target), over=force)
    except OSError as error:
        raise _cannot(target, error) from None
    if why:
        raise click.UsageError(f"-o {target}: {why}")


def terminal_width(target: str | None) -> int | None:
    """The columns to wrap at; None where the result goes to a pipe or a file."""
    return terminal.width() if target is None else None


def write_lines(lines: Sequence[StyledLine], target: str | None, *, over: bool = False) -> None:
    """Show lines, in colour on a terminal only."""
    if target is not None or not sys.stdout.isatty():
        write(plain(lines), target, over=over)
        return
    terminal.show_lines(lines)


def write(text: str, target: str | None, *, over: bool = False) -> None:
    """Write `text` as UTF-8 to standard output, or to a file that is whole or not there at all.

    Args:
        text: what to write.
        target: the file; None: standard output.
        over: whether a file may be replaced.
    """
    data = text.encode("utf-8", "surrogatepass")
    if target is None:
        terminal.show(text)
        return
    try:
        files.write(Path(target), data, over=over)
    except FileExistsError:
        raise click.ClickException(
            f"-o {target}: was created by another program meanwhile; use --force to overwrite it"
        ) from None
    except OSError as error:
        raise _cannot(target, error) from None


def _cannot(target: str, error: OSError) -> click.ClickException:
    return click.ClickException(f"-o {target}: cannot be written: {error.strerror}")


def as_json(result: object) -> str:
    """A result as JSON, the same on every system; in ASCII for a terminal that lacks UTF-8."""
    return json_text(result, indent=2, ascii_only=encodings.is_limited()) + "\n"
