"""How an article uses a stem, and what makes it likely that a summary uses it too."""

import math
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.model import model

# The parts of an article: its first sentence, the next two, the three after, and the rest.
FIRST, NEXT, AFTER, LATER = range(4)


class StemUse(NamedTuple):
    """How an article uses a stem.

    Attributes:
        uses: how many sentences use it.
        size: how many sentences there are.
        opening: the first part of the article that uses it, from `FIRST` to `LATER`.
        title: whether the title has it.
        heading: whether a heading has it.
        named: whether it is written with a capital letter inside the sentence at hand.
        digit: whether it has a digit.
        letters: how many letters it has, up to `MOST_LETTERS`.
        rarity: 0 for stems of every article, 1 for those that hardly any has.
    """

    uses: int
    size: int
    opening: int
    title: bool
    heading: bool
    named: bool
    digit: bool
    letters: int
    rarity: float


USUAL_SIZE_LOG = 4
MOST_LETTERS = 12

# As many as differ in a thousand articles; the answers to half of all questions are among them.
_REMEMBERED_USES = 1 << 15

# What makes it likely that a summary uses a stem.
STEM: tuple[Feature, ...] = (
    Feature("always", "stem", "the same for every stem"),
    Feature("log of count", "stem", "how many sentences use it"),
    Feature("log of share", "stem", "the same in proportion to the article"),
    Feature("only once", "stem", "one sentence uses it"),
    Feature("in the first sentence", "stem", "the first sentence does"),
    Feature("in the next two", "stem", "one of the next two does, not the first"),
    Feature("in the three after", "stem", "one of the three after does, none before"),
    Feature("in the title", "stem", "the title has it"),
    Feature("in a heading", "stem", "a heading has it"),
    Feature("capital letter", "stem", "it has a capital letter inside the sentence"),
    Feature("has a digit", "stem", "it is a number or has one"),
    Feature("rarity", "stem", "few articles have it"),
    Feature("rarity by log of count", "stem", "few articles have it and this one often"),
    Feature("first sentence by log of count", "stem", "the first sentence uses it and many others"),
    Feature("letters", "stem", "how long it is"),
    Feature("log of sentences", "stem", "how long the article is"),
)


def row(use: StemUse) -> Row:
    """How much there is of each of `STEM`, in its order."""
    often, size = math.log(use.uses), math.log1p(use.size)
    return (
        1.0,
        often,
        often / size,
        use.uses == 1,
        use.opening == FIRST,
        use.opening == NEXT,
        use.opening == AFTER,
        use.title,
        use.heading,
        use.named,
        use.digit,
        use.rarity,
        use.rarity * often,
        often if use.opening == FIRST else 0.0,
        use.letters / MOST_LETTERS,
        size / USUAL_SIZE_LOG,
    )


@lru_cache(maxsize=_REMEMBERED_USES)
def likelihood(use: StemUse) -> float:
    """How likely a summary is to use a stem that its article uses so, from 0 to 1."""
    return 1 / (1 + math.exp(-sum(map(mul, _weights(), row(use)))))


@cache
def _weights() -> Row:
    known = model().stem
    return tuple(known[feature.name] for feature in STEM)
