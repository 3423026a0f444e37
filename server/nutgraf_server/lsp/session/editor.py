"""What the server asks of the client and tells it, by pygls's names and with the protocol's types.

pygls is used for this side of the conversation only. Its reader, its dispatch and its documents are
not: docs/server.md says what they do wrong.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from cattrs import Converter
from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

import nutgraf
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.supervision.protocol import CHOSEN
from nutgraf_server.lsp.transport.outgoing_requests import OutgoingRequests, RefusedError

PATIENCE = 10.0
"""How long the client is waited for, in seconds. Some promise an answer and never give one."""


class Editor(LanguageServer):
    """The client, as the server speaks to it."""

    def __init__(
        self, converter: Converter, asking: OutgoingRequests, send: Callable[[dict[str, Any]], None]
    ) -> None:
        super().__init__("nutgraf", nutgraf.__version__, converter_factory=lambda: converter)
        self.protocol = _Protocol(self, converter, asking, send)

    def log(self, line: str) -> None:
        """A line for the client's log."""
        self.window_log_message(
            types.LogMessageParams(types.MessageType.Info, f"Nutgraf: {visible_line(line)}")
        )

    def tell(self, line: str, kind: types.MessageType = types.MessageType.Info) -> None:
        """A line for the person at the editor."""
        self.window_show_message(types.ShowMessageParams(kind, f"Nutgraf: {visible_line(line)}"))

    def chosen(self, name: str, value: object) -> None:
        """Tell the supervisor what was chosen for the session, for an engine after this one."""
        self.protocol.notify(CHOSEN, {"name": name, "value": value})

    def warn(self, line: str) -> None:
        """A line about something that is wrong."""
        self.tell(line, types.MessageType.Warning)


def answer_of(future: Future[Any], patience: float = PATIENCE) -> Any:  # noqa: ANN401 - as it came
    """What the client answered; None where it refused, or gave none in time."""
    try:
        return future.result(patience)
    except (TimeoutError, RefusedError):
        return None


class _Protocol(LanguageServerProtocol):
    """pygls's protocol with this server's wire under it."""

    def __init__(
        self,
        server: Editor,
        converter: Converter,
        asking: OutgoingRequests,
        send: Callable[[dict[str, Any]], None],
    ) -> None:
        super().__init__(server, converter)
        self._asking = asking
        self._send = send

    def notify(self, method: str, params: object = None) -> None:
        self._send({"method": method, "params": self._converter.unstructure(params)})

    def send_request(
        self,
        method: str,
        params: object = None,
        callback: Callable[[Any], None] | None = None,
        msg_id: str | int | None = None,
    ) -> Future[Any]:
        del msg_id
        asked = self._asking.ask(method, self._converter.unstructure(params))
        answered: Future[Any] = Future()

        def settle(done: Future[Any]) -> None:
            try:
                answered.set_result(self._structured(method, done.result()))
            except Exception as error:  # noqa: BLE001 - whoever waits is told
                answered.set_exception(error)
            else:
                if callback is not None:
                    callback(answered.result())

        asked.add_done_callback(settle)
        return answered

    def _structured(self, method: str, result: object) -> object:
        form = self.get_result_type(method)
        if form is None:
            return result
        try:
            message = self._converter.structure({"id": 0, "jsonrpc": "2.0", "result": result}, form)
        except Exception as error:
            raise RefusedError(f"the client's answer to {method} has an odd form") from error
        return message.result
