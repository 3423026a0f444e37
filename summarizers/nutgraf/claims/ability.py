"""Whether "could" expresses ability or possibility.

"Could" hedges if it expresses possibility ("it could rain"), not ability ("she could see it").
"""

from collections.abc import Sequence

from nutgraf.claims.wordlists import words

# Ability is attributed to people.
_PEOPLE = frozenset({"i", "you", "he", "she", "we", "they", "who", "everyone", "everybody"})
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_NEITHER = frozenset({"neither", "no", "none", "never"})
_SINGLED_OUT = frozenset({"only", "best", "most", "how"})
# "All that she could", "I wish I could".
_BEFORE_ABILITY = frozenset(
    {"all", "anything", "everything", "what", "whatever", "wish", "wished", "wishes"}
)
_PERCEIVED = frozenset({"seen", "heard", "felt", "smelled", "smelt"})
# The words after "could" that determine its meaning, and those of a subject with "so that".
_VERBS = 3
_LONGEST_SUBJECT = 6
# "As fast as they": the first "as" is at most this many words before.
_COMPARED = 5
# "The only thing that anybody could": the first of these is at most this many words before.
_SINGLING = 7
# Between "could" and its verb.
_ADVERBS = frozenset({"actually", "almost", "also", "always", "clearly", "even", "just", "still"})


def is_of_ability(lows: Sequence[str], index: int, language: str) -> bool:
    """Whether "could" at `index` expresses ability, not possibility.

    >>> is_of_ability("the noise could be heard for miles".split(), 2, "en")
    True
    >>> is_of_ability("this could be the last".split(), 1, "en")
    False
    """
    verb, after, *_ = [*(low for low in lows[index + 1 :][:_VERBS] if low not in _ADVERBS), "", ""]
    if verb in words("hedges", "limits", language):
        # "It could not only cost more": what is not the only thing is still possible.
        return after != "only"
    if verb == "be" and after in _PERCEIVED:
        return lows[index + 1 :][:_VERBS][-1] != "as"
    return (
        _is_of_nobody(lows, index)
        or tells_purpose(lows, index)
        or _is_of_people(lows, index, verb in words("hedges", "abilities", language))
    )


def tells_purpose(lows: Sequence[str], index: int) -> bool:
    """Whether the clause of the word at `index` expresses a purpose: "so that ..."."""
    return any(
        lows[at] == "so" and lows[at + 1] == "that"
        for at in range(max(0, index - _LONGEST_SUBJECT), index - 1)
    )


def _before(lows: Sequence[str], index: int) -> tuple[str, str, str]:
    """The three words before, the last one first."""
    first, second, third = (lows[index - back] if index >= back else "" for back in (1, 2, 3))
    return first, second, third


def _is_of_nobody(lows: Sequence[str], index: int) -> bool:
    """Whether nobody was able to, or only the thing described was possible.

    "It was the only decision they could make", "he showed how it could work".
    """
    first, second, third = _before(lows, index)
    return (
        first in _NOBODY
        or not _NEITHER.isdisjoint((first, second, third))
        or not _SINGLED_OUT.isdisjoint(lows[max(0, index - _SINGLING) : index])
    )


def _is_of_people(lows: Sequence[str], index: int, ability: bool) -> bool:  # noqa: FBT001
    """Whether people were able to; `ability` says that the verb expresses ability."""
    first, second, third = _before(lows, index)
    if first not in _PEOPLE:
        return False
    return (
        ability
        # "We knew we could mend it": permission would be "we might".
        or first == "we"
        or second in _BEFORE_ABILITY
        or (second == "that" and third in _BEFORE_ABILITY)
        # "As fast as they could".
        or (second == "as" and "as" in lows[max(0, index - _COMPARED) : index - 2])
    )
