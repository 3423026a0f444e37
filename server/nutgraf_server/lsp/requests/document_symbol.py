"""`textDocument/documentSymbol`: the article's outline, of a conversation by turns too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Section, Span
from nutgraf.rendering.visible import visible_line
from nutgraf_server.lsp.documents.turns import turns_of
from nutgraf_server.lsp.session.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class SymbolEntry:
    """A title, a heading or the label of a turn, what stands under it, and how many words it is.

    `name` is what it is called where that is not what its heading says.
    """

    heading: Block
    span: Span
    words: int
    entries: tuple["SymbolEntry", ...]
    name: str = ""


def document_symbol(
    snapshot: Snapshot, _params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Answer with the outline as a tree, or as a list where the client knows no trees."""
    entries = outline(snapshot.article, by_speaker=snapshot.settings.outline == "speakers")
    if snapshot.client.nested_symbols:
        return [_symbol(snapshot, entry) for entry in entries]
    return list(_flat(snapshot, entries, None))


# Not functions within the one above: one that calls itself holds on to itself, and with that to the
# article, until Python looks for such circles.
def _symbol(snapshot: Snapshot, entry: SymbolEntry) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=_name(entry),
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
            name=_name(entry),
            kind=types.SymbolKind.String,
            location=types.Location(snapshot.uri, snapshot.range(entry.span)),
            container_name=container,
        )
        yield from _flat(snapshot, entry.entries, _name(entry))


def outline(article: Article, *, by_speaker: bool = False) -> tuple[SymbolEntry, ...]:
    """The article's headings as a tree, under its title if it has one, and the turns below them.

    With `by_speaker` a conversation's speakers, each with their turns.
    """
    if by_speaker and (speakers := _speakers(article)):
        return speakers
    turns = [SymbolEntry(one.label, one.span, one.words, ()) for one in turns_of(article)]
    return _with_turns(_headings(article), turns)


def _speakers(article: Article) -> tuple[SymbolEntry, ...]:
    """Who speaks, in the order in which they begin, each with their turns below."""
    found: dict[str, list[SymbolEntry]] = {}
    for one in turns_of(article):
        turn = one.label.turn
        name = (turn.speaker if turn else "") or one.label.text
        found.setdefault(name, []).append(SymbolEntry(one.label, one.span, one.words, ()))
    return tuple(
        SymbolEntry(
            turns[0].heading,
            Span(turns[0].span.start, turns[-1].span.end),
            sum(turn.words for turn in turns),
            tuple(turns),
            name,
        )
        for name, turns in found.items()
    )


def _with_turns(
    entries: tuple[SymbolEntry, ...], turns: Sequence[SymbolEntry]
) -> tuple[SymbolEntry, ...]:
    """The entries, with each turn below the innermost that it stands in."""
    if not turns:
        return entries
    found: list[SymbolEntry] = []
    left = list(turns)
    for entry in entries:
        inside = [turn for turn in left if turn.span in entry.span]
        left = [turn for turn in left if turn.span not in entry.span]
        found.append(replace(entry, entries=_with_turns(entry.entries, inside)))
    # What neither stands in an entry nor beside all of them is of none.
    apart = (
        turn
        for turn in left
        if all(
            turn.span.end <= one.span.start or one.span.end <= turn.span.start for one in entries
        )
    )
    return tuple(sorted((*found, *apart), key=lambda entry: entry.span.start))


def _headings(article: Article) -> tuple[SymbolEntry, ...]:
    """The headings as a tree, under the title."""
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


def _name(entry: SymbolEntry) -> str:
    # Editors refuse a symbol without a name.
    return visible_line(entry.name or entry.heading.text) or "(no words)"
