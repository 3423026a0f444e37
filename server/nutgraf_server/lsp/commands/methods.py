"""`nutgraf.methods`: the installed summarizers."""

from typing import Any

import nutgraf
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.session import View


def run(_view: View, *given: object) -> dict[str, Any]:
    """List every summarizer by name, with what it does and the parameters it takes."""
    parse(*given)
    methods = nutgraf.methods()
    told = [nutgraf.method_info(name) for name in methods]
    lines = [f"- **{escaped(one.signature)}**: {escaped(one.description)}" for one in told]
    return {
        "methods": methods,
        "signatures": {one.name: one.signature for one in told},
        "markdown": "\n".join(["# Methods", "", *lines, ""]),
    }
