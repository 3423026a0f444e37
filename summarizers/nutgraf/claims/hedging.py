"""Words that weaken a claim ("may", "is thought to"), boost it or negate it."""

from collections.abc import Iterable

from nutgraf.claims.hedge_uses import weakens
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, WordSequence, phrases


def find_hedges(found: WordSequence, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The hedges among a sentence's words, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_hedges(split_words("In May it might rain, but it could not snow."))
    [(3, 4)]
    """
    return weakening(found, phrases("hedges", "", language).find(found), language)


def weakening(
    found: WordSequence, listed: Iterable[tuple[int, int]], language: str = FALLBACK_LANGUAGE
) -> list[tuple[int, int]]:
    """Those of a sentence's `listed` hedges that weaken it."""
    return [(first, end) for first, end in listed if weakens(found, first, language)]


def find_negations(found: WordSequence, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The words that turn the claim round, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_negations(split_words("It didn't rain, no longer."))
    [(1, 2), (3, 5)]
    """
    return phrases("negations", "", language).find(found)
