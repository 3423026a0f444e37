"""Weights trained on annotated articles, read from their list."""

from collections.abc import Mapping
from functools import cache

from nutgraf.models import learned


@cache
def weights(model: str, language: str) -> Mapping[str, float]:
    """The weights of a model by the names of its features; a line is a weight and a name.

    >>> len(weights("cue", "en")) > 100
    True
    """
    pairs = (
        line.partition(" ") for line in learned("attribution-weights", language).get(model, ())
    )
    return {name: float(weight) for weight, _, name in pairs}
