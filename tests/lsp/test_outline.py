"""The outline, without a server."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import nutgraf
from nutgraf_server.lsp.requests.document_symbol import SymbolEntry, outline
from nutgraf_server.lsp.requests.hover import card_at

LINES = (
    "# One",
    "## Two",
    "### Three",
    "Three\n---",
    "A line",
    "It rained. It stopped.",
    "",
    "> 5",
)


def deep(entries: tuple[SymbolEntry, ...]) -> Iterator[SymbolEntry]:
    for entry in entries:
        yield entry
        yield from deep(entry.entries)


def assert_nested(entries: tuple[SymbolEntry, ...]) -> None:
    """As the protocol has it: a name inside its range, and that inside the one above."""
    for entry in deep(entries):
        assert entry.heading.span in entry.span
        for inner in entry.entries:
            assert inner.span in entry.span
        for one, other in zip(entry.entries, entry.entries[1:], strict=False):
            assert one.span.end <= other.span.start


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["markdown", "plaintext"]))
def test_ranges_are_nested(lines, form):
    assert_nested(outline(nutgraf.read("\n\n".join(lines), format=form)))


def test_every_heading_of_the_samples_is_in_it_and_has_a_card(seeds: list[Path]):
    for path in seeds:
        article = nutgraf.read(path.read_text("utf-8"), name=path.name)
        entries = outline(article)
        assert_nested(entries)
        listed = {entry.heading.span for entry in deep(entries)}
        headings = [section.heading for section in article.walk() if section.heading]
        assert {heading.span for heading in headings} <= listed, path
        for entry in deep(entries):
            card = card_at(article, entry.heading.span.start, "default")
            assert card is not None, path
            assert card.span == entry.heading.span
            assert card.words == entry.words
            assert card.gist
