"""TextRank: a sentence is rated by those that share its words, weighted by their own ratings.

Rada Mihalcea and Paul Tarau (2004): TextRank: Bringing Order into Texts. Proceedings of EMNLP,
404-411.

As in sumy, a sentence is also linked to itself, the random jump goes to any of the N sentences with
1/N, and a sentence that shares no word passes on almost nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article
from nutgraf.methods import terms
from nutgraf.methods.parameters import parameter
from nutgraf.methods.shared_words import likeness_to_itself, sums_by_likeness

# Added to the divisor.
_NOT_ZERO = 1e-7
# What is added there is lost in each round, so a fine epsilon is never reached.
_MOST_ROUNDS = 1000
# Two sentences of the same one word.
_SINGLE_WORDS = 1.0


@dataclass(frozen=True, slots=True)
class TextRank:
    """PageRank over sentences that share words (Mihalcea and Tarau 2004)."""

    damping: float = parameter(
        0.85, "share of a rating that comes from other sentences", least=0, below=1
    )
    epsilon: float = parameter(
        1e-4, "stop once a round changes the ratings by no more than this", least=1e-6, most=1
    )

    name = "textrank"
    paper = "Mihalcea and Tarau 2004, Proceedings of EMNLP, 404-411"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The share of a walker's time, from sentence to sentence by shared words."""
        del count
        sentences = terms.content(article)
        sums = sums_by_likeness(sentences, _SINGLE_WORDS)
        own = [likeness_to_itself(sentence, _SINGLE_WORDS) for sentence in sentences]
        total = len(sentences)
        passed_on = [
            self.damping / (links + itself + _NOT_ZERO)
            for links, itself in zip(sums([1.0] * total), own, strict=True)
        ]
        ratings = [1 / total] * total
        for _ in range(_MOST_ROUNDS):
            jump = (1 - self.damping) / total * math.fsum(ratings)
            shares = [rating * share for rating, share in zip(ratings, passed_on, strict=True)]
            following = [
                jump + links + share * itself
                for links, share, itself in zip(sums(shares), shares, own, strict=True)
            ]
            change = math.dist(following, ratings)
            ratings = following
            if change <= self.epsilon:
                break
        return ratings
