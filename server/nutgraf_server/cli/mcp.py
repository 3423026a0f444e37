"""`nutgraf mcp`: the server for assistants."""

import os
import secrets
from pathlib import Path

import click

from nutgraf.errors import MissingExtraError
from nutgraf.extras import install_command
from nutgraf_server.cli import options

_LAST_PORT = 0xFFFF
# Sixteen bytes are more than anybody tries in the life of a server.
_BYTES_OF_A_TOKEN = 16
_SHORTEST_TOKEN = 16


@click.command(
    epilog=options.examples("nutgraf mcp ~/articles", "nutgraf mcp ~/articles --http 8756"),
    help="""
    Serve AI assistants over the Model Context Protocol: read, summarize, brief, and verify
    quotations and summaries, with positions. Assistants start the server themselves; docs/mcp.md
    shows their settings.

    Only files in the FOLDERs and in the roots that the client grants are read; links out of them
    are not followed. Nothing is written or sent.
    """,
)
@click.argument(
    "folders",
    metavar="[FOLDER]...",
    nargs=-1,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--http",
    "port",
    metavar="PORT",
    type=click.IntRange(1, _LAST_PORT),
    help="Listen on the loopback address instead of standard input and output.",
)
@click.option(
    "--token",
    envvar="NUTGRAF_TOKEN",
    help="What the client has to send as `Authorization: Bearer`, with --http; other users of this "
    "machine see options, but not NUTGRAF_TOKEN. Without either, one is made and printed.",
)
def mcp(folders: tuple[Path, ...], port: int | None, token: str | None) -> None:
    """The command."""
    # The SDK's tracing is for services: nothing is to leave this machine.
    os.environ["OTEL_SDK_DISABLED"] = "true"
    try:
        from nutgraf_server.mcp.server import server_for
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        missing = MissingExtraError(f"the MCP server needs mcp: {install_command('mcp')}")
        raise click.ClickException(str(missing)) from None
    if port is None:
        server_for(folders).run("stdio")
        return
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise click.UsageError(f"the token must have at least {_SHORTEST_TOKEN} characters")
    made = token or secrets.token_urlsafe(_BYTES_OF_A_TOKEN)
    from nutgraf_server.mcp import http

    if token is None:
        click.echo(f"nutgraf: the client must send Authorization: Bearer {made}", err=True)
    click.echo(f"nutgraf: listening at http://{http.LOOPBACK}:{port}{http.PATH}", err=True)
    http.serve(server_for(folders), port, made)


_OF_THE_EXTRA = frozenset({"mcp", "mcp_types", "anyio", "pydantic", "uvicorn", "starlette"})
