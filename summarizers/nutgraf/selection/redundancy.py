"""Whether two sentences say the same."""

from collections.abc import Iterable
from functools import lru_cache

from nutgraf.language.stems import content_stems

# From this share of the shorter one's words on, two sentences seem repetitive. Two sentences on one
# subject share about a fifth.
SAME = 0.6
# A handful of words overlaps by chance.
_FEWEST = 3


# A briefing compares each of an article's sentences with others many times. The sentences of a long
# article fit: they take 3 KB each, 20 at most. Of overlong sentences, only a few are cached.
_REMEMBERED = 1 << 14
_LONGEST = 1000
_LONG_REMEMBERED = 8


def stems_of(text: str, language: str) -> frozenset[str]:
    """The features by which a sentence is compared."""
    return _usual(text, language) if len(text) <= _LONGEST else _long(text, language)


def _found(text: str, language: str) -> frozenset[str]:
    return frozenset(content_stems(text, language))


_usual = lru_cache(maxsize=_REMEMBERED)(_found)
_long = lru_cache(maxsize=_LONG_REMEMBERED)(_found)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the other; 0 where either has too few words."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= _FEWEST else float(one == other)


def repeats(one: frozenset[str], others: Iterable[frozenset[str]]) -> bool:
    """Whether a sentence with these stems says what one of the others says.

    >>> repeats(frozenset("abcd"), [frozenset("abce")])
    True
    """
    return any(overlap(one, other) >= SAME for other in others)
