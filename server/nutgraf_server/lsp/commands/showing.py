"""Shows what a command gave to the person at the editor, whatever that editor can do.

Where the client shows results itself, it says so and nothing is done. Else the result is opened as
a document; where there are no such requests, or the client refuses, a message tells the gist. None
of this keeps the command's answer waiting.
"""

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.commands.arguments import Arguments
from nutgraf_server.lsp.documents import shown_files, shown_texts
from nutgraf_server.lsp.session.session import SessionSnapshot

_log = logging.getLogger(__name__)

_LONGEST_MESSAGE = 400
"""In characters: editors show messages in one line, or in a box of three or four."""

Result = dict[str, Any]


def show(view: SessionSnapshot, command: str, arguments: Arguments, result: Result) -> None:
    """Show a result, unless the caller or the client sees to that.

    A `message` in the result is all that there is to say; with `applied` it is seen in the text.
    """
    wanted = arguments.show
    if wanted is None:
        wanted = command not in view.client.shows
    if not wanted or result.get("applied"):
        return
    message = result.get("message")
    if isinstance(message, str):
        view.editor.tell(message)
        return
    short = gist(result)
    if not view.client.shows_documents:
        view.editor.tell(short)
        return
    uri = result.get("written")
    if not isinstance(uri, str):
        uri = _kept(view, command, result)
    if uri is None:
        view.editor.tell(short)
        return
    asked = view.editor.window_show_document(
        types.ShowDocumentParams(uri=uri, external=False, take_focus=True)
    )

    def settle(done: Future[types.ShowDocumentResult]) -> None:
        if done.exception() is not None or not done.result().success:
            view.editor.tell(short)

    asked.add_done_callback(settle)


def gist(result: Result) -> str:
    """What a result says, in one line: whole sentences, as many as a message holds.

    >>> gist({"picks": [{"text": "The river rose."}, {"text": "It fell again."}]})
    'The river rose. It fell again.'
    """
    if isinstance(result.get("path"), str):
        return f"the briefing is in {result['path']}"
    told = ""
    for text in _texts(result):
        longer = f"{told} {text}".strip()
        if len(longer) > _LONGEST_MESSAGE:
            break
        told = longer
    first = next(_texts(result), "")
    return told or f"{first[:_LONGEST_MESSAGE].rpartition(' ')[0]} …"


def _texts(result: Result) -> Iterator[str]:
    """The sentences of a result, or what it has in their place, the most important first."""
    match result:
        case (
            {"gist": [_, *_] as found}
            | {"picks": [_, *_] as found}
            | {"claims": [_, *_] as found}
            | {"sentences": [_, *_] as found}
        ):
            yield from (one["text"] for one in found)
        case {"settings": [_, *_] as found}:
            yield from _listed([f"{one['name']} = {one['value']}" for one in found])
        case {"methods": dict(found)}:
            yield from _listed([*found])
        case _:
            lines = [line.strip() for line in str(result.get("markdown", "")).splitlines()]
            yield from (line.lstrip("#>- ") for line in lines if line)


def _listed(names: Sequence[str]) -> Iterator[str]:
    yield from (f"{name}," for name in names[:-1])
    yield names[-1]


def _kept(view: SessionSnapshot, command: str, result: Result) -> str | None:
    """The uri of a file with the result, or of a text that the client asks for.

    None where a file cannot be written.
    """
    article = result.get("article")
    name = article.get("name") if isinstance(article, dict) else None
    if view.client.asks_for_texts:
        uri, known = shown_texts.keep(name, command.removeprefix("nutgraf."), result["markdown"])
        if known:
            params = types.TextDocumentContentRefreshParams(uri)
            view.editor.workspace_text_document_content_refresh(params)
        return uri
    try:
        path = shown_files.keep(name, command.removeprefix("nutgraf."), result["markdown"])
        return path.as_uri()
    except (OSError, ValueError) as error:
        _log.warning("a result cannot be written: %s", type(error).__name__)
        return None
