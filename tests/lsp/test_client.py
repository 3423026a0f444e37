"""What is made of a client's capabilities, however odd they are."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import converters, types
from pytest_lsp import client_capabilities

from nutgraf_server.lsp.documents.encoding import Encoding
from nutgraf_server.lsp.session.client import Client


def params(capabilities: types.ClientCapabilities) -> dict[str, Any]:
    return {"capabilities": converters.get_converter().unstructure(capabilities)}


def test_a_client_that_promises_nothing():
    assert Client.of(params(types.ClientCapabilities())) == Client()


def test_a_modern_client():
    client = Client.of(params(client_capabilities("neovim@v0.11.0")))
    assert client.encoding is Encoding.UTF_8
    assert client.hover_format == "markdown"
    assert client.nested_symbols
    assert client.code_action_literals
    assert client.code_action_edit_later
    assert client.configuration
    assert client.shows_documents


def test_helix_shows_documents_though_it_does_not_say_so():
    assert Client.of({"clientInfo": {"name": "helix"}, "capabilities": {}}).shows_documents


def test_a_client_that_prefers_plain_text():
    hover = types.HoverClientCapabilities(
        content_format=[types.MarkupKind.PlainText, types.MarkupKind.Markdown]
    )
    text_document = types.TextDocumentClientCapabilities(hover=hover)
    client = Client.of(params(types.ClientCapabilities(text_document=text_document)))
    assert client.hover_format == "plaintext"


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["utf-8", "utf-16"], Encoding.UTF_8),
        (["utf-7", "utf-32"], Encoding.UTF_32),
        (["utf-7"], Encoding.UTF_16),
        ([], Encoding.UTF_16),
        ("utf-8", Encoding.UTF_16),
    ],
)
def test_the_first_known_encoding_is_taken(offered, chosen):
    sent = {"capabilities": {"general": {"positionEncodings": offered}}}
    assert Client.of(sent).encoding is chosen


@pytest.mark.parametrize(
    ("sent", "most"),
    [(5000, 5000), (0, 0), (-1, None), (True, None), ("9", None), (None, None)],
)
def test_how_it_folds(sent, most):
    folding = {"rangeLimit": sent, "foldingRange": {"collapsedText": True}}
    client = Client.of({"capabilities": {"textDocument": {"foldingRange": folding}}})
    assert client.most_folds == most
    assert client.collapsed_text
    assert not client.only_lines_fold


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["capabilities", "textDocument", "workspace", "window", "general", "hover",
             "contentFormat", "positionEncodings", "experimental", "nutgraf", "shows", "codeAction",
             "resolveSupport", "properties", "configuration", "clientInfo", "name"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(ODD)
def test_no_capability_is_odd_enough_to_stop_the_start(sent):
    assert isinstance(Client.of({"capabilities": sent}), Client)
