"""`nutgraf.brief` with `uris`: open documents and files of the workspace, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from schemas import validate

from . import wire

ONE = "The storm tore the roof off the harbour school on Monday. Nobody knows why."
OTHER = "Lessons stopped. On Monday the storm tore the whole roof off the harbour school.\n"
OPEN = "untitled:Untitled-1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("together")
    inside = tmp_path / "work"
    inside.mkdir()
    (inside / "über.txt").write_text(OTHER, "utf-8")
    (tmp_path / "outside.txt").write_text(OTHER, "utf-8")
    (inside / "link.txt").symlink_to(tmp_path / "outside.txt")
    return inside


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[wire.Wire]:
    folders = [{"uri": folder.as_uri(), "name": "work"}]
    with wire.server({"workspaceFolders": folders}) as found:
        found.notify("textDocument/didOpen", wire.item(OPEN, ONE, language="plaintext"))
        yield found


def ask(server: wire.Wire, **asked: Any) -> wire.Message:
    params = {"command": "nutgraf.brief", "arguments": [{"show": False, **asked}]}
    return server.ask("workspace/executeCommand", params)


def test_an_open_one_and_a_file(server: wire.Wire, folder: Path):
    uris = [OPEN, (folder / "über.txt").as_uri()]
    result = ask(server, uris=uris)["result"]
    assert "über.txt, line 1" in result["markdown"]
    validate({name: value for name, value in result.items() if name != "markdown"})
    assert [one["name"] for one in result["articles"]] == uris
    assert result["agreed"][0]["articles"] == len(uris)


@pytest.mark.parametrize("name", ["link.txt", "../outside.txt", "nowhere.txt", "."])
def test_no_other_file_is_read(server: wire.Wire, folder: Path, name: str):
    answer = ask(server, uris=[OPEN, f"{folder.as_uri()}/{name}"])
    assert name.strip(".") in answer["error"]["message"]
    assert "roof" not in str(answer)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"uris": []}, "1 to 50"),
        ({"uris": [f"untitled:{i}" for i in range(51)]}, "1 to 50"),
        ({"uris": "untitled:1"}, "array of strings"),
        ({"uris": [OPEN], "uri": OPEN}, "not both"),
    ],
)
def test_wrong_arguments(server: wire.Wire, asked: dict[str, Any], told: str):
    assert told in ask(server, **asked)["error"]["message"]
