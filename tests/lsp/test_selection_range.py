"""What a selection grows to, without a server."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import nutgraf
from nutgraf.article import Span
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.clauses import clause_at, enclosures
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.selection_range import around, selection_range
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

from .marked import marked


def assert_grows(source: str, offset: int, spans: tuple[Span, ...]) -> None:
    assert spans
    assert spans[-1] == Span(0, len(source))
    for span in spans:
        assert span.start <= offset <= span.end
    for inner, outer in pairwise(spans):
        assert inner in outer
        assert len(inner) < len(outer)


def levels(text: str, form: str = "markdown") -> list[str]:
    """What the cursor's selection grows to, short of the article."""
    fixture = marked(text)
    article = nutgraf.read(fixture.source, form)
    spans = around(article, fixture.offset)
    assert_grows(fixture.source, fixture.offset, spans)
    return [span.of(fixture.source) for span in spans]


def test_from_the_word_to_the_article():
    fixture = marked("""
        Home » Coast » Weather

        # Rain over Ardnish
        ^^>

        It rained.

        ## The river
        ^^>

        It rose over the lower road.

        ### The mill
        ^^>

        One. The mill (a ruin, they say) stood under| water, and fell; nobody was hurt.
                                               ^^^^^
                                         ^^^^^^^^^^^^^^^^^^
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        <^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        ## The road

        It is closed.
        <^^^^^^^^^^^^

        Share this article
    """)
    article = nutgraf.read(fixture.source, "markdown", furniture=["Home » Coast"])
    spans = around(article, fixture.offset)
    assert_grows(fixture.source, fixture.offset, spans)
    assert sorted(spans[:-1]) == list(fixture.spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A heading, its number signs included: word, line, section.
        ("# T\n\n## The |river\n\nIt rose.\n", ["river", "The river", "## The river"]),
        ("# T\n\n|## The river\n\nIt rose.\n", ["## The river", "## The river\n\nIt rose."]),
        # A word in brackets, quoted, hyphenated, a number, an accent set apart.
        ("It (the |mill, once) fell.\n", ["mill", "the mill", "(the mill, once)"]),
        ("“It fell, it |did,” she said.\n", ["did", "it did", "“It fell, it did,”"]),
        ("A well-|known mill fell, twice.\n", ["well-known", "A well-known mill fell"]),
        ("It cost $1,2|00, or more.\n", ["1,200", "It cost $1,200", "It cost $1,200, or more."]),
        ("It fell at 12:3|0, they say.\n", ["12:30", "It fell at 12:30"]),
        ("The cafe\u0301| fell, once.\n", ["cafe\u0301", "The cafe\u0301 fell"]),
        # At the end of a sentence and of the text.
        ("It fell, at once|.\n", ["once", "at once", "It fell, at once."]),
        ("It rose. It fell.|", ["It fell.", "It rose. It fell."]),
        # Between sentences there is only the paragraph.
        ("It rose.| \n  It fell.\n", ["It rose.", "It rose. \n  It fell."]),
    ],
)
def test_the_first_levels(text, expected):
    assert levels(text)[: len(expected)] == expected


def test_in_code_the_line():
    found = levels("# T\n\n## Code\n\n```\nlet |rain = 1;\nlet snow = 2;\n```\n")
    assert found[:4] == [
        "rain",
        "let rain = 1;",
        "```\nlet rain = 1;\nlet snow = 2;\n```",
        "## Code\n\n```\nlet rain = 1;\nlet snow = 2;\n```",
    ]


def test_in_page_furniture_word_line_and_text():
    text = "Home » |Coast\n\nA Title of the Page\n\nThe river rose on Tuesday. It fell.\n"
    found = levels(text, "plaintext")
    assert found[:2] == ["Coast", "Home » Coast"]


@pytest.mark.parametrize("text", ["|", "\n|\n", "  |  ", "# T\n\n|\n\nIt fell.\n", "\r\n\r\n|"])
def test_where_nothing_stands(text):
    fixture = marked(text)
    article = nutgraf.read(fixture.source, "markdown")
    assert_grows(fixture.source, fixture.offset, around(article, fixture.offset))


alphabet = st.sampled_from([*"ab1 ,;:()[]“”„«»\"'’-–—.!?。、「」\n\t\u0301", "a b ", ". A"])


@given(st.lists(alphabet, max_size=40).map("".join), st.data())
def test_it_always_grows(source, data):
    offset = data.draw(st.integers(0, len(source)))
    for form in ("markdown", "plaintext"):
        assert_grows(source, offset, around(nutgraf.read(source, form), offset))


@given(st.lists(alphabet, max_size=40).map("".join), st.data())
def test_clauses_are_of_the_sentence_and_enclosures_nested(text, data):
    place = data.draw(st.integers(0, len(text)))
    clause = clause_at(text, place)
    assert clause is None or clause.of(text).strip() == clause.of(text) != ""
    found = list(enclosures(text))
    for index, span in enumerate(found):
        for other in found[:index]:
            assert other in span or other.end <= span.start


def test_every_place_of_the_samples(seeds: list[Path]):
    for path in seeds:
        source = path.read_text("utf-8")
        article = nutgraf.read(source, name=path.name)
        for offset in range(0, len(source) + 1, 7):
            assert_grows(source, offset, around(article, offset))


@pytest.mark.parametrize("unit", ["(", "a, ", ".", '"', "“", "a", "-", ". )"])
def test_long_sentences_are_no_trouble(unit):
    text = unit * (200_000 // len(unit))
    assert clause_at(text, len(text)) is None or clause_at(text, len(text)) in Span(0, len(text))
    assert all(span.end <= len(text) for span in enclosures(text))


def test_one_chain_for_each_position():
    text = DocumentText("file:///a.md", "markdown", 1, Rope.of("It rose, and fell.\n\nIt froze.\n"))
    snapshot = Snapshot(text, Settings(), Client(), Articles())
    positions = [types.Position(0, 4), types.Position(2, 9), types.Position(9, 9)]
    identifier = types.TextDocumentIdentifier(text.uri)
    found = selection_range(snapshot, types.SelectionRangeParams(identifier, positions))
    words = [
        text.source[snapshot.span(one.range).start : snapshot.span(one.range).end] for one in found
    ]
    assert words == ["rose", "It froze.", text.source]
