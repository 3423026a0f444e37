"""Writes messages, from a thread of its own: nobody waits for who reads slowly."""

import json
import os
import threading
from collections import deque
from collections.abc import Callable
from typing import IO, Any

from nutgraf_server.lsp.bounds import MOST_UNREAD
from nutgraf_server.lsp.transport.frames import header


def encoded(message: dict[str, Any]) -> bytes:
    """`message` as a body.

    Raises:
        TypeError, ValueError, RecursionError: it holds what JSON does not.
    """
    # Plain ASCII: half of a surrogate pair, as editors now and then send, has no UTF-8.
    whole = {"jsonrpc": "2.0", **message}
    return json.dumps(whole, allow_nan=False, separators=(",", ":")).encode("ascii")


class Writer:
    """What is to be sent, in order. Whole messages only.

    `gone` is called with the reason, once and from any thread, when a message cannot be written or
    more than `most` bytes are waiting; nothing is sent after that.
    """

    def __init__(
        self, stream: IO[bytes], gone: Callable[[str], None], most: int = MOST_UNREAD
    ) -> None:
        self._stream = stream
        self._gone = gone
        self._most = most
        self._waiting: deque[bytes] = deque()
        self._size = 0
        self._changed = threading.Condition()
        self._closed = False
        self.failed = False
        """Whether something could not be sent."""
        self._writer = threading.Thread(target=self._write, name="outbox", daemon=True)
        self._writer.start()

    def send(self, message: dict[str, Any]) -> None:
        """Send `message`.

        Raises:
            TypeError, ValueError, RecursionError: it holds what JSON does not; nothing is sent.
        """
        self.put(encoded(message))

    def put(self, body: bytes) -> None:
        """Send a message that is a body already."""
        with self._changed:
            if self._closed:
                return
            self._waiting.append(body)
            self._size += len(body)
            unread = self._size
            if unread <= self._most:
                self._changed.notify()
                return
        self._give_up(f"{unread >> 20} MB wait for a reader who takes nothing")

    def close(self, patience: float) -> None:
        """Send what is waiting, and no more after it; then the stream is closed.

        That is waited for, but for at most `patience` seconds.
        """
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._writer.join(patience)

    def _write(self) -> None:
        try:
            while (body := self._next()) is not None:
                self._stream.write(header(body))
                self._stream.write(body)
                self._stream.flush()
                with self._changed:
                    self._size -= len(body)
            self._stream.close()
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else type(error).__name__
            self._give_up(f"the output cannot be written: {reason}")
        except ValueError:
            self._give_up("the output is closed")

    def _next(self) -> bytes | None:
        with self._changed:
            while not self._waiting and not self._closed:
                self._changed.wait()
            return self._waiting.popleft() if self._waiting else None

    def _give_up(self, reason: str) -> None:
        with self._changed:
            known, self._closed, self.failed = self._closed, True, True
            self._waiting.clear()
            self._changed.notify()
        if not known:
            self._gone(reason)
