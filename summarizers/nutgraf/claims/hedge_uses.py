"""Whether a listed hedge weakens the claim in its context or means something else there.

"May" hedges in "it may rain", but not in "shops may now open" or "in May"; each word has its rule.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nutgraf.claims.ability import is_of_ability, tells_purpose
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, WordSequence

_ASIDE = frozenset({"who", "you"})
_NOUN_BEFORE = frozenset({"the", "his", "her", "their", "its", "all", "military", "political"})
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
# Also nouns, depending on the context: "their estimates", "other estimates are".
_BEFORE_NOUNS = frozenset(
    {"a", "an", "the", "of", "its", "his", "her", "their", "our", "this", "these", "those", "other"}
    | {"such", "some", "many", "no", "any", "are", "first", "original"}
)
_AFTER_NOUNS = frozenset({"of", "for", "are", "is", "was", "were", "in", "from", "by"})
# "An apparent error" weakens; "the beauty was apparent" does not.
_STATED = frozenset(
    {"is", "was", "are", "were", "be", "been", "became", "become", "quite", "more", "it's"}
    | {"already", "soon", "immediately"}
)
# "Apparent to" or "apparent in" means visible there.
_SEEN_IN = frozenset({"to", "that", "in", "from", "when"})
# "We cannot estimate", "one estimate".
_BEFORE_ESTIMATE = frozenset({"to", "can", "can't", "cannot", "not", "one"})
# "I think of her" is no view.
_THOUGHT_OF = frozenset({"of", "about", "what"})
# Who "suggests how", "a date" or "using it" proposes something.
_PROPOSED = frozenset({"a", "an", "how", "what", "ways", "using", "changing", "him", "her"})
_CONCESSIONS = frozenset({"while", "although", "though"})
# A concession at the start of a sentence has its "may" within this many words.
_CONCEDED = 7
_COMPARING = frozenset({"more", "less", "most", "least", "as", "equally"})
# "It is possible to": the "to" is at most this many words after.
_POSSIBLE_TO = 3


@dataclass(frozen=True, slots=True)
class _Use:
    """A hedge in its sentence: its words, the place of its first one, and those about that."""

    lows: Sequence[str]
    at: int
    before: str
    after: str
    second_after: str
    is_capital: bool


def weakens(found: WordSequence, index: int, language: str = FALLBACK_LANGUAGE) -> bool:
    """Whether the listed hedge at `index` weakens what its sentence claims.

    >>> from nutgraf.claims.wordlists import split_words
    >>> weakens(split_words("Shops may now open."), 1), weakens(split_words("It may rain."), 1)
    (False, True)
    """
    lows = found.lows
    first, second = [*lows[index + 1 : index + 3], "", ""][:2]
    before = lows[index - 1] if index else ""
    use = _Use(lows, index, before, first, second, index > 0 and found.is_capital(index))
    low = lows[index]
    if low == "could":
        return _has_another_verb(use) and not is_of_ability(lows, index, language)
    rule = _RULES.get(low)
    return rule is None or rule(use)


def _has_another_verb(use: _Use) -> bool:
    """Not "those who may not know", "you might want", "might as well": the claim is another."""
    return use.after not in {"", "as"} and use.before not in _ASIDE


def _may(use: _Use) -> bool:
    if use.is_capital:
        return False
    if use.after == "have":
        # What may have happened is not known to have happened, whatever the subject.
        return use.second_after != "to"
    return _grants_nothing(use)


def _might(use: _Use) -> bool:
    return use.before not in _NOUN_BEFORE and _grants_nothing(use)


def _grants_nothing(use: _Use) -> bool:
    """Not "shops may now open", "so that they may vote", "while they may help, ..."."""
    return _has_another_verb(use) and not (
        use.after in {"now", "or"}
        or tells_purpose(use.lows, use.at)
        or (use.lows[0] in _CONCESSIONS and use.at < _CONCEDED)
    )


def _appear(use: _Use) -> bool:
    """Not "he appeared in court", "she appeared as Eve"."""
    if use.after == "as":
        return use.second_after in {"if", "though"}
    return use.after != "" and use.after not in _PLACED


def _apparent(use: _Use) -> bool:
    return use.before not in _STATED and use.after not in _SEEN_IN


def _suggest(use: _Use) -> bool:
    """Not "as its name suggests"; a suggestion may be a proposal."""
    low = use.lows[use.at]
    proposes = low != "suggests" and use.after in _PROPOSED
    return not (use.before == "name" or proposes or (low == "suggest" and use.before == "to"))


def _likely(use: _Use) -> bool:
    """Pollsters' term for those who mean to vote; "more likely to" compares."""
    compares = use.before in _COMPARING and (use.before != "most" or use.after == "to")
    return use.after not in {"voter", "voters"} and not compares


def _i_think(use: _Use) -> bool:
    return use.second_after not in _THOUGHT_OF


def _it_is_possible(use: _Use) -> bool:
    """What is possible to do can be done."""
    return "to" not in use.lows[use.at + 1 : use.at + _POSSIBLE_TO + 1]


def _no_noun(use: _Use) -> bool:
    return use.before not in _BEFORE_NOUNS and use.after not in _AFTER_NOUNS


def _estimate(use: _Use) -> bool:
    return use.before not in _BEFORE_ESTIMATE and _no_noun(use)


_RULES: Mapping[str, Callable[[_Use], bool]] = {
    "may": _may,
    "might": _might,
    **dict.fromkeys(("appear", "appears", "appeared", "appearing"), _appear),
    "apparent": _apparent,
    **dict.fromkeys(("suggest", "suggests", "suggested", "suggesting"), _suggest),
    "likely": _likely,
    "i": _i_think,
    **dict.fromkeys(("it", "it's"), _it_is_possible),
    **dict.fromkeys(("suspect", "suspects", "estimates"), _no_noun),
    "estimate": _estimate,
}
