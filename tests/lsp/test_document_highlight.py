"""Which sentences are marked, without a server."""

import pytest
from lsprotocol import types

import nutgraf
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.document_highlight import document_highlight, told_by
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

from .marked import marked

FIRST = Settings(method="lead", length="2 sentences")


def told(text: str, settings: Settings = FIRST) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is marked, and what was expected."""
    fixture = marked(text)
    sentences = told_by(nutgraf.read(fixture.source, "markdown"), fixture.offset, settings)
    return tuple(sentence.span.of(fixture.source) for sentence in sentences), fixture.shown


def test_in_one_of_them_all_of_them():
    found, expected = told("""
        # Rain over Ardnish

        The river rose over the lower road on Tuesday. Rain fell |on Friday, said Ann Reid.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        Three farms were cut off from the village for two days.
    """)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Rain\n\nThe river rose on Tuesday. Rain fell on Friday all day.\n\nThe |road was closed.\n",
        "# Rain\n\nThe river rose. It fell.\n\n|\n\n## The mill\n",
        "# Rain\n\nThe river rose. It fell.\n\n## The |mill\n",
        "# Rain\n\nThe river rose.\n\n```\nlet |rain = 1;\n```\n",
        "# Ra|in\n",
        "|",
    ],
)
def test_elsewhere_none(text):
    assert told(text) == ((), ())


@pytest.mark.parametrize(("switch", "number"), [(True, 2), (False, None)])
def test_it_can_be_turned_off(switch, number):
    source = "# Rain\n\nThe river rose on Tuesday. It fell on Friday.\n\nThe road is closed.\n"
    text = DocumentText("file:///a.md", "markdown", 1, Rope.of(source))
    settings = Settings(method="lead", length="2 sentences", document_highlight=switch)
    snapshot = Snapshot(text, settings, Client(), Articles())
    identifier = types.TextDocumentIdentifier(text.uri)
    params = types.DocumentHighlightParams(identifier, types.Position(2, 3))
    found = document_highlight(snapshot, params)
    assert (found and len(found)) == number
