"""`nutgraf.compare`: the methods side by side."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.session import Session


def run(session: Session, *given: object) -> dict[str, Any]:
    """Summarize a document with every installed method."""
    arguments = parse(*given)
    asked = target.find(session, arguments)
    length = arguments.length or session.settings.length
    summaries = [
        nutgraf.summarize(
            asked.article,
            method=method,
            length=length,
            focus=arguments.focus,
            within=asked.within,
        )
        for method in nutgraf.methods()
    ]
    return data.comparison(summaries, asked.uri) | {"markdown": markdown.comparison(summaries)}
