"""The first sentences: a strong baseline for news, and for nothing else."""

from collections.abc import Sequence

from nutgraf.article import Article


class Lead:
    """The article's first sentences, in order."""

    name = "lead"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """Falling from 1 for the first sentence."""
        del count
        total = len(article.sentences)
        return [1 - sentence.index / total for sentence in article.sentences]
