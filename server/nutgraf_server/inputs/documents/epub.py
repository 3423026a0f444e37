"""E-books: the chapters in the order of the spine, each once."""

import html
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from nutgraf.reading.formats.html_tokens import TokenKind, attributes, tokens
from nutgraf_server.inputs.bounds import MAX_BOOK_PARTS
from nutgraf_server.inputs.documents.errors import DocumentError
from nutgraf_server.inputs.documents.markup import Markup, page
from nutgraf_server.inputs.documents.package import Package

_CONTAINER = "META-INF/container.xml"
_BODY = re.compile(r"<body(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
_BODY_ENDS = ("</body", "</BODY")


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
        raise DocumentError("is an e-book that cannot be read: it names no list of chapters")
    title, chapters = _spine(package.text(description))
    bodies = [
        markup.counted(f"<section>{_body(package.text(name))}</section>")
        for name in _names(description, chapters)
        if name in package.names
    ]
    return page(title, "\n".join(bodies)) if bodies else ""


def _names(description: str, chapters: list[str]) -> Iterator[str]:
    """The chapters' own parts, each once: a spine may name one part ever so often."""
    folder = posixpath.dirname(description)
    named = (posixpath.normpath(posixpath.join(folder, unquote(each))) for each in chapters)
    yield from dict.fromkeys(named)


def _spine(package: str) -> tuple[str, list[str]]:
    """The book's title, and the files that are read one after the other.

    Raises:
        DocumentError: it is described at too great length.
    """
    files: dict[str, str] = {}
    # As a set with an order.
    order: dict[str, None] = {}
    title = ""
    in_title = False
    for number, token in enumerate(tokens(package)):
        if number >= MAX_BOOK_PARTS:
            raise DocumentError(f"describes more than {MAX_BOOK_PARTS:,} elements")
        if token.kind is TokenKind.TEXT:
            title = title or (package[token.start : token.end].strip() if in_title else "")
            continue
        opening = token.kind is TokenKind.OPENING
        in_title = opening and token.name == "dc:title"
        given = attributes(package, token) if opening else {}
        if token.name == "item" and "nav" not in given.get("properties", "").split():
            if "html" in given.get("media-type", ""):
                files[given.get("id", "")] = given.get("href", "")
        elif token.name == "itemref" and given.get("linear", "yes") != "no":
            order[given.get("idref", "")] = None
    return html.unescape(title), [files[name] for name in order if name in files]


def _body(chapter: str) -> str:
    match = _BODY.search(chapter)
    start = match.end() if match else 0
    end = max(chapter.rfind(mark) for mark in _BODY_ENDS)
    return chapter[start : end if end > start else len(chapter)]
