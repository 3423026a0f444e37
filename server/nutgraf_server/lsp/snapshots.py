"""What a request is answered from: one version of a document, which no edit changes any more."""

from dataclasses import dataclass

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf_server.lsp.articles import Articles
from nutgraf_server.lsp.client import Client
from nutgraf_server.lsp.texts import Text
from nutgraf_server.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A text, the settings for it, and who asks."""

    text: Text
    settings: Settings
    client: Client
    articles: Articles

    @property
    def uri(self) -> str:
        """The document's address, as the client writes it."""
        return self.text.uri

    @property
    def article(self) -> Article:
        """The article in the text; read when it is first asked for."""
        return self.articles.of(self.text, self.settings)

    def offset(self, position: types.Position) -> int:
        """The offset of a position of the client's."""
        return self.text.offset(position, self.client.encoding)

    def span(self, range_: types.Range) -> Span:
        """The span of a range of the client's."""
        return self.text.span(range_, self.client.encoding)

    def range(self, span: Span) -> types.Range:
        """The range of `span`, as the client counts."""
        return self.text.range(span, self.client.encoding)
