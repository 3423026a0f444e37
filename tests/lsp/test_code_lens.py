"""The lenses over title and headings."""

from collections.abc import Iterator

import pytest
from lsprotocol import types

import nutgraf
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.requests.code_lens import code_lens, headings, resolve, size

from . import wire
from .opened import DOCUMENT, URI, opened

TEXT = """\
# Rain over Ardnish

It rained for three days, and 1,200 houses lost their power, the council said.

## The river

The river rose by 4.2 metres on Monday because the dam at Kelm was opened too early, the council \
of Ardnish said, and it took 40 percent of the houses.

## The road

It is closed.

## The river

Is it?
"""
PARAMS = types.CodeLensParams(DOCUMENT)


def test_title_and_headings_have_three_lenses_each():
    lenses = code_lens(opened(TEXT), PARAMS)
    assert [lens.range.start.line for lens in lenses] == [0] * 3 + [4] * 3 + [8] * 3 + [12] * 3
    assert all(lens.command is None for lens in lenses)
    assert [lens.data["kind"] for lens in lenses[:3]] == ["size", "summarize", "brief"]


def test_none_where_they_are_switched_off():
    assert code_lens(opened(TEXT, code_lens=False), PARAMS) == []


def test_a_lens_stands_on_one_line():
    text = "A title over\ntwo lines\n===\n\nA sentence stands here.\n"
    assert {lens.range.end.line for lens in code_lens(opened(text), PARAMS)} == {0}


def test_what_a_section_costs():
    article = nutgraf.read(TEXT, "markdown")
    assert [size(article, headed) for headed in headings(article)] == [
        "1 min · 2 claims to check",
        "1 min · 1 claim to check",
        "1 min · no claims to check",
        "1 min · no claims to check",
    ]


@pytest.fixture(scope="module")
def server() -> Iterator[wire.Wire]:
    with wire.server() as server:
        server.notify("textDocument/didOpen", wire.item(URI, TEXT, language="markdown"))
        yield server


def resolved(server, place, kind):
    data = {"uri": URI, "kind": kind, "place": place}
    return server.result("codeLens/resolve", {"range": AT, "data": data})["command"]


AT = {"start": wire.place(0, 0), "end": wire.place(0, 0)}


def test_lenses_are_filled_in_when_they_are_shown(server):
    lenses = server.result("textDocument/codeLens", {"textDocument": {"uri": URI}})
    shown = [server.result("codeLens/resolve", lens)["command"] for lens in lenses[3:6]]
    assert shown == [
        {"title": title, "command": command, "arguments": [{"uri": URI, "section": "The river"}]}
        for title, command in (
            ("1 min · 1 claim to check", "nutgraf.claims"),
            ("Summarize", "nutgraf.summarize"),
            ("Brief", "nutgraf.brief"),
        )
    ]
    assert resolved(server, 0, "brief")["arguments"] == [{"uri": URI}]


def test_each_command_is_about_its_own_section(server):
    """Also where another heading has the same words."""
    for place, words in ((1, "The river rose by"), (3, "Is it?")):
        command = resolved(server, place, "summarize")
        params = {"command": command["command"], "arguments": command["arguments"]}
        assert words in server.result("workspace/executeCommand", params)["markdown"]


@pytest.mark.parametrize(
    "data",
    [None, 3, {}, {"uri": URI}, {"uri": URI, "kind": "other", "place": 0}, {"uri": 1, "kind": []}],
)
def test_lenses_of_others_are_refused(server, data):
    answer = server.ask("codeLens/resolve", {"range": AT, "data": data})
    assert wire.code(answer) == -32602


def test_a_lens_with_a_command_stays_what_it_is():
    lens = types.CodeLens(types.Range(types.Position(0, 0), types.Position(0, 0)))
    lens.command = types.Command(title="Other", command="other")
    assert resolve(None, lens) is lens
    lens.command = None
    with pytest.raises(BadArgumentsError):
        resolve(None, lens)


@pytest.mark.parametrize(("uri", "place"), [(URI, 99), ("file:///articles/closed.md", 0)])
def test_what_is_gone_is_said_to_be(server, uri, place):
    data = {"uri": uri, "kind": "brief", "place": place}
    assert wire.code(server.ask("codeLens/resolve", {"range": AT, "data": data})) == -32801
