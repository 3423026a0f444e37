"""The least that pygls makes: headings as symbols, and a hover. A peer for benchmarks/server.py."""

from lsprotocol import types
from pygls.lsp.server import LanguageServer

server = LanguageServer("bare", "1")


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    found = []
    for number, line in enumerate(
        server.workspace.get_text_document(params.text_document.uri).lines
    ):
        if line.startswith("#"):
            place = types.Range(types.Position(number, 0), types.Position(number, len(line) - 1))
            found.append(types.DocumentSymbol(line[:-1], types.SymbolKind.String, place, place))
    return found


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(params: types.HoverParams) -> types.Hover:
    document = server.workspace.get_text_document(params.text_document.uri)
    return types.Hover(document.lines[params.position.line][:80])


server.start_io()
