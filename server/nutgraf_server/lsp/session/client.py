"""What the client can do, as far as this server asks.

Read from the bare JSON: `initialize` is answered before the protocol's types are loaded, and a
capability of an odd form is one that is not there, never a reason not to start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nutgraf_server.lsp.documents.encoding import Encoding

_MARKDOWN = "markdown"
_PLAIN = "plaintext"


@dataclass(frozen=True, slots=True)
class Client:
    """The client's capabilities as flags. The defaults are those of one that promises nothing.

    `shows` are the commands whose results the client shows by itself.
    """

    name: str = ""
    encoding: Encoding = Encoding.UTF_16
    hover_format: str = _PLAIN
    nested_symbols: bool = False
    only_lines_fold: bool = False
    collapsed_text: bool = False
    most_folds: int | None = None
    code_action_literals: bool = False
    code_action_edit_later: bool = False
    code_action_disabled: bool = False
    configuration: bool = False
    configuration_notices: bool = False
    watches_files: bool = False
    watches_relative: bool = False
    applies_edits: bool = False
    document_changes: bool = False
    creates_files: bool = False
    renames_files: bool = False
    asks_for_texts: bool = False
    token_deltas: bool = False
    shows_documents: bool = False
    progress: bool = False
    diagnostics_pulled: bool = False
    related_information: bool = False
    link_tooltips: bool = False
    refreshes: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()

    @classmethod
    def of(cls, params: Mapping[str, Any]) -> "Client":
        """Read the flags from the parameters of `initialize`."""
        capabilities = _Found(params.get("capabilities"))
        document, workspace = capabilities.at("textDocument"), capabilities.at("workspace")
        window, edit = capabilities.at("window"), workspace.at("workspaceEdit")
        actions, watching = document.at("codeAction"), workspace.at("didChangeWatchedFiles")
        folding = document.at("foldingRange")
        name = _Found(params.get("clientInfo")).word("name")
        return cls(
            name=name,
            encoding=_encoding(capabilities.at("general").words("positionEncodings")),
            hover_format=_markup(document.at("hover").words("contentFormat")),
            nested_symbols=document.at("documentSymbol").yes("hierarchicalDocumentSymbolSupport"),
            only_lines_fold=folding.yes("lineFoldingOnly"),
            collapsed_text=folding.at("foldingRange").yes("collapsedText"),
            most_folds=folding.count("rangeLimit"),
            code_action_literals=actions.has("codeActionLiteralSupport"),
            code_action_edit_later=(
                "edit" in actions.at("resolveSupport").words("properties")
                and actions.yes("dataSupport")
            ),
            code_action_disabled=actions.yes("disabledSupport"),
            configuration=workspace.yes("configuration"),
            configuration_notices=workspace.at("didChangeConfiguration").yes("dynamicRegistration"),
            watches_files=watching.yes("dynamicRegistration"),
            watches_relative=watching.yes("relativePatternSupport"),
            applies_edits=workspace.yes("applyEdit"),
            document_changes=edit.yes("documentChanges"),
            creates_files="create" in edit.words("resourceOperations"),
            renames_files="rename" in edit.words("resourceOperations"),
            asks_for_texts=workspace.has("textDocumentContent"),
            token_deltas=document.at("semanticTokens").at("requests").at("full").yes("delta"),
            shows_documents=window.at("showDocument").yes("support") or name in _SHOW_DOCUMENTS,
            progress=window.yes("workDoneProgress"),
            diagnostics_pulled=document.has("diagnostic"),
            related_information=any(
                document.at(way).yes("relatedInformation")
                for way in ("publishDiagnostics", "diagnostic")
            ),
            link_tooltips=document.at("documentLink").yes("tooltipSupport"),
            refreshes=frozenset(
                name for name in _REFRESHED if workspace.at(name).yes("refreshSupport")
            ),
            shows=frozenset(capabilities.at("experimental").at("nutgraf").words("shows")),
        )


# Helix opens documents from 24.03 on, and promises so only after 25.07.
_SHOW_DOCUMENTS = ("helix",)
_REFRESHED = ("codeLens", "semanticTokens", "inlayHint", "diagnostics", "foldingRange")


class _Found:
    """JSON that may or may not be what it should."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value: Mapping[str, Any] = value if isinstance(value, dict) else {}

    def at(self, name: str) -> "_Found":
        return _Found(self._value.get(name))

    def has(self, name: str) -> bool:
        return isinstance(self._value.get(name), dict)

    def yes(self, name: str) -> bool:
        return self._value.get(name) is True

    def word(self, name: str) -> str:
        value = self._value.get(name)
        return value if isinstance(value, str) else ""

    def count(self, name: str) -> int | None:
        value = self._value.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            return None
        return value

    def words(self, name: str) -> tuple[str, ...]:
        value = self._value.get(name)
        found = value if isinstance(value, list) else []
        return tuple(word for word in found if isinstance(word, str))


def _encoding(offered: tuple[str, ...]) -> Encoding:
    """The first of the client's encodings that is known; UTF-16 is every client's."""
    known = {encoding.value: encoding for encoding in Encoding}
    return next((known[name] for name in offered if name in known), Encoding.UTF_16)


def _markup(offered: tuple[str, ...]) -> str:
    return next((name for name in offered if name in (_MARKDOWN, _PLAIN)), _PLAIN)
