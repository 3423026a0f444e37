"""Documents as a request finds them, without a server."""

from lsprotocol import types

from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

URI = "file:///articles/one.md"
DOCUMENT = types.TextDocumentIdentifier(URI)
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(10_000, 0))


def opened(text: str, client: Client | None = None, language: str = "markdown", **set_) -> Snapshot:
    """A document that is open, with some settings set."""
    settings = Settings(**set_)
    return Snapshot(
        DocumentText(URI, language, 1, Rope.of(text)), settings, client or Client(), Articles()
    )
