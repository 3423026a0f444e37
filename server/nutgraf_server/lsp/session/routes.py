"""Which handler answers which method, and how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.notifications import configuration, text_synchronization
from nutgraf_server.lsp.requests import (
    code_action,
    code_lens,
    completion,
    diagnostic,
    document_highlight,
    document_link,
    document_symbol,
    execute_command,
    folding_range,
    hover,
    inlay_hint,
    names,
    selection_range,
    semantic_tokens,
    text_document_content,
    will_rename_files,
    workspace_diagnostic,
    workspace_symbol,
)
from nutgraf_server.lsp.session.workers import Priority

Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Route:
    """A request's handler, called with a snapshot of its document and the parameters.

    One of the `whole` document is of no use for another version of it: an edit ends the request.
    Where a position was asked for, the client could not ask again, and gets what was found.
    """

    handler: Handler
    priority: Priority = Priority.QUICK
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
        types.TEXT_DOCUMENT_FOLDING_RANGE: Route(folding_range.folding_range, whole=True),
        types.TEXT_DOCUMENT_SELECTION_RANGE: Route(selection_range.selection_range),
        types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: Route(
            document_highlight.document_highlight, priority=Priority.SLOW
        ),
        types.TEXT_DOCUMENT_DEFINITION: Route(names.definition, priority=Priority.SLOW),
        types.TEXT_DOCUMENT_REFERENCES: Route(names.references, priority=Priority.SLOW),
        types.TEXT_DOCUMENT_COMPLETION: Route(completion.completion),
        types.TEXT_DOCUMENT_CODE_ACTION: Route(code_action.code_action),
        types.TEXT_DOCUMENT_CODE_LENS: Route(code_lens.code_lens, whole=True),
        types.TEXT_DOCUMENT_DIAGNOSTIC: Route(diagnostic.diagnostic, Priority.SLOW, whole=True),
        types.TEXT_DOCUMENT_INLAY_HINT: Route(inlay_hint.inlay_hint, Priority.SLOW, whole=True),
        types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: Route(
            semantic_tokens.full, Priority.SLOW, whole=True
        ),
        types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA: Route(
            semantic_tokens.full_delta, Priority.SLOW, whole=True
        ),
        types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: Route(
            semantic_tokens.in_range, Priority.SLOW, whole=True
        ),
    }
)
"""Requests about one document, answered from a snapshot of it; null where it is not open."""

LISTS = frozenset(
    {
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.TEXT_DOCUMENT_CODE_LENS,
        types.TEXT_DOCUMENT_DEFINITION,
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        types.TEXT_DOCUMENT_FOLDING_RANGE,
        types.TEXT_DOCUMENT_INLAY_HINT,
        types.TEXT_DOCUMENT_REFERENCES,
        types.TEXT_DOCUMENT_SELECTION_RANGE,
    }
)
"""Requests that are answered with a list: an empty one where the document is not open. The protocol
has null for that too, which generic clients (multilspy) take for an error."""

OF_SESSION: Mapping[str, Route] = MappingProxyType(
    {
        types.CODE_ACTION_RESOLVE: Route(code_action.resolve, priority=Priority.SLOW),
        types.CODE_LENS_RESOLVE: Route(code_lens.resolve, priority=Priority.SLOW),
        types.WORKSPACE_EXECUTE_COMMAND: Route(
            execute_command.execute_command, priority=Priority.SLOW
        ),
        types.WORKSPACE_DIAGNOSTIC: Route(
            workspace_diagnostic.workspace_diagnostic, priority=Priority.SLOW
        ),
        types.WORKSPACE_WILL_RENAME_FILES: Route(will_rename_files.will_rename_files),
        types.WORKSPACE_TEXT_DOCUMENT_CONTENT: Route(text_document_content.text_document_content),
        types.WORKSPACE_SYMBOL: Route(workspace_symbol.workspace_symbol, priority=Priority.SLOW),
        # Whether there is an article to link to is for the other documents to say.
        types.TEXT_DOCUMENT_DOCUMENT_LINK: Route(document_link.document_link),
    }
)
"""Requests about no document in particular, answered from a view of the session."""
