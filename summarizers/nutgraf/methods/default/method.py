"""The default: a weighted sum of plain features, for one sentence and for more.

What is looked at stands in `wording`, `place` and `stem_use`, the weights in `weights.toml`; how
they were found is told in docs/default.md. A rating is the logarithm of how much more likely one
sentence is than another to stand in a summary of the length asked for.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from nutgraf.article import Article
from nutgraf.cancellation import checked
from nutgraf.methods.default.model import model
from nutgraf.methods.default.place import HERE
from nutgraf.methods.default.scene import Scene
from nutgraf.methods.default.wording import OWN

# Weights are known for one sentence and for this many; between them the logarithm decides.
_MORE = 3


class Default:
    """What summaries of this length are made of, learnt from articles and their summaries."""

    name = "default"
    # Its ratings are on the scale by which `selection.together` weighs sets.
    weighs_together = True

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """The weighted sum of each sentence's features."""
        return self.rate_some(article, count, range(article.size))

    def rate_some(self, article: Article, count: int, indexes: Sequence[int]) -> Sequence[float]:
        """The same of the sentences at `indexes` only."""
        scene = Scene.of(article)
        share = more(count)
        weights = _weights(share)
        here = [(weights[feature.name], feature.value) for feature in HERE]
        usual = sum(weights[feature.name] * model().usual[feature.name] for feature in HERE)
        ratings = []
        for index in checked(indexes):
            look = scene.look(index)
            rating = look.one + share * (look.three - look.one) - usual
            place = scene.place(index)
            ratings.append(rating + sum(weight * value(place) for weight, value in here))
        return ratings

    def explain(self, article: Article, count: int, index: int) -> Mapping[str, float]:
        """What each kind of feature adds to the rating of a sentence, which is their sum."""
        scene = Scene.of(article)
        weights = _weights(more(count))
        own, place = scene.wording(index), scene.place(index)
        values = [
            *((feature.name, feature.kind, feature.value(own)) for feature in OWN),
            *((feature.name, feature.kind, feature.value(place)) for feature in HERE),
        ]
        parts: dict[str, float] = {}
        for name, kind, value in values:
            parts[kind] = parts.get(kind, 0.0) + weights[name] * (value - model().usual[name])
        return parts


def more(count: int) -> float:
    """Where `count` sentences stand between one (0) and three or more (1).

    >>> more(1), round(more(2), 2), more(3), more(50)
    (0.0, 0.63, 1.0, 1.0)
    """
    return min(1.0, math.log(max(1, count)) / math.log(_MORE))


@lru_cache(maxsize=8)
def _weights(share: float) -> Mapping[str, float]:
    """The weights by the names of features, `share` of the way from one sentence to three."""
    one, three = model().one, model().three
    return {name: one[name] + share * (three[name] - one[name]) for name in one}
