"""The server: the client's side of the conversation.

It answers what says nothing of an article (initialize, cancels, whatever cannot be right), passes
the rest to the engine, and passes the engine's answers back: exactly one for each request. It does
nothing that takes long, so it is there for a cancel, a signal or the end of the client, whatever
the engine is doing.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

from nutgraf_server.lsp.bounds import MOST_ASKED
from nutgraf_server.lsp.session import server_capabilities
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.failures import log_failure
from nutgraf_server.lsp.session.logs import Logging
from nutgraf_server.lsp.session.state import State
from nutgraf_server.lsp.supervision import parent, protocol
from nutgraf_server.lsp.transport.codes import Code, RequestError
from nutgraf_server.lsp.transport.frames import BadFrame, ForeignError
from nutgraf_server.lsp.transport.messages import (
    Invalid,
    Message,
    Notification,
    Request,
    Response,
    is_id,
    parse,
)
from nutgraf_server.lsp.transport.request_queue import PendingRequest, RequestQueue
from nutgraf_server.lsp.transport.tracing import Trace
from nutgraf_server.lsp.transport.writer import Writer, encoded

if TYPE_CHECKING:
    from nutgraf_server.lsp.supervision.supervisor import Supervisor

_log = logging.getLogger(__name__)

# What is still to be sent when the server ends is waited for this long, in seconds. It has two
# seconds to end in, whatever it is doing.
_LAST_WORDS = 0.5

_WARNING = 2
"""The protocol's MessageType.Warning."""


class End(Enum):
    """Why there is nothing more to wait for."""

    EXIT = "the client said exit"
    INPUT = "the input has ended"
    OUTPUT = "nobody takes the answers"
    ENGINE = "there is no engine"
    PARENT = "the process that started the server has ended"
    SIGNAL = "a signal asked for it"


_BAD_ENDS = (End.OUTPUT, End.ENGINE)


