"""`nutgraf.compare`: the methods side by side."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.session import View


def run(view: View, *given: object) -> dict[str, Any]:
    """Summarize a document with every installed method."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    length = arguments.length or asked.settings.length
    methods = [*nutgraf.methods()]
    found = []
    for done, method in enumerate(methods):
        view.report(method, done, len(methods))
        found.append(
            nutgraf.summarize(asked.article, method, length, arguments.focus, asked.within)
        )
    comparison = data.comparison(found, asked.uri)
    return answer(arguments, comparison, markdown.comparison(found), text.comparison(found))
