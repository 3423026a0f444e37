"""What a request is answered from: one version of a document, which no edit changes any more."""

from collections.abc import Callable
from dataclasses import dataclass

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf_server.lsp.bounds import LONGEST_ARTICLE
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.errors import TooLongError
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.settings import Settings

TOO_LONG = (
    f"a text of more than {LONGEST_ARTICLE // 10**6} million characters is not read; split it"
)


def _nothing(_name: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A text, the settings for it, and who asks."""

    text: DocumentText
    settings: Settings
    client: Client
    articles: Articles
    beside: Callable[[str], str | None] = _nothing
    """The text of the file of that name beside the document; None where it cannot be read."""

    @property
    def uri(self) -> str:
        """The document's address, as the client writes it."""
        return self.text.uri

    @property
    def is_too_long(self) -> bool:
        """Whether the text is only kept, and never read."""
        return len(self.text.rope) > LONGEST_ARTICLE

    @property
    def article(self) -> Article:
        """The article in the text; read when it is first asked for.

        Raises:
            TooLongError: the text is longer than any article.
        """
        if self.is_too_long:
            raise TooLongError(TOO_LONG)
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
