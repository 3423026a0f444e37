"""Words that weaken a claim ("may", "is thought to"), insist on it or turn it round."""

from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, Words, phrases

# Hedges unless they end the sentence or, as below, are something else.
_MODALS = frozenset({"may", "might", "could"})
_NOUN_BEFORE = frozenset({"the", "his", "her", "their", "its", "all", "military", "political"})
_NEGATIONS = frozenset({"not", "never"})
# After "a", "the" or "of" these are nouns.
_EITHER = frozenset({"suspect", "suspects", "estimate", "estimates", "risk"})


def find_hedges(words: Words, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The hedges among a sentence's words, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_hedges(split_words("In May it might rain, but it could not snow."))
    [(3, 4)]
    """
    return [
        (first, end)
        for first, end in phrases("hedges", "", language).find(words)
        if _weakens(words, first)
    ]


def _weakens(words: Words, index: int) -> bool:
    lows = words.lows
    low = lows[index]
    before = lows[index - 1] if index else None
    after = lows[index + 1] if index + 1 < len(lows) else None
    if low == "may" and words.is_capital(index) and index > 0:
        return False
    if low == "might" and before in _NOUN_BEFORE:
        return False
    if low == "could" and after in _NEGATIONS:
        return False
    if low in _MODALS and after is None:
        return False
    return not (low in _EITHER and before in {"a", "the", "of"})


def find_boosters(words: Words, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The words that insist on the claim, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_boosters(split_words("It is without doubt late, and clearly so."))
    [(2, 4), (6, 7)]
    """
    return phrases("boosters", "", language).find(words)


def find_negations(words: Words, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The words that turn the claim round, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_negations(split_words("It didn't rain, no longer."))
    [(1, 2), (3, 5)]
    """
    return phrases("negations", "", language).find(words)
