"""Words that weaken a claim: "may", "reportedly", "is thought to"."""

from collections.abc import Sequence

from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, Word, phrases

# Hedges unless they end the sentence or, as below, are something else.
_MODALS = frozenset({"may", "might", "could"})
_NOUN_BEFORE = frozenset({"the", "his", "her", "their", "its", "all", "military", "political"})
_NEGATIONS = frozenset({"not", "never"})
# After "a", "the" or "of" these are nouns.
_EITHER = frozenset({"suspect", "suspects", "estimate", "estimates", "risk"})


def find_hedges(words: Sequence[Word], language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
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


def _weakens(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if word.low == "may" and word.capital and index > 0:
        return False
    if word.low == "might" and before is not None and before.low in _NOUN_BEFORE:
        return False
    if word.low == "could" and after is not None and after.low in _NEGATIONS:
        return False
    if word.low in _MODALS and after is None:
        return False
    return not (word.low in _EITHER and before is not None and before.low in {"a", "the", "of"})
