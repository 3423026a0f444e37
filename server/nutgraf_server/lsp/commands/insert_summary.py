"""`nutgraf.insertSummary`: the summary put into the article, as an edit that can be undone."""

from typing import Any

from lsprotocol import types

from nutgraf.article import Section
from nutgraf.edits.insertion import InsertionPlace
from nutgraf.lines import line_end
from nutgraf.rendering.escaping import escaped
from nutgraf_server.lsp.commands import target
from nutgraf_server.lsp.commands.arguments import Arguments, parse
from nutgraf_server.lsp.edits.insertion import edit_of, insertion
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.session.editor import PATIENCE, answer_of
from nutgraf_server.lsp.session.session import SessionSnapshot

LABEL = "Nutgraf: insert the summary"

# Some clients apply edits and do not say that they do; of others that do not say so no answer ever
# comes. In seconds.
_PATIENCE_WITHOUT_A_PROMISE = 2.0


def run(view: SessionSnapshot, *given: object) -> dict[str, Any]:
    """Insert a summary at the top, under a heading or into the front matter.

    A section that is named is summarized under its heading; otherwise the place is the top.
    """
    arguments = parse(*given)
    asked = target.find(view, arguments)
    place = _place(arguments)
    if place is InsertionPlace.FRONT_MATTER and arguments.length is not None:
        raise BadArgumentsError("the length of a description in front matter is fixed")
    found = insertion(
        asked.article,
        place,
        _offset(asked, arguments),
        asked.settings,
        method=arguments.method,
        length=arguments.length,
    )
    params = types.ApplyWorkspaceEditParams(edit_of(asked.snapshot, found), LABEL)
    patience = PATIENCE if view.client.applies_edits else _PATIENCE_WITHOUT_A_PROMISE
    answer = answer_of(view.editor.workspace_apply_edit(params), patience)
    return {
        "article": {"name": asked.uri},
        "place": place.value,
        "applied": bool(answer and answer.applied),
        "text": found.words,
        "markdown": f"{escaped(found.words)}\n",
    }


def _place(arguments: Arguments) -> InsertionPlace:
    if arguments.section is None:
        return arguments.place or InsertionPlace.TOP
    if arguments.place not in (None, InsertionPlace.HEADING):
        raise BadArgumentsError("a section requires the place 'heading'")
    return InsertionPlace.HEADING


def _offset(asked: target.Target, arguments: Arguments) -> int | None:
    """An offset in the section that is meant."""
    if isinstance(asked.within, Section):
        return asked.within.span.start
    if arguments.range is None:
        return None
    # A section begins with its heading's words, behind the marks that a cursor may be on.
    start = asked.snapshot.offset(arguments.range.start)
    return line_end(asked.snapshot.text.source, start)
