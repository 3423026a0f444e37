"""HTML as it grows, up to a bound."""

import html

from nutgraf_server.inputs.bounds import MAX_PARAGRAPHS, MAX_TEXT_BYTES
from nutgraf_server.inputs.documents.errors import TOO_MUCH_TEXT, DocumentError

# Of these a page has many and a document few.
_PARAGRAPHS = frozenset({"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})


class Markup:
    """Makes pieces of HTML, and counts them.

    Attributes:
        has_text: whether one of them is text that can be seen.
    """

    def __init__(self) -> None:
        self._left = MAX_TEXT_BYTES
        self._paragraphs = 0
        self.has_text = False

    def text(self, text: str) -> str:
        """Words as HTML."""
        self.has_text = self.has_text or not text.isspace()
        return self.counted(html.escape(text, quote=False))

    def opening(self, name: str, kind: str = "") -> str:
        """An opening tag, of a class where its kind is known.

        Raises:
            DocumentError: there are too many paragraphs.
        """
        if name in _PARAGRAPHS:
            self._paragraphs += 1
            if self._paragraphs > MAX_PARAGRAPHS:
                raise DocumentError(f"has more than {MAX_PARAGRAPHS:,} paragraphs; split it")
        return self.counted(f'<{name} class="{kind}">' if kind else f"<{name}>")

    def counted(self, markup: str) -> str:
        """`markup`, which is HTML already.

        Raises:
            DocumentError: it is more than is read of one document.
        """
        self._left -= len(markup)
        if self._left < 0:
            raise DocumentError(TOO_MUCH_TEXT)
        return markup


def page(body: str, *, heading: str = "", author: str = "", date: str = "") -> str:
    """A whole page, with a title that is not in the body, and what the document says of itself."""
    head = f"<title>{html.escape(heading, quote=False)}</title>"
    head += "".join(
        f'\n<meta name="{name}" content="{html.escape(said)}">'
        for name, said in (("author", author), ("date", date))
        if said
    )
    top = f"<h1>{html.escape(heading, quote=False)}</h1>\n" if heading else ""
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{top}{body}\n</body></html>\n"
