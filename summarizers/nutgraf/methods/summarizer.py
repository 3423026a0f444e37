"""The summarizer protocol."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from nutgraf.article import Article


class Summarizer(Protocol):
    """Rates the sentences of an article.

    The first line of the class's docstring is its description in `nutgraf methods`.
    """

    name: str

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """One rating per `article.sentences`, higher is better.

        `count` is about how many sentences are wanted, 1 or more. The article has at least one
        sentence. Equal ratings go to the earlier sentence.
        """
        ...


@runtime_checkable
class PartialSummarizer(Summarizer, Protocol):
    """A summarizer that can also rate a few of an article's sentences, sooner than all."""

    def rate_some(self, article: Article, count: int, indexes: Sequence[int]) -> Sequence[float]:
        """The same ratings as `rate`, to the last digit, for the sentences at `indexes`."""
        ...
