"""`workspace/willRenameFiles`: a written briefing goes along with its article.

Its last line says of which article it is. Where the client renames files, the briefing itself is
renamed too; into another folder it can only go then, as it names a file beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from lsprotocol import types

from nutgraf.edits.backlink import article_named, renamed
from nutgraf.lines import Lines
from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.documents.positions import width
from nutgraf_server.lsp.documents.uris import beside, file_of, key
from nutgraf_server.lsp.edits.briefing_files import names_of_briefings
from nutgraf_server.lsp.session.session import SessionSnapshot

# Who renames a folder's worth of files at once has no briefing of each.
_MOST_FILES = 200


@dataclass(frozen=True, slots=True)
class _Move:
    """A briefing that goes along: from where, its text, to where, and its article's new name."""

    uri: str
    text: str
    target: str
    article: str


def will_rename_files(
    view: SessionSnapshot, params: types.RenameFilesParams
) -> types.WorkspaceEdit | None:
    """Answer with the edit that keeps briefings with their articles; null where there are none."""
    own = {key(one.old_uri) for one in params.files}
    moves = [
        move
        for one in params.files[:_MOST_FILES]
        for move in _moves(view, one)
        # What is renamed anyway is not renamed twice.
        if key(move.uri) not in own
    ]
    if not moves:
        return None
    client = view.client
    if not client.document_changes:
        changes = {move.uri: [_edit(move, client.encoding)] for move in moves}
        return types.WorkspaceEdit(changes=changes)
    found: list[types.TextDocumentEdit | types.RenameFile] = []
    for move in moves:
        known = view.texts.get(key(move.uri))
        version = known.version if known else None
        document = types.OptionalVersionedTextDocumentIdentifier(move.uri, version)
        found.append(types.TextDocumentEdit(document, [_edit(move, client.encoding)]))
        if move.target != move.uri:
            found.append(types.RenameFile(move.uri, move.target))
    return types.WorkspaceEdit(document_changes=[*found])


def _moves(view: SessionSnapshot, one: types.FileRename) -> Iterator[_Move]:
    old, new = file_of(one.old_uri), file_of(one.new_uri)
    if old is None or new is None or article_named_by(view, one.old_uri) is not None:
        return
    renames = view.client.renames_files and view.client.document_changes
    if old.parent != new.parent and not renames:
        return
    for name in names_of_briefings(old.name):
        text = view.text_beside(one.old_uri, name)
        if text is None:
            return
        if article_named(text) != old.name:
            continue
        kept = f"{new.stem}{name.removeprefix(old.stem)}"
        target = beside(one.new_uri, kept)
        is_free = renames and view.text_beside(one.new_uri, kept) is None
        if is_free or old.parent == new.parent:
            uri = beside(one.old_uri, name)
            yield _Move(uri, text, target if is_free else uri, new.name)


def article_named_by(view: SessionSnapshot, uri: str) -> str | None:
    """The article that the document at `uri` is a briefing of."""
    text = view.text_beside(uri, PurePath(file_of(uri) or "").name)
    return article_named(text) if text is not None else None


def _edit(move: _Move, encoding: Encoding) -> types.TextEdit:
    """The last line, with the article's new name."""
    kept = move.text.rstrip()
    line = Lines.of(kept).starts[-1]
    number = Lines.of(kept).line(len(kept))
    end = width(kept[line:], encoding)
    range_ = types.Range(types.Position(number, 0), types.Position(number, end))
    return types.TextEdit(range_, renamed(move.text, move.article))
