"""`nutgraf.claims`: the sentences that can be checked."""

from typing import Any

import nutgraf
from nutgraf.claims import Kind
from nutgraf.rendering import data, markdown, text
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.answer import answer
from nutgraf_server.lsp.commands.arguments import Arguments, parse
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """List the claims of a document, or of the part of it that was asked for, best first."""
    arguments = parse(*given)
    asked = target.find(view, arguments)
    article = asked.article
    claims = nutgraf.find_claims(
        article,
        arguments.limit,
        _kinds(arguments),
        asked.within,
        hedged=arguments.hedged,
        speaker=arguments.speaker,
        order=arguments.order.value if arguments.order else "score",
    )
    return answer(
        arguments,
        data.claims(article, claims, asked.uri),
        markdown.claims(article, claims),
        text.claims(article, claims),
        None if claims else "no claims found",
    )


def _kinds(arguments: Arguments) -> tuple[Kind, ...] | None:
    # The kinds' own module is loaded with the claims only, so it is here that they are known.
    if arguments.kinds is None:
        return None
    known = [kind.value for kind in Kind]
    for name in arguments.kinds:
        if name not in known:
            shown = ", ".join(known)
            raise BadArgumentsError(f"unknown kind {name[:40]!r}; the kinds are {shown}")
    return tuple(map(Kind, arguments.kinds))
