"""The commands over the wire, with editors that can do much and with one that can do nothing."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from nutgraf.edits.backlink import article_named
from nutgraf_server.lsp.commands import showing
from nutgraf_server.lsp.session.server_capabilities import COMMANDS

from . import wire

TEXT = """\
# Rain over Ardnish

It rained for three days. The council closed the lower road on Monday morning.

## The river

The river rose by four metres on Monday. Nobody was hurt when it reached the mill. The miller says
that 12 sacks of flour are lost, and that the door was left open by mistake.
"""
UNSAVED = "untitled:Untitled-1"
OFF_PLACE = "file:///articles/one.md"

ABLE: dict[str, Any] = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "window": {"showDocument": {"support": True}, "showMessage": {}},
}


class Editor:
    """An editor that answers what the server asks, and remembers it."""

    def __init__(self) -> None:
        self.asked: list[wire.Message] = []
        self.answers: dict[str, object] = {}
        self.server: wire.Wire | None = None

    def answer(self, message: wire.Message) -> object:
        self.asked.append(message)
        return self.answers.get(message["method"])

    def run(self, command: str, *arguments: object) -> wire.Message:
        """Run a command; the answer."""
        self.asked.clear()
        assert self.server is not None
        params = {"command": f"nutgraf.{command}", "arguments": list(arguments)}
        answer = self.server.ask("workspace/executeCommand", params)
        # What is shown is sent before the answer, but read beside it.
        self.server.ping()
        return answer

    def result(self, command: str, *arguments: object) -> wire.Message:
        answer = self.run(command, *arguments)
        assert "result" in answer, answer
        found: wire.Message = answer["result"]
        return found

    def of(self, method: str) -> list[wire.Message]:
        return [message["params"] for message in self.asked if message["method"] == method]

    def told(self) -> list[str]:
        """The messages that were shown since this was asked last."""
        assert self.server is not None
        found = []
        for one in self.server.received:
            if one.message.get("method") == "window/showMessage" and not one.seen:
                one.seen = True
                found.append(one.message["params"]["message"])
        return found

    def shown(self) -> Path:
        (params,) = self.of("window/showDocument")
        assert params["takeFocus"]
        return Path(unquote(urlsplit(params["uri"]).path))


def serving(capabilities: dict[str, Any]) -> Iterator[Editor]:
    editor = Editor()
    with wire.server({"capabilities": capabilities}, on_request=editor.answer) as server:
        editor.server = server
        server.notify("textDocument/didOpen", wire.item(UNSAVED, TEXT, language="markdown"))
        yield editor


@pytest.fixture(scope="module")
def serving_able() -> Iterator[Editor]:
    yield from serving(ABLE)


@pytest.fixture(scope="module")
def serving_plain() -> Iterator[Editor]:
    yield from serving({})


@pytest.fixture
def able(serving_able) -> Editor:
    """An editor that shows documents, applies edits and creates files."""
    serving_able.answers = {
        "window/showDocument": {"success": True},
        "workspace/applyEdit": {"applied": True},
    }
    serving_able.told()
    return serving_able


@pytest.fixture
def plain(serving_plain) -> Editor:
    """An editor that promises nothing."""
    serving_plain.answers = {}
    serving_plain.told()
    return serving_plain


@pytest.fixture
def saved(tmp_path, request) -> Iterator[Path]:
    """An article in a folder, open in both editors and touched last."""
    path = tmp_path / "über den fluss.md"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o640)
    editors = [request.getfixturevalue(name) for name in ("able", "plain")]
    for editor in editors:
        editor.server.notify(
            "textDocument/didOpen", wire.item(path.as_uri(), TEXT, language="markdown")
        )
    yield path
    for editor in editors:
        document = {"textDocument": {"uri": path.as_uri()}}
        editor.server.notify("textDocument/didClose", document)


class TestAll:
    def test_what_is_offered_is_there(self):
        from nutgraf_server.lsp import commands

        assert sorted(commands.COMMANDS) == sorted(COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_no_argument_is_needed(self, plain, command):
        name = command.removeprefix("nutgraf.")
        answers = [plain.run(name, *given) for given in ((), (None,), ({},))]
        if name == "writeBriefing":
            assert all("save it first" in answer["error"]["message"] for answer in answers)
            return
        assert all(answer["result"]["markdown"].endswith("\n") for answer in answers)
        assert answers[0]["result"] == answers[1]["result"] == answers[2]["result"]

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize(
        "given", [({}, {}), (3,), ({"uri": 3},), ({"place": "moon"},), ({"show": 1},), ({"x": 1},)]
    )
    def test_bad_arguments(self, plain, command, given):
        assert wire.code(plain.run(command.removeprefix("nutgraf."), *given)) == -32602
        assert plain.told() == []


class TestShowing:
    @pytest.mark.parametrize(
        "name",
        ["brief", "claims", "compare", "methods", "showConfiguration", "showOutline", "summarize"],
    )
    def test_as_a_document(self, able, name):
        result = able.result(name)
        path = able.shown()
        assert path.read_text("utf-8") == result["markdown"]
        assert name in path.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert able.told() == []

    @pytest.mark.parametrize(
        "name",
        ["brief", "claims", "compare", "methods", "showConfiguration", "showOutline", "summarize"],
    )
    def test_as_a_message(self, plain, name):
        plain.result(name)
        (line,) = plain.told()
        assert line.startswith("Nutgraf: ")
        assert "\n" not in line
        assert len(line) < 450
        assert plain.asked == []

    @pytest.mark.parametrize("answer", [{"success": False}, None])
    def test_a_client_that_shows_none_after_all(self, able, answer):
        able.answers["window/showDocument"] = answer
        able.result("summarize")
        assert len(able.of("window/showDocument")) == 1
        (line,) = able.told()
        assert "river rose" in line or "rained" in line or "council" in line

    def test_not_when_told_so(self, able, plain):
        for editor in (able, plain):
            editor.result("brief", {"show": False})
            assert editor.asked == []
            assert editor.told() == []

    def test_nothing_to_show_is_said(self, able):
        able.server.notify("textDocument/didOpen", wire.item("untitled:empty", ""))
        able.result("brief", {"uri": "untitled:empty"})
        assert able.of("window/showDocument") == []
        assert "nothing to summarize" in able.told()[0]
        document = {"textDocument": {"uri": "untitled:empty"}}
        able.server.notify("textDocument/didClose", document)

    def test_a_result_is_no_article(self, able):
        """What is shown is open and touched last, and not what the next command is about."""
        before = able.result("summarize", {"uri": UNSAVED})
        uri = able.of("window/showDocument")[0]["uri"]
        able.server.notify(
            "textDocument/didOpen", wire.item(uri, before["markdown"], language="markdown")
        )
        assert able.result("summarize") == before
        able.server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def test_the_latest_few_are_kept(self, able):
        for number in range(25):
            uri = f"untitled:part-{number}"
            able.server.notify("textDocument/didOpen", wire.item(uri, TEXT, language="markdown"))
            able.result("showOutline", {"uri": uri})
            able.server.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        path = able.shown()
        assert path.exists()
        assert len(list(path.parent.iterdir())) == 20

    def test_by_the_client_itself(self):
        shows = {"experimental": {"nutgraf": {"shows": ["nutgraf.brief"]}}}
        for editor in serving({**ABLE, **shows}):
            editor.answers["window/showDocument"] = {"success": True}
            editor.result("brief")
            assert editor.asked == []
            editor.result("brief", {"show": True})
            assert editor.shown().exists()
            editor.result("summarize")
            assert editor.shown().exists()

    def test_the_gist_is_whole_sentences(self):
        texts = [{"text": f"{'word ' * 30}{number}."} for number in range(9)]
        short = showing.gist({"gist": texts})
        assert short.endswith("1.")
        assert showing.gist({"claims": [{"text": "word " * 200}]}).endswith("word …")


class TestInsertSummary:
    def test_at_the_top(self, able):
        result = able.result("insertSummary")
        assert result["applied"]
        assert result["place"] == "top"
        (asked,) = able.asked
        assert asked["method"] == "workspace/applyEdit"
        assert asked["params"]["label"]
        (document,) = asked["params"]["edit"]["documentChanges"]
        assert document["textDocument"] == {"uri": UNSAVED, "version": 1}
        (edit,) = document["edits"]
        assert edit["range"]["start"] == {"line": 2, "character": 0}
        mark = "[//]: # (nutgraf: summary)"
        assert edit["newText"] == f"{mark}\n> {result['text']}\n\n"
        assert able.told() == []

    @pytest.mark.parametrize(
        "argument",
        [
            {"section": "the river"},
            {"section": "the river", "place": "heading"},
            {"place": "heading", "range": {"start": wire.place(4, 0), "end": wire.place(4, 0)}},
        ],
    )
    def test_under_a_heading(self, able, argument):
        able.result("insertSummary", argument)
        (document,) = able.asked[0]["params"]["edit"]["documentChanges"]
        assert document["edits"][0]["range"]["start"] == {"line": 6, "character": 0}

    def test_into_the_front_matter(self, able):
        able.result("insertSummary", {"place": "front-matter"})
        (document,) = able.asked[0]["params"]["edit"]["documentChanges"]
        assert document["edits"][0]["newText"].startswith("---\ndescription: ")

    @pytest.mark.parametrize(
        "argument",
        [{"section": "the river", "place": "top"}, {"place": "front-matter", "length": 2}],
    )
    def test_what_does_not_go_together(self, able, argument):
        assert wire.code(able.run("insertSummary", argument)) == -32602
        assert able.asked == []

    def test_a_heading_has_to_be_named(self, able):
        assert "heading" in able.run("insertSummary", {"place": "heading"})["error"]["message"]

    def test_a_client_that_refuses_is_shown_the_text(self, able):
        able.answers["workspace/applyEdit"] = {"applied": False}
        result = able.result("insertSummary")
        assert not result["applied"]
        assert able.shown().read_text("utf-8") == result["markdown"]

    def test_a_client_that_promises_nothing_is_asked_all_the_same(self, plain):
        plain.answers["workspace/applyEdit"] = {"applied": True}
        result = plain.result("insertSummary")
        assert result["applied"]
        assert set(plain.asked[0]["params"]["edit"]) == {"changes"}
        assert plain.told() == []

    def test_and_is_told_the_text_where_it_does_nothing(self, plain):
        result = plain.result("insertSummary")
        assert not result["applied"]
        assert result["text"].split(".")[0] in plain.told()[0]


class TestWriteBriefing:
    def test_beside_the_article(self, plain, saved):
        result = plain.result("writeBriefing")
        path = saved.with_name("über den fluss.briefing.md")
        assert result["path"] == str(path)
        text = path.read_text("utf-8")
        assert text.startswith(result["markdown"])
        assert article_named(text) == saved.name
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert str(path) in plain.told()[0]
        assert sorted(saved.parent.iterdir()) == sorted([saved, path])

    def test_never_over_another_file(self, plain, saved):
        first = saved.with_name("über den fluss.briefing.md")
        first.write_text("mine", "utf-8")
        saved.with_name("über den fluss.briefing-2.md").symlink_to("nowhere")
        result = plain.result("writeBriefing")
        assert result["path"].endswith("über den fluss.briefing-3.md")
        assert first.read_text("utf-8") == "mine"
        forced = plain.result("writeBriefing", {"force": True})
        assert forced["path"] == str(first)
        assert first.read_text("utf-8") == Path(result["path"]).read_text("utf-8")

    def test_by_the_client_where_it_can(self, able, saved):
        result = able.result("writeBriefing")
        uri = f"{saved.parent.as_uri()}/%C3%BCber%20den%20fluss.briefing.md"
        (params,) = able.of("workspace/applyEdit")
        create, fill = params["edit"]["documentChanges"]
        assert create == {
            "kind": "create",
            "uri": uri,
            "options": {"overwrite": False, "ignoreIfExists": False},
        }
        assert fill["textDocument"] == {"uri": uri, "version": None}
        assert article_named(fill["edits"][0]["newText"]) == saved.name
        assert not Path(result["path"]).exists()
        assert able.shown() == Path(result["path"])

    def test_else_it_is_written(self, able, saved):
        able.answers["workspace/applyEdit"] = {"applied": False}
        result = able.result("writeBriefing", {"uri": saved.as_uri()})
        assert able.shown() == Path(result["path"])
        assert able.shown().exists()

    def test_only_into_a_folder(self, plain):
        for uri in (UNSAVED, OFF_PLACE):
            plain.server.notify("textDocument/didOpen", wire.item(uri, TEXT))
            error = plain.run("writeBriefing", {"uri": uri})["error"]
            assert "save it first" in error["message"]
        plain.server.notify("textDocument/didClose", {"textDocument": {"uri": OFF_PLACE}})

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
    def test_a_folder_that_is_closed(self, plain, saved):
        saved.parent.chmod(0o500)
        assert "cannot be written" in plain.run("writeBriefing")["error"]["message"]
        saved.parent.chmod(0o700)


class TestSetMethod:
    @pytest.fixture(autouse=True)
    def as_before(self, able, plain) -> Iterator[None]:
        yield
        for editor in (able, plain):
            editor.result("setMethod", {"method": None, "show": False})

    def test_by_name(self, plain):
        assert plain.result("setMethod", {"method": "lead"})["method"] == "lead"
        assert plain.told() == ["Nutgraf: the method is lead"]
        assert plain.result("summarize")["method"] == "lead"
        origins = {
            one["name"]: one["origin"] for one in plain.result("showConfiguration")["settings"]
        }
        assert origins["method"] == "chosen in this session"

    @pytest.mark.parametrize("nothing", [None, ""])
    def test_none_any_more(self, plain, nothing):
        plain.result("setMethod", {"method": "lead"})
        result = plain.result("setMethod", {"method": nothing})
        assert (result["before"], result["method"]) == ("lead", "default")

    def test_unknown(self, plain):
        message = plain.run("setMethod", {"method": "tea-leaves"})["error"]["message"]
        assert "tea-leaves" in message
        assert "lead" in message

    def test_asked(self, able):
        able.answers["window/showMessageRequest"] = {"title": "lead"}
        assert able.result("setMethod")["method"] == "lead"
        (params,) = able.of("window/showMessageRequest")
        titles = [action["title"] for action in params["actions"]]
        assert titles[0] == "default"
        assert "lead" in titles
        assert able.result("summarize")["method"] == "lead"

    @pytest.mark.parametrize("answer", [None, {"title": "tea-leaves"}])
    def test_nothing_chosen(self, able, answer):
        able.answers["window/showMessageRequest"] = answer
        assert able.result("setMethod")["method"] == "default"
        assert able.told() == ["Nutgraf: the method is still default"]

    def test_what_it_changes_is_drawn_anew(self):
        capabilities = {"workspace": {"codeLens": {"refreshSupport": True}}}
        for editor in serving(capabilities):
            editor.result("setMethod", {"method": "lead"})
            assert editor.of("workspace/codeLens/refresh") == [None]


class TestShowConfiguration:
    def test_what_a_report_needs(self, plain):
        result = plain.result("showConfiguration")
        assert {one["name"] for one in result["settings"]} >= {"method", "length", "hover"}
        assert set(result["server"]) == {
            "nutgraf",
            "python",
            "system",
            "client",
            "encoding",
            "documents",
        }
        assert "Ardnish" not in result["markdown"]
        assert UNSAVED not in result["markdown"]
