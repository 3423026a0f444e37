"""`nutgraf.methods`: the installed summarizers."""

from typing import Any

import nutgraf
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.arguments import parse
from nutgraf_server.lsp.session import View


def run(_view: View, *given: object) -> dict[str, Any]:
    """List every summarizer by name, with what it does."""
    parse(*given)
    methods = nutgraf.methods()
    lines = [f"- **{escaped(name)}**: {escaped(does)}" for name, does in methods.items()]
    return {"methods": methods, "markdown": "\n".join(["# Methods", "", *lines, ""])}
