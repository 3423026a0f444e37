"""`nutgraf.writeBriefing`: the briefing in a file beside the article."""

import os
from pathlib import Path
from typing import Any

from lsprotocol import types

import nutgraf
from nutgraf.edits.backlink import line_for
from nutgraf.errors import NutgrafError
from nutgraf.rendering import data, markdown
from nutgraf_server import files
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.documents.uris import beside, file_of, shown
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.editor import answer_of
from nutgraf_server.lsp.session.session import SessionSnapshot

LABEL = "Nutgraf: write the briefing"

# After so many briefings of one article nobody keeps track of them.
_MOST = 1_000
_PERMISSIONS = 0o666
_USUAL_PERMISSIONS = 0o644


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Write the briefing of a document to `ARTICLE.briefing.md`; never over a file unless forced.

    Where the client creates files, it does so itself, and can undo it.
    """
    arguments = parse(*given)
    asked = target.find(view, arguments)
    article = _file_of(asked.uri)
    force = bool(arguments.force)
    briefing = nutgraf.brief(
        asked.article,
        method=arguments.method or asked.settings.method,
        length=arguments.length,
        focus=arguments.focus,
        within=asked.within,
    )
    if not briefing.gist:
        raise NutgrafError(nutgraf.NOTHING_TO_SUMMARIZE)
    full = target.is_full(asked, arguments)
    page = markdown.briefing(briefing, full=full)
    text = f"{page}\n{line_for(article.name)}\n"
    path = _written(view, asked.uri, article, text, force=force)
    found = data.briefing(briefing, asked.uri, full=full)
    uri = beside(asked.uri, path.name)
    return found | {"markdown": page, "path": shown(path), "written": uri}


def _file_of(uri: str) -> Path:
    path = file_of(uri)
    try:
        if path is not None and path.parent.is_dir() and not path.is_dir():
            return path
    except OSError:
        # As where a name is too long for the system.
        pass
    raise NutgrafError("the article is in no folder: save it first, or use nutgraf.brief")


def _written(view: SessionSnapshot, uri: str, article: Path, text: str, *, force: bool) -> Path:
    """Where the text was written."""
    client = view.client
    names = [f"{article.stem}.briefing.md"]
    if not force:
        names += (f"{article.stem}.briefing-{number}.md" for number in range(2, _MOST))
    for name in names:
        path = article.with_name(name)
        if os.path.lexists(path) and not force:
            continue
        # A client would write through a link; what is written here takes the link's place.
        is_link = os.path.islink(path)  # noqa: PTH114 - a name may be too long
        if _creates_files(client) and not is_link:
            params = types.ApplyWorkspaceEditParams(
                _creation(beside(uri, name), text, force=force), LABEL
            )
            answer = answer_of(view.editor.workspace_apply_edit(params))
            if answer is not None and answer.applied:
                return path
        try:
            data = text.encode("utf-8", "surrogatepass")
            files.write(path, data, permissions=_permissions(article), over=force)
        except FileExistsError:
            continue
        except OSError as error:
            raise NutgrafError(f"{shown(path)} cannot be written: {error.strerror}") from None
        return path
    raise NutgrafError(f"{shown(article.parent)} has a briefing of this article for every number")


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
