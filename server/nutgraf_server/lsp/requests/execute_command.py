"""`workspace/executeCommand`: the commands, with their progress, and what they give shown."""

from typing import Any

from lsprotocol import types

from nutgraf.cancellation import checkpoint
from nutgraf.rendering.labels import AUTO, labelled
from nutgraf_server.lsp.commands import COMMANDS
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.commands.showing import show
from nutgraf_server.lsp.session.progress import WorkDoneProgress
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError


def execute_command(view: SessionSnapshot, params: types.ExecuteCommandParams) -> dict[str, Any]:
    """Run a command, have what it gives shown, and answer with it."""
    command = COMMANDS.get(params.command)
    if command is None:
        known = ", ".join(COMMANDS)
        raise RequestError(
            Code.INVALID_PARAMS,
            f"unknown command {params.command[:80]!r}; the commands are {known}",
        )
    given = params.arguments or ()
    title = f"Nutgraf: {params.command.removeprefix('nutgraf.')}"
    # The document's settings, found by the command, say which labels it has.
    with (
        labelled(AUTO),
        WorkDoneProgress(view.editor, view.client, title, params.work_done_token) as progress,
    ):
        result = command(view.with_progress(progress), *given)
    # Nobody wants to see what was cancelled.
    checkpoint()
    show(view, params.command, parse(*given), result)
    return result
