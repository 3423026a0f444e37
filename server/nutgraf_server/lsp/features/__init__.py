"""What the server does when the protocol asks, one file a feature."""

from collections.abc import Callable
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.features import (
    code_action,
    configuration,
    document_symbol,
    hover,
    initialize,
    text_synchronization,
)

# Method, handler, options. A handler is called with the session and the request's parameters.
FEATURES: tuple[tuple[str, Callable[..., Any], object], ...] = (
    (types.INITIALIZE, initialize.initialize, None),
    (types.INITIALIZED, initialize.initialized, None),
    (types.WORKSPACE_DID_CHANGE_CONFIGURATION, configuration.did_change, None),
    (types.TEXT_DOCUMENT_DID_OPEN, text_synchronization.did_open, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, text_synchronization.did_change, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, text_synchronization.did_close, None),
    (types.TEXT_DOCUMENT_HOVER, hover.hover, None),
    (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, document_symbol.document_symbol, None),
    (types.TEXT_DOCUMENT_CODE_ACTION, code_action.code_action, code_action.OPTIONS),
)
