"""What a command is about: which article, and which part of it."""

from dataclasses import dataclass

from nutgraf.article import Article, Section, Span
from nutgraf.errors import BadSelectionError
from nutgraf.headings import section_headed
from nutgraf.rendering.labels import choose
from nutgraf.selection.extent import Extent
from nutgraf_server.lsp.commands.arguments import Arguments
from nutgraf_server.lsp.errors import BadArgumentsError, NoDocumentError
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings, kind_in


@dataclass(frozen=True, slots=True)
class Target:
    """A document, the article in it, and the part that is asked for; None is all of it."""

    snapshot: Snapshot
    article: Article
    within: Section | Span | None

    @property
    def uri(self) -> str:
        """The document's address."""
        return self.snapshot.uri

    @property
    def settings(self) -> Settings:
        """The settings for the document."""
        return self.snapshot.settings


def find(view: SessionSnapshot, arguments: Arguments) -> Target:
    """The target of a call; without a uri, the document that the client touched last.

    What is made of it has the labels that the document's settings ask for.

    Raises:
        NoDocumentError: The document is not open, or none is.
        BadArgumentsError: There is no such section, or a section and a range were given.
    """
    snapshot = snapshot_of(view, arguments.uri)
    choose(snapshot.settings.labels)
    article = snapshot.article
    within: Section | Span | None = None
    if arguments.range is not None and arguments.section is not None:
        raise BadArgumentsError("takes a range or a section, not both")
    if arguments.section is not None:
        within = _section(article, arguments.section)
    elif arguments.range is not None:
        # Without a selection editors send the empty range at the cursor.
        within = snapshot.span(arguments.range) or None
    return Target(snapshot, article, within)


def snapshot_of(view: SessionSnapshot, uri: str | None) -> Snapshot:
    """The document at `uri`; without one, the document that the client touched last.

    Raises:
        NoDocumentError: it is not open, or none is.
    """
    if uri is None:
        if view.last is None:
            raise NoDocumentError("no document is open")
        return view.of(view.last)
    snapshot = view.snapshot(uri)
    if snapshot is None:
        raise NoDocumentError(f"{uri} is not open in the editor")
    return snapshot


def _section(article: Article, name: str) -> Section:
    try:
        return section_headed(article, name)
    except BadSelectionError as error:
        raise BadArgumentsError(str(error)) from None


def is_full(asked: Target, arguments: Arguments) -> bool:
    """Whether a briefing is wanted with every part whole."""
    if Extent.of(arguments.length) is not None:
        return Extent.of(arguments.length) is Extent.FULL
    return asked.settings.full_briefing if arguments.full is None else arguments.full


def briefed_as(asked: Target, arguments: Arguments) -> str | None:
    """What a conversation is briefed as; None for what it looks like."""
    return kind_in(arguments.conversation or asked.settings.conversation)


def kind_asked(asked: Target, arguments: Arguments) -> str | None:
    """What a text is briefed as; None for what its form tells."""
    return kind_in(arguments.kind or asked.settings.kind)
