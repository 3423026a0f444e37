"""`nutgraf server`: the language server."""

from pathlib import Path

import click

from nutgraf_server.lsp.logs import DEFAULT_LEVEL

_LOOPBACK = "127.0.0.1"
_LAST_PORT = 0xFFFF
_LEVELS = ("debug", "info", "warning", "error")


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


@click.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output (the default).")
@click.option(
    "--tcp",
    metavar="[HOST:]PORT",
    callback=_address,
    help="Listen for one client, on loopback if no HOST is given.",
)
@click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the log here instead of standard error.",
)
@click.option(
    "--log-level", type=click.Choice(_LEVELS, case_sensitive=False), default=DEFAULT_LEVEL
)
def server(
    *, stdio: bool, tcp: tuple[str, int] | None, log_file: Path | None, log_level: str
) -> None:
    """Run the language server, which editors start by themselves."""
    if stdio and tcp:
        raise click.UsageError("--stdio and --tcp exclude each other")
    # The protocol's types take most of the time to start, and no other command needs them.
    from nutgraf_server.lsp import logs
    from nutgraf_server.lsp.start import serve_stdio, serve_tcp

    try:
        logs.start(log_level, log_file)
    except OSError as error:
        raise click.FileError(str(log_file), error.strerror or "cannot be written") from error
    if not tcp:
        serve_stdio()
    try:
        serve_tcp(*tcp)
    except OSError as error:
        place = f"{tcp[0]}:{tcp[1]}"
        raise click.ClickException(f"cannot listen at {place}: {error.strerror}") from error
