"""`nutgraf.showOutline`: what was recognised in the text."""

from typing import Any

from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Show a document's title, byline, sections and page furniture."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    article = asked.article
    outline = data.outline(article, asked.uri)
    return answer(arguments, outline, markdown.outline(article), text.outline(article))
