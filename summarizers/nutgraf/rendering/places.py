"""The position of a sentence, for people: lines, columns and paragraphs from 1."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from nutgraf.article import Article, Role, Span
from nutgraf.cache import cached_with_blocks
from nutgraf.cancellation import checkpoint
from nutgraf.rendering.labels import label


def line_of(article: Article, span: Span) -> int:
    """The line on which `span` begins, counted from 1."""
    checkpoint()
    return article.lines.line(span.start) + 1


def column_of(article: Article, span: Span) -> int:
    """The column at which `span` begins, in code points from 1."""
    return article.lines.place(span.start)[1] + 1


def lines_of(article: Article, spans: Iterable[Span]) -> str:
    """The start of `spans` for people: "line 3", "lines 3 and 9", "paragraph 7".

    In a conversation, the speaker and time: "Tom Kell, 00:00:27".
    """
    starts = sorted({span.start for span in spans})
    if article.is_conversation:
        return _and(article, dict.fromkeys(_in_turn(article, start) for start in starts))
    if any(_is_in_long_line(article, start) for start in starts):
        return _told(article, "paragraph", {_paragraph(article, start) for start in starts})
    return _told(article, "line", {article.lines.line(start) + 1 for start in starts})


def time_of(article: Article, span: Span) -> str:
    """The time code at a position of a conversation; the line if there is none."""
    block = article.block_at(span.start)
    turn = block.turn if block else None
    time = turn.time_at(span.start - block.span.start) if turn and block else ""
    return time or label(article, "line {}", line_of(article, span))


def speaker_of(article: Article, span: Span) -> str:
    """The speaker at a position of a conversation; "" if unnamed."""
    block = article.block_at(span.start)
    return block.turn.speaker if block and block.turn else ""


def _in_turn(article: Article, start: int) -> str:
    """Who speaks at a place of a conversation, and when."""
    place = Span(start, start)
    speaker, told = speaker_of(article, place), time_of(article, place)
    return f"{speaker}, {told}" if speaker else told


def _told(article: Article, name: str, numbers: Iterable[int]) -> str:
    told = list(map(str, sorted(numbers)))
    named = f"{name} {{}}" if len(told) == 1 else f"{name}s {{}}"
    return label(article, named, _and(article, told))


def _and(article: Article, told: Iterable[str]) -> str:
    return f" {label(article, 'and')} ".join(told)


# A line that fills a screen is too long to find a sentence in, if it is not one paragraph.
_LONG_LINE = 1000


def _is_in_long_line(article: Article, offset: int) -> bool:
    """Whether a line is too long to follow and holds several paragraphs, as HTML often does."""
    checkpoint()
    line = article.lines.line(offset)
    start = article.lines.starts[line]
    after = article.lines.starts[line + 1 : line + 2]
    end = after[0] if after else len(article.source)
    if end - start <= _LONG_LINE:
        return False
    first, past = (bisect_left(_paragraphs(article), place) for place in (start, end))
    return past - first > 1


@cached_with_blocks
def _paragraphs(article: Article) -> Sequence[int]:
    """Where each paragraph of the body begins."""
    return tuple(block.span.start for block in article.blocks if block.role is Role.BODY)


def paragraph_of(article: Article, span: Span) -> int:
    """The paragraph of the body in which `span` begins, counted from 1."""
    return _paragraph(article, span.start)


def _paragraph(article: Article, offset: int) -> int:
    """The paragraph that `offset` is in, counted from 1."""
    return max(1, bisect_right(_paragraphs(article), offset))


# A sentence that was shown in full before is recalled by its opening.
_RECALL_WORDS = 9


def recalled(text: str) -> str:
    """The opening of a sentence that the reader has seen already.

    >>> recalled("One two three four five six seven eight nine ten eleven twelve.")
    'One two three four five six seven eight nine …'
    """
    words = text.split()
    return text if len(words) <= _RECALL_WORDS + 2 else " ".join(words[:_RECALL_WORDS]) + " …"
