"""How an article uses a stem, and what makes it likely that a summary uses it too."""

import math
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.model import model, rarities

# The parts of an article: its first sentence, the next two, the three after, and the rest.
FIRST, NEXT, AFTER, LATER = range(4)


class Use(NamedTuple):
    """How an article uses a stem.

    Attributes:
        uses: how many sentences use it.
        size: how many sentences there are.
        opening: the first part of the article that uses it, from `FIRST` to `LATER`.
        title: whether the title has it.
        heading: whether a heading has it.
    """

    uses: int
    size: int
    opening: int
    title: bool
    heading: bool


class Make(NamedTuple):
    """What a stem is like, whatever the article.

    Attributes:
        named: whether it is written with a capital letter inside the sentence at hand.
        digit: whether it has a digit.
        letters: how many letters it has, up to `MOST_LETTERS`.
        rarity: 0 for stems of every article, 1 for those that hardly any has.
    """

    named: bool
    digit: bool
    letters: int
    rarity: float


USUAL_SIZE_LOG = 4
MOST_LETTERS = 12

# Articles of any length up to a hundred sentences use stems in fewer ways than this.
_REMEMBERED_USES = 1 << 14
# As many as stems are remembered: a large newsroom vocabulary.
_REMEMBERED_STEMS = 1 << 16

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


def row(use: Use, make: Make) -> Row:
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
        make.named,
        make.digit,
        make.rarity,
        make.rarity * often,
        often if use.opening == FIRST else 0.0,
        make.letters / MOST_LETTERS,
        size / USUAL_SIZE_LOG,
    )


@lru_cache(maxsize=_REMEMBERED_STEMS)
def make_of(stem: str, language: str, named: bool) -> Make:  # noqa: FBT001
    """What a stem of a language is like."""
    return Make(
        named,
        not stem.isalpha() and any(map(str.isdigit, stem)),
        min(MOST_LETTERS, len(stem)),
        rarities(language).get(stem, 1.0),
    )


def likelihood(use: Use, make: Make) -> float:
    """How likely a summary is to use a stem, from 0 to 1.

    The weighted sum of its row comes in parts, each of which recurs in article after article.
    """
    of_use, for_rarity = _parts_of_use(use)
    return 1 / (1 + math.exp(-(of_use + for_rarity * make.rarity + _part_of_make(make))))


_PLAIN = Make(named=False, digit=False, letters=0, rarity=0.0)
_ONCE = Use(1, 1, LATER, title=False, heading=False)


@lru_cache(maxsize=_REMEMBERED_USES)
def _parts_of_use(use: Use) -> tuple[float, float]:
    """What a use adds for a plain stem, and for each of its rarity, which alone minds the use."""
    plain = _sum(use, _PLAIN)
    return plain, _sum(use, _PLAIN._replace(rarity=1.0)) - plain


@lru_cache(maxsize=_REMEMBERED_USES)
def _part_of_make(make: Make) -> float:
    """What a stem's make adds besides its rarity."""
    return _sum(_ONCE, make._replace(rarity=0.0)) - _sum(_ONCE, _PLAIN)


def _sum(use: Use, make: Make) -> float:
    total: float = sum(map(mul, _weights(), row(use, make)))
    return total


@cache
def _weights() -> Row:
    known = model().stem
    return tuple(known[feature.name] for feature in STEM)
