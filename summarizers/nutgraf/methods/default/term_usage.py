"""How an article uses a stem, and how likely it is that a summary uses it too."""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import islice
from operator import mul
from typing import NamedTuple

from nutgraf.methods.default.feature import Feature, Row
from nutgraf.methods.default.model import idfs, model

# The parts of an article: its first sentence, the next two, the three after, and the rest.
FIRST, NEXT, AFTER, LATER = range(4)


class TermUsage(NamedTuple):
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


class TermProfile(NamedTuple):
    """The properties of a stem, independent of the article.

    Attributes:
        named: whether it is written with a capital letter inside the sentence at hand.
        digit: whether it has a digit.
        letters: its number of letters, up to `MOST_LETTERS`.
        idf: 0 for stems of every article, 1 for those that hardly any has.
    """

    named: bool
    digit: bool
    letters: int
    idf: float


USUAL_SIZE_LOG = 4
MOST_LETTERS = 12

# Articles of any length up to a hundred sentences use stems in fewer ways than this.
_REMEMBERED_USES = 1 << 14
# As many as cached stems: a large newsroom vocabulary.
_REMEMBERED_STEMS = 1 << 16
# More languages than a corpus is likely to mix.
_MOST_LANGUAGES = 16

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
    Feature("idf", "stem", "few articles have it"),
    Feature("idf by log of count", "stem", "few articles have it and this one often"),
    Feature("first sentence by log of count", "stem", "the first sentence uses it and many others"),
    Feature("letters", "stem", "how long it is"),
    Feature("log of sentences", "stem", "how long the article is"),
)


def row(use: TermUsage, make: TermProfile) -> Row:
    """The values of `STEM`, in its order."""
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
        make.idf,
        make.idf * often,
        often if use.opening == FIRST else 0.0,
        make.letters / MOST_LETTERS,
        size / USUAL_SIZE_LOG,
    )


def profile_of(stem: str, language: str, named: bool) -> TermProfile:  # noqa: FBT001
    """The profile of a stem of a language."""
    return TermProfile(
        named,
        not stem.isalpha() and any(map(str.isdigit, stem)),
        min(MOST_LETTERS, len(stem)),
        idfs(language).get(stem, 1.0),
    )


def likelihood(use: TermUsage, make: TermProfile) -> float:
    """How likely a summary is to use a stem, from 0 to 1.

    The weighted sum of its row comes in parts, each of which recurs in article after article.
    """
    return _likelihood(_parts_of_use(use), (make.idf, _part_of_make(make)))


def _likelihood(use: tuple[float, float], make: tuple[float, float]) -> float:
    of_use, for_rarity = use
    idf, of_make = make
    return 1 / (1 + math.exp(-(of_use + for_rarity * idf + of_make)))


_PLAIN = TermProfile(named=False, digit=False, letters=0, idf=0.0)
_ONCE = TermUsage(1, 1, LATER, title=False, heading=False)


@lru_cache(maxsize=_REMEMBERED_USES)
def _parts_of_use(use: TermUsage) -> tuple[float, float]:
    """The contribution of a use for a plain stem, and per unit of its idf, the only interaction."""
    plain = _sum(use, _PLAIN)
    return plain, _sum(use, _PLAIN._replace(idf=1.0)) - plain


@lru_cache(maxsize=_REMEMBERED_USES)
def _part_of_make(make: TermProfile) -> float:
    """The contribution of a stem's profile besides its idf."""
    return _sum(_ONCE, make._replace(idf=0.0)) - _sum(_ONCE, _PLAIN)


# Longer ones are not met again, and would fill the memory.
_LONGEST_STEM = 100

# A stem, and whether it has a capital letter inside the sentence at hand.
Written = tuple[str, bool]


class _Makes(dict[Written, tuple[float, float]]):
    """A cache of a language's stems: the idf of each, and the contribution of its profile.

    A look-up needs no call if a stem is cached.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, stem: Written) -> tuple[float, float]:
        if len(self) >= _REMEMBERED_STEMS:
            for old in list(islice(self, _REMEMBERED_STEMS // 2)):
                self.pop(old, None)
        make = profile_of(stem[0], self._language, stem[1])
        found = make.idf, _part_of_make(make)
        if len(stem[0]) <= _LONGEST_STEM:
            self[stem] = found
        return found


_makes = lru_cache(maxsize=_MOST_LANGUAGES)(_Makes)


class Likelihoods(dict[Written, float]):
    """The probabilities that a summary uses the stems of an article, computed on demand.

    Args:
        language: the article's.
        size: its number of sentences.
        counts: in how many of them each stem occurs.
        opening: the first part of the article that uses a stem, of those used before `LATER`.
        title: the stems of the title.
        headings: the stems of the headings.
    """

    def __init__(
        self,
        language: str,
        size: int,
        counts: Mapping[str, int],
        opening: Mapping[str, int],
        title: AbstractSet[str],
        headings: AbstractSet[str],
    ) -> None:
        super().__init__()
        self._size = size
        self._counts = counts
        self._opening = opening
        self._title = title
        self._headings = headings
        self._makes = _makes(language)
        self._uses: dict[tuple[int, int, bool, bool], tuple[float, float]] = {}

    def use(self, stem: str) -> TermUsage:
        """How the article uses a stem."""
        uses, opening, title, heading = self._used(stem)
        return TermUsage(uses, self._size, opening, title, heading)

    def __missing__(self, stem: Written) -> float:
        # An article uses most of its stems in a few ways: once, and so on.
        used = self._used(stem[0])
        parts = self._uses.get(used)
        if parts is None:
            parts = self._uses[used] = _parts_of_use(self.use(stem[0]))
        found = self[stem] = _likelihood(parts, self._makes[stem])
        return found

    def _used(self, stem: str) -> tuple[int, int, bool, bool]:
        return (
            self._counts[stem],
            self._opening.get(stem, LATER),
            stem in self._title,
            stem in self._headings,
        )


def _sum(use: TermUsage, make: TermProfile) -> float:
    total: float = sum(map(mul, _weights(), row(use, make)))
    return total


@cache
def _weights() -> Row:
    known = model().stem
    return tuple(known[feature.name] for feature in STEM)
