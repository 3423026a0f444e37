"""`textDocument/documentSymbol`: the article's outline."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Section, Span
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.session.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class SymbolEntry:
    """A title or heading, what stands under it, and how many words that is."""

    heading: Block
    span: Span
    words: int
    entries: tuple["SymbolEntry", ...]


def document_symbol(
    snapshot: Snapshot, _params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Answer with the outline as a tree, or as a list where the client knows no trees."""
    entries = outline(snapshot.article)
    if snapshot.client.nested_symbols:
        return [_symbol(snapshot, entry) for entry in entries]
    return list(_flat(snapshot, entries, None))


# Not functions within the one above: one that calls itself holds on to itself, and with that to the
# article, until Python looks for such circles.
def _symbol(snapshot: Snapshot, entry: SymbolEntry) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=_name(entry.heading),
        detail=f"{entry.words} words",
        kind=types.SymbolKind.String,
        range=snapshot.range(entry.span),
        selection_range=snapshot.range(entry.heading.span),
        children=[_symbol(snapshot, inner) for inner in entry.entries],
    )


def _flat(
    snapshot: Snapshot, entries: tuple[SymbolEntry, ...], container: str | None
) -> Iterator[types.SymbolInformation]:
    for entry in entries:
        yield types.SymbolInformation(
            name=_name(entry.heading),
            kind=types.SymbolKind.String,
            location=types.Location(snapshot.uri, snapshot.range(entry.span)),
            container_name=container,
        )
        yield from _flat(snapshot, entry.entries, _name(entry.heading))


def outline(article: Article) -> tuple[SymbolEntry, ...]:
    """The article's headings as a tree, under its title if it has one."""
    title = article.title
    headings = tuple(entry for section in article.sections for entry in _entries(section, title))
    if title is None:
        return headings
    span = Span(title.span.start, max(len(article.source), title.span.end))
    before = tuple(entry for entry in headings if entry.span.start < title.span.start)
    under = tuple(entry for entry in headings if entry.span.start >= title.span.start)
    return (*before, SymbolEntry(title, span, nutgraf.words_in(article), under))


def _entries(section: Section, title: Block | None) -> Iterator[SymbolEntry]:
    """The section's entry; those below it where it has no heading of its own."""
    below = tuple(entry for inner in section.subsections for entry in _entries(inner, title))
    heading = section.heading
    if heading is None or heading is title:
        yield from below
        return
    span = Span(
        min(section.span.start, heading.span.start), max(section.span.end, heading.span.end)
    )
    yield SymbolEntry(heading, span, nutgraf.words_in(section), below)


def _name(heading: Block) -> str:
    # Editors refuse a symbol without a name.
    return visible_line(heading.text) or "(no words)"
