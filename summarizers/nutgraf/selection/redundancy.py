"""Whether two sentences say the same."""

from collections.abc import Iterable
from functools import lru_cache

from nutgraf.reading.word_forms import content_stems

# From this share of the shorter one's words upwards a reader feels told twice. Two sentences of one
# subject share about a fifth.
_SAME = 0.6
# A handful of words overlaps by chance.
_FEWEST = 3


# A briefing holds each of an article's sentences against others many times: those of a long one.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=_REMEMBERED)
def stems_of(text: str, language: str) -> frozenset[str]:
    """What a sentence is compared by."""
    return frozenset(content_stems(text, language))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the other; 0 where either has too few words."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= _FEWEST else float(one == other)


def repeats(one: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    """Whether a sentence with these stems says what one of the others says.

    >>> repeats(frozenset("abcd"), [frozenset("abce")])
    True
    """
    return any(overlap(one, other) >= _SAME for other in others)
