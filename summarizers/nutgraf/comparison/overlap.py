"""The overlap of two methods' picks."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from nutgraf.selection import Summary


def jaccard(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """What both have as a share of what either has, by Jaccard; 1 where neither has anything.

    >>> jaccard({1, 2, 3}, {2, 3, 4})
    0.5
    """
    either = len(one | other)
    return len(one & other) / either if either else 1.0


def overlaps(summaries: Sequence[Summary]) -> tuple[tuple[float, ...], ...]:
    """The Jaccard overlap of each summary's picks with every other's, and with its own: 1."""
    picked = [frozenset(pick.sentence.index for pick in one.picks) for one in summaries]
    return tuple(tuple(jaccard(one, other) for other in picked) for one in picked)
