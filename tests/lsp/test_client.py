from lsprotocol import types
from pytest_lsp import client_capabilities

from nutgraf_server.lsp.client import Client
from nutgraf_server.lsp.positions import Encoding


def test_a_client_that_promises_nothing():
    assert Client.of(types.ClientCapabilities()) == Client()


def test_a_modern_client():
    assert Client.of(client_capabilities("neovim@v0.11.0")) == Client(
        encoding=Encoding.UTF_8,
        hover_format=types.MarkupKind.Markdown,
        nested_symbols=True,
        code_action_literals=True,
        configuration=True,
    )


def test_a_client_that_prefers_plain_text():
    hover = types.HoverClientCapabilities(
        content_format=[types.MarkupKind.PlainText, types.MarkupKind.Markdown]
    )
    text_document = types.TextDocumentClientCapabilities(hover=hover)
    client = Client.of(types.ClientCapabilities(text_document=text_document))
    assert client.hover_format is types.MarkupKind.PlainText
