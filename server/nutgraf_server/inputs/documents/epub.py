"""E-books: the chapters in the order of the spine, each once."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from nutgraf.reading.formats.html_tokens import TokenKind, attributes, tokens
from nutgraf_server.inputs.bounds import MAX_BOOK_PARTS
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.documents.markup import Markup, page
from nutgraf_server.inputs.documents.package import Package

_CONTAINER = "META-INF/container.xml"
_BODY = re.compile(r"<body(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_BODY_ENDS = ("</body", "</BODY")
_READ = frozenset({"dc:title", "dc:creator", "dc:date"})
# Years before 1000 are what programs write that know no date.
_DATE = re.compile(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_LONGEST_DATE = 10
# Beyond so many authors no byline names them all.
_MOST_AUTHORS = 20
_LONGEST_AUTHOR = 100


def text_of(data: bytes) -> str:
    """An e-book as one page of HTML; empty where it has no text.

    Raises:
        DocumentError: it is broken, or beyond a bound.
    """
    package, markup = Package(data), Markup()
    container = package.text(_CONTAINER)
    description = next(
        (
            attributes(container, token).get("full-path", "")
            for token in tokens(container)
            if token.name == "rootfile" and token.kind is TokenKind.OPENING
        ),
        None,
    )
    if description is None:
        raise DocumentError("is an e-book that cannot be read: it has no list of chapters")
    described = _described(package.text(description))
    bodies = [
        markup.counted(f"<section>{_body(package.text(name))}</section>")
        for name in _names(description, described.chapters)
        if name in package.names
    ]
    if not bodies:
        return ""
    author, date = ", ".join(filter(None, described.authors)), described.date
    return page("\n".join(bodies), heading=described.title, author=author, date=date)


def _names(description: str, chapters: list[str]) -> Iterator[str]:
    """The chapters' own parts, each once: a spine may name one part ever so often."""
    folder = posixpath.dirname(description)
    named = (posixpath.normpath(posixpath.join(folder, unquote(each))) for each in chapters)
    yield from dict.fromkeys(named)


@dataclass(slots=True)
class _Description:
    """What the package says of a book: `chapters` are the files read one after the other."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    date: str = ""
    chapters: list[str] = field(default_factory=list)

    def take(self, name: str, text: str) -> None:
        """Some text in an element of the metadata."""
        said = " ".join(html.unescape(text).split())
        if name == "dc:title":
            self.title = self.title or said
        elif name == "dc:creator" and len(self.authors) < _MOST_AUTHORS:
            self.authors.append(said[:_LONGEST_AUTHOR])
        elif name == "dc:date" and _DATE.match(said):
            self.date = self.date or said[:_LONGEST_DATE]


def _described(package: str) -> _Description:
    """What the package says of the book.

    Raises:
        DocumentError: it is described at too great length.
    """
    found = _Description()
    files: dict[str, str] = {}
    # As a set with an order.
    order: dict[str, None] = {}
    within = ""
    for number, token in enumerate(tokens(package)):
        if number >= MAX_BOOK_PARTS:
            raise DocumentError(f"describes more than {MAX_BOOK_PARTS:,} elements")
        if token.kind is TokenKind.TEXT:
            if within:
                found.take(within, package[token.start : token.end])
            continue
        opening = token.kind is TokenKind.OPENING
        given = attributes(package, token) if opening else {}
        is_read = opening and token.name in _READ and not _is_beside(token.name, given)
        within = token.name if is_read else ""
        if token.name == "item" and "nav" not in given.get("properties", "").split():
            if "html" in given.get("media-type", ""):
                files[given.get("id", "")] = given.get("href", "")
        elif token.name == "itemref" and given.get("linear", "yes") != "no":
            order[given.get("idref", "")] = None
    found.chapters = [files[name] for name in order if name in files]
    return found


def _is_beside(name: str, given: dict[str, str]) -> bool:
    """Whether it is a date of a change, or somebody who is named for another reason."""
    if name == "dc:date":
        return given.get("opf:event", "publication") != "publication"
    return name == "dc:creator" and given.get("opf:role", "aut") != "aut"


def _body(chapter: str) -> str:
    match = _BODY.search(chapter)
    start = match.end() if match else 0
    end = max(chapter.rfind(mark) for mark in _BODY_ENDS)
    return chapter[start : end if end > start else len(chapter)]
