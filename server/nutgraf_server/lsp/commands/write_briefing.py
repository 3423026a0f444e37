"""`nutgraf.writeBriefing`: the briefing in a file beside the article."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lsprotocol import types

import nutgraf
from nutgraf.errors import NutgrafError
from nutgraf.rendering import data, markdown
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.backlink import line_for
from nutgraf_server.lsp.configuration import path_of
from nutgraf_server.lsp.editor import answer_of
from nutgraf_server.lsp.session import View
from nutgraf_server.lsp.whole_files import write

LABEL = "Nutgraf: write the briefing"

# After so many briefings of one article nobody keeps track of them.
_MOST = 1_000
_PERMISSIONS = 0o666
_USUAL_PERMISSIONS = 0o644


def run(view: View, *given: object) -> dict[str, Any]:
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
    shown = markdown.briefing(briefing)
    text = f"{shown}\n{line_for(article.name)}\n"
    path = _written(view, asked.uri, article, text, force=force)
    found = data.briefing(briefing, asked.uri)
    return found | {"markdown": shown, "path": str(path), "written": _beside(asked.uri, path.name)}


def _file_of(uri: str) -> Path:
    path = path_of(uri)
    if path is None or not path.parent.is_dir():
        raise NutgrafError("the article is in no folder: save it first, or use nutgraf.brief")
    return path


def _written(view: View, uri: str, article: Path, text: str, *, force: bool) -> Path:
    """Where the text was written."""
    client = view.client
    names = [f"{article.stem}.briefing.md"]
    if not force:
        names += (f"{article.stem}.briefing-{number}.md" for number in range(2, _MOST))
    for name in names:
        path = article.with_name(name)
        if os.path.lexists(path) and not force:
            continue
        if client.applies_edits and client.document_changes and client.creates_files:
            params = types.ApplyWorkspaceEditParams(
                _creation(_beside(uri, name), text, force=force), LABEL
            )
            answer = answer_of(view.editor.workspace_apply_edit(params))
            if answer is not None and answer.applied:
                return path
        try:
            write(path, text, permissions=_permissions(article), over=force)
        except FileExistsError:
            continue
        except OSError as error:
            raise NutgrafError(f"{path} cannot be written: {error.strerror}") from None
        return path
    raise NutgrafError(f"{article.parent} has a briefing of this article for every number")


def _creation(uri: str, text: str, *, force: bool) -> types.WorkspaceEdit:
    """The edit that makes a file and fills it."""
    options = types.CreateFileOptions(overwrite=force, ignore_if_exists=False)
    start = types.Position(0, 0)
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    filled = types.TextDocumentEdit(document, [types.TextEdit(types.Range(start, start), text)])
    return types.WorkspaceEdit(document_changes=[types.CreateFile(uri, options=options), filled])


def _beside(uri: str, name: str) -> str:
    """The uri of another file in the same folder, written as the client writes them."""
    return f"{uri.rpartition('/')[0]}/{quote(name, errors='surrogatepass')}"


def _permissions(article: Path) -> int:
    """A briefing is as open as the article; one that was never saved is as open as most files."""
    try:
        return article.stat().st_mode & _PERMISSIONS
    except OSError:
        return _USUAL_PERMISSIONS
