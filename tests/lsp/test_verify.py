"""`nutgraf.verify`: a document, or what is selected in it, held against an article."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas import validate

from . import wire

ARTICLE = "The council of Hull met on Monday. It approved 40 new homes by the old mill.\n"
SUMMARY = """\
Notes of nobody's business stand here first.

The council of Hull met on Monday. It approved 60 new homes by the old mill.
"""
OPEN = "untitled:Untitled-1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inside = tmp_path_factory.mktemp("work")
    (inside / "über.txt").write_text(ARTICLE, "utf-8")
    (inside.parent / "outside.txt").write_text(ARTICLE, "utf-8")
    return inside


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[wire.Wire]:
    folders = [{"uri": folder.as_uri(), "name": "work"}]
    with wire.server({"workspaceFolders": folders}) as found:
        found.notify("textDocument/didOpen", wire.item(OPEN, SUMMARY, language="plaintext"))
        yield found


def ask(server: wire.Wire, **asked: Any) -> wire.Message:
    params = {"command": "nutgraf.verify", "arguments": [{"show": False, **asked}]}
    return server.ask("workspace/executeCommand", params)


def test_a_selection_against_a_file(server: wire.Wire, folder: Path):
    against = (folder / "über.txt").as_uri()
    selected = {"start": {"line": 2, "character": 0}, "end": {"line": 3, "character": 0}}
    result = ask(server, uri=OPEN, range=selected, against=against)["result"]
    validate({name: value for name, value in result.items() if name != "markdown"})
    first, second = result["sentences"]
    assert [first["verdict"], second["verdict"]] == ["supported", "differs"]
    (doubt,) = second["doubts"]
    # The places are those of the whole document.
    assert SUMMARY[doubt["start"] : doubt["end"]] == "60"
    assert (second["line"], doubt["instead"]) == (3, "40")
    assert [one["name"] for one in result["articles"]] == [OPEN, against]
    entry = next(line for line in result["lines"] if line["style"] == "entry")
    assert [place["article"] for place in entry["places"]] == [0, 1]
    assert "## Told otherwise in the article" in result["markdown"]


def test_all_of_it_against_what_is_open_too(server: wire.Wire):
    told = ask(server)["result"]
    assert "open the article" in told["message"]
    other = "untitled:Untitled-2"
    server.notify("textDocument/didOpen", wire.item(other, ARTICLE, language="plaintext"))
    result = ask(server, uri=OPEN)["result"]
    assert [one["verdict"] for one in result["sentences"]] == ["not found", "supported", "differs"]
    server.notify("textDocument/didClose", {"textDocument": {"uri": other}})


def test_no_other_file_is_read(server: wire.Wire, folder: Path):
    answer = ask(server, uri=OPEN, against=f"{folder.as_uri()}/../outside.txt")
    assert "nor in a folder of the workspace" in answer["error"]["message"]
    assert "approved" not in str(answer)


@pytest.mark.parametrize("where", ["uri", "against"])
def test_a_quotation_in_an_article(server: wire.Wire, folder: Path, where: str):
    article = (folder / "über.txt").as_uri()
    server.notify("textDocument/didOpen", wire.item(article, ARTICLE, language="plaintext"))
    result = ask(server, quote="“It approved 40 new homes”", **{where: article})["result"]
    assert result["wording"] == "word for word"
    assert "line 1" in result["markdown"]
    differs = ask(server, quote="It approved 60 new homes by the old mill.", against=article)
    assert differs["result"]["wording"] == "nearly"
    server.notify("textDocument/didClose", {"textDocument": {"uri": article}})


@pytest.mark.parametrize("quote", [" ", "a" * 10_001])
def test_no_quotation(server: wire.Wire, quote: str):
    assert wire.code(ask(server, uri=OPEN, quote=quote)) == -32602
