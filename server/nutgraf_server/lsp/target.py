"""What a command is about: which article, and which part of it."""

from dataclasses import dataclass

from nutgraf.article import Article, Section, Span
from nutgraf_server.lsp.arguments import Arguments
from nutgraf_server.lsp.errors import BadArgumentsError, NoDocumentError
from nutgraf_server.lsp.session import Session
from nutgraf_server.lsp.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Target:
    """An article, where it came from, and the part that is asked for; None is all of it."""

    uri: str
    article: Article
    within: Section | Span | None


def find(session: Session, arguments: Arguments) -> Target:
    """The target of a call; without a uri, the document that the client touched last.

    Raises:
        NoDocumentError: The document is not open, or none is.
        BadArgumentsError: There is no such section, or a section and a range were given.
    """
    snapshot = _snapshot(session, arguments.uri)
    article = snapshot.article
    within: Section | Span | None = None
    if arguments.range is not None and arguments.section is not None:
        raise BadArgumentsError("takes a range or a section, not both")
    if arguments.section is not None:
        within = _section(article, arguments.section)
    elif arguments.range is not None:
        # Without a selection editors send the empty range at the cursor.
        within = snapshot.text.span(arguments.range, session.client.encoding) or None
    return Target(snapshot.text.uri, article, within)


def _snapshot(session: Session, uri: str | None) -> Snapshot:
    if uri is None:
        if session.texts.last is None:
            raise NoDocumentError("no document is open")
        uri = session.texts.last.uri
    snapshot = session.touch(uri)
    if snapshot is None:
        raise NoDocumentError(f"{uri} is not open in the editor")
    return snapshot


def _section(article: Article, name: str) -> Section:
    """The first section whose heading is `name`, whatever its case and spacing."""
    wanted = _folded(name)
    named = [section for section in article.walk() if section.heading is not None]
    for section in named:
        if section.heading is not None and _folded(section.heading.text) == wanted:
            return section
    known = ", ".join(repr(section.heading.text) for section in named if section.heading)
    raise BadArgumentsError(f"no section {name!r}; there are {known or 'none with a heading'}")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
