"""`nutgraf methods`."""

import sys

import click

import nutgraf
from nutgraf.methods import MethodInfo, Parameter
from nutgraf.rendering.visible import visible, visible_line
from nutgraf_server.cli import output


@click.command(
    help="""List the installed methods with their origin and parameters.

    Give parameters in parentheses after the name: --method "lexrank(threshold=0.2)".
    """,
)
@click.option(
    "--format",
    "-f",
    "shape",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
def methods(shape: str) -> None:
    """The command."""
    known = [nutgraf.method_info(name) for name in nutgraf.methods()]
    if shape == "json":
        listed = [_as_data(info) for info in known]
        output.write(
            output.as_json({"schema": "nutgraf/methods", "version": 1, "methods": listed}), None
        )
        return
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        table.add_column()
        table.add_column(style="dim", no_wrap=True)
        for info in known:
            about = Text(visible(info.description))
            for one in info.parameters:
                about.append(f"\n{_line(one)}", style="dim")
            table.add_row(Text(visible_line(info.name)), about, Text(visible_line(info.source)))
        Console().print(table)
        return
    output.write(visible("".join(map(_as_text, known))), None)


def _as_text(info: MethodInfo) -> str:
    parameters = "".join(f"    {_line(one)}\n" for one in info.parameters)
    return f"{info.name:<{_COLUMN}}{info.description} [{info.source}]\n{parameters}"


# The longest of our own names, and two spaces.
_COLUMN = 17


def _line(one: Parameter) -> str:
    return f"{one.name}={one.shown_default}  {one.line} ({one.allowed})"


def _as_data(info: MethodInfo) -> dict[str, object]:
    return {
        "name": info.name,
        "description": info.description,
        "source": info.source,
        "paper": info.paper or None,
        "parameters": [
            {
                "name": one.name,
                "kind": one.kind.__name__,
                "default": one.default,
                "least": one.least,
                "most": one.most,
                "below": one.below,
                "choices": [*one.choices],
                "description": one.line,
            }
            for one in info.parameters
        ],
    }
