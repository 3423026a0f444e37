"""What a client can ask for by name, one file a command.

A command is called with the session and its arguments as they came, and gives what the client gets:
JSON with `markdown`, and with a `message` where there is no more to say than that.
"""

from collections.abc import Callable
from typing import Any

from nutgraf_server.lsp.commands import (
    brief,
    claims,
    compare,
    insert_summary,
    methods,
    set_method,
    show_configuration,
    show_outline,
    summarize,
    verify,
    what_changed,
    write_briefing,
)

COMMANDS: dict[str, Callable[..., dict[str, Any]]] = {
    "nutgraf.brief": brief.run,
    "nutgraf.claims": claims.run,
    "nutgraf.compare": compare.run,
    "nutgraf.insertSummary": insert_summary.run,
    "nutgraf.methods": methods.run,
    "nutgraf.setMethod": set_method.run,
    "nutgraf.showConfiguration": show_configuration.run,
    "nutgraf.showOutline": show_outline.run,
    "nutgraf.summarize": summarize.run,
    "nutgraf.verify": verify.run,
    "nutgraf.whatChanged": what_changed.run,
    "nutgraf.writeBriefing": write_briefing.run,
}
