"""`workspace/executeCommand`: the commands, with their progress."""

from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.commands import COMMANDS
from nutgraf_server.lsp.progress import Progress
from nutgraf_server.lsp.session import View
from nutgraf_server.lsp.wire.codes import Code, RequestError


def execute_command(view: View, params: types.ExecuteCommandParams) -> dict[str, Any]:
    """Run a command, and answer with what it gives."""
    command = COMMANDS.get(params.command)
    if command is None:
        known = ", ".join(COMMANDS)
        raise RequestError(
            Code.INVALID_PARAMS, f"unknown command {params.command[:80]!r}; known are {known}"
        )
    title = f"Nutgraf: {params.command.removeprefix('nutgraf.')}"
    with Progress(view.editor, view.client, title, params.work_done_token) as progress:
        return command(view.with_progress(progress), *(params.arguments or ()))
