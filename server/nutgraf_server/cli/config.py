"""`nutgraf config`."""

import os
from pathlib import Path

import click

from nutgraf_server import files
from nutgraf_server.cli import output, terminal
from nutgraf_server.settings import file_layers, resolve, shown
from nutgraf_server.settings.files import PROJECT_FILE
from nutgraf_server.settings.template import template


@click.command(
    help="""Show every setting and its origin, or write a settings file.

    Settings come from nutgraf.toml, or [tool.nutgraf] in pyproject.toml, in the folder or above it,
    then from the user's file.
    """,
)
@click.option(
    "--format",
    "-f",
    "shape",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="Output format.",
)
@click.option(
    "--path",
    type=click.Path(exists=True, path_type=Path),
    default=".",
    help="Show the settings for this folder or article.",
)
@click.option("--init", is_flag=True, help=f"Write a {PROJECT_FILE} with all defaults there.")
@click.option("--force", is_flag=True, help=f"With --init, overwrite an existing {PROJECT_FILE}.")
def config(*, shape: str, path: Path, init: bool, force: bool) -> None:
    """The command."""
    folder = path if path.is_dir() else path.parent
    if init:
        _init(folder / PROJECT_FILE, force=force)
        return
    found = resolve(file_layers(folder))
    for problem in found.problems:
        terminal.say(problem)
    if shape == "json":
        output.write(output.as_json(shown.data(found)), None)
    elif shape == "markdown":
        output.write(shown.markdown(found), None)
    else:
        output.write_lines(shown.text(found), None)


def _init(path: Path, *, force: bool) -> None:
    name = os.path.normpath(path)
    try:
        why = files.why_not_written(path, over=force)
        if not why:
            files.write(path, template().encode("utf-8"), over=force)
    except FileExistsError:
        why = "already exists; use --force to overwrite it"
    except OSError as error:
        raise click.ClickException(f"{name} cannot be written: {error.strerror}") from None
    if why:
        raise click.UsageError(f"{name} {why}")
    terminal.say(f"wrote {name}")
