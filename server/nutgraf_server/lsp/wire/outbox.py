"""Writes messages, from a thread of its own: nobody waits for a client that reads slowly."""

import json
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, BinaryIO

from nutgraf_server.lsp.wire.frames import frame


class Outbox:
    """What is to be sent, in order. Whole messages only.

    `gone` is called, from the writing thread, when nobody reads any more.
    """

    def __init__(self, stream: BinaryIO, gone: Callable[[], None]) -> None:
        self._stream = stream
        self._gone = gone
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="outbox", daemon=True)
        self._writer.start()

    def send(self, message: dict[str, Any]) -> None:
        """Send `message`.

        Raises:
            TypeError, ValueError: it holds what JSON does not; nothing is sent.
        """
        # Plain ASCII: half of a surrogate pair, as editors now and then send, has no UTF-8.
        body = json.dumps({"jsonrpc": "2.0", **message}, allow_nan=False, separators=(",", ":"))
        self._waiting.put(frame(body.encode("ascii")))

    def close(self, patience: float) -> None:
        """Send what is waiting, for at most `patience` seconds, and no more after it."""
        self._waiting.put(None)
        self._writer.join(patience)

    def _write(self) -> None:
        try:
            while (data := self._waiting.get()) is not None:
                self._stream.write(data)
                self._stream.flush()
        except (OSError, ValueError):
            self._gone()
