"""Sentences that begin as the article does."""

from dataclasses import dataclass

from nutgraf import Article, parameter


@dataclass(frozen=True)
class FirstWords:
    """Sentences with words of the article's first ones."""

    words: int = parameter(30, "how many of the article's first words count", least=1)
    name = "first-words"

    def rate(self, article: Article, count: int) -> list[float]:
        """How many of the first words a sentence has."""
        texts = [sentence.text.lower().split() for sentence in article.sentences]
        first = {*[word for text in texts for word in text][: self.words]}
        return [float(len(first.intersection(text))) for text in texts]
