"""What a client can ask for by name, one file a command.

A command is called with the session and its arguments as they came, and gives what the client gets.
"""

from collections.abc import Callable
from typing import Any

from nutgraf_server.lsp.commands import brief, claims, compare, methods, show_outline, summarize

COMMANDS: dict[str, Callable[..., dict[str, Any]]] = {
    "nutgraf.brief": brief.run,
    "nutgraf.claims": claims.run,
    "nutgraf.compare": compare.run,
    "nutgraf.methods": methods.run,
    "nutgraf.showOutline": show_outline.run,
    "nutgraf.summarize": summarize.run,
}
