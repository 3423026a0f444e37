"""The server: what it offers, and how it starts."""

import logging
import sys

from lsprotocol import types
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

import nutgraf
from nutgraf_server.lsp.commands import COMMANDS
from nutgraf_server.lsp.features import FEATURES
from nutgraf_server.lsp.handlers import bind
from nutgraf_server.lsp.protocol import Protocol
from nutgraf_server.lsp.session import Session

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """A pygls server that keeps its troubles to its log."""

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log what went wrong outside of a request's answer, where pygls would open a popup."""
        if source is not FeatureRequestError:
            _log.error("%s: %s", source.__name__, type(error).__name__)


def build() -> Server:
    """Make a server with every feature and command, ready to start."""
    server = Server(
        "nutgraf", nutgraf.__version__, protocol_cls=Protocol, converter_factory=default_converter
    )

    def warn(line: str) -> None:
        server.window_show_message(
            types.ShowMessageParams(type=types.MessageType.Warning, message=f"Nutgraf: {line}")
        )

    async def ask_settings() -> object:
        sections = [types.ConfigurationItem(section="nutgraf")]
        answer = await server.workspace_configuration_async(types.ConfigurationParams(sections))
        return answer[0] if answer else None

    session = Session(warn, ask_settings)
    for method, handler, options in FEATURES:
        server.feature(method, options)(bind(method, handler, session))
    for name, handler in COMMANDS.items():
        server.command(name)(bind(name, handler, session))
    return server


def serve_stdio() -> None:
    """Serve one client over standard input and output, until it says exit."""
    messages = sys.stdout.buffer
    # Whatever is printed by accident must not end up among the messages.
    sys.stdout = sys.stderr
    build().start_io(stdout=messages)


def serve_tcp(host: str, port: int) -> None:
    """Wait for one client at `host` and `port`, and serve it until it says exit."""
    build().start_tcp(host, port)
