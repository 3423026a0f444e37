"""The server's requests to the client, and what becomes of them.

Clients promise what they do not do: every wait has an end.
"""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from nutgraf_server.lsp.transport.messages import Id, Response

# Whole numbers: Vim's channels take no other ids. Far from those of a client, as some of those that
# tell answers by their id alone take a request with the id of theirs for its answer.
_FIRST_ID = 1 << 24
# An answer that was meant for the engine before this one is none to this one's request.
_IDS_OF_AN_ENGINE = 1 << 20


class RefusedError(Exception):
    """The client answered with an error."""


class OutgoingRequests:
    """The requests to the client that have no answer yet."""

    def __init__(self, send: Callable[[dict[str, Any]], None], engine: int = 0) -> None:
        self._send = send
        self._lock = threading.Lock()
        self._ids = itertools.count(_FIRST_ID + engine * _IDS_OF_AN_ENGINE)
        self._open: dict[Id, Future[Any]] = {}

    def ask(self, method: str, params: object) -> Future[Any]:
        """Send a request; its future ends with the result, or with RefusedError."""
        future: Future[Any] = Future()
        with self._lock:
            id_ = next(self._ids)
            self._open[id_] = future
        self._send({"id": id_, "method": method, "params": params})
        return future

    def settle(self, response: Response) -> bool:
        """Hand an answer to whoever waits for it; say whether somebody does."""
        with self._lock:
            future = None if response.id is None else self._open.pop(response.id, None)
        if future is None or not future.set_running_or_notify_cancel():
            return False
        if response.error is None:
            future.set_result(response.result)
        else:
            future.set_exception(RefusedError(response.error))
        return True
