"""`nutgraf server`: the language server."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nutgraf_server.lsp.session.logs import DEFAULT_LEVEL

if TYPE_CHECKING:
    from nutgraf_server.lsp.transport.admission import Admission

_LOOPBACK = "127.0.0.1"
_LOOPBACKS = (_LOOPBACK, "localhost", "::1")
_LAST_PORT = 0xFFFF
_LEVELS = ("debug", "info", "warning", "error")

# Sixteen bytes are more than anybody tries in the life of a server.
_BYTES_OF_A_TOKEN = 16
_SHORTEST_TOKEN = 16


def _address(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> tuple[str, int] | None:
    """HOST:PORT or PORT; [HOST]:PORT for IPv6. Without a host it is this machine's own."""
    if given is None:
        return None
    host, _, port = given.rpartition(":")
    if not port.isascii() or not port.isdigit() or not 0 < int(port) <= _LAST_PORT:
        raise click.BadParameter(f"{given!r} is not HOST:PORT, such as {_LOOPBACK}:2087")
    return host.strip("[]") or _LOOPBACK, int(port)


@click.command(
    help="Run the language server. Editors start it themselves.",
)
@click.option("--stdio", is_flag=True, help="Use standard input and output (the default).")
@click.option(
    "--tcp",
    metavar="[HOST:]PORT",
    callback=_address,
    help="Listen for one client, on loopback if no HOST is given.",
)
@click.option(
    "--token",
    envvar="NUTGRAF_TOKEN",
    help="What the client has to send as initializationOptions.token over TCP; other users of "
    "this machine see options, but not NUTGRAF_TOKEN. Without either, one is made and printed.",
)
@click.option("--no-token", is_flag=True, help="Accept any program on this machine as the client.")
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the log here instead of standard error.",
)
@click.option(
    "--log-level", type=click.Choice(_LEVELS, case_sensitive=False), default=DEFAULT_LEVEL
)
def server(
    *,
    stdio: bool,
    tcp: tuple[str, int] | None,
    token: str | None,
    no_token: bool,
    log_file: Path | None,
    log_level: str,
) -> None:
    """The command."""
    if stdio and tcp:
        raise click.UsageError("--stdio and --tcp exclude each other")
    from nutgraf_server.lsp.session.logs import Logging
    from nutgraf_server.lsp.start import StartError, serve_stdio, serve_tcp

    wanted = Logging(log_level, log_file)
    _check_log(log_file)
    try:
        if not tcp:
            serve_stdio(wanted)
        serve_tcp(tcp, _admission(tcp, token, no_token=no_token), wanted)
    except StartError as error:
        raise click.ClickException(str(error)) from error


def _check_log(file: Path | None) -> None:
    try:
        if file is not None:
            file.open("ab").close()
    except OSError as error:
        raise click.FileError(str(file), error.strerror or "cannot be written") from error


def _admission(place: tuple[str, int], token: str | None, *, no_token: bool) -> "Admission":
    """Who may be the client at `place`; a token that nobody gave is told on standard error."""
    from nutgraf_server.lsp.transport.admission import Admission

    host, port = place
    if no_token:
        if host not in _LOOPBACKS:
            raise click.UsageError(
                f"--no-token is not allowed: anyone who can reach {host} could connect"
            )
        return Admission(None)
    if token is not None:
        if len(token) < _SHORTEST_TOKEN:
            raise click.UsageError(f"the token must have at least {_SHORTEST_TOKEN} characters")
        return Admission(token)
    made = secrets.token_urlsafe(_BYTES_OF_A_TOKEN)
    click.echo(
        f"nutgraf: listening at {host}:{port}; the client must send "
        f"initializationOptions.token = {made}",
        err=True,
    )
    return Admission(made)
