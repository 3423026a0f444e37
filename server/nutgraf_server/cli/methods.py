"""`nutgraf methods`."""

import sys

import click

import nutgraf
from nutgraf_server.cli import output


@click.command()
@click.option(
    "--format",
    "-f",
    "shape",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
def methods(shape: str) -> None:
    """List the installed summarizers."""
    known = nutgraf.methods()
    if shape == "json":
        listed = [{"name": name, "description": text} for name, text in known.items()]
        output.write(
            output.as_json({"schema": "nutgraf/methods", "version": 1, "methods": listed}), None
        )
        return
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(style="bold cyan", no_wrap=True)
        table.add_column()
        for name, text in known.items():
            table.add_row(name, text)
        Console().print(table)
        return
    column = max(map(len, known)) + 2
    output.write("".join(f"{name:<{column}}{text}\n" for name, text in known.items()), None)
