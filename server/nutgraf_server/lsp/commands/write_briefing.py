"""`nutgraf.writeBriefing`: the briefing in a file beside the article."""

import os
from itertools import islice
from pathlib import Path
from typing import Any

from lsprotocol import types

import nutgraf
from nutgraf.article import Span
from nutgraf.edits.backlink import PageExtent, article_named, signed
from nutgraf.errors import NutgrafError
from nutgraf.rendering import data, markdown
from nutgraf.rendering.visible import visible_line
from nutgraf_server import files
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.arguments import Arguments, parse
from nutgraf_server.lsp.documents.uris import beside, file_of, path_of, shown
from nutgraf_server.lsp.edits.briefing_files import is_as_written, names_of_briefings
from nutgraf_server.lsp.edits.insertion import edit_in
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.drafts import page_of
from nutgraf_server.lsp.session.editor import answer_of
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot

LABEL = "Nutgraf: write the briefing"

_PERMISSIONS = 0o666
_USUAL_PERMISSIONS = 0o644


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Write the briefing of a document to `ARTICLE.briefing.md`.

    An earlier briefing that nobody has changed since is replaced; no other file is, unless forced.
    Where the client creates files, it does so itself, and can undo it. Asked of a briefing itself,
    that one is written anew.
    """
    arguments = parse(*given)
    if arguments.uri is not None:
        known = view.snapshot(arguments.uri)
        if known is not None and article_named(known.text.source) is not None:
            return _written_anew(view, known)
    asked = target.find(view, arguments)
    article = _file_of(asked.uri)
    force = bool(arguments.force)
    briefing = nutgraf.brief(
        asked.article,
        method=arguments.method or asked.settings.method,
        length=arguments.length,
        focus=arguments.focus,
        within=asked.within,
        conversation=target.briefed_as(asked, arguments),
        kind=target.kind_asked(asked, arguments),
    )
    if not briefing.gist:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    full = target.is_full(asked, arguments)
    page = markdown.briefing(briefing, full=full)
    text = signed(page, article.name, _extent(arguments, full=full))
    path = _written(view, asked.uri, article, text, force=force)
    found = data.briefing(briefing, asked.uri, full=full)
    uri = beside(asked.uri, path.name)
    return found | {"markdown": page, "path": shown(path), "written": uri}


def _written_anew(view: SessionSnapshot, known: Snapshot) -> dict[str, Any]:
    """A briefing that is open, as its article reads now."""
    page = page_of(known)
    if page is None:
        name = visible_line(article_named(known.text.source) or "")
        raise NutgrafError(f"this briefing was edited; write a new one of {name}")
    if not _is_replaced(view, known.uri, page):
        raise NutgrafError("the editor rejected the new briefing")
    path = path_of(known.uri)
    return {
        "article": {"name": beside(known.uri, article_named(page) or "")},
        "markdown": page,
        "path": shown(path) if path else None,
        "written": known.uri,
        "applied": True,
    }


def _file_of(uri: str) -> Path:
    path = file_of(uri)
    try:
        if path is not None and path.parent.is_dir() and not path.is_dir():
            return path
    except OSError:
        # As where a name is too long for the system.
        pass
    raise NutgrafError("the article has no folder; save it first, or use nutgraf.brief")


def _written(view: SessionSnapshot, uri: str, article: Path, text: str, *, force: bool) -> Path:
    """Where the text was written."""
    client = view.client
    names = names_of_briefings(article.name)
    for name in islice(names, 1 if force else None):
        path, own = article.with_name(name), beside(uri, name)
        over = force
        if os.path.lexists(path) and not force:
            if not is_as_written(view, own, path, article.name):
                continue
            if _is_replaced(view, own, text):
                return path
            over = True
        # A client would write through a link; what is written here takes the link's place.
        is_link = os.path.islink(path)  # noqa: PTH114 - a name may be too long
        if _creates_files(client) and not is_link and over is force:
            params = types.ApplyWorkspaceEditParams(_creation(own, text, force=force), LABEL)
            answer = answer_of(view.editor.workspace_apply_edit(params))
            if answer is not None and answer.applied:
                return path
        try:
            data = text.encode("utf-8", "surrogatepass")
            files.write(path, data, permissions=_permissions(article), over=over)
        except FileExistsError:
            continue
        except OSError as error:
            raise NutgrafError(f"{shown(path)} cannot be written: {error.strerror}") from None
        return path
    raise NutgrafError(f"{shown(article.parent)} has a briefing of this article for every number")


def _extent(arguments: Arguments, *, full: bool) -> PageExtent:
    """What was asked for, to be written again by."""
    if any((arguments.method, arguments.length, arguments.focus)) or (
        arguments.range is not None or arguments.section is not None
    ):
        return PageExtent.CHOSEN
    return PageExtent.FULL if full else PageExtent.USUAL


def _is_replaced(view: SessionSnapshot, uri: str, text: str) -> bool:
    """Whether a briefing that is open says `text` now: by an edit, which can be undone at once."""
    known = view.snapshot(uri)
    if known is None or known.text.source == text:
        return known is not None
    if not view.client.applies_edits:
        return False
    edit = edit_in(known, Span(0, len(known.text.source)), text)
    answer = answer_of(
        view.editor.workspace_apply_edit(types.ApplyWorkspaceEditParams(edit, LABEL))
    )
    return answer is not None and answer.applied


def _creation(uri: str, text: str, *, force: bool) -> types.WorkspaceEdit:
    """The edit that makes a file and fills it."""
    options = types.CreateFileOptions(overwrite=force, ignore_if_exists=False)
    start = types.Position(0, 0)
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    filled = types.TextDocumentEdit(document, [types.TextEdit(types.Range(start, start), text)])
    return types.WorkspaceEdit(document_changes=[types.CreateFile(uri, options=options), filled])


def _creates_files(client: Client) -> bool:
    return client.applies_edits and client.document_changes and client.creates_files


def _permissions(article: Path) -> int:
    """A briefing is as open as the article; one that was never saved is as open as most files."""
    try:
        return article.stat().st_mode & _PERMISSIONS
    except OSError:
        return _USUAL_PERMISSIONS
