"""Starts the server on standard input and output, or for one client on a socket."""

import os
import signal
import socket
import sys
import threading
from typing import NoReturn

from nutgraf_server import __version__
from nutgraf_server.lsp.failures import log_failure
from nutgraf_server.lsp.server import End, Server, leave

# How long one thread may keep the others waiting, in seconds; Python's own 5 ms are felt when the
# workers are busy, as a message passes through three threads on its way in and out.
_TURN = 0.001


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
    # Python's own report would hold the error's words, and those may be the article's.
    threading.excepthook = _thread_failed
    sys.setswitchinterval(_TURN)
    _end_on_signals(server)
    try:
        status = server.run()
    except Exception as error:  # noqa: BLE001 - the other threads would keep the process alive
        log_failure("the server", error)
        status = 1
    leave(status)


def _end_on_signals(server: Server) -> None:
    """Have a signal end the server.

    Python calls a handler in the main thread, when that comes to it: never, where the signal came
    just before it began to wait for the next message. The bytes that tell of signals come at once.
    """
    told, telling = socket.socketpair()
    telling.settimeout(0)
    signal.set_wakeup_fd(telling.fileno())
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: None)

    def wait() -> None:
        # The other end lives as long as the one who listens.
        with told, telling:
            told.recv(1)
            server.end(End.SIGNAL)

    threading.Thread(target=wait, name="signals", daemon=True).start()


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        name = failed.thread.name if failed.thread is not None else "a thread"
        log_failure(name, failed.exc_value)
