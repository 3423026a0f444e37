"""`textDocument/foldingRange`: sections, turns, front matter, page furniture, each to a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lsprotocol import types

import nutgraf
from nutgraf.article import Article, Block, Role, Section, Span
from nutgraf.cancellation import checked
from nutgraf.lines import line_end
from nutgraf_server.lsp.documents.extents import extent
from nutgraf_server.lsp.documents.turns import turns_of
from nutgraf_server.lsp.session.snapshots import Snapshot


class FoldedPart(StrEnum):
    """What can be folded."""

    SECTION = "section"
    TURN = "turn"
    METADATA = "metadata"
    FURNITURE = "page furniture"


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch to fold, and what of it stays to be seen: its heading, or its first line.

    `words` are those of the article that it hides.
    """

    span: Span
    head: Span
    part: FoldedPart
    words: int


_Placed = tuple[Fold, types.FoldingRange]

# What goes with a page's metadata where it stands among it, as in front matter.
_CREDITS = frozenset({Role.TITLE, Role.BYLINE, Role.DATE})

# By these the editor's commands "fold all comments" and "fold all regions" find them. Headings are
# neither: "fold" and "fold all" are for them.
_KINDS = {
    FoldedPart.METADATA: types.FoldingRangeKind.Comment,
    FoldedPart.FURNITURE: types.FoldingRangeKind.Region,
}


def folding_range(
    snapshot: Snapshot, _params: types.FoldingRangeParams
) -> list[types.FoldingRange]:
    """Answer with what can be folded, in the order of the text."""
    client = snapshot.client
    found = limited(folds(snapshot.article, count=client.collapsed_text), client.most_folds)
    placed = _by_line(snapshot, found) if client.only_lines_fold else _by_place(snapshot, found)
    ranges = []
    for fold, range_ in placed:
        if range_.start_line < range_.end_line:
            range_.kind = _KINDS.get(fold.part)
            range_.collapsed_text = _collapsed(fold) if client.collapsed_text else None
            ranges.append(range_)
    return ranges


def folds(article: Article, *, count: bool = True) -> tuple[Fold, ...]:
    """What can be folded of `article`, nested, in the order of the text.

    Counting the words takes a look at all of them, and may be left out.
    """
    stretches = tuple(_stretches(article.blocks))
    turns = (Fold(t.span, t.label.span, FoldedPart.TURN, t.words) for t in turns_of(article))
    found = [*stretches, *_titled(article, stretches, count=count), *turns]
    return tuple(sorted(found, key=lambda fold: (fold.span.start, -fold.span.end)))


def limited(found: Sequence[Fold], most: int | None) -> tuple[Fold, ...]:
    """As many folds as the client wants, the outer ones first."""
    if most is None or len(found) <= most:
        return tuple(found)
    depths: list[int] = []
    around: list[Fold] = []
    for fold in found:
        while around and around[-1].span.end <= fold.span.start:
            around.pop()
        depths.append(len(around))
        around.append(fold)
    order = sorted(range(len(found)), key=lambda place: (depths[place], place))
    return tuple(found[place] for place in sorted(order[:most]))


def _titled(article: Article, stretches: Sequence[Fold], *, count: bool) -> Iterator[Fold]:
    """The sections, and around them the article under its title."""
    words = 0
    inside: list[Fold] = []
    for section in article.sections:
        found, own = _sections(article, section, count=count)
        inside += found
        words += own
    title = article.title
    if title is not None and article.sections and _opens(article, title, stretches):
        span = Span(title.span.start, extent(article, article.sections[-1]).end)
        yield Fold(span, title.span, FoldedPart.SECTION, words)
    yield from inside


def _opens(article: Article, title: Block, stretches: Sequence[Fold]) -> bool:
    """Whether everything that could be folded with the title stands below it."""
    first = article.sections[0].span.start
    return title.span.start < first and not any(title.span in fold.span for fold in stretches)


def _sections(article: Article, section: Section, *, count: bool) -> tuple[list[Fold], int]:
    """The section and those below it, and how many words they have."""
    words = sum(map(_words, checked(section.blocks))) if count else 0
    below: list[Fold] = []
    for inner in section.subsections:
        found, own = _sections(article, inner, count=count)
        below += found
        words += own
    if section.heading is None:
        return below, words
    fold = Fold(extent(article, section), section.heading.span, FoldedPart.SECTION, words)
    return [fold, *below], words


def _stretches(blocks: Sequence[Block]) -> Iterator[Fold]:
    """Front matter and the like, and page furniture, wherever several blocks of it meet."""
    run: list[Block] = []
    for block in checked(blocks):
        if run and not _goes_on(run[0], block):
            yield from _stretch(run)
            run = []
        if run or block.role in (Role.METADATA, Role.FURNITURE):
            run.append(block)
    yield from _stretch(run)


def _goes_on(first: Block, block: Block) -> bool:
    return block.role is first.role or (first.role is Role.METADATA and block.role in _CREDITS)


def _stretch(run: list[Block]) -> Iterator[Fold]:
    while run and run[-1].role in _CREDITS:
        run.pop()
    if run:
        part = FoldedPart.METADATA if run[0].role is Role.METADATA else FoldedPart.FURNITURE
        span = Span(run[0].span.start, run[-1].span.end)
        yield Fold(span, Span(span.start, span.start), part, 0)


def _words(block: Block) -> int:
    return sum(nutgraf.count_words(sentence.text) for sentence in block.sentences)


def _by_place(snapshot: Snapshot, found: Sequence[Fold]) -> Iterator[_Placed]:
    """Each fold from the end of its heading on; of a stretch without one, of its first line."""
    source = snapshot.article.source
    for fold in checked(found):
        first = fold.head.end if fold.head else line_end(source, fold.span.start)
        place = snapshot.range(Span(first, max(first, fold.span.end)))
        start, end = place.start, place.end
        yield fold, types.FoldingRange(start.line, end.line, start.character, end.character)


def _by_line(snapshot: Snapshot, found: Sequence[Fold]) -> Iterator[_Placed]:
    """Each fold in whole lines: one that begins on a line, none that hides another's first."""
    line_of = snapshot.text.rope.line_of
    first_lines = [line_of(fold.span.start) for fold in found]
    last_to_begin = dict(zip(first_lines, found, strict=True))
    above = -1
    for fold, first in zip(found, first_lines, strict=True):
        last = line_of(fold.span.end)
        following = last_to_begin.get(last)
        if following is not None and following.span.start >= fold.span.end:
            last -= 1
        if first > above:
            above = first
            yield fold, types.FoldingRange(first, last)


def _collapsed(fold: Fold) -> str:
    if fold.part not in (FoldedPart.SECTION, FoldedPart.TURN):
        return f"… {fold.part.value}"
    return f"… {fold.words} {'word' if fold.words == 1 else 'words'}"
