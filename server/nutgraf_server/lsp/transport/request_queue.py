"""The client's requests on their way to an answer.

Invariant: every request that was received is answered exactly once. Whoever answers takes the
request out; whoever comes second (a result after a cancel, a cancel after a result) finds nothing.
"""

import threading
from collections.abc import Callable
from typing import Any

from nutgraf_server.lsp.bounds import MOST_PENDING
from nutgraf_server.lsp.transport.codes import Code
from nutgraf_server.lsp.transport.messages import Id

Send = Callable[[dict[str, Any]], None]

# An error's message is shown in a corner of the screen; what it quotes may be a megabyte.
_LONGEST_MESSAGE = 1000


class PendingRequest:
    """One request. Its work looks at `is_cancelled` now and then, and stops."""

    __slots__ = ("_cancelled", "id")

    def __init__(self, id_: Id) -> None:
        self.id = id_
        self._cancelled = False

    def is_cancelled(self) -> bool:
        """Whether nobody waits for the answer any more."""
        return self._cancelled

    def cancel(self) -> None:
        """Tell the work that nobody waits."""
        self._cancelled = True


class RequestQueue:
    """The requests that have no answer yet, `most` of them."""

    def __init__(self, send: Send, most: int = MOST_PENDING) -> None:
        self._send = send
        self._most = most
        self._lock = threading.Lock()
        self._open: dict[Id, PendingRequest] = {}

    def __len__(self) -> int:
        return len(self._open)

    def receive(self, id_: Id) -> PendingRequest | None:
        """Take a request in; None, and answered, where that cannot be.

        Its id is that of an open one, or too many are open.
        """
        ticket = PendingRequest(id_)
        with self._lock:
            known = id_ in self._open
            full = len(self._open) >= self._most
            if not known and not full:
                self._open[id_] = ticket
                return ticket
        if known:
            reason = "another request with this id is not answered yet"
            self.refuse(id_, Code.INVALID_REQUEST, reason)
        else:
            self.refuse(id_, Code.REQUEST_FAILED, f"{self._most} requests are waiting already")
        return None

    def is_open(self, ticket: PendingRequest) -> bool:
        """Whether the request has no answer yet."""
        return self._open.get(ticket.id) is ticket

    def answer(self, ticket: PendingRequest, result: object) -> bool:
        """Send the result; say whether that was the answer."""
        if not self.take(ticket):
            return False
        try:
            self._send({"id": ticket.id, "result": result})
        except (TypeError, ValueError, RecursionError):
            self.refuse(ticket.id, Code.INTERNAL_ERROR, "the result cannot be sent")
        return True

    def fail(self, ticket: PendingRequest, code: Code, message: str) -> bool:
        """Send an error, and stop the work; say whether that was the answer."""
        ticket.cancel()
        if not self.take(ticket):
            return False
        self.refuse(ticket.id, code, message)
        return True

    def cancel(self, id_: Id) -> PendingRequest | None:
        """End the request of this id as cancelled; what was ended, if it was open."""
        with self._lock:
            ticket = self._open.get(id_)
        if ticket is None or not self.fail(ticket, Code.REQUEST_CANCELLED, "cancelled"):
            return None
        return ticket

    def cancel_all(self, but: PendingRequest | None = None) -> None:
        """End every open request but one as cancelled by the server."""
        with self._lock:
            tickets = [ticket for ticket in self._open.values() if ticket is not but]
        for ticket in tickets:
            self.fail(ticket, Code.SERVER_CANCELLED, "the server shuts down")

    def refuse(self, id_: Id | None, code: Code, message: str) -> None:
        """Answer what was never taken in."""
        line = next((line for line in message.splitlines() if line.strip()), "no reason given")
        if len(line) > _LONGEST_MESSAGE:
            line = line[:_LONGEST_MESSAGE] + "…"
        # The engine is not loaded before `initialize` is answered.
        from nutgraf.rendering.visible import visible_line

        error = {"code": int(code), "message": visible_line(line)}
        self._send({"id": id_, "error": error})

    def take(self, ticket: PendingRequest) -> bool:
        """Take the request out: whoever gets True has to send the answer."""
        with self._lock:
            if self._open.get(ticket.id) is not ticket:
                return False
            del self._open[ticket.id]
            return True
