"""Sends diagnostics to clients that do not ask for them, once the text has been still for a moment.

What changes a text only schedules here. One thread waits, looks, and sends; a look at a text that
is changed meanwhile is given up.
"""

import threading
import time
from collections.abc import Callable

from lsprotocol import types

from nutgraf.cancellation import CancelledError, cancellable
from nutgraf_server.lsp.documents.uris import key
from nutgraf_server.lsp.requests.diagnostic import diagnostics
from nutgraf_server.lsp.session.failures import log_failure
from nutgraf_server.lsp.session.snapshots import Snapshot

_STILL = 0.4
"""In seconds: a typist pauses for this long between words, not between letters."""


class Publishing:
    """The diagnostics of one client's documents.

    `look` gives the document at a uri as it is now, None where it is not open; it is called in this
    object's own thread and may wait. `send` sends to the client.
    """

    def __init__(
        self,
        look: Callable[[str], Snapshot | None],
        send: Callable[[types.PublishDiagnosticsParams], None],
        still: float = _STILL,
    ) -> None:
        self._look, self._send, self._still = look, send, still
        self._changed = threading.Condition()
        # By document: when to look at it, and its uri. A document that is being looked at is not
        # in it, unless it has changed since.
        self._due: dict[str, tuple[float, str]] = {}
        self._shown: set[str] = set()
        self._thread: threading.Thread | None = None

    def schedule(self, uri: str) -> None:
        """The document at `uri`, or what is in force for it, has changed."""
        with self._changed:
            self._due[key(uri)] = (time.monotonic() + self._still, uri)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="diagnostics", daemon=True)
                self._thread.start()
            self._changed.notify()

    def withdraw(self, uri: str) -> None:
        """The document at `uri` is closed: nothing is to be shown of it any more."""
        with self._changed:
            # Whoever looks at it now finds that it is due, and gives up; then, that it is gone.
            self._due[key(uri)] = (time.monotonic(), uri)
            self._clear(uri)
            self._changed.notify()

    def _run(self) -> None:
        while True:
            uri = self._next()
            try:
                with cancellable(lambda: key(uri) in self._due):  # noqa: B023 - called at once
                    self._publish(uri)
            except CancelledError:
                continue
            except Exception as error:  # noqa: BLE001 - the next document has to be looked at
                log_failure("diagnostics", error)

    def _next(self) -> str:
        """Wait for a document that is due."""
        with self._changed:
            while True:
                first = min(self._due, key=lambda one: self._due[one][0], default=None)
                wait = None if first is None else self._due[first][0] - time.monotonic()
                if first is not None and wait is not None and wait <= 0:
                    return self._due.pop(first)[1]
                self._changed.wait(wait)

    def _publish(self, uri: str) -> None:
        snapshot = self._look(uri)
        found = [] if snapshot is None or snapshot.is_too_long else diagnostics(snapshot)
        with self._changed:
            if key(uri) in self._due:
                return
            if snapshot is None or not found:
                self._clear(uri)
                return
            self._shown.add(key(uri))
            self._send(
                types.PublishDiagnosticsParams(
                    uri=uri, diagnostics=found, version=snapshot.text.version
                )
            )

    def _clear(self, uri: str) -> None:
        if key(uri) in self._shown:
            self._shown.discard(key(uri))
            self._send(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))
