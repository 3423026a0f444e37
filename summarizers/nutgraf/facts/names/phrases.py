"""Where a phrase begins that ends with a noun before a name: "his younger brother"."""

from collections.abc import Sequence

from nutgraf.facts.names.known import Known
from nutgraf.facts.names.words import NameWord


def phrase_start(words: Sequence[NameWord], head: int, known: Known) -> int:
    """The start of the phrase that ends with a noun: after an article, or at "his".

    If its extent is unclear, it begins with what certainly belongs to it.
    """
    start = head
    while start > 0 and words[start].gap == " " and head - start < _LONGEST_PHRASE:
        before = words[start - 1]
        if before.owns or before.low in POSSESSIVES or before.low in _BOUNDS:
            return start
        named = words[start].capital and words[start].low not in known.adjectives
        if not _modifies(before, known) or (named and not before.capital):
            break
        start -= 1
    if start == 0 or words[start].gap != " ":
        return start
    sure = head
    while sure > start and (
        words[sure - 1].low in known.adjectives or words[sure - 1].low in known.role_modifiers
    ):
        sure -= 1
    return sure


def _modifies(word: NameWord, known: Known) -> bool:
    """Whether a word may precede the noun: no verb, and no day."""
    low = word.low
    if low in known.role_modifiers and not word.owns:
        return True
    if low in known.small or low in known.calendar:
        return False
    if word.capital or "-" in low:
        return True
    inflected = low.endswith("ed") or (low.endswith("s") and low not in _NO_PLURALS)
    return not inflected and low not in known.speaking and low not in known.doing


POSSESSIVES = frozenset({"his", "her", "their", "my", "our", "its", "your"})
_BOUNDS = frozenset(
    {"the", "a", "an", "this", "that", "of", "by", "with", "for", "from", "about", "like", "as"}
    | {"than", "against", "between", "including", "whose", "another", "one", "two", "three"}
)
# Nouns in "-s" that precede others: "sports writer".
_NO_PLURALS = frozenset(
    {"sports", "arts", "sales", "news", "politics", "business", "affairs", "communications"}
    | {"operations", "series", "economics", "press", "class", "boss", "physics", "systems"}
)
_LONGEST_PHRASE = 6
