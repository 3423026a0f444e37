"""What the server offers, told before the protocol's types are loaded: hence the bare JSON."""

from typing import Any

from nutgraf_server.lsp.documents.uris import SHOWN_SCHEME
from nutgraf_server.lsp.session.client import Client

COMMANDS = (
    "nutgraf.brief",
    "nutgraf.claims",
    "nutgraf.compare",
    "nutgraf.insertSummary",
    "nutgraf.methods",
    "nutgraf.setMethod",
    "nutgraf.showConfiguration",
    "nutgraf.showOutline",
    "nutgraf.summarize",
    "nutgraf.verify",
    "nutgraf.whatChanged",
    "nutgraf.writeBriefing",
)

CODE_ACTION_KINDS = (
    "quickfix",
    "refactor.rewrite.nutgraf",
    "source.nutgraf.brief",
    "source.nutgraf.claims",
    "source.nutgraf.compare",
    "source.nutgraf.method",
    "source.nutgraf.outline",
    "source.nutgraf.summarize",
    "source.nutgraf.verify",
    "source.nutgraf.write",
)

# The protocol's own names, so that every theme has colours for them. A sentence of the summary is a
# keyword, which stands out most; a claim worth checking is a string; the words that hedge it fade
# as a comment does. The order is that of `features.semantic_tokens.Meaning`.
TOKEN_TYPES = ("keyword", "string", "comment")
TOKEN_MODIFIERS = ()

_INCREMENTAL = 2


def capabilities(client: Client) -> dict[str, Any]:
    """The server's capabilities, for this client."""
    return {
        "positionEncoding": client.encoding.value,
        "textDocumentSync": {
            "openClose": True,
            "change": _INCREMENTAL,
            "save": {"includeText": False},
        },
        "hoverProvider": {"workDoneProgress": False},
        "documentSymbolProvider": {"label": "Nutgraf"},
        "foldingRangeProvider": True,
        "selectionRangeProvider": True,
        "codeLensProvider": {"resolveProvider": True},
        "codeActionProvider": {
            "codeActionKinds": list(CODE_ACTION_KINDS),
            "resolveProvider": True,
        },
        "completionProvider": {"triggerCharacters": [":", "=", '"', "'"], "resolveProvider": False},
        "definitionProvider": True,
        "referencesProvider": True,
        "documentHighlightProvider": True,
        "documentLinkProvider": {"resolveProvider": False},
        "inlayHintProvider": {"resolveProvider": False},
        "semanticTokensProvider": {
            "legend": {
                "tokenTypes": list(TOKEN_TYPES),
                "tokenModifiers": list(TOKEN_MODIFIERS),
            },
            "full": {"delta": True} if client.token_deltas else True,
            "range": True,
        },
        "diagnosticProvider": {
            "identifier": "nutgraf",
            "interFileDependencies": False,
            "workspaceDiagnostics": True,
        },
        "workspaceSymbolProvider": True,
        "executeCommandProvider": {"commands": list(COMMANDS), "workDoneProgress": True},
        "workspace": _workspace(client),
    }


# Whatever an article's file is called. Folders are no matter: a briefing goes with its own.
_ALL_FILES = {"scheme": "file", "pattern": {"glob": "**/*", "matches": "file"}}


def _workspace(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = {
        "workspaceFolders": {"supported": True, "changeNotifications": True},
        "fileOperations": {"willRename": {"filters": [_ALL_FILES]}},
    }
    if client.asks_for_texts:
        found["textDocumentContent"] = {"schemes": [SHOWN_SCHEME]}
    return found
