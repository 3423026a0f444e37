"""`nutgraf.summarize`: the sentences that stand for the article."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.documents.offered import is_offered
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Summarize a document, or the part of it that was asked for."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    summary = nutgraf.summarize(
        asked.article,
        method=arguments.method or asked.settings.method,
        length=arguments.length or asked.settings.length,
        focus=arguments.focus,
        within=asked.within,
        selection=arguments.selection or "default",
    )
    nothing = None if summary.picks else nutgraf.NOTHING_TO_SUMMARIZE
    return answer(
        arguments,
        data.summary(summary, asked.uri),
        nothing or markdown.summary(summary),
        text.summary(summary),
        nothing,
    ) | {"offered": is_offered(asked.uri, asked.snapshot.text.source, asked.article)}
