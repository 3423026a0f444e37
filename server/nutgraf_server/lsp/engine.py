"""The engine's process: reads articles and answers requests, for the server that started it.

One thread reads, and does nothing else, so that a cancel is seen at once. One thread, `run`'s own,
handles in order what changes the session. Requests are answered by workers, each from a snapshot.
What comes is well-formed and in turn: the server has seen to that.
"""

import contextlib
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from nutgraf_server.lsp.session import logs
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.failures import log_failure, log_failures_of_threads
from nutgraf_server.lsp.supervision import lifeline
from nutgraf_server.lsp.supervision.protocol import ALIVE, CHOSEN, TEXT
from nutgraf_server.lsp.transport.codes import Code, RequestError
from nutgraf_server.lsp.transport.frames import BadFrame, bodies
from nutgraf_server.lsp.transport.messages import Message, Notification, Request, Response, parse
from nutgraf_server.lsp.transport.outgoing_requests import OutgoingRequests
from nutgraf_server.lsp.transport.request_queue import PendingRequest, RequestQueue
from nutgraf_server.lsp.transport.writer import Writer

if TYPE_CHECKING:
    from nutgraf_server.lsp.session.dispatch import Dispatch

# By its name as a module: run as a program, it has another.
_log = logging.getLogger("nutgraf_server.lsp.engine")

_Event = tuple[Message, PendingRequest | None] | None

# How long one thread may keep the others waiting, in seconds; Python's own 5 ms are felt when the
# workers are busy, as a message passes through three threads on its way in and out.
_TURN = 0.001


class EngineServer:
    """The engine between its two pipes. `number` is 0 for the client's first."""

    def __init__(self, reading: BinaryIO, writing: BinaryIO, number: int) -> None:
        self._reading = reading
        self._number = number
        self._inbox: SimpleQueue[_Event] = SimpleQueue()
        # Whoever reads this is quick, and bounds what it passes on.
        self._outbox = Writer(writing, lambda _reason: self._inbox.put(None), sys.maxsize)
        self._pending = RequestQueue(self._outbox.send, sys.maxsize)
        self._asking = OutgoingRequests(self._outbox.send, number)
        self._dispatch: Dispatch | None = None

    def run(self) -> None:
        """Serve until the server wants nothing more."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        while (event := self._inbox.get()) is not None:
            message, ticket = event
            if isinstance(message, Request) and ticket is not None:
                self._request(message, ticket)
            elif isinstance(message, Notification) and self._dispatch is not None:
                self._notification(message, self._dispatch)
            elif isinstance(message, Response) and not self._asking.settle(message):
                _log.warning("an answer to nothing that was asked")

    def _read(self) -> None:
        """Take in whatever comes. What needs no handling is done with here, cancels above all."""
        try:
            for body in bodies(self._reading, sys.maxsize):
                if not isinstance(body, BadFrame):
                    for message in parse(body):
                        self._take(message)
        except (OSError, ValueError):
            _log.warning("the input broke off")
        except Exception as error:  # noqa: BLE001 - nobody else would notice that nobody reads
            log_failure("reading", error)
        self._inbox.put(None)

    def _take(self, message: Message) -> None:
        match message:
            case Request(id=id_, method=method):
                ticket = self._pending.receive(id_)
                if ticket is None:
                    return
                if method == ALIVE:
                    self._pending.answer(ticket, None)
                else:
                    self._inbox.put((message, ticket))
            case Notification(method="$/cancelRequest", params={"id": int() as id_}):
                self._pending.cancel(id_)
                self._inbox.put((message, None))
            case Notification() | Response():
                # Whoever waits for an answer may change the session: that, too, is done in order.
                self._inbox.put((message, None))

    def _request(self, request: Request, ticket: PendingRequest) -> None:
        """Answer a request, or have it answered."""
        if ticket.is_cancelled():
            return
        try:
            if request.method == "initialize":
                self._initialize(request.params)
                self._pending.answer(ticket, None)
            elif self._dispatch is None:
                self._pending.fail(ticket, Code.SERVER_NOT_INITIALIZED, "initialize comes first")
            elif request.method == TEXT:
                self._pending.answer(ticket, self._dispatch.text(request.params))
            else:
                self._dispatch.request(request, ticket)
        except RequestError as error:
            self._pending.fail(ticket, error.code, error.message)
        except Exception as error:  # noqa: BLE001 - one request is not worth the session
            log_failure(request.method, error)
            message = f"{request.method} failed; see the server's log"
            self._pending.fail(ticket, Code.INTERNAL_ERROR, message)

    def _notification(self, notification: Notification, dispatch: "Dispatch") -> None:
        if notification.method == "$/cancelRequest":
            dispatch.given_up()
        elif notification.method == CHOSEN and isinstance(notification.params, dict):
            dispatch.chosen(notification.params)
        else:
            dispatch.notification(notification)

    def _initialize(self, params: object) -> None:
        from nutgraf_server.lsp.session.dispatch import Dispatch, Wire

        given = params if isinstance(params, dict) else {}
        wire = Wire(self._outbox.send, self._pending, self._asking)
        self._dispatch = Dispatch(Client.of(given), given, wire, is_first=self._number == 0)


def main(arguments: list[str]) -> NoReturn:
    """Be an engine: LEVEL, LOG_FILE or nothing, NUMBER, and the lifeline's descriptor if any."""
    level, file, number, *descriptor = arguments
    for one in descriptor:
        # Where the system does not know this for pipes, the end of the input has to do.
        with contextlib.suppress(OSError):
            lifeline.hold(int(one))
    # Ctrl-C goes to all processes of a terminal; what it ends is for the server to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logs.start(logs.Logging(level, Path(file) if file else None))
    messages = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever is printed by accident, from C too, must not end up among the messages.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    log_failures_of_threads()
    sys.setswitchinterval(_TURN)
    try:
        EngineServer(sys.stdin.buffer, messages, int(number)).run()
    except Exception as error:  # noqa: BLE001 - the other threads would keep the process alive
        log_failure("the engine", error)
    logging.shutdown()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
