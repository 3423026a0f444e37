"""Folding, selecting, highlighting, linking, finding and completing, over the wire."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import client_capabilities

from nutgraf.edits.backlink import line_for

from .conftest import PASTED, Reader, connected

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared() -> AsyncIterator[Reader]:
    """One reader for all, in an editor that counts in UTF-16 and folds lines only."""
    async with connected(client_capabilities("visual-studio-code")) as one:
        yield one


def document(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)


async def test_folding(shared: Reader):
    uri = shared.open()
    params = types.FoldingRangeParams(document(uri))
    found = await shared.client.text_document_folding_range_async(params)
    assert found
    lines = PASTED.split("\n")
    shown = [lines[one.start_line] for one in found if one.kind is None]
    title = "Tidal power comes to Ardnish"
    assert shown == [title, "What the island gets", "Fishermen <b>still</b> have *doubts*"]
    furniture = [one for one in found if one.kind == types.FoldingRangeKind.Region]
    assert lines[furniture[-1].start_line] == "Share this article"
    assert {one.start_character for one in found} == {None}


async def test_selecting(shared: Reader):
    uri = shared.open()
    line = next(line for line in PASTED.split("\n") if "wave" in line)
    number = PASTED.split("\n").index(line)
    places = [line.index(word) for word in ("surplus", "café", "wave")]
    positions = [types.Position(number, shared.column(line[:place])) for place in places]
    params = types.SelectionRangeParams(document(uri), positions)
    found = await shared.client.text_document_selection_range_async(params)
    assert found
    for word, place, chain in zip(("surplus", "café", "wave"), places, found, strict=True):
        start, end = (shared.column(line[:at]) for at in (place, place + len(word)))
        expected = types.Range(types.Position(number, start), types.Position(number, end))
        assert chain.range == expected
        whole = chain
        while whole.parent is not None:
            whole = whole.parent
        assert whole.range.start == types.Position(0, 0)


async def test_highlighting(shared: Reader):
    uri = shared.open()
    nowhere = types.DocumentHighlightParams(document(uri), types.Position(1, 0))
    assert await shared.client.text_document_document_highlight_async(nowhere) is None


async def test_linking(shared: Reader, tmp_path: Path):
    article = tmp_path / "rain -- and ä.txt"
    article.write_text("Rain fell.\n")
    text = f"# Rain\n\n- Rain fell. (line 1)\n\n{line_for(article.name)}\n"
    uri = shared.open(text, (tmp_path / "a.briefing.md").as_uri(), "markdown")
    params = types.DocumentLinkParams(document(uri))
    found = await shared.client.text_document_document_link_async(params)
    assert found
    assert [one.target for one in found] == [f"{article.as_uri()}#L1"]
    assert found[0].range == types.Range(types.Position(2, 19), types.Position(2, 20))
    article.unlink()
    assert await shared.client.text_document_document_link_async(params) == ()


async def test_finding(shared: Reader, tmp_path: Path):
    path = tmp_path / "rain.md"
    path.write_text("# Rain over Ardnish\n\nIt fell.\n\n## Dämage\n\nMuch.\n")
    uri = shared.open(path.read_text(), path.as_uri(), "markdown")
    params = types.WorkspaceSymbolParams("dämage")

    async def found() -> list[tuple[str, str | None]]:
        answer = await shared.client.workspace_symbol_async(params) or []
        return [(one.name, one.container_name) for one in answer]

    assert await found() == [("Dämage", "Rain over Ardnish")]
    closed = types.DidCloseTextDocumentParams(document(uri))
    shared.client.text_document_did_close(closed)
    assert await found() == [("Dämage", "Rain over Ardnish")]


async def test_completing(shared: Reader):
    text = "---\ndescription:\n---\n\n# Rain\n\nThe river rose over the lower road on Tuesday.\n"
    uri = shared.open(text, "file:///articles/rain.md", "markdown")
    params = types.CompletionParams(document(uri), types.Position(1, 12))
    found = await shared.client.text_document_completion_async(params)
    assert isinstance(found, list)
    (item,) = found
    assert item.label == "The river rose over the lower road on Tuesday."
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text == f' "{item.label}"'
    elsewhere = types.CompletionParams(document(uri), types.Position(4, 3))
    assert await shared.client.text_document_completion_async(elsewhere) is None


async def test_a_document_that_is_not_open_has_lists_of_nothing(shared: Reader):
    # Generic clients (multilspy) take null for an error.
    unknown, start = document("untitled:nowhere"), types.Position(0, 0)
    ask = shared.client.protocol.send_request_async
    for method, params in {
        types.TEXT_DOCUMENT_DEFINITION: types.DefinitionParams(unknown, start),
        types.TEXT_DOCUMENT_REFERENCES: types.ReferenceParams(
            types.ReferenceContext(include_declaration=True), unknown, start
        ),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: types.DocumentSymbolParams(unknown),
        types.TEXT_DOCUMENT_FOLDING_RANGE: types.FoldingRangeParams(unknown),
        types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensParams(unknown),
        types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkParams(unknown),
    }.items():
        assert await ask(method, params) in ((), []), method
