"""The server, and one request more: the text of a document as the server has it.

Nothing that an editor can ask gives that back, and the tests have to see it.
"""

import sys
from types import MappingProxyType

from lsprotocol import types

from nutgraf_server.lsp import engine, start
from nutgraf_server.lsp.session import routes
from nutgraf_server.lsp.session.logs import Logging
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.lsp.supervision import process

TEXT = "test/text"


def text(snapshot: Snapshot, _params: types.DocumentSymbolParams) -> dict[str, object]:
    """The text, how long it is (JSON cannot tell a character from its two halves), its version."""
    found = snapshot.text.source
    return {"text": found, "length": len(found), "version": snapshot.text.version}


if __name__ == "__main__":
    if len(sys.argv) == 1:
        # Started by the tests: the server, whose engine is this file as well.
        process.ENGINE = (__file__,)
        start.serve_stdio(Logging())
    forms: dict[str, object] = types.METHOD_TO_TYPES  # type: ignore[assignment]
    forms[TEXT] = forms[types.TEXT_DOCUMENT_DOCUMENT_SYMBOL]
    routes.OF_DOCUMENT = MappingProxyType({**routes.OF_DOCUMENT, TEXT: routes.Route(text)})
    engine.main(sys.argv[1:])
