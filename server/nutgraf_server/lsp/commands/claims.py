"""`nutgraf.claims`: the sentences that can be checked."""

from typing import Any

import nutgraf
from nutgraf.rendering import data, markdown
from nutgraf_server.lsp import target
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.session import Session


def run(session: Session, *given: object) -> dict[str, Any]:
    """List the claims of a document, or of the part of it that was asked for, best first."""
    asked = target.find(session, parse(*given))
    claims = nutgraf.find_claims(asked.article, within=asked.within)
    return data.claims(asked.article, claims, asked.uri) | {
        "markdown": markdown.claims(asked.article, claims)
    }
