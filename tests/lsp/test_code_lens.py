"""The lenses over title and headings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types

import nutgraf
from nutgraf.edits.backlink import line_for
from nutgraf_server.lsp.documents.offered import is_offered
from nutgraf_server.lsp.errors import BadArgumentsError
from nutgraf_server.lsp.requests.code_lens import code_lens, headings, resolve, size

from . import wire
from .opened import DOCUMENT, URI, opened

SECTION = """\
The river rose by 4.2 metres on Monday because the dam at Kelm was opened too early, the council \
of Ardnish said, and it took 40 percent of the houses."""
ROAD = "It is closed, and nobody in the village can say for how long that will be so. "
TEXT = f"""\
# Rain over Ardnish

It rained for three days, and 1,200 houses lost their power, the council said.

## The river

{SECTION}

## The road

{ROAD * 8}

## The river

Is it?
"""
PARAMS = types.CodeLensParams(DOCUMENT)


def test_one_above_the_title():
    (lens,) = code_lens(opened(TEXT), PARAMS)
    assert lens.range.start.line == 0
    assert lens.command is None


def test_headings_have_three_each_where_they_are_wanted():
    lenses = code_lens(opened(TEXT, code_lens="headings"), PARAMS)
    assert [lens.range.start.line for lens in lenses] == [0] + [4] * 3 + [8] * 3 + [12] * 3
    assert [lens.data["kind"] for lens in lenses[:4]] == ["article", "size", "summarize", "brief"]


def test_none_where_they_are_switched_off():
    assert code_lens(opened(TEXT, code_lens="off"), PARAMS) == []


def test_none_above_a_few_words():
    assert code_lens(opened(TEXT.replace(ROAD, "")), PARAMS) == []


@pytest.mark.parametrize(
    "name",
    ["LICENSE.md", "COPYING", "CMakeLists.txt", "requirements-dev.txt", "one.briefing-2.md"],
)
def test_none_in_files_that_are_no_articles(name):
    assert not is_offered(f"file:///articles/{name}", TEXT, nutgraf.read(TEXT, "markdown"))
    assert is_offered("file:///articles/licences.md", TEXT, nutgraf.read(TEXT, "markdown"))


def test_none_in_logs_and_code():
    log = "2026-11-02 10:31:07 worker 3: connect 10.0.0.7:5432 ok rtt=0.3ms retries=0\n" * 60
    code = Path(__file__).read_text("utf-8")
    for text in (log, code):
        assert not is_offered("file:///articles/one.txt", text, nutgraf.read(text, "text"))


def test_none_in_what_was_written_here():
    text = f"{TEXT}\n{line_for('one.md')}\n"
    assert not is_offered("file:///articles/kept.md", text, nutgraf.read(text, "markdown"))


def test_a_lens_stands_on_one_line():
    text = f"A title over\ntwo lines\n===\n\n{ROAD * 12}\n"
    assert {lens.range.end.line for lens in code_lens(opened(text), PARAMS)} == {0}


def test_what_a_section_costs():
    article = nutgraf.read(TEXT, "markdown")
    assert [size(article, headed) for headed in headings(article)] == [
        "1 min · 1 claim to check",
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
    (lens,) = server.result("textDocument/codeLens", {"textDocument": {"uri": URI}})
    assert server.result("codeLens/resolve", lens)["command"] == {
        "title": "Brief · 1 min · 1 claim to check",
        "command": "nutgraf.brief",
        "arguments": [{"uri": URI}],
    }
    assert [resolved(server, 1, kind) for kind in ("size", "summarize", "brief")] == [
        {"title": title, "command": command, "arguments": [{"uri": URI, "section": "The river"}]}
        for title, command in (
            ("1 min · 1 claim to check", "nutgraf.claims"),
            ("Summarize", "nutgraf.summarize"),
            ("Brief", "nutgraf.brief"),
        )
    ]


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
