"""`nutgraf.claims`: the sentences that can be checked."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.session import View


def run(view: View, *given: object) -> dict[str, Any]:
    """List the claims of a document, or of the part of it that was asked for, best first."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    article, claims = asked.article, nutgraf.find_claims(asked.article, within=asked.within)
    return answer(
        arguments,
        data.claims(article, claims, asked.uri),
        markdown.claims(article, claims),
        text.claims(article, claims),
        None if claims else "no claims were found",
    )
