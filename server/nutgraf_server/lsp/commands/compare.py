"""`nutgraf.compare`: the methods side by side."""

from collections.abc import Iterator
from typing import Any

import nutgraf
from nutgraf.comparison import comparable
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Summarize a document with every method that is quick enough to wait for."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    found = nutgraf.compare(
        asked.article,
        _reported(view, comparable()),
        length=arguments.length or asked.settings.length,
        focus=arguments.focus,
        within=asked.within,
    )
    nothing = None if found.agreements or found.failures else nutgraf.NOTHING_TO_SUMMARIZE
    return answer(
        arguments,
        data.comparison(found, asked.uri),
        nothing or markdown.comparison(found),
        text.comparison(found),
        nothing,
    )


def _reported(view: SessionSnapshot, methods: list[str]) -> Iterator[str]:
    """The methods, each told to the client when its turn comes."""
    for done, method in enumerate(methods):
        view.report(method, done, len(methods))
        yield method
