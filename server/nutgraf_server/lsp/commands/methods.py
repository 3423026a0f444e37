"""`nutgraf.methods`: the installed summarizers."""

from typing import Any

import nutgraf
from nutgraf.rendering.data import line_data
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.result_views import methods_view
from nutgraf.rendering.view import lines_of_view
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.session.session import SessionSnapshot


def run(_view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """List every summarizer by name, with what it does and the parameters it takes."""
    parse(*given)
    methods = nutgraf.methods()
    told = [nutgraf.method_info(name) for name in methods]
    lines = [f"- **{escaped(one.signature)}**: {escaped(one.description)}" for one in told]
    return {
        "methods": methods,
        "signatures": {one.name: one.signature for one in told},
        "markdown": "\n".join(["# Methods", "", *lines, ""]),
        "lines": [line_data(line) | {"places": []} for line in lines_of_view(methods_view(told))],
    }
