"""Hands each message to its handler. Loaded after `initialize` is answered, with all the rest."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from lsprotocol import types

from nutgraf.cancellation import CancelledError, cancellable
from nutgraf.errors import NutgrafError
from nutgraf_server.lsp.commands.outcomes import error_of
from nutgraf_server.lsp.documents.uris import key
from nutgraf_server.lsp.session import routes
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.editor import Editor
from nutgraf_server.lsp.session.failures import log_failure
from nutgraf_server.lsp.session.routes import Route
from nutgraf_server.lsp.session.session import opened
from nutgraf_server.lsp.session.snapshots import TOO_LONG
from nutgraf_server.lsp.session.workers import WorkerJob, Workers
from nutgraf_server.lsp.transport import converter
from nutgraf_server.lsp.transport.codes import Code, RequestError
from nutgraf_server.lsp.transport.messages import Notification, Request
from nutgraf_server.lsp.transport.outgoing_requests import OutgoingRequests
from nutgraf_server.lsp.transport.partial_results import in_parts
from nutgraf_server.lsp.transport.request_queue import PendingRequest, RequestQueue

_log = logging.getLogger(__name__)

_OUTDATING = frozenset(
    {
        types.TEXT_DOCUMENT_DID_OPEN,
        types.TEXT_DOCUMENT_DID_CHANGE,
        types.TEXT_DOCUMENT_DID_CLOSE,
    }
)

Send = Callable[[dict[str, Any]], None]
Params = Mapping[str, Any]
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Wire:
    """The ways from and to the client."""

    send: Send
    pending: RequestQueue
    asking: OutgoingRequests


class Dispatch:
    """The handlers of one client's messages, and the session they share."""

    def __init__(
        self, client: Client, params: Params, wire: Wire, *, is_first: bool = True
    ) -> None:
        self._pending, self._send = wire.pending, wire.send
        self._converter = converter.make()
        self._workers = Workers()
        editor = Editor(self._converter, wire.asking, wire.send)
        self._session = opened(client, editor, params)
        self._session.is_registered = not is_first
        # The open requests for a whole document, by the document.
        self._whole: dict[str, list[PendingRequest]] = {}

    def notification(self, notification: Notification) -> None:
        """Handle a notification, now: what follows it counts on that."""
        method = notification.method
        handler = routes.ORDERED.get(method)
        if handler is None:
            return
        try:
            params = converter.structured(self._converter, method, notification.params)
            if method in _OUTDATING:
                self._outdate(params.text_document.uri)
            handler(self._session, params)
        except RequestError as error:
            _log.warning("%s", error.message)
        except NutgrafError as error:
            self._session.warn_once(str(error))
        except Exception as error:  # noqa: BLE001 - the next message has to be handled
            log_failure(method, error)

    def chosen(self, params: Mapping[str, Any]) -> None:
        """Take over what was chosen for the session while another engine had it."""
        self._session.configuration.choose(params["name"], params["value"])

    def request(self, request: Request, ticket: PendingRequest) -> None:
        """Have a request answered.

        Raises:
            RequestError: it cannot be.
        """
        method = request.method
        route = routes.OF_DOCUMENT.get(method) or routes.OF_SESSION.get(method)
        if route is None:
            raise RequestError(Code.METHOD_NOT_FOUND, f"unknown method {method[:80]}")
        params = converter.structured(self._converter, method, request.params)
        work = self._work(method, route, params, ticket)
        do = partial(self._do, request, ticket, params, work)
        self._workers.submit(route.priority, WorkerJob(do, ticket.is_cancelled))

    def text(self, params: object) -> dict[str, Any] | None:
        """The parameters of didOpen for a document as it is now; None where it is not open."""
        uri = params.get("uri") if isinstance(params, dict) else None
        text = self._session.texts.find(uri) if isinstance(uri, str) else None
        if text is None:
            return None
        document = {"uri": text.uri, "languageId": text.language_id, "version": text.version}
        return {"textDocument": {**document, "text": text.source}}

    def given_up(self) -> None:
        """The client has cancelled something."""
        self._workers.reap()

    def _work(self, method: str, route: Route, params: Any, ticket: PendingRequest) -> Work:  # noqa: ANN401
        """What a worker has to do: the handler on the session as it is now."""
        view = self._session.view()
        if method in routes.OF_SESSION:
            return partial(route.handler, view, params)
        uri: str = params.text_document.uri
        self._session.texts.touch(uri)
        if route.whole and key(uri) in view.texts:
            others = self._whole.get(key(uri), ())
            self._whole[key(uri)] = [*filter(self._pending.is_open, others), ticket]

        nothing: list[object] | None = [] if method in routes.LISTS else None

        def work() -> object:
            snapshot = view.snapshot(uri)
            if snapshot is not None and snapshot.is_too_long:
                # Editors ask by themselves, all the time: said once is enough.
                self._session.warn_once(TOO_LONG)
                return nothing
            return nothing if snapshot is None else route.handler(snapshot, params)

        return work

    def _do(self, request: Request, ticket: PendingRequest, params: Any, work: Work) -> None:  # noqa: ANN401
        """Run in a worker: answer, whatever happens."""
        if ticket.is_cancelled():
            return
        try:
            with cancellable(ticket.is_cancelled):
                result = self._converter.unstructure(work())
            token = getattr(params, "partial_result_token", None)
            if token is not None and not ticket.is_cancelled():
                result = in_parts(result, token, self._send)
            self._pending.answer(ticket, result)
        except CancelledError:
            self._pending.fail(ticket, Code.REQUEST_CANCELLED, "cancelled")
        except BaseException as error:  # noqa: BLE001 - a method is anybody's code, and may exit
            found = error_of(request.method, error)
            self._pending.fail(ticket, found.code, found.message)

    def _outdate(self, uri: str) -> None:
        """End the requests for the whole of a document that is not the same any more."""
        for ticket in self._whole.pop(key(uri), ()):
            self._pending.fail(ticket, Code.CONTENT_MODIFIED, "the document has changed meanwhile")
        self.given_up()
