"""Where a sentence stands, for people: lines and columns from 1."""

from collections.abc import Iterable

from nutgraf.article import Article, Span
from nutgraf.cancellation import checkpoint


def line_of(article: Article, span: Span) -> int:
    """The line on which `span` begins, counted from 1."""
    checkpoint()
    return article.lines.line(span.start) + 1


def column_of(article: Article, span: Span) -> int:
    """The column at which `span` begins, in code points from 1."""
    return article.lines.place(span.start)[1] + 1


def lines_of(article: Article, spans: Iterable[Span]) -> str:
    """The lines on which `spans` begin, as a reader is told them: "line 3", "lines 3 and 9"."""
    numbers = sorted({line_of(article, span) for span in spans})
    return f"{'line' if len(numbers) == 1 else 'lines'} {' and '.join(map(str, numbers))}"


# A sentence that was shown in full before is recalled by its opening.
_RECALL_WORDS = 9


def recalled(text: str) -> str:
    """The opening of a sentence that the reader has seen already.

    >>> recalled("One two three four five six seven eight nine ten eleven twelve.")
    'One two three four five six seven eight nine …'
    """
    words = text.split()
    return text if len(words) <= _RECALL_WORDS + 2 else " ".join(words[:_RECALL_WORDS]) + " …"
