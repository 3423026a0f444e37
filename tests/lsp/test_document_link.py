"""The way from a briefing back into its article, without a server."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from lsprotocol import types

import nutgraf
from nutgraf.edits.backlink import line_for
from nutgraf.rendering import markdown
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.document_link import document_link, references
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.session import Session, SessionSnapshot

from .marked import marked

BRIEFING = """\
# Rain

> It rose. It fell. (lines 4 and 12)

- It rose by 3. (line 4)
"""


def links(folder: Path, name: str, *opened: str, **abilities) -> list[types.DocumentLink]:
    """The links of a briefing of the file `name` in `folder`, with these documents open."""
    client = Client(**abilities)
    source = f"{BRIEFING}\n{line_for(name)}\n"
    uri = (folder / "a.briefing.md").as_uri()
    session = Session(client, SimpleNamespace(), articles=Articles())
    for other in (*opened, uri):
        session.texts.keep(
            DocumentText(other, "markdown", 1, Rope.of(source if other == uri else ""))
        )
    params = types.DocumentLinkParams(types.TextDocumentIdentifier(uri))
    return document_link(session.view(), params)


def test_the_numbers_at_the_end_of_bullets_and_of_the_gist():
    fixture = marked("""
        # Rain (line 3)

        > It rose. It fell. (lines 4 and 12)
                                   ^     ^^
        ## Points

        - It rose in 1999 (line 7), they say. (line 19)
                                                    ^^
        - **quantity**: It rose by 3. (line 4; said by Ann Lee)
                                            ^
        - Nothing more.
        - It ends (line 8) in the middle.
        In prose it is none. (line 9)
    """)
    found = list(references(fixture.source))
    assert tuple(reference.span for reference in found) == fixture.spans
    assert [reference.line for reference in found] == [4, 12, 19, 4]


def test_every_place_that_a_briefing_names(seeds: list[Path]):
    for path in seeds:
        text = path.read_text("utf-8")
        briefing = nutgraf.brief(nutgraf.read(text, name=path.name))
        found = {reference.line for reference in references(markdown.briefing(briefing, full=True))}
        lines = briefing.article.lines
        shown = [briefing.gist, *(part.points for part in briefing.sections), briefing.claims]
        named = {lines.line(one.sentence.span.start) + 1 for part in shown for one in part}
        assert named <= found, path


def test_an_article_on_disk(tmp_path):
    name = "50% rain--and ä.txt"
    (tmp_path / name).write_text("")
    found = links(tmp_path, name)
    assert found
    targets = [(tmp_path / name).as_uri() + f"#L{line}" for line in (4, 12, 4)]
    assert [link.target for link in found] == targets
    assert [link.range.start.line for link in found] == [2, 2, 4]
    assert found[0].tooltip is None


def test_what_is_shown_over_a_link(tmp_path):
    (tmp_path / "rain.txt").write_text("")
    found = links(tmp_path, "rain.txt", link_tooltips=True)
    assert found
    assert found[0].tooltip == "Line 4 of rain.txt"


def test_an_article_that_is_only_open(tmp_path):
    assert links(tmp_path, "rain.txt") == []
    assert links(tmp_path, "rain.txt", (tmp_path / "rain.txt").as_uri())


@pytest.mark.parametrize("name", ["../rain.txt", "sub/rain.txt", "..", ".", "sub"])
def test_nothing_else_is_linked_to(tmp_path, name):
    folder = tmp_path / "notes"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "rain.txt").write_text("")
    (folder / "sub" / "rain.txt").write_text("")
    assert links(folder, name) == []


def test_no_briefing_has_no_links(tmp_path):
    uri = (tmp_path / "rain.txt").as_uri()
    session = Session(Client(), SimpleNamespace())
    session.texts.keep(DocumentText(uri, "markdown", 1, Rope.of("- One. (line 1)\n")))
    for asked in (uri, "untitled:1"):
        params = types.DocumentLinkParams(types.TextDocumentIdentifier(asked))
        assert document_link(SessionSnapshot(session, session.texts.all), params) == []
