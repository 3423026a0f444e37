"""How an article uses a stem, and what makes it likely that a summary uses it too."""

import math
from enum import Enum
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, truth


class Opening(Enum):
    """The parts of an article's opening: its first sentence, the next two, the three after."""

    FIRST = 0
    NEXT = 1
    AFTER = 2


class StemUse(NamedTuple):
    """How an article uses a stem.

    Attributes:
        uses: how many sentences use it.
        size: how many sentences there are.
        opening: which part of the opening uses it; None where none does.
        title: whether the title has it.
        heading: whether a heading has it.
        named: whether it is written with a capital letter inside the sentence at hand.
        digit: whether it has a digit.
        letters: how many letters it has, up to `MOST_LETTERS`.
        rarity: 0 for stems of every article, 1 for those that hardly any has.
    """

    uses: int
    size: int
    opening: Opening | None
    title: bool
    heading: bool
    named: bool
    digit: bool
    letters: int
    rarity: float


USUAL_SIZE_LOG = 4
MOST_LETTERS = 12

# What makes it likely that a summary uses a stem.
STEM: tuple[Feature[StemUse], ...] = (
    Feature("always", "stem", "the same for every stem", lambda _: 1.0),
    Feature("log of count", "stem", "how many sentences use it", lambda u: math.log(u.uses)),
    Feature(
        "log of share",
        "stem",
        "the same in proportion to the article",
        lambda u: math.log(u.uses) / math.log1p(u.size),
    ),
    Feature("only once", "stem", "one sentence uses it", lambda u: truth(u.uses == 1)),
    Feature(
        "in the first sentence",
        "stem",
        "the first sentence does",
        lambda u: truth(u.opening is Opening.FIRST),
    ),
    Feature(
        "in the next two",
        "stem",
        "one of the next two does, not the first",
        lambda u: truth(u.opening is Opening.NEXT),
    ),
    Feature(
        "in the three after",
        "stem",
        "one of the three after does, none before",
        lambda u: truth(u.opening is Opening.AFTER),
    ),
    Feature("in the title", "stem", "the title has it", lambda u: truth(u.title)),
    Feature("in a heading", "stem", "a heading has it", lambda u: truth(u.heading)),
    Feature(
        "capital letter",
        "stem",
        "it has a capital letter inside the sentence",
        lambda u: truth(u.named),
    ),
    Feature(
        "has a digit",
        "stem",
        "it is a number or has one",
        lambda u: truth(u.digit),
    ),
    Feature("rarity", "stem", "few articles have it", lambda u: u.rarity),
    Feature(
        "rarity by log of count",
        "stem",
        "few articles have it and this one often",
        lambda u: u.rarity * math.log(u.uses),
    ),
    Feature(
        "first sentence by log of count",
        "stem",
        "the first sentence uses it and many others",
        lambda u: math.log(u.uses) if u.opening is Opening.FIRST else 0.0,
    ),
    Feature(
        "letters",
        "stem",
        "how long it is",
        lambda u: u.letters / MOST_LETTERS,
    ),
    Feature(
        "log of sentences",
        "stem",
        "how long the article is",
        lambda u: math.log1p(u.size) / USUAL_SIZE_LOG,
    ),
)
