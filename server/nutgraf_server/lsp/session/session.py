"""What the server knows while a client is connected, and what a request gets to see of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from nutgraf.edits.backlink import article_named
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.landmarks import Closed, landmarks_of
from nutgraf_server.lsp.documents.shown_files import is_kept
from nutgraf_server.lsp.documents.texts import DocumentText, Texts
from nutgraf_server.lsp.documents.unopened import read_unopened
from nutgraf_server.lsp.documents.uris import beside, key
from nutgraf_server.lsp.errors import NoDocumentError
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.configuration import Configuration
from nutgraf_server.lsp.session.editor import Editor
from nutgraf_server.lsp.session.progress import WorkDoneProgress
from nutgraf_server.lsp.session.publishing import Publishing
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import are_of_another

# Clients that are asked for their settings answer at once, or not at all.
_PATIENCE_FOR_SETTINGS = 2.0


@dataclass
class Session:
    """One client's texts, settings and abilities. Only the thread that dispatches changes it."""

    client: Client
    editor: Editor
    texts: Texts = field(default_factory=Texts)
    articles: Articles = field(default_factory=Articles)
    closed: Closed = field(default_factory=Closed)
    configuration: Configuration = field(default_factory=Configuration)
    initialization_options: object = None
    # Whether the client has been asked for word of changes, by the engine before this one.
    is_registered: bool = False
    publishing: Publishing | None = None
    _warned: set[str] = field(default_factory=set)

    def view(self) -> "SessionSnapshot":
        """The session as it is now, for a request to be answered from."""
        return SessionSnapshot(self, self.texts.all)

    def text_changed(self, uri: str) -> None:
        """A text was opened or edited."""
        if self.publishing is not None:
            self.publishing.schedule(uri)

    def text_closed(self, text: DocumentText) -> None:
        """A text was closed."""
        read = self.articles.read_of(text.uri)
        if read is not None:
            self.closed.keep(landmarks_of(*read, self.client.encoding))
        self.articles.forget(text.uri)
        if self.publishing is not None:
            self.publishing.withdraw(text.uri)

    def settings_changed(self) -> None:
        """The settings may be others."""
        for text in self.texts.all.values():
            self.text_changed(text.uri)

    def warn_once(self, problem: str) -> None:
        """Show `problem`, unless it has been shown before."""
        if problem not in self._warned:
            self._warned.add(problem)
            self.editor.warn(problem)


def opened(client: Client, editor: Editor, params: Mapping[str, Any]) -> Session:
    """The session of a client that has just said `initialize`."""
    articles = Articles(
        lambda: WorkDoneProgress(editor, client, "Nutgraf: reading a long text", None)
    )
    session = Session(client, editor, articles=articles)
    options = params.get("initializationOptions")
    if are_of_another(options):
        # Generic clients send them to any server: one line in the log, not a message for each.
        editor.log("the client's initializationOptions hold none of Nutgraf's settings")
        options = None
    session.initialization_options = options
    session.configuration.take(session.initialization_options)
    session.configuration.open_folders(tuple(_folders(params)))
    if not client.diagnostics_pulled:
        session.publishing = Publishing(
            lambda uri: session.view().snapshot(uri), editor.text_document_publish_diagnostics
        )
    return session


def _folders(params: Mapping[str, Any]) -> Iterator[str]:
    """The uris of the workspace's folders, however the client tells them."""
    folders = params.get("workspaceFolders")
    found = (
        [one.get("uri") for one in folders or () if isinstance(one, dict)]
        if isinstance(folders, list)
        else [params.get("rootUri")]
    )
    yield from (uri for uri in found if isinstance(uri, str))


def _is_result(text: DocumentText) -> bool:
    """Whether a text is a result that was shown, or a briefing that was written."""
    if not text.uri.endswith(".md"):
        return False
    return is_kept(text.uri) or (".briefing" in text.uri and article_named(text.source) is not None)


@dataclass(frozen=True, slots=True, eq=False)
class SessionSnapshot:
    """The documents as they were when a request came in. Texts do not change under it."""

    session: Session
    texts: Mapping[str, DocumentText]
    progress: WorkDoneProgress | None = None

    @property
    def client(self) -> Client:
        """What the client can do."""
        return self.session.client

    @property
    def editor(self) -> Editor:
        """The way to the client."""
        return self.session.editor

    @property
    def last(self) -> DocumentText | None:
        """The document that the client touched last.

        What was made of an article is none itself, though it is open and was touched after it.
        """
        latest_first = [*self.texts.values()][::-1]
        articles = (text for text in latest_first if not _is_result(text))
        return next(articles, next(iter(latest_first), None))

    def other_than(self, uri: str) -> DocumentText | None:
        """The article that the client touched last besides the one at `uri`."""
        latest_first = [*self.texts.values()][::-1]
        others = (text for text in latest_first if not _is_result(text))
        return next((text for text in others if key(text.uri) != key(uri)), None)

    def with_progress(self, progress: WorkDoneProgress) -> "SessionSnapshot":
        """The same, for work that reports how far it is."""
        return replace(self, progress=progress)

    def report(self, what: str, done: int, of: int) -> None:
        """Say what is being worked on, the `done`-th of so many."""
        if self.progress is not None:
            self.progress.report(what, done, of)

    def snapshot(self, uri: str) -> Snapshot | None:
        """The document at `uri`, with the settings for it; None where it is not open."""
        text = self.texts.get(key(uri))
        return self.of(text) if text is not None else None

    def of(self, text: DocumentText, articles: Articles | None = None) -> Snapshot:
        """A document with the settings for it; `articles` are others than those that are open."""
        configuration = self.session.configuration
        configuration.wait(_PATIENCE_FOR_SETTINGS)
        found = configuration.of(text.uri)
        for problem in found.problems:
            self.session.warn_once(problem)
        beside_it = partial(self.text_beside, text.uri)
        return Snapshot(
            text, found.settings, self.client, articles or self.session.articles, beside_it
        )

    def text_beside(self, uri: str, name: str) -> str | None:
        """The text of a file beside a document: as it is open, or as it is saved."""
        other = beside(uri, name)
        text = self.texts.get(key(other))
        if text is not None:
            return text.source
        try:
            return read_unopened(other, self.session.configuration.folders)
        except NoDocumentError:
            return None
