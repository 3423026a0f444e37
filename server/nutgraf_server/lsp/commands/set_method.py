"""`nutgraf.setMethod`: the method for the rest of the session, above what the settings say."""

import time
from concurrent.futures import Future, wait
from typing import Any

from lsprotocol import types

import nutgraf
from nutgraf.cancellation import checkpoint
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.commands.arguments import parse
from nutgraf_server.lsp.notifications.configuration import redraw
from nutgraf_server.lsp.session.editor import answer_of
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.settings.checks import method as checked_method

# Editors show the choices as buttons; with more of them nobody finds one.
_MOST_CHOICES = 12
# A person reads the choices and thinks; who has gone away does not hold up other commands. In
# seconds, and how often a cancel is looked for meanwhile.
_PATIENCE = 60.0
_LOOK = 0.1


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Set the method that is named, or that is chosen when asked; null sets none any more."""
    arguments = parse(*given)
    configuration = view.session.configuration
    uri = arguments.uri or (view.last.uri if view.last else "")
    before = configuration.of(uri).settings.method
    if _is_named(given):
        name = checked_method(arguments.method) if arguments.method else None
    else:
        name = _chosen(view, before)
        if name is None:
            return _answer(before, before, f"the method is still {before}")
    configuration.choose("method", name)
    view.editor.chosen("method", name)
    redraw(view.session)
    method = configuration.of(uri).settings.method
    told = (
        f"the method is {method}" if name else f"the method is that of the settings again: {method}"
    )
    return _answer(method, before, told)


def _is_named(given: tuple[object, ...]) -> bool:
    """Whether there is a method among the arguments, be it null."""
    return bool(given) and isinstance(given[0], dict) and "method" in given[0]


def _chosen(view: SessionSnapshot, now: str) -> str | None:
    """The method that the person at the editor chooses; None for no answer."""
    # The one in force comes first: it is the one to fall back to.
    names = [now, *(name for name in nutgraf.methods() if name != now)]
    actions = [types.MessageActionItem(title=name) for name in names[:_MOST_CHOICES]]
    question = f"Nutgraf: which method rates the sentences? The current one is {now}."
    asked: Future[types.MessageActionItem | None] = view.editor.window_show_message_request(
        types.ShowMessageRequestParams(types.MessageType.Info, question, actions)
    )
    end = time.monotonic() + _PATIENCE
    while not asked.done() and time.monotonic() < end:
        checkpoint()
        wait([asked], _LOOK)
    answer = answer_of(asked, 0)
    return answer.title if answer is not None and answer.title in names else None


def _answer(method: str, before: str, told: str) -> dict[str, Any]:
    return {
        "method": method,
        "before": before,
        "markdown": f"{escaped(told[0].upper() + told[1:])}.\n",
        "message": told,
    }
