"""OpenDocument texts, read as they are unpacked."""

from nutgraf_server.inputs.documents.markup import Markup, page
from nutgraf_server.inputs.documents.package import Package
from nutgraf_server.inputs.documents.xml_parts import Xml

_TEXT = "content.xml"
_BLOCKS = {
    "text:p": "p",
    "text:list": "ul",
    "text:list-item": "li",
    "table:table": "table",
    "table:table-row": "tr",
    "table:table-cell": "td",
}
_BLANKS = frozenset({"text:s", "text:tab", "text:line-break"})
# What is noted about the text, not part of it.
_UNREAD = frozenset(
    {"text:note", "office:annotation", "text:tracked-changes", "text:table-of-content"}
)
_DEEPEST_HEADING = "6"


def text_of(data: bytes) -> str:
    """An OpenDocument text as HTML; empty where it has no text.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    reader = _Reader()
    Xml().read(Package(data).pieces(_TEXT), reader)
    return page("", "".join(reader.pieces)) if reader.markup.has_text else ""


class _Reader:
    """Told of the elements of the text."""

    def __init__(self) -> None:
        self.markup = Markup()
        self.pieces: list[str] = []
        self._has_begun = False
        self._unread = 0
        self._headings: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _UNREAD:
            self._unread += 1
        elif self._unread:
            return
        elif name == "office:text":
            self._has_begun = True
        elif not self._has_begun:
            return
        elif name == "text:h":
            level = attributes.get("text:outline-level", "2")
            self._headings.append(f"h{level if level in tuple('123456') else _DEEPEST_HEADING}")
            self.pieces.append(self.markup.opening(self._headings[-1]))
        elif name in _BLANKS:
            self.pieces.append(self.markup.counted(" "))
        elif block := _BLOCKS.get(name):
            self.pieces.append(self.markup.opening(block))

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _UNREAD:
            self._unread -= 1
        elif self._unread or not self._has_begun:
            return
        elif name == "text:h":
            self.pieces.append(self.markup.counted(f"</{self._headings.pop()}>\n"))
        elif block := _BLOCKS.get(name):
            self.pieces.append(self.markup.counted(f"</{block}>\n"))

    def text(self, text: str) -> None:
        """Some text."""
        if self._has_begun and not self._unread:
            self.pieces.append(self.markup.text(text))
