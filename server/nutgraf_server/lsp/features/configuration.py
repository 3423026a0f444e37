"""`workspace/didChangeConfiguration`, and asking for the configuration."""

import asyncio

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from nutgraf_server.lsp.session import Session
from nutgraf_server.lsp.settings import parse

# Some clients say that they can be asked, and never answer.
_PATIENCE_IN_SECONDS = 5.0


async def did_change(session: Session, params: types.DidChangeConfigurationParams) -> None:
    """Take over the settings that were sent, or ask for them where none were."""
    await load(session, params.settings)


async def load(session: Session, sent: object = None) -> None:
    """Put the settings in force.

    They are those `sent`, else those that the client gives when asked, else those of `initialize`.
    """
    if not sent and session.client.configuration:
        try:
            async with asyncio.timeout(_PATIENCE_IN_SECONDS):
                sent = await session.ask_settings()
        except (TimeoutError, JsonRpcException):
            sent = None
    session.settings, problems = parse(sent or session.initialization_options)
    for problem in problems:
        session.warn_once(problem)
