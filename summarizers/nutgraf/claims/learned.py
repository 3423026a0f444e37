"""The weights that were learned from annotated articles, from their list."""

from collections.abc import Mapping
from functools import cache

from nutgraf.claims.wordlists import sections


@cache
def weights(model: str, language: str) -> Mapping[str, float]:
    """The weights of a model by the names of its features; a line is a weight and a name.

    >>> len(weights("cue", "en")) > 100
    True
    """
    pairs = (line.partition(" ") for line in sections("attribution-weights", language)[model])
    return {name: float(weight) for weight, _, name in pairs}
