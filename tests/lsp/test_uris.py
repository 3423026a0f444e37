"""What addresses lead to: the file they say, in the document's own folder, or one clear error."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutgraf_server.lsp.documents.uris import beside, file_of, key, path_of

from .wire import Wire, code, item, server

TEXT = "# The ferry\n\nThe ferry left at nine with forty people on board. It came back at noon.\n"
CREATES = {
    "capabilities": {
        "workspace": {
            "applyEdit": True,
            "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
        }
    }
}


@pytest.fixture(scope="module")
def wire() -> Iterator[Wire]:
    with server() as one:
        yield one


@pytest.fixture(scope="module")
def creating() -> Iterator[tuple[Wire, list[str]]]:
    """A client that creates files itself, and the addresses it was asked to create."""
    asked: list[str] = []

    def on_request(message):
        changes = message["params"].get("edit", {}).get("documentChanges", [{}])
        asked.append(changes[0].get("uri", ""))
        return {"applied": True}

    with server(CREATES, on_request=on_request) as one:
        yield one, asked


def write(wire: Wire, uri: str, **more: object) -> dict:
    wire.notify("textDocument/didOpen", item(uri, TEXT, language="markdown"))
    argument = {"uri": uri, "show": False, **more}
    answer = wire.ask(
        "workspace/executeCommand",
        {"command": "nutgraf.writeBriefing", "arguments": [argument]},
    )
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    return answer


ELSEWHERE = [
    "file:///",
    "file://",
    "file:",
    "file:////",
    "file:///tmp/",
    "file:///tmp/.",
    "file:///tmp/..",
    "file:///tmp",
    "file:///%2E%2E",
    "file:///tmp/x/%2e%2e/y.md",
    "file:///tmp/../y.md",
    "file:///tmp/x%2Fy.md",
    "file:///tmp/%2Fetc%2Fx.md",
    "file:///tmp/x%00.md",
    "file:///tmp/\x00.md",
    "file:///no/such/folder/x.md",
    "file:///c%3A/notes/x.md",
    "file:///C:/notes/x.md",
    "file://host/share/x.md",
    "file://[/x.md",
    "file:///tmp/\ud800.md",
    "file:///tmp/" + "x" * 5000,
    "untitled:Untitled-1",
    "untitled:/tmp/x.md",
    "vscode-remote://ssh-remote%2Bhost/tmp/x.md",
    "git:/tmp/x.md?%7B%22ref%22%3A%22HEAD%22%7D",
    "https://example.org/x.md",
    "/articles/x.md",
    "x.md",
    "",
    " ",
    "%",
]


@pytest.mark.parametrize("uri", ELSEWHERE)
def test_what_names_no_file_in_a_folder(wire: Wire, creating, uri: str):
    client, asked = creating
    asked.clear()
    for one in (wire, client):
        answer = write(one, uri)
        assert code(answer) == -32803
        assert "save it first" in answer["error"]["message"]
    assert asked == []


def test_a_name_that_is_no_utf_8(wire: Wire, creating, tmp_path: Path):
    uri = f"{tmp_path.as_uri()}/caf%E9.md"
    (tmp_path / os.fsdecode(b"caf\xe9.md")).touch()
    result = write(wire, uri)["result"]
    names = sorted(os.fsencode(one.name) for one in tmp_path.iterdir())
    assert names == [b"caf\xe9.briefing.md", b"caf\xe9.md"]
    assert result["written"] == f"{tmp_path.as_uri()}/caf%E9.briefing.md"
    result["path"].encode()
    client, asked = creating
    asked.clear()
    (tmp_path / os.fsdecode(b"caf\xe9.briefing.md")).write_text("mine")
    result = write(client, uri)["result"]
    assert asked == [f"{tmp_path.as_uri()}/caf%E9.briefing-2.md"]


@pytest.mark.parametrize("behind", ["#L3", "#/etc/x", "?query=/etc/x", "?a#b"])
def test_what_stands_behind_the_path(wire: Wire, tmp_path: Path, behind: str):
    result = write(wire, f"{tmp_path.as_uri()}/tide.md{behind}")["result"]
    assert result["written"] == f"{tmp_path.as_uri()}/tide.briefing.md"
    assert [one.name for one in tmp_path.iterdir()] == ["tide.briefing.md"]


@pytest.mark.parametrize("force", [False, True])
def test_never_through_a_link(wire: Wire, creating, tmp_path: Path, *, force: bool):
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "mine.txt"
    target.write_text("mine")
    folder = tmp_path / "articles"
    folder.mkdir()
    link = folder / "tide.briefing.md"
    client, asked = creating
    for one in (wire, client):
        asked.clear()
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        result = write(one, f"{folder.as_uri()}/tide.md", force=force)["result"]
        assert target.read_text() == "mine"
        assert link.is_symlink() != force
        assert asked == ([f"{folder.as_uri()}/tide.briefing-3.md"] if asked else [])
        assert Path(result["path"]).parent == folder


def test_a_name_that_is_too_long(wire: Wire, tmp_path: Path):
    answer = write(wire, f"{tmp_path.as_uri()}/{'x' * 250}.md")
    assert code(answer) == -32803
    assert len(answer["error"]["message"].splitlines()) == 1


LINKING = "- It rained. (line 3)\n\n<!-- nutgraf: briefing of {} -->\n"


@pytest.mark.parametrize(
    "name", ["x" * 300, "caf%E9.md", "%ED%A0%80", "%00", "..", "%2Fetc%2Fpasswd"]
)
def test_links_to_no_file(wire: Wire, tmp_path: Path, name: str):
    uri = f"{tmp_path.as_uri()}/a.briefing.md"
    wire.notify("textDocument/didOpen", item(uri, LINKING.format(name), language="markdown"))
    assert wire.result("textDocument/documentLink", {"textDocument": {"uri": uri}}) == []


@given(st.text(min_size=1, max_size=20) | st.sampled_from(ELSEWHERE))
def test_nothing_leads_out_of_the_folder(uri: str):
    key(uri)
    path_of(uri)
    file = file_of(f"file:///articles/{uri}")
    if file is not None:
        assert ".." not in file.parts
        found = path_of(beside(f"file:///articles/{uri}", "other.md"))
        assert found == file.with_name("other.md")


@pytest.mark.parametrize(("one", "other"), [("caf%E9", "caf%E8"), ("a%FF", "a%FE")])
def test_two_names_in_bytes_are_two(one: str, other: str):
    assert key(f"file:///{one}") != key(f"file:///{other}")
