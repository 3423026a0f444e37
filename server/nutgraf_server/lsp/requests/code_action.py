"""`textDocument/codeAction`: the commands, for editors that have no other way to call them, and
the summary put into the article.

Each action carries the document's uri, as some editors send a command no arguments of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lsprotocol import types

import nutgraf
from nutgraf.article import Article
from nutgraf.edits.backlink import article_named
from nutgraf.edits.insertion import InsertionPlace, stands
from nutgraf.lines import line_end
from nutgraf.reading.formats import FORMATS
from nutgraf_server.lsp.commands.arguments import range_as_json
from nutgraf_server.lsp.documents.extents import sections_at
from nutgraf_server.lsp.edits.insertion import workspace_edit
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.requests import quick_fix, written_briefing
from nutgraf_server.lsp.requests.quick_fix import QUICK_FIX, quick_fixes
from nutgraf_server.lsp.requests.written_briefing import rewriting
from nutgraf_server.lsp.session.session import SessionSnapshot
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.lsp.transport.codes import Code, RequestError

_WRITE = "source.nutgraf.write"
_REWRITE = "refactor.rewrite.nutgraf"
_INSERT = "nutgraf.insertSummary"

Action = types.CodeAction | types.Command


@dataclass(frozen=True, slots=True)
class _Offer:
    """A command as an action. Of a `part` of the article where there is a selection.

    One that is `only_part` is offered for nothing else.
    """

    command: str
    kind: str
    words: str
    part: bool = False
    only_part: bool = False


# Source actions are about the whole document; no editor marks the lines that offer one.
_OFFERS = (
    _Offer("nutgraf.brief", "source.nutgraf.brief", "brief", part=True),
    _Offer("nutgraf.summarize", "source.nutgraf.summarize", "summarize", part=True),
    _Offer("nutgraf.claims", "source.nutgraf.claims", "list the claims of", part=True),
    _Offer("nutgraf.compare", "source.nutgraf.compare", "compare the methods"),
    _Offer("nutgraf.showOutline", "source.nutgraf.outline", "show the outline"),
    _Offer("nutgraf.writeBriefing", _WRITE, "write the briefing beside the article"),
    # Against the article that was touched last besides this one: who reaches no command has this.
    _Offer("nutgraf.verify", "source.nutgraf.verify", "verify", part=True, only_part=True),
    _Offer("nutgraf.setMethod", "source.nutgraf.method", "choose a method …"),
)

_UPDATES = {
    InsertionPlace.TOP: "Nutgraf: update the summary at the top",
    InsertionPlace.HEADING: "Nutgraf: update this section's summary under its heading",
}
_TITLES = {
    InsertionPlace.TOP: "Nutgraf: insert the summary at the top",
    InsertionPlace.HEADING: "Nutgraf: insert this section's summary under its heading",
    InsertionPlace.FRONT_MATTER: "Nutgraf: put the summary into the front matter's description",
}


def code_action(snapshot: Snapshot, params: types.CodeActionParams) -> list[Action]:
    """Offer what can be done with the document, and with the selection if there is one."""
    only = params.context.only
    if article_named(snapshot.text.source) is not None:
        # What was made of an article is no article: it is only held against its own.
        return [*_of_briefing(snapshot, params)]
    offered = [offer for offer in _OFFERS if _wanted(offer.kind, only)]
    whole = [offer for offer in offered if not offer.only_part]
    actions = list(_of_part(snapshot, whole, "this article", {"uri": snapshot.uri}))
    if params.range.start != params.range.end:
        arguments = {"uri": snapshot.uri, "range": range_as_json(params.range)}
        parts = [offer for offer in offered if offer.part]
        actions.extend(_of_part(snapshot, parts, "the selection", arguments))
    if _wanted(QUICK_FIX, only) and snapshot.client.code_action_literals:
        actions.extend(quick_fixes(snapshot, params.context.diagnostics))
    if _wanted(_REWRITE, only) and not _is_automatic(params.context):
        actions.extend(_insertions(snapshot, params.range.start))
    return actions


def _of_briefing(snapshot: Snapshot, params: types.CodeActionParams) -> Iterator[Action]:
    """What can be done with a written briefing: to mend it, and to write it anew."""
    if not snapshot.client.code_action_literals:
        return
    if _wanted(QUICK_FIX, params.context.only):
        yield from quick_fixes(snapshot, params.context.diagnostics)
    if _wanted(_WRITE, params.context.only) and not _is_automatic(params.context):
        yield from rewriting(snapshot, _WRITE)


def resolve(view: SessionSnapshot, action: types.CodeAction) -> types.CodeAction:
    """Fill in the edit of an action.

    Raises:
        BadArgumentsError: it is none of this server's.
        RequestError: it was offered for another version of the document.
        NutgrafError: there is nothing to insert.
    """
    if action.data is None:
        # Editors ask about each action that has no edit, also about those with a command.
        return action
    if quick_fix.is_of_a_finding(action.data):
        return quick_fix.resolve(view, action)
    if written_briefing.is_of_a_briefing(action.data):
        return written_briefing.resolve(view, action)
    uri, place, version, position = _asked(action.data)
    snapshot = view.snapshot(uri)
    if snapshot is None or snapshot.text.version != version:
        raise RequestError(Code.CONTENT_MODIFIED, "the document has changed meanwhile")
    edit = workspace_edit(snapshot, place, _in_section(snapshot, position))
    return types.CodeAction(title=action.title, kind=action.kind, edit=edit, data=action.data)


def places(article: Article, offset: int) -> Iterator[InsertionPlace]:
    """Where a summary can be inserted while the cursor is at `offset`."""
    if not article.sentences:
        return
    yield InsertionPlace.TOP
    if any(section.heading and section.sentences for section in sections_at(article, offset)):
        yield InsertionPlace.HEADING
    if FORMATS[article.format].has_front_matter:
        # Where there is none yet, it is made.
        yield InsertionPlace.FRONT_MATTER


def _of_part(
    snapshot: Snapshot, offers: Sequence[_Offer], part: str, arguments: dict[str, Any]
) -> Iterator[Action]:
    for offer in offers:
        title = f"Nutgraf: {offer.words} {part}" if offer.part else f"Nutgraf: {offer.words}"
        command = types.Command(title=title, command=offer.command, arguments=[arguments])
        if snapshot.client.code_action_literals:
            yield types.CodeAction(title=title, kind=offer.kind, command=command)
        else:
            yield command


def _insertions(snapshot: Snapshot, position: types.Position) -> Iterator[Action]:
    client, article = snapshot.client, snapshot.article
    offset = _in_section(snapshot, position)
    for place in places(article, offset):
        is_update = place in _UPDATES and stands(article, place, offset)
        title = _UPDATES[place] if is_update else _TITLES[place]
        asked = {"uri": snapshot.uri, "place": place.value}
        where = types.Range(position, position)
        arguments = asked | (
            {"range": range_as_json(where)} if place is InsertionPlace.HEADING else {}
        )
        command = types.Command(title=title, command=_INSERT, arguments=[arguments])
        if not client.code_action_literals:
            yield command
        elif not client.code_action_edit_later:
            yield types.CodeAction(title=title, kind=_REWRITE, command=command)
        else:
            at = {"line": position.line, "character": position.character}
            data = asked | {"version": snapshot.text.version, "position": at}
            yield types.CodeAction(title=title, kind=_REWRITE, data=data)
    if not article.sentences and client.code_action_disabled:
        reason = types.CodeActionDisabled(reason=nutgraf.NOTHING_TO_SUMMARIZE)
        yield types.CodeAction(title=_TITLES[InsertionPlace.TOP], kind=_REWRITE, disabled=reason)


def _in_section(snapshot: Snapshot, position: types.Position) -> int:
    """An offset in the section that the cursor is in.

    A section begins with its heading's words; a cursor before them, on the number signs, is meant
    for that section, not for the one that ends there.
    """
    return line_end(snapshot.text.source, snapshot.offset(position))


def _is_automatic(context: types.CodeActionContext) -> bool:
    """Whether nobody asked: the editor only wants to know where to light its bulb.

    Everywhere would be nowhere.
    """
    return context.trigger_kind == types.CodeActionTriggerKind.Automatic


def _wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether the client asked for this kind, or for a kind above it."""
    return only is None or any(not above or f"{kind}.".startswith(f"{above}.") for above in only)


def _asked(data: object) -> tuple[str, InsertionPlace, int, types.Position]:
    match data:
        case {
            "uri": str(uri),
            "place": str(place),
            "version": int(version),
            "position": {"line": int(line), "character": int(character)},
        } if place in _TITLES and min(line, character) >= 0:
            return uri, InsertionPlace(place), version, types.Position(line, character)
    raise BadArgumentsError("unknown code action")
