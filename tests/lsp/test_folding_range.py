"""What can be folded, without a server."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import nutgraf
from nutgraf_server.lsp.documents.articles import Articles
from nutgraf_server.lsp.documents.rope import Rope
from nutgraf_server.lsp.documents.texts import DocumentText
from nutgraf_server.lsp.requests.folding_range import FoldedPart, folding_range, folds, limited
from nutgraf_server.lsp.session.client import Client
from nutgraf_server.lsp.session.snapshots import Snapshot
from nutgraf_server.settings import Settings

from .marked import Marked, marked

FIXTURE = marked("""
    ---
    ^^>
    author: Ann Lee
    tags: [rain]
    ---
    <^^

    # Rain over Ardnish
      ^^^^^^^^^^^^^^^^>

    It rained for three days.

    ## The river
    ^^^^^^^^^^^^>

    It rose over the lower road.

    ### The mill
    ^^^^^^^^^^^^>
    It stood under water.
    <^^^^^^^^^^^^^^^^^^^^
    <^^^^^^^^^^^^^^^^^^^^

    ## The road
    ^^^^^^^^^^^>

    - It is closed.

    ```
    until May
    ```
    <^^
    <^^
""")


def parts(fixture: Marked, form: str = "markdown") -> list[tuple[str, FoldedPart]]:
    article = nutgraf.read(fixture.source, form)
    return [(fold.span.of(fixture.source), fold.part) for fold in folds(article)]


def ranges(source: str, form: str = "markdown", **abilities) -> list[types.FoldingRange]:
    text = DocumentText("file:///a.txt", form, 1, Rope.of(source))
    snapshot = Snapshot(text, Settings(), Client(**abilities), Articles())
    identifier = types.TextDocumentIdentifier(text.uri)
    return folding_range(snapshot, types.FoldingRangeParams(identifier))


def test_sections_and_front_matter():
    found = parts(FIXTURE)
    assert sorted(shown for shown, _ in found) == sorted(FIXTURE.shown)
    assert [part for _, part in found] == [FoldedPart.METADATA, *[FoldedPart.SECTION] * 4]


def test_page_furniture_above_and_below():
    fixture = marked("""
        Home » Coast » Weather
        ^^^^^^^^^^^^^^^^^^^^^^>

        Share this article
        <^^^^^^^^^^^^^^^^^

        Rain over Ardnish closes the lower road

        by Morag Sinclair

        The river rose over the lower road on Tuesday, said the engineer Calum Reid.

        Subscribe to our newsletter
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^>

        Share this article
        <^^^^^^^^^^^^^^^^^
    """)
    found = [shown for shown, part in parts(fixture, "plaintext") if part is FoldedPart.FURNITURE]
    assert tuple(found) == fixture.shown


def test_the_words_of_a_fold_are_those_it_hides():
    words = {fold.head.of(FIXTURE.source): fold.words for fold in folds(read(FIXTURE))}
    assert words["Rain over Ardnish"] == 18
    assert words["The river"] == 10
    assert words["The mill"] == 4
    assert words["The road"] == 3


def read(fixture: Marked) -> nutgraf.Article:
    return nutgraf.read(fixture.source, "markdown")


def test_of_too_many_the_outer_ones_are_kept():
    names = [fold.head.of(FIXTURE.source) for fold in limited(folds(read(FIXTURE)), 3)]
    assert names == ["", "Rain over Ardnish", "The river"]
    assert len(limited(folds(read(FIXTURE)), 4)) == 4
    assert limited(folds(read(FIXTURE)), 0) == ()
    assert len(ranges(FIXTURE.source, most_folds=2)) == 2


def test_whole_lines_where_only_those_fold():
    found = ranges(FIXTURE.source, only_lines_fold=True)
    lines = [(one.start_line, one.end_line) for one in found]
    assert lines == [(0, 3), (5, 22), (9, 14), (13, 14), (16, 22)]
    assert {one.start_character for one in found} | {one.end_character for one in found} == {None}


def test_from_the_end_of_the_heading_where_places_fold():
    found = ranges(FIXTURE.source)
    places = [(one.start_line, one.start_character, one.end_line) for one in found]
    assert places == [(0, 3, 3), (5, 19, 22), (9, 12, 14), (13, 12, 14), (16, 11, 22)]


def test_kinds_and_what_is_shown_instead():
    found = ranges(FIXTURE.source, collapsed_text=True)
    assert [one.kind for one in found] == [types.FoldingRangeKind.Comment, *[None] * 4]
    shown = [one.collapsed_text for one in found]
    assert shown == ["… metadata", "… 18 words", "… 10 words", "… 4 words", "… 3 words"]
    assert {one.collapsed_text for one in ranges(FIXTURE.source)} == {None}


@pytest.mark.parametrize("source", ["", "\n", "One line.", "# Only a title"])
def test_nothing_to_fold(source):
    assert ranges(source) == []


def test_no_fold_hides_the_line_where_the_next_begins():
    page = (
        "<article><h1>A title of a page</h1><h2>One</h2><p>The river rose.\nIt fell.</p>"
        "<h2>Two</h2><p>The road\nis closed.</p></article>"
    )
    assert_nested_lines(ranges(page, "html", only_lines_fold=True))


LINES = (
    "# One",
    "## Two",
    "### Three",
    "Three\n---",
    "---\nauthor: A\n---",
    "It rained. It stopped.",
    "",
    "Share this article",
    "Subscribe to our newsletter",
    "by Ann Lee",
    "> 5",
    "<h2>Six</h2><p>It snowed.</p>",
)


@given(
    st.lists(st.sampled_from(LINES), max_size=12),
    st.sampled_from(["markdown", "plaintext", "html", "asciidoc", "org", "latex"]),
    st.sampled_from(["\n\n", "\n", "\r\n"]),
)
def test_folds_are_nested(lines, form, between):
    source = between.join(lines)
    found = folds(nutgraf.read(source, form))
    for place, fold in enumerate(found):
        assert fold.span.start <= fold.head.start
        for other in found[place + 1 :]:
            assert other.span in fold.span or other.span.start >= fold.span.end
    assert_nested_lines(ranges(source, form, only_lines_fold=True))


def assert_nested_lines(found: list[types.FoldingRange]) -> None:
    """No two begin on a line, none hides the first line of one that it does not hold."""
    assert len({one.start_line for one in found}) == len(found)
    for one in found:
        assert one.start_line < one.end_line
        for other in found:
            if one.start_line < other.start_line <= one.end_line:
                assert other.end_line <= one.end_line


def test_the_samples(seeds: list[Path]):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        headed = [section for section in article.walk() if section.heading]
        found = folds(article)
        assert len([fold for fold in found if fold.part is FoldedPart.SECTION]) >= len(headed), path
        for fold in found:
            assert fold.span.of(article.source).rstrip() == fold.span.of(article.source), path
