"""What people are quoted with, and who they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article, Sentence, Span
from nutgraf.claims import Attribution
from nutgraf.reading.words import count_words

# Fewer quoted words are a term or a title, not something somebody said.
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, and its speaker as the text names them, if it does."""

    span: Span
    speaker: Span | None
    sentence: int


def quotes(
    article: Article, attributions: Sequence[Attribution], sentences: Sequence[Sentence]
) -> list[Quote]:
    """The direct quotations that begin in one of `sentences`, in the order of the text."""
    if not sentences:
        return []
    return [
        Quote(found.content, found.source, found.sentence)
        for found in attributions
        if found.direct
        and any(
            sentence.span.start <= found.content.start < sentence.span.end for sentence in sentences
        )
        and count_words(found.content.of(article.source)) >= _FEWEST_WORDS
    ]
