"""The server, and one request more: the text of a document as the server has it.

Nothing that an editor can ask gives that back, and the tests have to see it.
"""

from types import MappingProxyType

from lsprotocol import types

from nutgraf_server.lsp import routes, start
from nutgraf_server.lsp.snapshots import Snapshot

TEXT = "test/text"


def text(snapshot: Snapshot, _params: types.DocumentSymbolParams) -> dict[str, object]:
    """The text, how long it is (JSON cannot tell a character from its two halves), its version."""
    found = snapshot.text.source
    return {"text": found, "length": len(found), "version": snapshot.text.version}


if __name__ == "__main__":
    forms: dict[str, object] = types.METHOD_TO_TYPES  # type: ignore[assignment]
    forms[TEXT] = forms[types.TEXT_DOCUMENT_DOCUMENT_SYMBOL]
    routes.OF_DOCUMENT = MappingProxyType({**routes.OF_DOCUMENT, TEXT: routes.Route(text)})
    start.serve_stdio()
