"""Written briefings are known as Nutgraf's own: replaced, offered for update, and they follow."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nutgraf.edits.backlink import article_named, written_extent
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.server_capabilities import capabilities

from . import wire
from .test_commands import ABLE, TEXT, Editor, serving

EDITED = TEXT.replace("four metres", "five metres")
CAN_RENAME: dict[str, Any] = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create", "rename"]},
        "textDocumentContent": {},
    },
    "textDocument": {
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
            "resolveSupport": {"properties": ["edit"]},
            "dataSupport": True,
        }
    },
    "window": {"showDocument": {"support": True}},
}


@pytest.fixture(scope="module")
def serving_plain() -> Iterator[Editor]:
    yield from serving({"workspace": {"applyEdit": True}})


@pytest.fixture(scope="module")
def serving_all() -> Iterator[Editor]:
    yield from serving(CAN_RENAME)


@pytest.fixture
def plain(serving_plain) -> Editor:
    serving_plain.answers = {"workspace/applyEdit": {"applied": True}}
    return serving_plain


@pytest.fixture
def able(serving_all) -> Editor:
    serving_all.answers = {
        "workspace/applyEdit": {"applied": True},
        "window/showDocument": {"success": True},
    }
    return serving_all


def open_(editor: Editor, path: Path, text: str) -> str:
    assert editor.server is not None
    uri = path.as_uri()
    item = wire.item(uri, text, language="markdown")
    editor.server.notify("textDocument/didOpen", item)
    return uri


def written(editor: Editor, uri: str, **options: object) -> Path:
    return Path(editor.result("writeBriefing", {"uri": uri, "show": False, **options})["path"])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tide.md"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_briefing_is_replaced_by_the_next(plain, article):
    first = written(plain, open_(plain, article, TEXT))
    assert "four metres" in first.read_text("utf-8")
    again = written(plain, open_(plain, article, EDITED))
    assert again == first
    assert "five metres" in first.read_text("utf-8")
    assert "four metres" not in first.read_text("utf-8")
    assert sorted(one.name for one in article.parent.iterdir()) == [first.name, article.name]


def test_what_somebody_wrote_into_it_is_theirs(plain, article):
    uri = open_(plain, article, TEXT)
    first = written(plain, uri)
    mine = first.read_text("utf-8").replace("# ", "# My ", 1)
    first.write_text(mine, "utf-8")
    assert written(plain, uri).name == "tide.briefing-2.md"
    assert first.read_text("utf-8") == mine


def test_a_briefing_of_another_article_is_not_this_ones(plain, article):
    other = article.with_suffix(".txt")
    other.write_text(TEXT, "utf-8")
    first = written(plain, open_(plain, article, TEXT))
    assert written(plain, open_(plain, other, TEXT)).name == "tide.briefing-2.md"
    assert article_named(first.read_text("utf-8")) == "tide.md"


def test_one_that_is_open_is_edited_in_one_step(plain, article):
    first = written(plain, open_(plain, article, TEXT))
    before = first.read_text("utf-8")
    own = open_(plain, first, before)
    uri = open_(plain, article, EDITED)
    plain.asked.clear()
    assert written(plain, uri) == first
    ((change,),) = plain.of("workspace/applyEdit")[0]["edit"]["changes"].values()
    assert change["range"]["start"] == {"line": 0, "character": 0}
    assert "five metres" in change["newText"]
    # The editor has it, with the way back; the file is the editor's to save.
    assert first.read_text("utf-8") == before
    assert list(plain.of("workspace/applyEdit")[0]["edit"]["changes"]) == [own]


def actions(editor: Editor, uri: str, **context: object) -> list[dict[str, Any]]:
    assert editor.server is not None
    start = {"line": 0, "character": 0}
    params = {
        "textDocument": {"uri": uri},
        "range": {"start": start, "end": start},
        "context": {"diagnostics": [], "triggerKind": 1, **context},
    }
    found: list[dict[str, Any]] = editor.server.ask("textDocument/codeAction", params)["result"]
    return found


def test_a_briefing_is_offered_no_briefing_of_itself(able, plain, article):
    page = written(plain, open_(plain, article, TEXT))
    (only,) = actions(able, open_(able, page, page.read_text("utf-8")))
    assert only["title"] == "Nutgraf: renew this briefing"
    assert actions(able, open_(able, page, page.read_text("utf-8")), triggerKind=2) == []


def test_it_is_written_anew_when_its_article_has_changed(able, plain, article):
    page = written(plain, open_(plain, article, TEXT), full=True)
    text = page.read_text("utf-8")
    open_(able, article, EDITED)
    uri = open_(able, page, text)
    (action,) = actions(able, uri)
    found = able.server.ask("codeAction/resolve", action)["result"]
    (change,) = found["edit"]["documentChanges"]
    ((edit),) = change["edits"]
    assert "five metres" in edit["newText"]
    assert written_extent(edit["newText"]) == written_extent(text) == "full"
    line = next(at for at, one in enumerate(text.split("\n")) if "four metres" in one)
    first = {
        "range": {"start": {"line": line, "character": 2}, "end": {"line": line, "character": 9}},
        "message": "the briefing says …",
        "code": "NG106",
        "source": "nutgraf",
    }
    fixes = actions(able, uri, diagnostics=[first], only=["quickfix"])
    mending = next(one for one in fixes if "data" in one)
    fixed = able.server.ask("codeAction/resolve", mending)["result"]
    assert fixed["edit"]["documentChanges"][0]["edits"] == [edit]


def lenses(editor: Editor, uri: str) -> list[dict[str, Any]]:
    assert editor.server is not None
    params = {"textDocument": {"uri": uri}}
    found: list[dict[str, Any]] = editor.server.ask("textDocument/codeLens", params)["result"]
    return found


def test_a_lens_offers_it_once_the_article_has_changed(able, plain, article):
    page = written(plain, open_(plain, article, TEXT))
    uri = open_(able, page, page.read_text("utf-8"))
    open_(able, article, TEXT)
    assert lenses(able, uri) == []
    open_(able, article, EDITED)
    (lens,) = lenses(able, uri)
    assert lens["command"]["title"] == "The article has changed · Renew this briefing"
    able.run("writeBriefing", *lens["command"]["arguments"])
    ((change),) = able.of("workspace/applyEdit")[0]["edit"]["documentChanges"][0]["edits"]
    assert "five metres" in change["newText"]
    assert change["range"]["start"] == {"line": 0, "character": 0}


def test_a_changed_briefing_is_not_written_anew(able, plain, article):
    page = written(plain, open_(plain, article, TEXT))
    uri = open_(able, page, page.read_text("utf-8").replace("# ", "# My ", 1))
    open_(able, article, EDITED)
    assert lenses(able, uri) == []
    assert "was edited" in able.run("writeBriefing", {"uri": uri})["error"]["message"]


@pytest.mark.parametrize("where", ["top", "heading"])
def test_a_lens_updates_a_summary_that_was_put_in(able, article, where):
    uri = open_(able, article, TEXT)
    at = {"line": 4, "character": 0}
    given = {"uri": uri, "place": where, "range": {"start": at, "end": at}, "length": "1"}
    able.result("insertSummary", given)
    ((change),) = able.of("workspace/applyEdit")[0]["edit"]["documentChanges"][0]["edits"]

    def with_summary(text: str) -> str:
        lines = text.split("\n")
        lines.insert(change["range"]["start"]["line"], change["newText"].rstrip("\n") + "\n")
        return "\n".join(lines)

    open_(able, article, with_summary(TEXT))
    assert lenses(able, uri) == []
    edited = TEXT
    for before, now in (("Monday", "Sunday"), ("flour", "grain"), ("hurt", "killed")):
        edited = edited.replace(before, now)
    open_(able, article, with_summary(edited))
    (lens,) = lenses(able, uri)
    assert lens["command"]["title"] == "The text has changed · Update this summary"
    able.run("insertSummary", *lens["command"]["arguments"])
    ((edit),) = able.of("workspace/applyEdit")[0]["edit"]["documentChanges"][0]["edits"]
    assert edit["range"]["start"]["line"] == change["range"]["start"]["line"]
    titles = [one["title"] for one in actions(able, uri, only=["refactor"])]
    assert ("Nutgraf: update the summary at the top" in titles) == (where == "top")


def renaming(editor: Editor, old: Path, new: Path) -> object:
    assert editor.server is not None
    files = [{"oldUri": old.as_uri(), "newUri": new.as_uri()}]
    return editor.server.ask("workspace/willRenameFiles", {"files": files})["result"]


def test_a_briefing_follows_its_article(able, plain, article):
    uri = open_(plain, article, TEXT)
    page = written(plain, uri)
    text = page.read_text("utf-8")
    page_uri = open_(able, page, text)
    found = renaming(able, article, article.with_name("flut; 3 m.md"))
    edit, move = found["documentChanges"]
    assert edit["textDocument"]["uri"] == page_uri
    ((change),) = edit["edits"]
    lines = text.splitlines()
    lines[change["range"]["start"]["line"]] = change["newText"]
    assert change["range"]["end"]["character"] == len(text.splitlines()[-1])
    renamed = "\n".join(lines)
    assert article_named(renamed) == "flut; 3 m.md"
    # It is still as it was written, and so is replaced by the next.
    assert written_extent(renamed) == "usual"
    assert move["kind"] == "rename"
    assert move["oldUri"] == page_uri
    assert move["newUri"].endswith("flut%3B%203%20m.briefing.md")


def test_into_another_folder_too(able, plain, article):
    page = written(plain, open_(plain, article, TEXT))
    open_(able, page, page.read_text("utf-8"))
    elsewhere = article.parent / "done" / "tide.md"
    _, move = renaming(able, article, elsewhere)["documentChanges"]
    assert move["newUri"] == elsewhere.with_name("tide.briefing.md").as_uri()


def test_where_there_is_none_nothing_is_done(able, article):
    open_(able, article, TEXT)
    assert renaming(able, article, article.with_name("b.md")) is None


def test_a_client_that_asks_for_texts_needs_no_file(able, article):
    uri = open_(able, article, TEXT)
    able.result("brief", {"uri": uri})
    (params,) = able.of("window/showDocument")
    assert params["uri"].startswith("nutgraf-result:/tide.brief.")
    asked = {"uri": params["uri"]}
    text = able.server.ask("workspace/textDocumentContent", asked)["result"]["text"]
    assert text.startswith("# Rain over Ardnish")
    able.result("brief", {"uri": uri})
    assert able.of("workspace/textDocumentContent/refresh") == [asked]
    gone = able.server.ask("workspace/textDocumentContent", {"uri": "nutgraf-result:/x.md"})
    assert "run the command again" in gone["error"]["message"]


def test_what_is_promised_to_whom():
    few = capabilities(Client.of({"capabilities": ABLE}))
    assert "textDocumentContent" not in few["workspace"]
    assert few["semanticTokensProvider"]["full"] is True
    deltas = {"semanticTokens": {"requests": {"full": {"delta": True}}}}
    more = capabilities(Client.of({"capabilities": CAN_RENAME | {"textDocument": deltas}}))
    assert more["workspace"]["textDocumentContent"] == {"schemes": ["nutgraf-result"]}
    assert more["semanticTokensProvider"]["full"] == {"delta": True}
