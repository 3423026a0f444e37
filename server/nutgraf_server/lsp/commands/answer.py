"""What a command gives: the command line's JSON, and the same as something to show."""

from typing import Any

from nutgraf.rendering import text
from nutgraf.rendering.data import Json
from nutgraf_server.lsp.arguments import Arguments, Format


def answer(
    arguments: Arguments, found: Json, markdown: str, lines: list[text.Line]
) -> dict[str, Any]:
    """Add `markdown`, and `text` for a caller that asked for it, to the JSON."""
    shown = {"markdown": markdown}
    if arguments.format is Format.TEXT:
        shown["text"] = text.plain(lines)
    return found | shown
