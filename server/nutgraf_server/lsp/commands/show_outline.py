"""`nutgraf.showOutline`: what was recognised in the text."""

from typing import Any

from nutgraf.rendering import data, markdown
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.session import Session


def run(session: Session, *given: object) -> dict[str, Any]:
    """Show a document's title, byline, sections and page furniture."""
    asked = target.find(session, parse(*given))
    return data.outline(asked.article, asked.uri) | {"markdown": markdown.outline(asked.article)}
