"""The command line: one file a command."""

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click
from click.shell_completion import CompletionItem

from nutgraf_server.cli import encodings, streams
from nutgraf_server.inputs.errors import is_shortage, reason

__all__ = ["main"]

# What the list of commands says of each. A command's module, called as the command is, is imported
# only when that command runs or is described: the list itself loads none.
_COMMANDS = {
    "batch": "Summarize or brief a whole corpus.",
    "brief": "Write a one-page briefing.",
    "check": "Report problems in articles.",
    "claims": "List the claims most worth checking.",
    "compare": "Show what the methods pick, side by side.",
    "compare-versions": "Show what changed between two versions.",
    "completion": "Print the shell completion script.",
    "config": "Show every setting and its origin.",
    "evaluate": "Measure methods on your own data.",
    "languages": "List what each language supports.",
    "mcp": "Run the MCP server for AI assistants.",
    "methods": "List the installed methods.",
    "outline": "Show the structure found in a page.",
    "server": "Run the language server for editors.",
    "summarize": "Pick the most informative sentences.",
    "verify": "Check a summary against its article.",
}


class _Commands(click.Group):
    """The commands, each found in the module of its name."""

    def main(self, *given: Any, **named: Any) -> NoReturn:  # noqa: ANN401  # as click's own
        """Run the command that is asked for and leave the process."""
        encodings.prepare()
        try:
            result = super().main(*given, **{**named, "standalone_mode": False})
        except click.ClickException as error:
            # What shows it loads the engine, which not every call needs.
            from nutgraf_server.cli import terminal

            terminal.show_error(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Aborted!", err=True)
            sys.exit(1)
        sys.exit(result if isinstance(result, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"nutgraf_server.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, without their modules."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands and options that begin so, without the commands' modules."""
        commands = [
            CompletionItem(name, help=about)
            for name, about in _COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return commands + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="""Summaries, key claims and briefings of long articles, word for word.

    Without FILE, or if FILE is "-", a command reads standard input.

    Exit status: 0 success, 1 an input failed, 2 wrong usage.
    """,
)
@click.version_option(package_name="nutgraf", message="%(prog)s %(version)s")
def nutgraf() -> None:
    """Every command begins here."""


# With this variable set, an internal error shows its traceback.
_DEBUG = "NUTGRAF_DEBUG"

# The commands that speak over the streams themselves.
_SERVERS = ("server", "mcp")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave the process."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] not in _SERVERS:
        streams.prepare()
    status = _run(arguments)
    try:
        streams.flush()
    except OSError as error:
        streams.give_up_output()
        status = status or _failed(error)
    sys.exit(status)


def _run(arguments: Sequence[str] | None) -> int:
    """Run a command; the status to leave with."""
    try:
        nutgraf(arguments, prog_name="nutgraf")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        return _failed(error)
    return 0


def _failed(error: Exception) -> int:
    """Say in one line what no command foresaw; the status to leave with."""
    refused = _refused_by_the_system(error)
    if refused:
        # What shows it loads the engine, which not every call needs.
        from nutgraf_server.cli import terminal

        terminal.say(refused)
    else:
        # The message of an error nobody foresaw may hold the article's words; its type does not.
        click.echo(
            f"nutgraf: internal error ({type(error).__name__}); "
            f"set {_DEBUG}=1 to see where, and please report it",
            err=True,
        )
    return 1


def _refused_by_the_system(error: BaseException | None) -> str | None:
    """What the system would not do, where that is the error; None where it is our own."""
    if isinstance(error, streams.OutputError):
        return str(error)
    if isinstance(error, MemoryError):
        return reason(error)
    if not isinstance(error, OSError | ImportError):
        return None
    # A library that could not be loaded for want of descriptors says so in its own words.
    if is_shortage(error) or os.strerror(errno.EMFILE) in str(error):
        known = isinstance(error, OSError) and is_shortage(error)
        return reason(error if known else OSError(errno.EMFILE, ""))
    if isinstance(error, ImportError):
        return _refused_by_the_system(error.__cause__ or error.__context__)
    name = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    return f"{name}{error.strerror or type(error).__name__}"
