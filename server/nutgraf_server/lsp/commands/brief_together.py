"""`nutgraf.brief` of several documents: one briefing of all."""

from typing import Any

import nutgraf
from nutgraf.article import Article
from nutgraf.rendering import markdown, multi_document_data, text
from nutgraf.rendering.labels import choose
from nutgraf.selection.extent import Extent
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import Arguments
from nutgraf_server.lsp.documents.unopened import read_unopened
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.settings import Settings

_MOST = 50
"""More documents are not briefed together for an editor."""


def run(view: SessionSnapshot, arguments: Arguments) -> dict[str, Any]:
    """Brief the documents together.

    They are open, or files in a folder of the workspace. The first one's settings count.

    Raises:
        BadArgumentsError: there are none or too many, or one part of an article was asked for too.
        NoDocumentError: one of them is neither open nor such a file, or cannot be read.
    """
    uris = tuple(dict.fromkeys(arguments.uris or ()))
    if not 0 < len(uris) <= _MOST:
        raise BadArgumentsError(f"uris must name 1 to {_MOST} documents, not {len(uris)}")
    if arguments.uri or arguments.range or arguments.section:
        raise BadArgumentsError("takes uris, or one uri with a range or section, not both")
    articles: list[Article] = []
    settings: Settings | None = None
    for number, uri in enumerate(uris):
        view.report(uri.rpartition("/")[2], number, len(uris))
        article, own = _read(view, uri)
        articles.append(article)
        settings = settings or own
    choose((settings or Settings()).labels)
    method = arguments.method or (settings or Settings()).method
    # How much of a briefing is shown is asked of one article.
    length = None if Extent.of(arguments.length) else arguments.length
    found = nutgraf.brief_together(articles, method, length, arguments.focus, uris)
    nothing = None if found.gist else nutgraf.NOTHING_TO_SUMMARIZE
    return answer(
        arguments,
        multi_document_data.joint_briefing(found),
        nothing or markdown.joint_briefing(found),
        text.joint_briefing(found),
        nothing,
    )


def _read(view: SessionSnapshot, uri: str) -> tuple[Article, Settings]:
    snapshot = view.snapshot(uri)
    if snapshot is not None:
        return snapshot.article, snapshot.settings
    source = read_unopened(uri, view.session.configuration.folders)
    settings = view.session.configuration.of(uri).settings
    article = nutgraf.read(source, name=uri, furniture=settings.furniture, body=settings.body)
    return article, settings
