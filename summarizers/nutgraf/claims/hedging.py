"""Words that weaken a claim ("may", "is thought to"), insist on it or turn it round.

"Could" weakens where it is of possibility ("it could rain"), not of ability ("she could see it").
"""

from collections.abc import Iterable, Sequence

from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, WordSequence, phrases, words

# Hedges unless they end the sentence or, as below, are something else.
_MODALS = frozenset({"may", "might", "could"})
_ASIDE = frozenset({"who", "you"})
_NOUN_BEFORE = frozenset({"the", "his", "her", "their", "its", "all", "military", "political"})
# What somebody is or was able to do is told of people.
_PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who", "everyone", "everybody"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
# "All that she could", "I wish I could".
_BEFORE_ABILITY = frozenset(
    {"all", "anything", "everything", "what", "whatever", "wish", "wished", "wishes"}
)
_PERCEIVED = frozenset({"seen", "heard", "felt", "smelled", "smelt"})
# What appears there is to be seen; what "appears to" or "appears as if" only seems.
_PLACED = frozenset(
    {
        "in",
        "on",
        "at",
        "before",
        "during",
        "from",
        "with",
        "alongside",
        "for",
        "by",
        "next",
        "after",
    }
)
# Nouns as well, by what stands about them: "their estimates", "other estimates are".
_EITHER = frozenset({"suspect", "suspects", "estimate", "estimates"})
_BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "of", "its", "his", "her", "their", "our", "this", "these", "those", "other"}
    | {"such", "some", "many", "no", "any", "are", "first", "original"}
)
_AFTER_NOUNS = frozenset({"of", "for", "are", "is", "was", "were", "in", "from", "by"})
_COMPARING = frozenset({"more", "less", "most", "least", "as", "equally"})
# What begins "it is possible" and "it's possible".
_OPEN_WITH = frozenset({"it", "it's"})


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
    return [(first, end) for first, end in listed if _weakens(found, first, language)]


def _weakens(found: WordSequence, index: int, language: str) -> bool:
    lows = found.lows
    low = lows[index]
    before = lows[index - 1] if index else None
    after = lows[index + 1] if index + 1 < len(lows) else None
    if low == "may" and found.is_capital(index) and index > 0:
        return False
    if low == "might" and before in _NOUN_BEFORE:
        return False
    if low in _MODALS and (after is None or before in _ASIDE or after == "as"):
        # "Those who may not know", "you might want", "might as well": the claim is another.
        return False
    if low.startswith("appear") and len(low) <= len("appearing"):
        # "He appeared in court."
        return after is not None and after not in _PLACED
    if low in _OPEN_WITH:
        # What it is possible to do can be done.
        return "to" not in lows[index + 1 : index + _VERBS + 1]
    if low.startswith("suggest") and before == "name":
        # "As its name suggests".
        return False
    if low == "could":
        return not _is_of_ability(lows, index, language)
    if low == "likely":
        # Pollsters' term for those who mean to vote; "more likely to" compares.
        return after not in {"voter", "voters"} and before not in _COMPARING
    return not (low in _EITHER and (before in _BEFORE_NOUNS or after in _AFTER_NOUNS))


def _is_of_ability(lows: Sequence[str], index: int, language: str) -> bool:
    """Whether "could" at `index` tells what somebody was able to do, not what may be so.

    >>> _is_of_ability("the noise could be heard for miles".split(), 2, "en")
    True
    >>> _is_of_ability("this could be the last".split(), 1, "en")
    False
    """
    third, second, first = (lows[index - back] if index >= back else "" for back in (3, 2, 1))
    verb, after, *_ = [*(low for low in lows[index + 1 :][:_VERBS] if low not in _ADVERBS), "", ""]
    if verb in words("hedges", "limits", language):
        # "It could not only cost more": what is not the only thing is still thought possible.
        return after != "only"
    if first in _NOBODY or (second, first) == ("no", "one"):
        return True
    if verb == "be" and after in _PERCEIVED:
        return lows[index + 1 :][:_VERBS][-1] != "as"
    if _is_so_that(lows, index):
        return True
    return (
        first in _PEOPLE
        and (
            verb in words("hedges", "abilities", language)
            or second in _BEFORE_ABILITY
            or (second == "that" and third in _BEFORE_ABILITY)
            # "As fast as they could".
            or (second == "as" and "as" in lows[max(0, index - _COMPARED) : index - 2])
        )
    )


def _is_so_that(lows: Sequence[str], index: int) -> bool:
    """Whether the clause that the word at `index` stands in tells a purpose."""
    return any(
        lows[at] == "so" and lows[at + 1] == "that"
        for at in range(max(0, index - _LONGEST_SUBJECT), index - 1)
    )


# The words after "could" that tell what it means, and those of a subject with "so that".
_VERBS = 3
_LONGEST_SUBJECT = 6
# "As fast as they": the first "as" stands no more words before.
_COMPARED = 5
# Between "could" and its verb.
_ADVERBS = frozenset({"actually", "almost", "also", "always", "clearly", "even", "just", "still"})


def find_negations(found: WordSequence, language: str = FALLBACK_LANGUAGE) -> list[tuple[int, int]]:
    """The words that turn the claim round, as ranges of word indices.

    >>> from nutgraf.claims.wordlists import split_words
    >>> find_negations(split_words("It didn't rain, no longer."))
    [(1, 2), (3, 5)]
    """
    return phrases("negations", "", language).find(found)
