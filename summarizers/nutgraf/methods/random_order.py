"""Sentences drawn at random: the baseline that every method must exceed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.article import Article
from nutgraf.methods.parameters import parameter


@dataclass(frozen=True, slots=True)
class Random:
    """Sentences drawn at random, the same each time."""

    seed: int = parameter(20_260_101, "seed of the random draw", least=0, most=2**32 - 1)

    name = "random"
    paper = ""

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """A number from 0 to 1 for each, the same on every system."""
        del count
        draw = random.Random(self.seed)  # noqa: S311  # not for secrets
        return [draw.random() for _ in range(article.size)]
