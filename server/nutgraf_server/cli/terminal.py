"""What reaches standard output and standard error, whatever they can show."""

import sys
from collections.abc import Sequence
from io import StringIO

import click

from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf.rendering.visible import visible, visible_line
from nutgraf_server.cli import encodings

# Wider lines are hard to read, whatever the terminal's width.
_WIDEST = 100

# No colour of a terminal's sixteen is legible on each background: weight alone tells headings.
_COLOURS = {
    LineStyle.TITLE: "bold underline",
    LineStyle.HEADING: "bold",
    LineStyle.FAINT: "dim",
    LineStyle.BODY: "",
}


def say(message: str) -> None:
    """One line on standard error, which may name files and quote what stands in them."""
    _report(f"nutgraf: {visible_line(message)}\n")


def show_error(error: click.ClickException) -> None:
    """Click's message about wrong usage, which quotes the arguments."""
    shown = StringIO()
    error.show(shown)
    _report(visible(shown.getvalue()))


def _report(text: str) -> None:
    # Not by click.echo, which writes UTF-8 to a terminal that says it has ASCII only.
    if sys.stderr is not None:
        sys.stderr.write(text)
        sys.stderr.flush()


def width() -> int | None:
    """The columns to wrap at; None where standard output is no terminal."""
    if not sys.stdout.isatty():
        return None
    from rich.console import Console

    return min(_WIDEST, Console().width)


def show_lines(lines: Sequence[StyledLine]) -> None:
    """Lines in colour, for a terminal."""
    from rich.console import Console
    from rich.text import Text

    _warn("".join(line.text for line in lines))
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text(line.text, style=_COLOURS[line.style]))


def show(text: str) -> None:
    """Text on standard output: UTF-8, but on a terminal what that can show."""
    if encodings.is_limited():
        _warn(text)
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _warn(text: str) -> None:
    """Say once that the terminal cannot show a text as it is."""
    encoding = sys.stdout.encoding
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        say(f'this terminal supports {encoding} only; some characters are shown as "?"')
