"""`workspace/symbol`: titles and headings of the articles that are open, or were.

No folder is searched: an article is known once it has been opened.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from lsprotocol import types

from nutgraf.cancellation import checked
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.documents.landmarks import Landmark, Landmarks, landmarks_of
from nutgraf_server.lsp.documents.uris import key, path_of
from nutgraf_server.lsp.session.session import SessionSnapshot

# Nobody reads on; whoever has not found it by then types another letter.
_MOST = 100


class Closeness(IntEnum):
    """How well a name answers a query, the best first."""

    BEGINS = 0
    """The name begins with it."""
    WORD = 1
    """A word in the name does."""
    INSIDE = 2
    """It is in the name."""
    LETTERS = 3
    """Its letters are in the name, in this order."""


def workspace_symbol(
    view: SessionSnapshot, params: types.WorkspaceSymbolParams
) -> list[types.SymbolInformation]:
    """Answer with the titles and headings that match, the best first."""
    return [
        types.SymbolInformation(
            name=visible_line(landmark.name),
            kind=types.SymbolKind.String,
            location=types.Location(uri, landmark.range),
            container_name=visible_line(landmark.under) if landmark.under else None,
        )
        for uri, landmark in matches(params.query, _known(view))
    ]


def matches(query: str, known: Iterable[Landmarks]) -> list[tuple[str, Landmark]]:
    """The best of the landmarks that match, with the documents they are in.

    Of those that match alike, the ones known first.
    """
    found = [
        (how, landmarks.uri, landmark)
        for landmarks in known
        for landmark in landmarks.all
        if (how := closeness(query, landmark.name)) is not None
    ]
    best = sorted(found, key=lambda one: one[0])[:_MOST]
    return [(uri, landmark) for _, uri, landmark in best]


def closeness(query: str, name: str) -> Closeness | None:
    """How well `name` answers `query`, whatever the case; None where it does not.

    >>> [closeness(query, "The tidal turbine").name for query in ("the", "TURB", "bin", "tdt")]
    ['BEGINS', 'WORD', 'INSIDE', 'LETTERS']
    >>> closeness("bit", "The tidal turbine")
    """
    wanted, there = (" ".join(words.casefold().split()) for words in (query, name))
    if there.startswith(wanted):
        return Closeness.BEGINS
    if f" {wanted}" in there:
        return Closeness.WORD
    if wanted in there:
        return Closeness.INSIDE
    left = iter(there)
    in_order = all(letter in left for letter in wanted.replace(" ", ""))
    return Closeness.LETTERS if in_order else None


def _known(view: SessionSnapshot) -> Iterator[Landmarks]:
    """The open articles, the one touched last first, then those closed that are still there."""
    for text in checked(reversed([*view.texts.values()])):
        snapshot = view.of(text)
        yield landmarks_of(snapshot.article, text, view.client.encoding)
    for landmarks in view.session.closed:
        path = path_of(landmarks.uri)
        if key(landmarks.uri) not in view.texts and path is not None and path.is_file():
            yield landmarks
