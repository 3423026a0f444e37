"""`textDocument/codeAction`: the commands, for editors that have no other way to call them.

Each action carries the document's uri, as some editors send a command no arguments of their own.
"""

from collections.abc import Sequence
from typing import Any

from lsprotocol import types

from nutgraf_server.lsp.snapshots import Snapshot

_OFFERS = {
    "nutgraf.brief": "brief",
    "nutgraf.summarize": "summarize",
    "nutgraf.claims": "list the claims of",
}


def _kind(command: str) -> str:
    """The kind of the action that runs `command`, such as source.nutgraf.brief.

    Source actions are about the whole document; no editor marks the lines that offer one.
    """
    return f"source.{command}"


def code_action(
    snapshot: Snapshot, params: types.CodeActionParams
) -> list[types.CodeAction | types.Command]:
    """Offer the commands for the document, and for the selection if there is one."""
    uri = snapshot.uri
    parts: list[tuple[str, dict[str, Any]]] = [("this article", {"uri": uri})]
    if params.range.start != params.range.end:
        parts.append(("the selection", {"uri": uri, "range": _json(params.range)}))
    actions: list[types.CodeAction | types.Command] = []
    for part, arguments in parts:
        for name, verb in _OFFERS.items():
            if not _wanted(_kind(name), params.context.only):
                continue
            title = f"Nutgraf: {verb} {part}"
            command = types.Command(title=title, command=name, arguments=[arguments])
            if snapshot.client.code_action_literals:
                actions.append(types.CodeAction(title=title, kind=_kind(name), command=command))
            else:
                actions.append(command)
    return actions


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether the client asked for this kind, or for a kind above it."""
    return only is None or any(not above or f"{kind}.".startswith(f"{above}.") for above in only)


def _json(range_: types.Range) -> dict[str, Any]:
    return {
        "start": {"line": range_.start.line, "character": range_.start.character},
        "end": {"line": range_.end.line, "character": range_.end.character},
    }
