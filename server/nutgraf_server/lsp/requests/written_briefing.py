"""The action that writes a briefing anew, in the editor, so that one step undoes it."""

from collections.abc import Iterator

from lsprotocol import types

from nutgraf.article import Span
from nutgraf.edits.backlink import PageExtent, written_extent
from nutgraf_server.lsp.edits.insertion import edit_in
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.drafts import page_of
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError

TITLE = "Nutgraf: renew this briefing"


def rewriting(snapshot: Snapshot, kind: str) -> Iterator[types.CodeAction]:
    """The action, for a briefing that nobody has changed since it was written as usual."""
    if written_extent(snapshot.text.source) in (None, PageExtent.CHOSEN):
        return
    if snapshot.client.code_action_edit_later:
        data = {"uri": snapshot.uri, "briefing": True, "version": snapshot.text.version}
        yield types.CodeAction(title=TITLE, kind=kind, data=data)
        return
    page = page_of(snapshot)
    if page is not None:
        yield types.CodeAction(title=TITLE, kind=kind, edit=_edit(snapshot, page))


def is_of_a_briefing(data: object) -> bool:
    """Whether an action's data are those of this one."""
    return isinstance(data, dict) and "briefing" in data


def resolve(view: SessionSnapshot, action: types.CodeAction) -> types.CodeAction:
    """Fill in the edit.

    Raises:
        BadArgumentsError: the action is none of this server's.
        RequestError: the briefing was changed meanwhile, or its article is not at hand.
    """
    match action.data:
        case {"uri": str(uri), "version": int(version)}:
            snapshot = view.snapshot(uri)
        case _:
            raise BadArgumentsError("unknown code action")
    if snapshot is None or snapshot.text.version != version:
        raise RequestError(Code.CONTENT_MODIFIED, "the document has changed meanwhile")
    page = page_of(snapshot)
    if page is None:
        raise RequestError(
            Code.REQUEST_FAILED, "the article of this briefing is not in the same folder"
        )
    edit = _edit(snapshot, page)
    return types.CodeAction(title=action.title, kind=action.kind, edit=edit, data=action.data)


def _edit(snapshot: Snapshot, page: str) -> types.WorkspaceEdit:
    return edit_in(snapshot, Span(0, len(snapshot.text.source)), page)
