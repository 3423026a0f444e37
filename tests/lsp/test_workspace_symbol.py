"""Titles and headings found again, without a server."""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from nutgraf_server.lsp.documents.landmarks import Closed, Landmark, Landmarks
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.workspace_symbol import closeness, matches, workspace_symbol
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.session import Session

PLACE = types.Range(types.Position(0, 0), types.Position(0, 1))


def known(*names: str, uri: str = "file:///a.md") -> Landmarks:
    return Landmarks(uri, tuple(Landmark(name, None, PLACE) for name in names))


def names(query: str, *sources: Landmarks) -> list[str]:
    return [landmark.name for _, landmark in matches(query, sources)]


def test_the_best_come_first():
    headings = known("A tale of trams", "Two rams", "The trams", "Ultrams", "Tram lines", "Roads")
    assert names("tram", headings) == [
        "Tram lines",
        "A tale of trams",
        "The trams",
        "Ultrams",
        "Two rams",
    ]
    assert names(" OADS", headings) == ["Roads"]
    assert names("a  tale", headings) == ["A tale of trams"]


def test_all_of_them_where_nothing_is_asked_but_no_endless_list():
    many = known(*(f"Heading {number}" for number in range(500)))
    assert names("", known("One", "Two")) == ["One", "Two"]
    assert len(names("", many)) == len(names("head", many)) == 100


@given(st.text(max_size=10), st.text(max_size=10), st.text(max_size=10))
def test_what_is_in_a_name_is_found(before, inside, after):
    assert closeness(inside, f"{before} {inside} {after}") is not None
    assert closeness(before + after, f"{before}x{after}") is not None


@pytest.mark.parametrize(("query", "name"), [("tram", "mart"), ("tramss", "trams"), ("é", "e")])
def test_what_is_not_is_not(query, name):
    assert closeness(query, name) is None


def test_only_so_many_documents_are_remembered():
    closed = Closed()
    for number in range(250):
        closed.keep(known("One", uri=f"file:///{number}.md"))
    closed.keep(known("Two", uri="file:///100.md"))
    kept = list(closed)
    assert len(kept) == 200
    assert kept[0] == known("Two", uri="file:///100.md")
    assert [one.uri for one in kept].count("file:///100.md") == 1
    assert "file:///249.md" in {one.uri for one in kept}
    assert "file:///3.md" not in {one.uri for one in kept}


class Desk:
    """A session with documents on it."""

    def __init__(self) -> None:
        self.session = Session(Client(), SimpleNamespace())

    def open(self, path: Path) -> DocumentText:
        text = DocumentText(path.as_uri(), "markdown", 1, Rope.of(path.read_text()))
        self.session.texts.keep(text)
        return text

    def close(self, text: DocumentText) -> None:
        self.session.texts.forget(text.uri)
        self.session.text_closed(text)

    def found(self, query: str) -> Sequence[types.SymbolInformation]:
        return workspace_symbol(self.session.view(), types.WorkspaceSymbolParams(query))


def test_open_and_closed_articles(tmp_path):
    for name in ("Rain", "Snow", "Hail"):
        (tmp_path / f"{name}.md").write_text(
            f"# {name} came\n\nIt fell.\n\n## Damage by it\n\nMuch.\n"
        )
    desk = Desk()
    texts = {name: desk.open(tmp_path / f"{name}.md") for name in ("Rain", "Snow")}
    found = desk.found("")
    assert [one.name for one in found] == ["Snow came", "Damage by it", "Rain came", "Damage by it"]
    assert [one.container_name for one in found] == [None, "Snow came", None, "Rain came"]
    assert found[1].location.range == types.Range(types.Position(4, 3), types.Position(4, 15))
    # What was read is remembered, with its places; what was closed unread is not, nor what is gone.
    for text in texts.values():
        desk.close(text)
    desk.close(desk.open(tmp_path / "Hail.md"))
    assert desk.found("")[0].location == found[0].location
    assert [one.name for one in desk.found("came")] == ["Snow came", "Rain came"]
    (tmp_path / "Rain.md").unlink()
    assert [one.name for one in desk.found("came")] == ["Snow came"]
    desk.open(tmp_path / "Snow.md")
    assert [one.name for one in desk.found("came")] == ["Snow came"]
