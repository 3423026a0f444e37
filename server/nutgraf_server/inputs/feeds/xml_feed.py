"""RSS 0.9x, 1.0 and 2.0, and Atom: one reader, as their entries differ in a few names only."""

import html
from dataclasses import dataclass, field

from nutgraf_server.inputs.bounds import MAX_FEED_ENTRIES
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.documents.xml_parts import Xml
from nutgraf_server.inputs.feeds.entry import (
    Feed,
    FeedEntry,
    address_in,
    as_markup,
    author_in,
    day_in,
    words,
)

_ATOM = "http://www.w3.org/2005/Atom"
_XHTML = "http://www.w3.org/1999/xhtml"
_RSS = ("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_CONTENT = "http://purl.org/rss/1.0/modules/content/"

_NAMES = {
    **{(uri, name): name for uri in _RSS for name in ("title", "link", "description", "author")},
    **{(uri, "pubDate"): "published" for uri in _RSS},
    **{
        (_ATOM, name): name
        for name in ("title", "link", "content", "summary", "author", "published", "updated")
    },
    **{(uri, "creator"): "creator" for uri in _CORE},
    **{(uri, name): "published" for uri in _CORE for name in ("date", "issued")},
    (_CONTENT, "encoded"): "content",
}
_ENTRIES = {*((uri, "item") for uri in _RSS), (_ATOM, "entry")}
# Their words are no text.
_UNREAD = frozenset({"script", "style", "head", "title", "template", "iframe", "object", "svg"})
_KINDS = {"rss": "RSS", "RDF": "RSS 1.0", "feed": "Atom"}


def read(data: bytes) -> Feed:
    """The entries of a feed.

    Raises:
        DocumentError: it is no XML, or beyond a bound.
    """
    reader = _Reader()
    # A blank before the declaration is a fault that browsers forgive.
    Xml().read([data.lstrip(b" \t\r\n")], reader, spaces=True)
    return Feed(reader.kind, reader.entries)


@dataclass(slots=True)
class _Gathered:
    """What an entry has, by name; the first of each counts."""

    texts: dict[str, str] = field(default_factory=dict)
    is_markup: bool = False

    def add(self, name: str, text: str) -> None:
        if text.strip() and name not in self.texts:
            self.texts[name] = text

    @property
    def entry(self) -> FeedEntry:
        told = self.texts
        # "xhtml" is markup as it stands; all else may be either.
        body = told.get("xhtml") or as_markup(told.get("content", ""))
        summary = as_markup(told.get("description") or told.get("summary") or "")
        return FeedEntry(
            title=words(told.get("title", "")),
            author=author_in(told.get("creator") or told.get("author") or ""),
            date=day_in(told.get("published") or told.get("updated") or ""),
            link=address_in(told.get("link", "")),
            body=body or summary,
            is_summary=not body.strip(),
        )


class _Reader:
    """Told of the elements of a feed, it gathers its entries."""

    def __init__(self) -> None:
        self.kind = ""
        self.entries: list[FeedEntry] = []
        self._depth = 0
        self._entry: _Gathered | None = None
        self._entry_depth = 0
        self._name = ""
        self._name_depth = 0
        self._pieces: list[str] = []
        self._in_xhtml = False
        self._unread_depth = 0
        self._in_author_name = False

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        uri, _, local = name.rpartition(" ")
        self._depth += 1
        if self._depth == 1:
            version = attributes.get("version", "")[:10] if local == "rss" else ""
            self.kind = f"{_KINDS.get(local, 'RSS')} {words(version)}".strip()
        elif self._entry is None:
            if (uri, local) in _ENTRIES:
                if len(self.entries) >= MAX_FEED_ENTRIES:
                    raise DocumentError(f"has more than {MAX_FEED_ENTRIES:,} entries; split it")
                self._entry, self._entry_depth = _Gathered(), self._depth
        elif self._name:
            self._inner(uri, local)
        elif self._depth == self._entry_depth + 1:
            self._begin(_NAMES.get((uri, local), ""), uri, attributes)

    def end(self, name: str, /) -> None:
        local = name.rpartition(" ")[2]
        if self._entry is not None:
            if self._name and self._depth == self._name_depth:
                key = "xhtml" if self._in_xhtml and self._name == "content" else self._name
                self._entry.add(key, "".join(self._pieces))
                self._name, self._pieces, self._in_xhtml = "", [], False
            elif self._depth == self._entry_depth:
                self.entries.append(self._entry.entry)
                self._entry = None
            elif self._in_xhtml and not self._unread_depth:
                self._pieces.append(f"</{local}>")
        if self._depth == self._unread_depth:
            self._unread_depth = 0
        self._depth -= 1

    def text(self, text: str, /) -> None:
        if not self._name or self._unread_depth:
            return
        # A name in an author, and not the address besides.
        if self._name == "author" and self._depth > self._name_depth and not self._in_author_name:
            return
        self._pieces.append(html.escape(text, quote=False) if self._in_xhtml else text)

    def _begin(self, known: str, uri: str, attributes: dict[str, str]) -> None:
        """An element of an entry begins; `known` is what it is called here, "" for any other."""
        if known == "link" and uri == _ATOM:
            if attributes.get("rel", "alternate") == "alternate" and self._entry is not None:
                self._entry.add("link", attributes.get("href", ""))
            return
        if known == "content" and "src" in attributes:
            # Its text is elsewhere, and nothing is fetched.
            return
        self._name, self._name_depth, self._pieces = known, self._depth, []
        self._in_xhtml = bool(known) and attributes.get("type") == "xhtml"

    def _inner(self, uri: str, local: str) -> None:
        """An element begins within one that is gathered."""
        self._in_author_name = self._name == "author" and (uri, local) == (_ATOM, "name")
        if self._in_xhtml and not self._unread_depth:
            if uri != _XHTML or local in _UNREAD:
                self._unread_depth = self._depth
            else:
                self._pieces.append(f"<{local}>")
