"""What the client can do, as far as this server asks."""

from dataclasses import dataclass

from lsprotocol import types
from pygls.capabilities import ServerCapabilitiesBuilder

from nutgraf_server.lsp.positions import Encoding


@dataclass(frozen=True, slots=True)
class Client:
    """The client's capabilities as flags. The defaults are those of one that promises nothing."""

    encoding: Encoding = Encoding.UTF_16
    hover_format: types.MarkupKind = types.MarkupKind.PlainText
    nested_symbols: bool = False
    code_action_literals: bool = False
    configuration: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "Client":
        """Read the flags from what the client sent with `initialize`."""
        document = capabilities.text_document or types.TextDocumentClientCapabilities()
        workspace = capabilities.workspace or types.WorkspaceClientCapabilities()
        hover = document.hover or types.HoverClientCapabilities()
        symbols = document.document_symbol or types.DocumentSymbolClientCapabilities()
        actions = document.code_action or types.CodeActionClientCapabilities()
        return cls(
            # pygls announces its own choice to the client; this is the same one.
            encoding=Encoding(ServerCapabilitiesBuilder.choose_position_encoding(capabilities)),
            hover_format=next(iter(hover.content_format or ()), types.MarkupKind.PlainText),
            nested_symbols=bool(symbols.hierarchical_document_symbol_support),
            code_action_literals=actions.code_action_literal_support is not None,
            configuration=bool(workspace.configuration),
        )
