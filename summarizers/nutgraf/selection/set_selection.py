"""Set selection: sentences rated as a set rather than one by one.

A set's value is the sum of its ratings, less what two of its sentences both say: every word of
theirs that the article's summary may be expected to use counts once. A context-dependent sentence
costs what it loses, unless the sentence before it is in the set.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from nutgraf.article import Article
from nutgraf.cancellation import checkpoint
from nutgraf.frozen import dataclass
from nutgraf.methods.default.article_features import ArticleFeatures
from nutgraf.methods.default.method import more
from nutgraf.methods.default.model import model
from nutgraf.methods.registry import load

# For few sentences, all sets from this many of the best are tried. Larger sets grow one by one out
# of this many times their size, and are then improved by exchanging one sentence, unless they are
# too large for that.
POOL = 11
_FEW = 4
_POOL_TIMES = 3
_EXCHANGED = 12
# A set larger than this says nearly everything there is to say: ratings decide alone.
MOST = 40


def weighs_together(method: str) -> bool:
    """Whether a method's ratings are on the scale that sets are weighed by."""
    return bool(getattr(load(method), "weighs_together", False))


@dataclass(frozen=True, slots=True)
class Together:
    """The value of sets of an article's sentences.

    Attributes:
        leaning: what a sentence loses without the one before it, by index.
        stems: the stems of each sentence, by index.
        gains: the gain of each stem: how likely a summary is to use it, weighted.
        rest: the rest of each sentence's rating without the gains of its stems, by index.
    """

    leaning: Mapping[int, float]
    stems: Mapping[int, frozenset[str]]
    gains: Mapping[str, float]
    rest: Mapping[int, float]

    @classmethod
    def of(
        cls,
        article: Article,
        ratings: Mapping[int, float],
        leaning: Mapping[int, float],
        count: int,
    ) -> "Together":
        """Weigh sets of the sentences that have ratings, `count` of which are wanted."""
        scene, weight = ArticleFeatures.of(article), more(count) * model().said_twice
        gains: dict[str, float] = {}
        stems: dict[int, frozenset[str]] = {}
        for index in ratings:
            found = scene.sentence_features[index].stems
            stems[index] = frozenset(found)
            for stem in found.items():
                worth = weight * scene.expected[stem]
                gains[stem[0]] = max(worth, gains.get(stem[0], 0.0))
        rest = {
            index: rating - math.fsum(map(gains.__getitem__, stems[index]))
            for index, rating in ratings.items()
        }
        return cls(leaning, stems, gains, rest)

    def worth(self, chosen: Sequence[int]) -> float:
        """The value of the set of sentences with the indexes `chosen`."""
        used = frozenset().union(*(self.stems[index] for index in chosen))
        # Summed exactly, so that neither the order of sets nor that of `chosen` matters.
        return math.fsum(
            (
                *map(self.gains.__getitem__, used),
                *(self.rest[index] for index in chosen),
                *(-self.leaning[index] for index in chosen if index - 1 not in chosen),
            )
        )

    def at_most(self, pool: Sequence[int]) -> list[float]:
        """What each sentence of a pool adds to a set of it at most."""
        return [
            self.rest[index]
            + math.fsum(map(self.gains.__getitem__, self.stems[index]))
            - (0.0 if index - 1 in pool else self.leaning[index])
            for index in pool
        ]


# What rounding may do to a sum of ratings.
_ROUNDING = 1e-9

# From this degree on, a sentence needs the one before it.
NEEDS = 0.5


def pool_of(order: Iterable[int], leaning: Callable[[int], float], size: int) -> list[int]:
    """The first of `order`, without those that depend on one that is not among them.

    >>> pool_of([7, 3, 4, 9], lambda index: float(index in (4, 7)), 3)
    [3, 4, 9]
    """
    left = list(order)
    while True:
        found = left[:size]
        alone = [index for index in found if leaning(index) >= NEEDS and index - 1 not in found]
        if not alone:
            return found
        # The last first: without it, another may have room for the one that it depends on.
        left.remove(alone[-1])


# Whether a set may be chosen.
Allowed = Callable[[Sequence[int]], bool]


def best_set(together: Together, pool: Sequence[int], count: int, allowed: Allowed) -> list[int]:
    """The indexes of the best set of up to `count` sentences, in order.

    Args:
        together: the value of sets.
        pool: the indexes to choose from, best first.
        count: the maximum number wanted.
        allowed: whether a set may be chosen; every subset of an allowed set is allowed too.
    """
    if count <= _FEW:
        best = _of_all(together, sorted(pool[:POOL]), count, allowed)
        if best:
            return best
    near = pool[: max(POOL, _POOL_TIMES * count)]
    grown = _grown(together, near, count, allowed)
    if len(grown) <= _EXCHANGED:
        grown = _exchanged(together, near, grown, allowed)
    return sorted(grown)


def _of_all(together: Together, pool: Sequence[int], count: int, allowed: Allowed) -> list[int]:
    """The best of all sets of `count`; the first of equals; empty where none is allowed."""
    size = min(count, len(pool))
    at_most = together.at_most(pool)
    # An upper bound that is quickly computed rules out most sets.
    likely = sorted(range(len(pool)), key=lambda place: (-at_most[place], place))[:size]
    first = sorted(pool[place] for place in likely)
    most = together.worth(first) - _ROUNDING if allowed(first) else -math.inf
    bounds = [sum(values) + _ROUNDING for values in itertools.combinations(at_most, size)]
    sets = zip(bounds, itertools.combinations(pool, size), strict=True)
    best: tuple[int, ...] = ()
    # The most promising first, so that few are weighed.
    for bound, chosen in sorted((each for each in sets if each[0] >= most), key=_promise):
        if bound < most:
            break
        worth = together.worth(chosen)
        if (worth > most or (worth == most and best and chosen < best)) and allowed(chosen):
            best, most = chosen, worth
    return list(best)


def _promise(one: tuple[float, tuple[int, ...]]) -> float:
    return -one[0]


def _grown(together: Together, pool: Sequence[int], count: int, allowed: Allowed) -> list[int]:
    """A set to which the sentence that adds most was added, again and again."""
    chosen: list[int] = []
    left = list(pool)
    while left and len(chosen) < count:
        checkpoint()
        left = [index for index in left if allowed([*chosen, index])]
        if not left:
            break
        gains = {index: together.worth([*chosen, index]) for index in left}
        best = min(left, key=lambda index: (-gains[index], index))
        chosen.append(best)
        left.remove(best)
    return chosen


def _exchanged(
    together: Together, pool: Sequence[int], chosen: list[int], allowed: Allowed
) -> list[int]:
    """The set after the exchange of one sentence for another, as often as that makes it better."""
    worth = together.worth(chosen)
    # Every exchange makes it better, so it ends; this only bounds the time.
    for _ in range(len(chosen)):
        checkpoint()
        others = [index for index in pool if index not in chosen]
        tried = [
            [new if index == old else index for index in chosen]
            for old in sorted(chosen)
            for new in sorted(others)
        ]
        rated = [(together.worth(each), each) for each in tried]
        better = [(value, each) for value, each in rated if value > worth and allowed(each)]
        if not better:
            break
        worth, chosen = max(better, key=lambda pair: pair[0])
    return chosen