class Server:
    """One client's server, from the first byte to the exit status."""

    def __init__(
        self, bodies: Iterable[bytes | BadFrame], writing: BinaryIO, version: str, logging: Logging
    ) -> None:
        self._bodies = bodies
        self._version = version
        self._logging = logging
        self._end: SimpleQueue[End] = SimpleQueue()
        self._outbox = Writer(writing, self._unread)
        self._pending = RequestQueue(self._outbox.send)
        self._trace = Trace(self._outbox.send)
        self._state = State.NEW
        self._supervisor: Supervisor | None = None
        # The engine's numbers for the requests that it has.
        self._passed: dict[PendingRequest, int] = {}
        self._warned: set[str] = set()

    def run(self) -> int:
        """Serve until the client says exit or is gone; the exit status."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()
        why = self._end.get()
        _log.info("ends: %s", why.value)
        self._pending.cancel_all()
        self._outbox.close(_LAST_WORDS)
        self.kill()
        well = self._state is State.STOPPED and why not in _BAD_ENDS
        return 0 if well and not self._outbox.failed else 1

    def kill(self) -> None:
        """End the engine, if there is one."""
        if self._supervisor is not None:
            self._supervisor.end()

    def end(self, why: End) -> None:
        """Have `run` come to its end. May be called from any thread."""
        self._end.put(why)

    def _unread(self, reason: str) -> None:
        _log.warning("%s", reason)
        self.end(End.OUTPUT)

    def _read(self) -> None:
        """Take in whatever comes."""
        try:
            for body in self._bodies:
                if isinstance(body, BadFrame):
                    _log.warning("%s", body.reason)
                    self._pending.refuse(None, Code.PARSE_ERROR, body.reason)
                    continue
                messages = [*parse(body)]
                for message in messages:
                    # What came in a batch is passed on by itself.
                    self._take(message, body if len(messages) == 1 and body[:1] == b"{" else None)
        except ForeignError as error:
            _log.warning("%s", error)
        except (OSError, ValueError):
            _log.warning("the input broke off")
        except Exception as error:  # noqa: BLE001 - nobody else would notice that nobody reads
            log_failure("reading", error)
        self.end(End.INPUT)

    def _take(self, message: Message, body: bytes | None) -> None:
        match message:
            case Request(id=id_):
                ticket = self._pending.receive(id_)
                if ticket is not None:
                    self._request(message, ticket)
            case Notification(method="exit"):
                self.end(End.EXIT)
            case Notification(method="$/cancelRequest", params={"id": id_}) if is_id(id_):
                self._trace.received(message.method)
                self._cancel(self._pending.cancel(id_))
            case Notification(method="$/cancelRequest"):
                # The engine has numbers of its own: it must not take this for one.
                self._trace.received(message.method)
            case Notification():
                self._notification(message, body)
            case Response():
                if self._supervisor is not None:
                    self._supervisor.response(body or _response(message))
            case Invalid(id=id_, code=code, message=reason):
                _log.warning("%s", reason)
                self._pending.refuse(id_, code, reason)

    def _cancel(self, ticket: PendingRequest | None) -> None:
        number = None if ticket is None else self._passed.pop(ticket, None)
        if number is not None and self._supervisor is not None:
            self._supervisor.cancel(number)

    def _request(self, request: Request, ticket: PendingRequest) -> None:
        """Answer a request, or have it answered."""
        self._trace.received(request.method, request.id)
        try:
            self._check(request.method)
            if request.method == "initialize":
                self._initialize(request.params, ticket)
            elif request.method == "shutdown":
                self._shut_down(ticket)
            else:
                self._pass_on(request, ticket)
        except RequestError as error:
            self._pending.fail(ticket, error.code, error.message)
        except Exception as error:  # noqa: BLE001 - one request is not worth the session
            log_failure(request.method, error)
            message = f"{request.method} failed; see the server's log"
            self._pending.fail(ticket, Code.INTERNAL_ERROR, message)

    def _notification(self, notification: Notification, body: bytes | None) -> None:
        """Handle what needs no answer; what comes out of turn is dropped."""
        method, params = notification.method, notification.params
        self._trace.received(method)
        if self._state is not State.RUNNING or self._supervisor is None:
            return
        if method in protocol.ALL:
            return
        if method == "$/setTrace":
            self._trace.set(params)
            return
        try:
            whole = body or encoded({"method": method, "params": params})
        except (ValueError, RecursionError):
            _log.warning("a notification is nested too deeply")
            return
        self._supervisor.notification(method, params, whole)

    def _check(self, method: str) -> None:
        """Refuse a request that comes out of turn."""
        if self._state is State.STOPPED:
            raise RequestError(Code.INVALID_REQUEST, "the server is shut down")
        if self._state is State.NEW and method != "initialize":
            raise RequestError(Code.SERVER_NOT_INITIALIZED, "initialize must come first")
        if self._state is State.RUNNING and method == "initialize":
            raise RequestError(Code.INVALID_REQUEST, "the server is already initialized")
        if method in protocol.ALL:
            raise RequestError(Code.METHOD_NOT_FOUND, f"unknown method {method}")

    def _initialize(self, params: object, ticket: PendingRequest) -> None:
        """Answer, and only then start the engine: the editor waits for this."""
        if not isinstance(params, dict):
            raise RequestError(Code.INVALID_PARAMS, "malformed parameters of initialize")
        client = Client.of(params)
        self._trace.set({"value": params.get("trace")})
        result = {
            "capabilities": server_capabilities.capabilities(client),
            "serverInfo": {"name": "nutgraf", "version": self._version},
        }
        self._pending.answer(ticket, result)
        self._state = State.RUNNING
        process = params.get("processId")
        if isinstance(process, int) and not isinstance(process, bool):
            parent.watch(process, lambda: self.end(End.PARENT))
        try:
            # Where no more files may be open, a module cannot be loaded either.
            from nutgraf_server.lsp.supervision import supervisor

            ways = supervisor.ClientPipe(self._outbox.put, self._warn_once, self._give_up)
            self._supervisor = supervisor.Supervisor(params, ways, self._logging)
            self._supervisor.start()
        except OSError as error:
            self._give_up(f"the engine cannot be started: {error.strerror}")

    def _give_up(self, reason: str) -> None:
        _log.error("%s", reason)
        self.end(End.ENGINE)

    def _warn_once(self, line: str) -> None:
        if line not in self._warned:
            self._warned.add(line)
            params = {"type": _WARNING, "message": f"Nutgraf: {line}"}
            self._outbox.send({"method": "window/showMessage", "params": params})

    def _pass_on(self, request: Request, ticket: PendingRequest) -> None:
        if self._supervisor is None:
            raise RequestError(Code.SERVER_CANCELLED, "there is no engine")
        from nutgraf_server.lsp.supervision.supervisor import FullError

        passed_at = time.perf_counter()

        def done(send: Callable[[], object]) -> None:
            self._passed.pop(ticket, None)
            send()
            self._trace.answered(request.method, request.id, passed_at)

        def answered(rest: bytes) -> None:
            done(partial(self._relay, ticket, rest))

        def failed(reason: str) -> None:
            message = f"{request.method}: the engine {reason} in this or in something beside it"
            done(partial(self._pending.fail, ticket, Code.REQUEST_FAILED, message))

        try:
            number = self._supervisor.request(request.method, request.params, answered, failed)
        except (ValueError, RecursionError):
            reason = "the parameters are nested too deeply"
            raise RequestError(Code.INVALID_PARAMS, reason) from None
        except FullError:
            reason = f"more than {MOST_ASKED >> 20} MB of requests are waiting"
            raise RequestError(Code.REQUEST_FAILED, reason) from None
        if self._pending.is_open(ticket):
            self._passed[ticket] = number
            if not self._pending.is_open(ticket):
                self._passed.pop(ticket, None)

    def _relay(self, ticket: PendingRequest, rest: bytes) -> None:
        """Send the engine's answer under the client's own id."""
        if self._pending.take(ticket):
            self._outbox.put(encoded({"id": ticket.id})[:-1] + b"," + rest)

    def _shut_down(self, ticket: PendingRequest) -> None:
        """Stop all work, and answer last."""
        self._pending.cancel_all(but=ticket)
        self._state = State.STOPPED
        self._pending.answer(ticket, None)
        if self._supervisor is not None:
            self._supervisor.close()


def _response(response: Response) -> bytes:
    if response.error is not None:
        return encoded({"id": response.id, "error": {"message": response.error}})
    return encoded({"id": response.id, "result": response.result})
