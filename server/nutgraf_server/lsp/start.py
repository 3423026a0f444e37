"""Starts the server on standard input and output, or for one client on a socket."""

import os
import signal
import socket
import sys
from typing import NoReturn

from nutgraf_server import __version__
from nutgraf_server.lsp.failures import log_failure
from nutgraf_server.lsp.server import End, Server, leave


def serve_stdio() -> NoReturn:
    """Serve the client at standard input and output, and leave the process."""
    messages = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever is printed by accident, from C too, must not end up among the messages.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    _run(Server(sys.stdin.buffer, messages, __version__))


def serve_tcp(host: str, port: int) -> NoReturn:
    """Wait for one client at `host` and `port`, serve it, and leave the process.

    Raises:
        OSError: nobody can listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family)
    connection, _ = listening.accept()
    # From here on nobody listens: a second client is refused by the system itself.
    listening.close()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _run(Server(connection.makefile("rb"), connection.makefile("wb"), __version__))


def _run(server: Server) -> NoReturn:
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: server.end(End.SIGNAL))
    try:
        status = server.run()
    except Exception as error:  # noqa: BLE001 - the other threads would keep the process alive
        log_failure("the server", error)
        status = 1
    leave(status)
