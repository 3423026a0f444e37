"""The server: takes messages in, has them handled, sends the answers.

One thread reads, and does nothing else, so that a cancel is seen at once. One thread, `run`'s own,
handles in order what changes the session. Requests are answered by workers, each from a snapshot.
"""

import logging
import os
import threading
from enum import Enum
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from nutgraf_server.lsp import offer, parent
from nutgraf_server.lsp.client import Client
from nutgraf_server.lsp.failures import log_failure
from nutgraf_server.lsp.state import State
from nutgraf_server.lsp.tracing import Trace
from nutgraf_server.lsp.wire.asking import Asking
from nutgraf_server.lsp.wire.codes import Code, RequestError
from nutgraf_server.lsp.wire.frames import BadFrame, bodies
from nutgraf_server.lsp.wire.messages import (
    Invalid,
    Message,
    Notification,
    Request,
    Response,
    is_id,
    parse,
)
from nutgraf_server.lsp.wire.outbox import Outbox
from nutgraf_server.lsp.wire.pending import Pending, Ticket

if TYPE_CHECKING:
    from nutgraf_server.lsp.dispatch import Dispatch

_log = logging.getLogger(__name__)

# What is still to be sent when the server ends is waited for this long, in seconds.
_LAST_WORDS = 1.0

# A server whose client is dead is gone after two seconds, whatever it is doing; this is what it may
# take of them, in seconds.
_GRACE = 1.5


class End(Enum):
    """Why there is nothing more to wait for."""

    INPUT = "the input has ended"
    OUTPUT = "nobody reads the output"
    PARENT = "the process that started the server has ended"
    SIGNAL = "a signal asked for it"


_Event = tuple[Message, Ticket | None] | End


class Server:
    """One client's server, from the first byte to the exit status."""

    def __init__(self, reading: BinaryIO, writing: BinaryIO, version: str) -> None:
        self._reading = reading
        self._version = version
        self._inbox: SimpleQueue[_Event] = SimpleQueue()
        self._outbox = Outbox(writing, lambda: self.end(End.OUTPUT))
        self._pending = Pending(self._outbox.send)
        self._asking = Asking(self._outbox.send)
        self._trace = Trace(self._outbox.send)
        self._state = State.NEW
        self._dispatch: Dispatch | None = None
        self._over = threading.Event()

    def run(self) -> int:
        """Serve until the client says exit or is gone; the exit status."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        while True:
            event = self._inbox.get()
            if isinstance(event, End):
                _log.info("ends: %s", event.value)
                break
            message, ticket = event
            if isinstance(message, Notification) and message.method == "exit":
                break
            if isinstance(message, Request) and ticket is not None:
                self._request(message, ticket)
            elif isinstance(message, Notification):
                self._notification(message)
            elif isinstance(message, Response) and not self._asking.settle(message):
                _log.warning("an answer to nothing that was asked")
        self._pending.cancel_all()
        self._outbox.close(_LAST_WORDS)
        self._over.set()
        return self._status

    @property
    def _status(self) -> int:
        return 0 if self._state is State.STOPPED else 1

    def end(self, why: End) -> None:
        """Have `run` come to its end. May be called from any thread."""
        self._inbox.put(why)
        if why in (End.PARENT, End.SIGNAL):
            # What came before is not waited for: loading the protocol's types alone takes long on
            # a busy machine. Where only the input has ended, all of it is still handled.
            threading.Thread(target=self._insist, name="end", daemon=True).start()

    def _insist(self) -> None:
        if not self._over.wait(_GRACE):
            leave(self._status)

    def _read(self) -> None:
        """Take in whatever comes. What needs no handling is done with here, cancels above all."""
        try:
            for body in bodies(self._reading):
                if isinstance(body, BadFrame):
                    _log.warning("%s", body.reason)
                    self._pending.refuse(None, Code.PARSE_ERROR, body.reason)
                    continue
                for message in parse(body):
                    self._take(message)
        except (OSError, ValueError):
            _log.warning("the input broke off")
        except Exception as error:  # noqa: BLE001 - nobody else would notice that nobody reads
            log_failure("reading", error)
        self.end(End.INPUT)

    def _take(self, message: Message) -> None:
        match message:
            case Request(id=id_):
                ticket = self._pending.receive(id_)
                if ticket is not None:
                    self._inbox.put((message, ticket))
            case Notification(method="$/cancelRequest", params={"id": id_}) if is_id(id_):
                self._pending.cancel(id_)
                self._inbox.put((message, None))
            case Notification() | Response():
                # Whoever waits for an answer may change the session: that, too, is done in order.
                self._inbox.put((message, None))
            case Invalid(id=id_, code=code, message=reason):
                _log.warning("%s", reason)
                self._pending.refuse(id_, code, reason)

    def _request(self, request: Request, ticket: Ticket) -> None:
        """Answer a request, or have it answered."""
        self._trace.received(request.method, request.id)
        if ticket.is_cancelled():
            return
        try:
            self._check(request.method)
            if request.method == "initialize":
                self._initialize(request.params, ticket)
            elif request.method == "shutdown":
                self._shut_down(ticket)
            elif self._dispatch is not None:
                self._dispatch.request(request, ticket)
        except RequestError as error:
            self._pending.fail(ticket, error.code, error.message)
        except Exception as error:  # noqa: BLE001 - one request is not worth the session
            log_failure(request.method, error)
            message = f"{request.method} failed; the server's log says where"
            self._pending.fail(ticket, Code.INTERNAL_ERROR, message)

    def _notification(self, notification: Notification) -> None:
        """Handle what needs no answer; what comes out of turn is dropped."""
        self._trace.received(notification.method)
        if self._state is not State.RUNNING or self._dispatch is None:
            return
        if notification.method == "$/setTrace":
            self._trace.set(notification.params)
        elif notification.method == "$/cancelRequest":
            self._dispatch.given_up()
        else:
            self._dispatch.notification(notification)

    def _check(self, method: str) -> None:
        """Refuse a request that comes out of turn."""
        if self._state is State.STOPPED:
            raise RequestError(Code.INVALID_REQUEST, "the server is shut down")
        if self._state is State.NEW and method != "initialize":
            raise RequestError(Code.SERVER_NOT_INITIALIZED, "initialize has to come first")
        if self._state is State.RUNNING and method == "initialize":
            raise RequestError(Code.INVALID_REQUEST, "the server is initialized already")

    def _initialize(self, params: object, ticket: Ticket) -> None:
        """Answer, and only then load what everything else needs: the editor waits for this."""
        if not isinstance(params, dict):
            raise RequestError(Code.INVALID_PARAMS, "malformed parameters of initialize")
        client = Client.of(params)
        self._trace.set({"value": params.get("trace")})
        result = {
            "capabilities": offer.capabilities(client),
            "serverInfo": {"name": "nutgraf", "version": self._version},
        }
        if not self._pending.answer(ticket, result):
            return
        self._state = State.RUNNING
        process = params.get("processId")
        if isinstance(process, int) and not isinstance(process, bool):
            parent.watch(process, lambda: self.end(End.PARENT))
        from nutgraf_server.lsp.dispatch import Dispatch, Wire

        wire = Wire(self._outbox.send, self._pending, self._asking, self._trace)
        self._dispatch = Dispatch(client, params, wire)

    def _shut_down(self, ticket: Ticket) -> None:
        """Stop all work, and answer last."""
        self._pending.cancel_all(but=ticket)
        if self._pending.answer(ticket, None):
            self._state = State.STOPPED


def leave(status: int) -> NoReturn:
    """End the process now, whatever its other threads are doing."""
    logging.shutdown()
    os._exit(status)
