"""Which handler answers which method, and how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.features import (
    code_action,
    configuration,
    document_symbol,
    execute_command,
    hover,
    text_synchronization,
)
from nutgraf_server.lsp.workers import Lane

Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Route:
    """A request's handler, called with a snapshot of its document and the parameters.

    One of the `whole` document is of no use for another version of it: an edit ends the request.
    Where a position was asked for, the client could not ask again, and gets what was found.
    """

    handler: Handler
    lane: Lane = Lane.QUICK
    whole: bool = False


ORDERED: Mapping[str, Handler] = MappingProxyType(
    {
        types.INITIALIZED: configuration.initialized,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: configuration.did_change,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: configuration.did_change_files,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: configuration.did_change_folders,
        types.TEXT_DOCUMENT_DID_OPEN: text_synchronization.did_open,
        types.TEXT_DOCUMENT_DID_CHANGE: text_synchronization.did_change,
        types.TEXT_DOCUMENT_DID_CLOSE: text_synchronization.did_close,
        types.TEXT_DOCUMENT_DID_SAVE: text_synchronization.did_save,
    }
)
"""Notifications, handled one after the other with the session: what changes it."""

OF_DOCUMENT: Mapping[str, Route] = MappingProxyType(
    {
        types.TEXT_DOCUMENT_HOVER: Route(hover.hover),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: Route(document_symbol.document_symbol, whole=True),
        types.TEXT_DOCUMENT_CODE_ACTION: Route(code_action.code_action),
    }
)
"""Requests about one document, answered from a snapshot of it; null where it is not open."""

OF_SESSION: Mapping[str, Route] = MappingProxyType(
    {
        types.WORKSPACE_EXECUTE_COMMAND: Route(execute_command.execute_command, lane=Lane.SLOW),
    }
)
"""Requests about no document in particular, answered from a view of the session."""
