"""`initialize` and `initialized`: getting to know the client."""

from lsprotocol import types

from nutgraf_server.lsp import warmup
from nutgraf_server.lsp.client import Client
from nutgraf_server.lsp.features import configuration
from nutgraf_server.lsp.session import Session


def initialize(session: Session, params: types.InitializeParams) -> None:
    """Note what the client can do. Nothing slow may happen here: the editor waits."""
    session.client = Client.of(params.capabilities)
    session.initialization_options = params.initialization_options


async def initialized(session: Session, _params: types.InitializedParams) -> None:
    """Get ready for the first request, and take over the settings."""
    warmup.start()
    await configuration.load(session)
