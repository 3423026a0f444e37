"""`$/setTrace` and `$/logTrace`: a client follows what its server does. No text of an article."""

import time
from collections.abc import Callable
from typing import Any

from nutgraf_server.lsp.transport.messages import Id

_LEVELS = ("off", "messages", "verbose")
# Method names come from the client, and may be anything.
_LONGEST_NAME = 80


class Trace:
    """What is told of each message: nothing, that it came, or how long it took as well."""

    def __init__(self, send: Callable[[dict[str, Any]], None]) -> None:
        self._send = send
        self._level = _LEVELS[0]

    def set(self, params: object) -> None:
        """Take over the level; one that there is not leaves it as it is."""
        level = params.get("value") if isinstance(params, dict) else None
        if level in _LEVELS:
            self._level = level

    def received(self, method: str, id_: Id | None = None) -> None:
        """A message came."""
        if self._level != "off":
            kind = "notification" if id_ is None else "request"
            self._tell(f"Received {kind} '{_name(method, id_)}'.")

    def answered(self, method: str, id_: Id, started: float) -> None:
        """A request that was begun at `started`, by `time.perf_counter`, has its answer."""
        if self._level != "off":
            took = (time.perf_counter() - started) * 1000
            self._tell(f"Answered request '{_name(method, id_)}'.", f"in {took:.1f} ms")

    def _tell(self, message: str, more: str | None = None) -> None:
        params = {"message": message}
        if more is not None and self._level == "verbose":
            params["verbose"] = more
        self._send({"method": "$/logTrace", "params": params})


def _name(method: str, id_: Id | None) -> str:
    shown = method if len(method) <= _LONGEST_NAME else method[:_LONGEST_NAME] + "…"
    return shown if id_ is None else f"{shown} - ({str(id_)[:_LONGEST_NAME]})"
