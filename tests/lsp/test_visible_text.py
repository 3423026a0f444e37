"""What a real server says of a hostile text for people to see does nothing to their editor."""

from collections.abc import Iterator

import pytest
from lsprotocol import types

import nutgraf
from harmless import TEXT, assert_harmless
from verbatim import assert_verbatim

from .conftest import Reader

E = "\x1b"
ARTICLE = f"""\
# Ferry {E}[31mred\u202e](http://evil.example) #

It cost $5 million {E}]52;c;ZXZpbA=={E}\\ in 2014, said Ann {E}[2J Lee. It may be true \u202e.

## Boats \x9b31m <img src=x> \\

{TEXT}

They carried 300 passengers \u2066 in May. Later 400 passengers were counted in May.
"""
# As long as an article has to be before anything is shown above it.
PADDING = "It may be that the boats come back to the bay in the spring, as they always have. " * 10
FRONT = "---\ndescription: \n---\n\n" + ARTICLE
URI = "file:///articles/fe%1B%5B2Jrry%E2%80%AE.md"
DOCUMENT = types.TextDocumentIdentifier(URI)
WHOLE = types.Range(types.Position(0, 0), types.Position(1000, 0))

COMMANDS = ["summarize", "claims", "brief", "compare", "methods", "showOutline"]


@pytest.fixture
def opened(reader: Reader) -> Reader:
    reader.open(ARTICLE, URI, "markdown")
    return reader


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands(opened: Reader, command: str):
    asked = {"uri": URI, "show": False, "format": "text"}
    found = await opened.run(f"nutgraf.{command}", asked)
    assert_harmless(found["markdown"])
    assert_harmless(found.get("text", ""))
    assert "<img" not in found["markdown"].replace("\\<", "")
    assert "](http" not in found["markdown"].replace("\\]", "")
    if command not in ("methods", "showOutline"):
        assert assert_verbatim(found, ARTICLE)
        assert E in found["article"]["title"]["text"]


async def test_refusals(opened: Reader):
    with pytest.raises(Exception, match="no section") as refused:
        await opened.run("nutgraf.summarize", {"uri": URI, "section": f"{E}[2J\u202e"})
    assert_harmless(str(refused.value))


async def test_messages(simple_reader: Reader):
    simple_reader.open(ARTICLE, URI, "markdown")
    await simple_reader.run("nutgraf.brief", {"uri": URI, "show": True})
    assert simple_reader.client.messages
    for message in simple_reader.client.messages:
        assert_harmless(message.message)


@pytest.mark.parametrize("simple", [False, True])
async def test_hover(reader: Reader, simple_reader: Reader, *, simple: bool):
    chosen = simple_reader if simple else reader
    chosen.open(ARTICLE, URI, "markdown")
    for line in (0, 2, 4):
        found = await chosen.hover(types.Position(line, 4), URI)
        if found is not None:
            assert isinstance(found.contents, types.MarkupContent)
            assert_harmless(found.contents.value)


async def test_symbols(opened: Reader):
    assert_harmless("".join(_names(await opened.symbols(URI))))
    params = types.WorkspaceSymbolParams("Boats")
    found = await opened.client.workspace_symbol_async(params) or []
    assert found
    for symbol in found:
        assert_harmless(symbol.name + (symbol.container_name or ""))


def _names(symbols: list[types.DocumentSymbol]) -> Iterator[str]:
    for symbol in symbols:
        yield symbol.name
        yield from _names([*(symbol.children or [])])


async def test_lenses_hints_and_diagnostics(opened: Reader):
    client = opened.client
    on = {"nutgraf": {"codeLens": "headings", "inlayHints": True, "diagnostics": True}}
    client.set_configuration(on)
    client.workspace_did_change_configuration(types.DidChangeConfigurationParams(on))
    long = opened.open(f"{ARTICLE}\n{PADDING}\n", "file:///articles/long.md", "markdown")
    asked = types.CodeLensParams(types.TextDocumentIdentifier(long))
    lenses = await client.text_document_code_lens_async(asked) or []
    for lens in lenses:
        resolved = await client.code_lens_resolve_async(lens)
        assert resolved.command is not None
        assert_harmless(resolved.command.title)
    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(DOCUMENT, WHOLE))
    for hint in hints or []:
        assert_harmless(f"{hint.label}{hint.tooltip or ''}")
    report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(DOCUMENT))
    for item in report.items:
        told = [item.message, *(one.message for one in item.related_information or [])]
        assert_harmless("".join(told))
    assert lenses


async def test_completion(opened: Reader):
    uri = opened.open(FRONT, "file:///articles/front.md", "markdown")
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(1, 13))
    found = await opened.client.text_document_completion_async(params)
    items = found if isinstance(found, list) else found.items if found else []
    assert items
    for item in items:
        assert_harmless(item.label)
        assert isinstance(item.text_edit, types.TextEdit)
        assert_harmless(item.text_edit.new_text)


def test_the_article_does_have_what_it_takes():
    article = nutgraf.read(ARTICLE, "markdown")
    assert article.title is not None
    assert "\u202e" in article.title.text
    assert nutgraf.find_claims(article)
