"""Tells the client how far long work is, where it wants to know.

The client gives a token with its request; or else, where it can, one is made when the work turns
out to be long. Neovim and VS Code show either in the status line.
"""

import threading
import uuid
from types import TracebackType
from typing import Self

from lsprotocol import types

from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.editor import Editor

# Work that is done sooner is not worth a message.
_SECONDS_BEFORE_IT_SHOWS = 0.7

_WHOLE = 100


class WorkDoneProgress:
    """The progress of one piece of work, from entering to leaving it."""

    def __init__(
        self, editor: Editor, client: Client, title: str, token: types.ProgressToken | None
    ) -> None:
        self._editor = editor
        self._title = title
        self._token = token
        self._lock = threading.Lock()
        self._begun = self._over = False
        self._timer: threading.Timer | None = None
        if token is None and client.progress:
            self._timer = threading.Timer(_SECONDS_BEFORE_IT_SHOWS, self._offer)
            self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin, or get ready to."""
        if self._token is not None:
            self._begin(self._token)
        elif self._timer is not None:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End, however the work ended."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._begun and self._token is not None:
                self._send(types.WorkDoneProgressEnd())

    def report(self, what: str, done: int, of: int) -> None:
        """Say what is being worked on, the `done`-th of so many."""
        with self._lock:
            if self._begun and not self._over:
                self._send(
                    types.WorkDoneProgressReport(
                        message=visible_line(what), percentage=_WHOLE * done // of
                    )
                )

    def _offer(self) -> None:
        """Ask the client for a place to show it; in the timer's thread."""
        token = str(uuid.uuid4())
        asked = self._editor.window_work_done_progress_create(
            types.WorkDoneProgressCreateParams(token)
        )
        asked.add_done_callback(lambda done: None if done.exception() else self._begin(token))

    def _begin(self, token: types.ProgressToken) -> None:
        with self._lock:
            if not self._over and not self._begun:
                self._token, self._begun = token, True
                self._send(types.WorkDoneProgressBegin(title=self._title, percentage=0))

    def _send(self, value: object) -> None:
        self._editor.protocol.notify(types.PROGRESS, types.ProgressParams(self._token or 0, value))
