"""Titles and headings with their places: what can be found again of an article that is closed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from nutgraf.article import Article, Block
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.documents.uris import key

# Of more documents nobody remembers what was in them.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Landmark:
    """A title, or a heading `under` one, and where it stands, as the client counts."""

    name: str
    under: str | None
    range: types.Range


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The title and the headings of one document, in the order of the text."""

    uri: str
    all: tuple[Landmark, ...]


class Closed:
    """The landmarks of the documents that were read and are closed, a limited number of them.

    Only the thread that dispatches changes it; any may look.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, Landmarks] = {}

    def __iter__(self) -> Iterator[Landmarks]:
        """What is remembered, the document closed last first."""
        return iter([*self._by_key.values()][::-1])

    def keep(self, landmarks: Landmarks) -> None:
        """Remember a document; forget the one closed longest ago, if there are too many."""
        own = key(landmarks.uri)
        others = [(other, kept) for other, kept in self._by_key.items() if other != own]
        self._by_key = {**dict(others[-(_MOST - 1) :]), own: landmarks}


def landmarks_of(article: Article, text: DocumentText, encoding: Encoding) -> Landmarks:
    """The landmarks of `article`, which was read from `text`."""
    title = article.title

    def landmark(block: Block, under: str | None) -> Landmark:
        return Landmark(block.text, under, text.range(block.span, encoding))

    found = [landmark(title, None)] if title is not None else []
    headings = (section.heading for section in article.walk())
    above = title.text if title is not None else None
    found += [landmark(heading, above) for heading in headings if heading and heading.text]
    return Landmarks(text.uri, tuple(found))
