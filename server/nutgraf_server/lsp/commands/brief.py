"""`nutgraf.brief`: the bullet briefing."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp.commands import brief_together, target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Brief a document, the part of it that was asked for, or several documents together."""
    arguments = parse(*given)
    if arguments.uris is not None:
        return brief_together.run(view, arguments)
    asked = target.find(view, arguments)
    briefing = nutgraf.brief(
        asked.article,
        method=arguments.method or asked.settings.method,
        length=arguments.length,
        focus=arguments.focus,
        within=asked.within,
        conversation=target.briefed_as(asked, arguments),
        kind=target.kind_asked(asked, arguments),
    )
    full = target.is_full(asked, arguments)
    nothing = None if briefing.gist else nutgraf.NOTHING_TO_SUMMARIZE
    return answer(
        arguments,
        data.briefing(briefing, asked.uri, full=full),
        nothing or markdown.briefing(briefing, full=full),
        text.briefing(briefing, full=full),
        nothing,
    )
