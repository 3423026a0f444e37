"""A summary put into a document, as an edit that the editor applies."""

from lsprotocol import types

from nutgraf.article import Article, Span
from nutgraf.edits import insertion as edits
from nutgraf.edits.insertion import Insertion, InsertionPlace, Wish
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings


def workspace_edit(
    snapshot: Snapshot,
    place: InsertionPlace,
    offset: int | None,
    *,
    method: str | None = None,
    length: str | None = None,
) -> types.WorkspaceEdit:
    """The edit that puts a summary into the document; see `insertion`.

    Raises:
        NutgrafError: see `insertion`.
    """
    found = insertion(
        snapshot.article, place, offset, snapshot.settings, method=method, length=length
    )
    return edit_of(snapshot, found)


def edit_of(snapshot: Snapshot, found: Insertion) -> types.WorkspaceEdit:
    """An insertion as the protocol says it, in the form that the client knows."""
    return edit_in(snapshot, found.span, found.text)


def edit_in(snapshot: Snapshot, span: Span, text: str) -> types.WorkspaceEdit:
    """A text in place of a span, in the form that the client knows."""
    edit = types.TextEdit(range=snapshot.range(span), new_text=text)
    if not snapshot.client.document_changes:
        return types.WorkspaceEdit(changes={snapshot.uri: [edit]})
    document = types.OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [edit])])


def insertion(
    article: Article,
    place: InsertionPlace,
    offset: int | None,
    settings: Settings,
    *,
    method: str | None = None,
    length: str | None = None,
) -> Insertion:
    """What the engine would put there with these settings; see `nutgraf.edits.insertion`.

    Raises:
        NutgrafError: there is nothing to summarize, no such place, or the summary stands there.
    """
    wish = Wish(
        method or settings.method, length, settings.length, settings.furniture, settings.body
    )
    return edits.insertion(article, place, offset, wish)
