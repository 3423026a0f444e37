"""What a command gives: the command line's JSON, and the same as something to show."""

from typing import Any

from nutgraf.rendering import text
from nutgraf.rendering.json_places import Json
from nutgraf_server.lsp.commands.arguments import Arguments, ResultFormat


def answer(
    arguments: Arguments,
    found: Json,
    markdown: str,
    lines: list[text.StyledLine],
    nothing: str | None = None,
) -> dict[str, Any]:
    """Add `markdown`, and `text` for a caller that asked for it, to the JSON.

    `nothing` says that there is nothing in it, where that is so: as a `message`.
    """
    shown = {"markdown": markdown}
    if nothing is not None:
        shown["message"] = nothing
    if arguments.format is ResultFormat.TEXT:
        shown["text"] = text.plain(lines)
    return found | shown
