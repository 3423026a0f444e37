"""The actions offered, and the edits behind them."""

from collections.abc import Iterator

import pytest
from lsprotocol import types

import nutgraf
from nutgraf_server.lsp.requests.code_action import code_action, places
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.server_capabilities import CODE_ACTION_KINDS, COMMANDS

from . import wire
from .marked import marked
from .opened import DOCUMENT, URI, opened

TEXT = """\
# Rain over Ardnish

It rained for three days. The council closed the lower road on Monday morning.

## The river

The river rose by four metres on Monday. Nobody was hurt when it reached the mill.
"""
ALL = Client(code_action_literals=True, code_action_edit_later=True, code_action_disabled=True)
INSERT = "refactor.rewrite.nutgraf"


def asked(client=ALL, text=TEXT, line=6, to=None, only=None, *, automatic=False):
    start = types.Position(line, 0)
    end = start if to is None else types.Position(to, 0)
    kinds = types.CodeActionTriggerKind
    trigger = kinds.Automatic if automatic else kinds.Invoked
    context = types.CodeActionContext(diagnostics=[], only=only, trigger_kind=trigger)
    params = types.CodeActionParams(DOCUMENT, types.Range(start, end), context)
    return code_action(opened(text, client), params)


def titles(actions):
    return [action.title.removeprefix("Nutgraf: ") for action in actions]


def test_what_is_offered():
    assert titles(asked()) == [
        "brief this article",
        "summarize this article",
        "list the claims of this article",
        "compare the methods",
        "show the outline",
        "write the briefing beside the article",
        "choose a method …",
        "insert the summary at the top",
        "insert this section's summary under its heading",
        "put the summary into the front matter's description",
    ]


def test_the_selection_is_offered_too():
    found = asked(line=2, to=4, only=["source"])
    assert titles(found)[-4:] == [
        "brief the selection",
        "summarize the selection",
        "list the claims of the selection",
        "verify the selection",
    ]
    assert found[-1].command.arguments[0]["range"]["end"] == {"line": 4, "character": 0}


def test_kinds_and_commands_are_those_announced():
    # Quick fixes are offered for diagnostics only.
    selected = {action.kind for action in asked(line=2, to=4)}
    assert selected == set(CODE_ACTION_KINDS) - {"quickfix"}
    assert {action.kind for action in asked()} == selected - {"source.nutgraf.verify"}
    for action in asked(Client(code_action_literals=True)):
        assert action.command.command in COMMANDS
        assert action.command.arguments[0]["uri"] == URI


@pytest.mark.parametrize(
    ("only", "number"),
    [
        ([""], 10),
        (["source"], 7),
        (["source.nutgraf.brief"], 1),
        (["refactor"], 3),
        ([INSERT], 3),
        (["quickfix"], 0),
        (["source.nut"], 0),
        ([f"{INSERT}.x"], 0),
        ([], 0),
    ],
)
def test_only_what_was_asked_for(only, number):
    assert len(asked(only=only)) == number


def test_no_bulb_is_lit_on_every_line():
    assert all(action.kind.startswith("source.") for action in asked(automatic=True))


def test_a_client_without_actions_gets_commands():
    found = asked(Client())
    assert len(found) == 10
    assert all(isinstance(command, types.Command) for command in found)
    assert found[-2].command == "nutgraf.insertSummary"
    at = {"line": 6, "character": 0}
    assert found[-2].arguments == [
        {"uri": URI, "place": "heading", "range": {"start": at, "end": at}}
    ]


def test_an_empty_text_has_nothing_to_insert():
    (off,) = asked(text="# A title\n", line=0, only=["refactor"])
    assert off.disabled is not None
    assert asked(Client(code_action_literals=True), "# A title\n", only=["refactor"]) == []


@pytest.mark.parametrize(
    ("form", "expected"),
    [("markdown", ["top", "heading", "front-matter"]), ("plaintext", ["top"])],
)
def test_where_a_summary_can_go(form, expected):
    text = {
        "markdown": "# Rain\n\n## River\n\nIt rose.| It fell.\n",
        "plaintext": "It rose by four metres.| It fell again on the day after.\n",
    }[form]
    fixture = marked(text)
    article = nutgraf.read(fixture.source, form)
    assert [place.value for place in places(article, fixture.offset)] == expected


@pytest.fixture(scope="module")
def server() -> Iterator[wire.Wire]:
    action = {
        "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
        "dataSupport": True,
        "resolveSupport": {"properties": ["edit"]},
    }
    with wire.server({"capabilities": {"textDocument": {"codeAction": action}}}) as server:
        server.notify("textDocument/didOpen", wire.item(URI, TEXT, language="markdown"))
        yield server


def rewrites(server, line):
    range_ = {"start": wire.place(line, 0), "end": wire.place(line, 0)}
    params = {"textDocument": {"uri": URI}, "range": range_}
    return server.result(
        "textDocument/codeAction", {**params, "context": {"diagnostics": [], "only": ["refactor"]}}
    )


@pytest.mark.parametrize(("line", "under"), [(4, 4), (6, 4)])
def test_edits_are_made_when_an_action_is_chosen(server, line, under):
    """A cursor before the number signs of a heading is meant for that heading's section."""
    found = rewrites(server, line)
    assert all("edit" not in action for action in found)
    top, heading, matter = (
        server.result("codeAction/resolve", action)["edit"]["changes"][URI][0] for action in found
    )
    assert top["range"]["start"]["line"] == 2
    assert under < heading["range"]["start"]["line"] <= 6
    assert "The river rose" in heading["newText"]
    assert matter["newText"].startswith("---\ndescription: ")


def test_an_action_for_another_version_is_outdated(server):
    action = rewrites(server, 6)[0]
    action["data"]["version"] = 7
    assert wire.code(server.ask("codeAction/resolve", action)) == -32801


@pytest.mark.parametrize("data", [3, {}, {"uri": URI, "place": "moon"}, "x", []])
def test_actions_of_others_are_refused(server, data):
    answer = server.ask("codeAction/resolve", {"title": "Other", "data": data})
    assert wire.code(answer) == -32602


def test_an_action_with_a_command_stays_what_it_is(server):
    action = {"title": "Other", "command": {"title": "Other", "command": "other"}}
    assert server.result("codeAction/resolve", action) == action
