"""Starts the server on standard input and output, or for one client on a socket."""

import errno
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from nutgraf_server import __version__
from nutgraf_server.lsp.server import End, Server
from nutgraf_server.lsp.session import logs
from nutgraf_server.lsp.session.failures import log_failure, log_failures_of_threads
from nutgraf_server.lsp.transport.frames import BadFrame, bodies

if TYPE_CHECKING:
    from nutgraf_server.lsp.transport.admission import Admission


class StartError(Exception):
    """The server cannot be started. The message is one line for people."""


def serve_stdio(wanted: logs.Logging) -> NoReturn:
    """Serve the client at standard input and output, and leave the process.

    Raises:
        StartError: one of them is closed, or the system gives too little.
    """
    try:
        _fill_gaps()
        messages = os.fdopen(os.dup(_STDOUT), "wb")
        # Whatever is printed by accident, from C too, must not end up among the messages.
        os.dup2(_STDERR, _STDOUT)
        sys.stdout = sys.stderr
        logs.start(wanted)
        _run(bodies(sys.stdin.buffer), messages, wanted)
    except OSError as error:
        raise StartError(f"the server cannot start: {error.strerror}") from error


def serve_tcp(place: tuple[str, int], admission: "Admission", wanted: logs.Logging) -> NoReturn:
    """Wait for one client at a host and port, serve it, and leave the process.

    Raises:
        StartError: nobody can listen there.
    """
    # Cryptography is large, and nobody needs it over pipes.
    from nutgraf_server.lsp.transport.admission import admitted

    host, port = place
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        _fill_gaps(needed=())
        logs.start(wanted)
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise StartError(f"cannot listen at {host}:{port}: {error.strerror}") from error
    try:
        # From here on nobody listens: a second client is refused by the system itself.
        connection, sent = admitted(listening, admission)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _run(sent, connection.makefile("wb"), wanted)
    except OSError as error:
        raise StartError(f"the server cannot start: {error.strerror}") from error


_STDIN, _STDOUT, _STDERR = range(3)
_NAMES = ("standard input", "standard output", "standard error")


def _fill_gaps(needed: Iterable[int] = (_STDIN, _STDOUT)) -> None:
    """Have the first three descriptors open, so that nothing else gets their numbers.

    Raises:
        StartError: one that is needed is closed.
    """
    closed = [number for number in range(len(_NAMES)) if not _is_open(number)]
    for number in closed:
        # The lowest free number is taken: this one.
        os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # noqa: FBT003
        if number == _STDERR:
            sys.stderr = open(_STDERR, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for number in needed:
        if number in closed:
            raise StartError(
                f"{_NAMES[number]} is closed; an editor talks to the server through it"
            )


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError as error:
        if error.errno != errno.EBADF:
            raise
        return False
    return True


def _run(sent: Iterable[bytes | BadFrame], writing: BinaryIO, wanted: logs.Logging) -> NoReturn:
    log_failures_of_threads()
    server = Server(sent, writing, __version__, wanted)
    _end_on_signals(server)
    try:
        status = server.run()
    except Exception as error:  # noqa: BLE001 - the other threads would keep the process alive
        log_failure("the server", error)
        server.kill()
        status = 1
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process now, whatever its other threads are doing."""
    logging.shutdown()
    os._exit(status)


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
