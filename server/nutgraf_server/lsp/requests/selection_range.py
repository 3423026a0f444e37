"""`textDocument/selectionRange`: word, clause, sentence, paragraph, section, article."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from lsprotocol import types

from nutgraf.article import Article, Block, Role, Span
from nutgraf.cancellation import checked
from nutgraf.lines import line_end, line_start
from nutgraf_server.lsp.documents.clauses import clause_at, enclosures
from nutgraf_server.lsp.documents.extents import block_at, extent, sections_at
from nutgraf_server.lsp.session.snapshots import Snapshot

# No word is longer, and what pretends to be one is not walked through from end to end.
_LONGEST_WORD = 100
_INSIDE_WORDS = frozenset("'’-‐‑")
_INSIDE_NUMBERS = frozenset(".,:")
_AROUND_THE_ARTICLE = frozenset({Role.FURNITURE, Role.METADATA})


def selection_range(
    snapshot: Snapshot, params: types.SelectionRangeParams
) -> list[types.SelectionRange]:
    """Answer with one chain of growing ranges for each position."""
    article = snapshot.article
    return [
        _chain(snapshot, around(article, snapshot.offset(position)))
        for position in checked(params.positions)
    ]


def around(article: Article, offset: int) -> tuple[Span, ...]:
    r"""What holds `offset`, from the word to the whole text, each more than the one before it.

    >>> import nutgraf
    >>> article = nutgraf.read("# Rain\n\nIt rained, and froze. It was cold.\n", "markdown")
    >>> [span.of(article.source) for span in around(article, 23)]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['froze',
     'and froze',
     'It rained, and froze.',
     'It rained, and froze. It was cold.',
     '# Rain\n\nIt rained, and froze. It was cold.',
     '# Rain\n\nIt rained, and froze. It was cold.\n']
    """
    found: list[Span] = []
    for span in _levels(article, offset):
        grows = not found or (found[-1] in span and len(found[-1]) < len(span))
        if span and grows and span.start <= offset <= span.end:
            found.append(span)
    # Nothing holds the cursor in a text without a character.
    return tuple(found) or (Span(0, 0),)


def _levels(article: Article, offset: int) -> Iterator[Span]:
    """Everything that may be selected there, the smallest first."""
    source = article.source
    line = Span(line_start(source, offset), line_end(source, offset))
    yield _word(source, line, offset)
    block = block_at(article, offset) or block_at(article, line.end)
    if block is None:
        yield _stripped(source, line)
    elif block.sentences:
        yield from _inside(article, block, offset)
        yield block.span
    else:
        # A heading is a part of its line, code has several.
        yield from sorted((_stripped(source, line), block.span), key=len)
    if block is not None:
        # In front of a heading's words, as on its number signs, is in its section.
        offset = max(offset, min(block.span.start, line.end))
    yield from (extent(article, section) for section in [*sections_at(article, offset)][::-1])
    yield _whole(article)
    yield Span(0, len(source))


def _inside(article: Article, block: Block, offset: int) -> Iterator[Span]:
    """Clause, what encloses it, and sentence."""
    place = bisect_right(block.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    if place < 0:
        return
    span = block.sentences[place].span
    text = span.of(article.source)
    clause = clause_at(text, offset - span.start)
    for part in (*filter(None, [clause]), *enclosures(text)):
        yield Span(span.start + part.start, span.start + part.end)
    yield span


def _word(source: str, line: Span, offset: int) -> Span:
    """The word at `offset`, or the one that ends there; empty where there is none."""
    start = end = offset
    while start > max(line.start, offset - _LONGEST_WORD) and _in_word(source, start - 1):
        start -= 1
    while end < min(line.end, offset + _LONGEST_WORD) and _in_word(source, end):
        end += 1
    return Span(start, end)


def _in_word(source: str, place: int) -> bool:
    """Whether the character there is one of a word's, or stands between two that are."""
    character = source[place]
    around = source[place - 1 : place + 2 : 2] if place else ""
    if character in _INSIDE_WORDS:
        return len(around) == 2 and all(map(_is_letter, around))  # noqa: PLR2004 - both sides
    if character in _INSIDE_NUMBERS:
        return len(around) == 2 and around.isdecimal()  # noqa: PLR2004
    return _is_letter(character)


def _is_letter(character: str) -> bool:
    # Vowel points and accents set apart belong to the letter before them.
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _stripped(source: str, line: Span) -> Span:
    text = line.of(source)
    start = line.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))


def _whole(article: Article) -> Span:
    """The article without the page around it; empty where there is none."""
    first, last = (
        next((block.span for block in blocks if block.role not in _AROUND_THE_ARTICLE), Span(0, 0))
        for blocks in (article.blocks, reversed(article.blocks))
    )
    return Span(line_start(article.source, first.start), last.end)


def _chain(snapshot: Snapshot, spans: tuple[Span, ...]) -> types.SelectionRange:
    """The ranges as the protocol has them, each with the one around it."""
    *inner, outermost = spans
    chain = types.SelectionRange(range=snapshot.range(outermost))
    for span in reversed(inner):
        chain = types.SelectionRange(range=snapshot.range(span), parent=chain)
    return chain
