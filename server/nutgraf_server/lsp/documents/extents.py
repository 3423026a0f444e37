"""How far the parts of an article reach in the source, with the markup that belongs to them.

The engine's spans are those of words: a heading's begins behind its number signs or its tag, and
its section's with it. Who selects or folds a section means whole lines.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from nutgraf.article import Article, Block, Section, Span
from nutgraf.lines import line_start


def block_at(article: Article, offset: int) -> Block | None:
    """The block that holds `offset`, its end included; of two that touch there, the second."""
    place = bisect_right(article.blocks, offset, key=lambda block: block.span.start) - 1
    if place < 0 or article.blocks[place].span.end < offset:
        return None
    return article.blocks[place]


def sections_at(article: Article, offset: int) -> Iterator[Section]:
    """The sections that hold `offset`, from the outermost inwards."""
    below = article.sections
    while below:
        place = bisect_right(below, offset, key=lambda section: section.span.start) - 1
        if place < 0 or below[place].span.end < offset:
            return
        yield below[place]
        below = below[place].subsections


def extent(article: Article, section: Section) -> Span:
    r"""The section's whole lines, without the empty ones at its end.

    Where something else stands on its first or last line, only what is its own.

    >>> import nutgraf
    >>> article = nutgraf.read("# T\n\n## One\n\nIt rained.\n\n## Two\n\nIt froze.\n", "markdown")
    >>> [extent(article, section).of(article.source) for section in article.sections]
    ['## One\n\nIt rained.', '## Two\n\nIt froze.']
    """
    start = _with_line(article, section.span.start)
    following = bisect_left(article.blocks, section.span.end, key=lambda block: block.span.start)
    last = article.blocks[following - 1].span.end if following else start
    end = section.span.end
    if last < end:
        # It ends where a heading's words begin.
        end = _with_line(article, end)
        source = article.source
        while end > last and source[end - 1].isspace():
            end -= 1
    return Span(start, max(start, end))


def _with_line(article: Article, offset: int) -> int:
    """The start of the line of the block at `offset`; where another ends on it, its end."""
    place = bisect_left(article.blocks, offset, key=lambda block: block.span.start)
    before = article.blocks[place - 1].span.end if place else 0
    return min(offset, max(before, line_start(article.source, offset)))
