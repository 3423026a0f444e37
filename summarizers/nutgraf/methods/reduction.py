"""Reduction: the sum of a sentence's similarities to all others.

Adam Fabish's Reduction (https://github.com/adamfabish/Reduction), which uses the similarity of
TextRank (Mihalcea and Tarau 2004) without its random walk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article
from nutgraf.methods import terms
from nutgraf.methods.shared_words import sums_by_likeness

# Two sentences of the same one word; TextRank takes 1.
_SINGLE_WORDS = 0.0


@dataclass(frozen=True, slots=True)
class Reduction:
    """Sum of the words shared with every other sentence (Fabish)."""

    name = "reduction"
    paper = "Adam Fabish, Reduction; similarity by Mihalcea and Tarau 2004"

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The sum of its similarities to the others."""
        del count
        sentences = terms.content(article)
        return sums_by_likeness(sentences, _SINGLE_WORDS)([1.0] * len(sentences))
