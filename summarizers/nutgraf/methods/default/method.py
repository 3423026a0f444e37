"""The default: a weighted sum of plain features, for one sentence and for more.

The features are in `wording`, `evidence`, `place`, `context` and `term_usage`, the weights in
`models/default.toml`; docs/default.md describes their training. A rating is the logarithm of how
much more likely one sentence is than another to be in a summary of the requested length.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods.default.article_features import (
    OF_ITS_PLACE,
    OF_ITSELF,
    ArticleFeatures,
)
from nutgraf.methods.default.feature import Row
from nutgraf.methods.default.model import model

# Weights are known for one sentence and for this many; between them the logarithm decides.
_MORE = 3


class Default:
    """Features of good summaries of this length, learned from articles and their summaries."""

    name = "default"
    # Its ratings are on the scale by which `selection.together` weighs sets.
    weighs_together = True

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The weighted sum of each sentence's features."""
        return self.rate_some(article, count, range(article.size))

    def rate_some(self, article: Article, count: int, indexes: Sequence[int]) -> Sequence[float]:
        """The same of the sentences at `indexes` only."""
        scene = ArticleFeatures.of(article)
        share = more(count)
        weights = _weights(share)
        ratings = []
        for index in checked(indexes):
            look = scene.sentence_features[index]
            rating = look.one + share * (look.three - look.one) - weights.usual_here
            ratings.append(rating + sum(map(mul, weights.here, scene.row_here(index))))
        return ratings

    def explain(self, article: Article, count: int, index: int) -> Mapping[str, float]:
        """What each kind of feature adds to the rating of a sentence, which is their sum."""
        scene = ArticleFeatures.of(article)
        weights = _weights(more(count)).all
        found = (*scene.own_row(index), *scene.row_here(index))
        parts = dict.fromkeys(_KINDS, 0.0)
        for kind, weight, usual, value in zip(_KINDS, weights, _usual(), found, strict=True):
            parts[kind] += weight * (value - usual)
        return parts


def more(count: int) -> float:
    """The position of `count` sentences between one (0) and three or more (1).

    >>> more(1), round(more(2), 2), more(3), more(50)
    (0.0, 0.63, 1.0, 1.0)
    """
    return min(1.0, math.log(max(1, count)) / math.log(_MORE))


FEATURES = (*OF_ITSELF, *OF_ITS_PLACE)
"""All features of a sentence."""
_KINDS = tuple(feature.kind for feature in FEATURES)


class _Weights(NamedTuple):
    """Weights of features: those of `HERE`, the usual sentence's sum of them, and all."""

    here: Row
    usual_here: float
    all: Row


@cache
def _usual() -> Row:
    return tuple(model().usual[feature.name] for feature in FEATURES)


@lru_cache(maxsize=8)
def _weights(share: float) -> _Weights:
    """The weights `share` of the way from one sentence to three."""
    one, three = model().one, model().three
    names = [feature.name for feature in FEATURES]
    found = tuple(one[name] + share * (three[name] - one[name]) for name in names)
    here = found[len(OF_ITSELF) :]
    return _Weights(here, sum(map(mul, here, _usual()[len(OF_ITSELF) :])), found)
