"""The command line: one file a command."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

__all__ = ["main"]

# Each command's module is imported only when that command runs or is described.
_COMMANDS = (
    "batch",
    "brief",
    "claims",
    "compare",
    "completion",
    "config",
    "evaluate",
    "methods",
    "outline",
    "server",
    "summarize",
)


class _Commands(click.Group):
    """The commands, each found in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"nutgraf_server.cli.{cmd_name}"), cmd_name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="nutgraf", message="%(prog)s %(version)s")
def nutgraf() -> None:
    """Summaries, key claims and briefings of long articles, word for word.

    With no FILE, or "-", a command reads standard input.

    Exit status: 0 done, 1 some input failed, 2 wrong usage.
    """


# With this variable set, an internal error shows its traceback.
_DEBUG = "NUTGRAF_DEBUG"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process."""
    try:
        nutgraf(arguments, prog_name="nutgraf")
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        # The message of an error nobody foresaw may hold the article's words; its type does not.
        click.echo(
            f"nutgraf: internal error ({type(error).__name__}); "
            f"set {_DEBUG}=1 to see where, and please report it",
            err=True,
        )
    sys.exit(1)
