"""`nutgraf.showConfiguration`: the settings in force, and what a report of a fault has to say."""

import platform
from typing import Any

import nutgraf
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.settings import shown


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Show each setting with its origin, and the versions; no text, and no document's name."""
    arguments = parse(*given)
    uri = arguments.uri or (view.last.uri if view.last else "")
    found = view.session.configuration.of(uri)
    server = {
        "nutgraf": nutgraf.__version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "client": view.client.name,
        "encoding": view.client.encoding.value,
        "documents": len(view.texts),
    }
    lines = [f"- {name}: {escaped(str(value))}" for name, value in server.items()]
    markdown = "\n".join([shown.markdown(found), "## Server", "", *lines, ""])
    return shown.data(found, server) | {"server": server, "markdown": markdown}
