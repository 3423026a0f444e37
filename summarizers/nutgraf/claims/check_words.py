"""How much the words of a sentence are those of sentences that fact checkers pick.

Each word of `models/<language>/check-words.txt` has a weight, trained on sentences that people
marked as worth checking or not. A language without that list has none.
"""

import math
from typing import NamedTuple

from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, WordSequence
from nutgraf.claims.wordlists import words as listed
from nutgraf.models import weighted_words

# A word is shown as a reason from this weight on, and at most this many words are.
_TELLING = 2.0
_MOST_TOLD = 2


class CheckWords(NamedTuple):
    """The sum of the word weights, and the words with the highest."""

    weight: float
    telling: tuple[str, ...]


def check_words(words: WordSequence, language: str = FALLBACK_LANGUAGE) -> CheckWords:
    """The weights of a sentence's words, each counted once.

    >>> from nutgraf.claims.wordlists import split_words
    >>> check_words(split_words("Unemployment has doubled.")).weight > 0
    True
    """
    weights = weighted_words("check-words", language)
    found = {low: weights[low] for low in words.lows if low in weights}
    small = listed("common-words", "", language)
    telling = sorted(
        (low for low, weight in found.items() if weight >= _TELLING and low not in small),
        key=lambda low: -found[low],
    )
    # Exact, so that the order of adding changes nothing. Long sentences have more of everything.
    total = math.fsum(found.values()) / math.sqrt(max(1, len(found)))
    return CheckWords(total, tuple(telling[:_MOST_TOLD]))
