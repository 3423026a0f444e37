"""How much the words of a sentence are those of sentences that checkers pick.

Each word of `lists/<language>/check-words.txt` has a weight, learnt from sentences that people
marked as worth checking or not; a language without that list has none.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from nutgraf import wordlists
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, Words
from nutgraf.claims.wordlists import words as listed

# A word is named as a reason from this weight on, and so many at most.
_TELLING = 2.0
_MOST_TOLD = 2


class CheckWords(NamedTuple):
    """What the words add up to, and those that tell most for a check."""

    weight: float
    telling: tuple[str, ...]


@cache
def word_weights(language: str = FALLBACK_LANGUAGE) -> Mapping[str, float]:
    """The weight of each listed word; positive speaks for a check."""
    listed = wordlists.groups("nutgraf.claims", "check-words", language, fallback=False)
    return {
        word: float(group)
        for group, lines in listed.items()
        if group
        for line in lines
        for word in line.split()
    }


def check_words(words: Words, language: str = FALLBACK_LANGUAGE) -> CheckWords:
    """What a sentence's words say, each counted once.

    >>> from nutgraf.claims.wordlists import split_words
    >>> check_words(split_words("Unemployment has doubled.")).weight > 0
    True
    """
    weights = word_weights(language)
    found = {low: weights[low] for low in words.lows if low in weights}
    small = listed("stopwords", "", language)
    telling = sorted(
        (low for low, weight in found.items() if weight >= _TELLING and low not in small),
        key=lambda low: -found[low],
    )
    # Exact, so that the order of adding changes nothing. Long sentences have more of everything.
    total = math.fsum(found.values()) / math.sqrt(max(1, len(found)))
    return CheckWords(total, tuple(telling[:_MOST_TOLD]))
