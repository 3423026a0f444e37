"""`nutgraf completion`."""

import click
from click.shell_completion import get_completion_class

from nutgraf_server.cli import output

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    help="""Print the completion script for a shell.

    For bash: nutgraf completion bash > ~/.local/share/bash-completion/completions/nutgraf
    """,
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """The command."""
    from nutgraf_server.cli import nutgraf

    found = get_completion_class(shell)
    if found is None:
        raise click.ClickException(f"no completion available for {shell}")
    script = found(nutgraf, {}, "nutgraf", "_NUTGRAF_COMPLETE").source()
    output.write(script + "\n", None)
