"""OpenDocument texts, read as they are unpacked."""

from nutgraf_server.inputs.documents.markup import Markup, page
from nutgraf_server.inputs.documents.package import Package
from nutgraf_server.inputs.documents.properties import Properties
from nutgraf_server.inputs.documents.xml_parts import Xml

_TEXT = "content.xml"
_PROPERTIES = "meta.xml"
_BLOCKS = {
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
_DEEPEST_HEADING = 6
_TITLE = "title"
# Styles of lines above an article, and the classes that they become in HTML.
_CREDITS = {"author": "byline", "authors": "byline", "byline": "byline", "date": "date"}


def text_of(data: bytes) -> str:
    """An OpenDocument text as HTML; empty where it has no text.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    reader = _Reader()
    package, xml = Package(data), Xml()
    xml.read(package.pieces(_TEXT), reader)
    if not reader.markup.has_text:
        return ""
    # When it was begun is no date of the article: templates hand theirs on.
    properties = Properties("initial-creator", "creator")
    xml.read(package.pieces(_PROPERTIES), properties)
    return page("".join(reader.pieces), author=properties.author)


class _Reader:
    """Told of the elements of the text."""

    def __init__(self) -> None:
        self.markup = Markup()
        self.pieces: list[str] = []
        self._has_begun = False
        self._unread = 0
        self._open: list[str] = []
        self._has_title = False
        # The styles that others are made from, by the names of these.
        self._parents: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _UNREAD:
            self._unread += 1
        elif self._unread:
            return
        elif name == "office:text":
            self._has_begun = True
        elif name == "style:style" and not self._has_begun:
            parent = attributes.get("style:parent-style-name", "")
            self._parents[attributes.get("style:name", "")] = parent
        elif not self._has_begun:
            return
        elif name in ("text:h", "text:p"):
            tag, kind = self._tag(name, attributes)
            self._open.append(tag)
            self.pieces.append(self.markup.opening(tag, kind))
        elif name in _BLANKS:
            self.pieces.append(self.markup.counted(" "))
        elif block := _BLOCKS.get(name):
            self.pieces.append(self.markup.opening(block))

    def _tag(self, name: str, attributes: dict[str, str]) -> tuple[str, str]:
        """The element that a paragraph or heading becomes, and its class."""
        style = attributes.get("text:style-name", "")
        style = (self._parents.get(style) or style).lower()
        if style == _TITLE and not self._has_title:
            self._has_title = True
            return "h1", ""
        if name == "text:p":
            return "p", _CREDITS.get(style, "")
        written = attributes.get("text:outline-level", "2")
        level = int(written) if written in tuple("123456") else _DEEPEST_HEADING
        return f"h{min(_DEEPEST_HEADING, level + self._has_title)}", ""

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _UNREAD:
            self._unread -= 1
        elif self._unread or not self._has_begun:
            return
        elif name in ("text:h", "text:p"):
            self.pieces.append(self.markup.counted(f"</{self._open.pop()}>\n"))
        elif block := _BLOCKS.get(name):
            self.pieces.append(self.markup.counted(f"</{block}>\n"))

    def text(self, text: str) -> None:
        """Some text."""
        if self._has_begun and not self._unread:
            self.pieces.append(self.markup.text(text))
