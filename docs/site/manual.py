"""Writes the manual page and the completions that an installation brings, from the program itself.

Run as `python docs/site/manual.py server/shell`, after any change of an option.
"""

import sys
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from nutgraf_server import __version__
from nutgraf_server.cli import nutgraf

FILES = {"bash": "nutgraf.bash", "zsh": "_nutgraf", "fish": "nutgraf.fish"}
PAGE = "nutgraf.1"


def escaped(text: str) -> str:
    """Text as roff shows it."""
    shown = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


def paragraphs(text: str) -> list[str]:
    """Help as click has it: blank lines part paragraphs, a mark keeps the lines of one."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        kept = paragraph.startswith("\b")
        rows = [row.strip() for row in paragraph.lstrip("\b\n").splitlines()]
        lines.append(".PP")
        lines += [".nf", *map(escaped, rows), ".fi"] if kept else [escaped(" ".join(rows))]
    return lines


def command(name: str, found: click.Command) -> list[str]:
    """A command with its options."""
    context = click.Context(found, info_name=f"nutgraf {name}")
    usage = " ".join(found.collect_usage_pieces(context))
    lines = [f'.SS "{name} {escaped(usage)}"', *paragraphs(found.help or "")]
    for parameter in found.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            lines += [".TP", f"\\fB{escaped(record[0])}\\fR", escaped(" ".join(record[1].split()))]
    if found.epilog:
        lines += paragraphs(found.epilog)
    return lines


def page() -> str:
    """The manual page."""
    context = click.Context(nutgraf, info_name="nutgraf")
    lines = [
        f'.TH NUTGRAF 1 "" "Nutgraf {__version__}" "User Commands"',
        ".SH NAME",
        "nutgraf \\- summaries, key claims and briefings of long articles, word for word",
        ".SH SYNOPSIS",
        ".B nutgraf",
        "COMMAND [OPTIONS] [FILE...]",
        ".SH DESCRIPTION",
        *paragraphs(nutgraf.help or ""),
        ".SH COMMANDS",
    ]
    for name in nutgraf.list_commands(context):
        found = nutgraf.get_command(context, name)
        lines += command(name, found) if found else []
    return "\n".join(lines) + "\n"


def completion(shell: str) -> str:
    """What a shell reads to complete the command."""
    made = get_completion_class(shell)
    return made(nutgraf, {}, "nutgraf", "_NUTGRAF_COMPLETE").source() if made else ""


def files() -> dict[str, str]:
    """Every file by its name."""
    return {PAGE: page(), **{name: completion(shell) for shell, name in FILES.items()}}


def main() -> None:
    """Write them into the folder named."""
    for name, text in files().items():
        (Path(sys.argv[1]) / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
