"""Whether a passage reports the same act with agent and patient swapped."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from nutgraf.language.grammar import grammar
from nutgraf.verification.tokens import Phrase, SentenceWord

# The maximum distance of agent and patient to the verb; "was" and "by" must be nearer.
_BESIDE = 6
_WAS = 2
_BY = 3
# Between two swapped names there are at most this many words, most of them in both texts.
_BETWEEN = 24
_MOST_OF = 0.6
_FEWEST = 1
# With two names swapped, this share of a sentence is in a text's order, and this many words more
# than without.
_WORD_FOR_WORD = 0.8
_BETTER = 2
_MOST_NAMES = 7


def swapped_around(
    own: Sequence[SentenceWord], its: Sequence[SentenceWord], language: str
) -> tuple[SentenceWord, ...] | None:
    """The words around a third that are on its opposite sides in another text; None if none are.

    "Spain beat Russia", "Russia beat Spain". If exactly one of the two is passive, the order has to
    be reversed: "Police found the boy", "the boy was found by police".
    """
    known = grammar(language)
    times = known.times | known.weekdays
    here, there = _once(own, times), _once(its, times)
    shared = [word for word in here if word in there]
    for verb in shared:
        at, its_at = here[verb], there[verb]
        if _is_named(own, at, language) or _is_named(its, its_at, language):
            continue
        if _is_passive(own, at, language) != _is_passive(its, its_at, language):
            continue
        near = [word for word in shared if word != verb and abs(here[word] - at) <= _BESIDE]
        near = [word for word in near if abs(there[word] - its_at) <= _BESIDE]
        before = [word for word in near if here[word] < at and there[word] > its_at]
        after = [word for word in near if here[word] > at and there[word] < its_at]
        if before and after:
            return tuple(own[here[before[-1]] : here[after[0]] + 1])
    return None


def swapped_names(
    phrases: Sequence[Phrase],
    own: Sequence[SentenceWord],
    its: Sequence[SentenceWord],
    language: str,
) -> tuple[SentenceWord, ...] | None:
    """Two names and the text between them, if another text has the second name first.

    The words between are the same in both: "Spain said that it would help Malta". If exactly one
    text has them in the passive, the names must be swapped.
    """
    there = _once(its, frozenset())
    known = [phrase for phrase in phrases if phrase[-1].word in there]
    for one, other in pairwise(known):
        first, second = there[one[-1].word], there[other[-1].word]
        between = own[own.index(one[-1]) + 1 : own.index(other[0])]
        if second >= first or len(between) > _BETWEEN:
            continue
        middle = its[second + 1 : first]
        same = _plain(between) & _plain(middle)
        if len(same) < max(_FEWEST, _MOST_OF * len(_plain(between))):
            continue
        if _has_passive(between, language) == _has_passive(middle, language):
            return (one[0], *between, *other)
    return None


def exchanged_names(
    phrases: Sequence[Phrase],
    own: Sequence[SentenceWord],
    its: Sequence[SentenceWord],
    language: str,
) -> tuple[SentenceWord, ...] | None:
    """Two names and the text between them that, when swapped, fit a text better.

    "Malta asked Spain for help" is "Spain asked Malta for help" in it, verbatim. Names of a list
    may be in any order, and a passive reverses them.
    """
    words = [token.word for token in own]
    theirs = [token.word for token in its]
    known = [phrase for phrase in phrases if any(token.word in theirs for token in phrase)]
    # Of a sentence that joins what two texts say, one has only a part.
    least = _WORD_FOR_WORD * min(len(words), len(theirs))
    base: int | None = None
    for one, other in combinations(known[:_MOST_NAMES], 2):
        start, end = own.index(one[0]), own.index(one[-1]) + 1
        again, stop = own.index(other[0]), own.index(other[-1]) + 1
        between = own[end:again]
        if not _plain(between) or _has_passive(between, language):
            continue
        changed = [*words[:again], *words[start:end], *words[stop:]]
        changed[start:end] = words[again:stop]
        fits = _in_order(changed, theirs)
        if fits < least:
            continue
        base = _in_order(words, theirs) if base is None else base
        if fits - base >= _BETTER:
            return (*one, *between, *other)
    return None


def _in_order(words: Sequence[str], others: Sequence[str]) -> int:
    """The number of words in the order of others."""
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def _plain(tokens: Sequence[SentenceWord]) -> set[str]:
    """The content words that are not names."""
    return {token.word for token in tokens if not (token.is_common or token.is_capital)}


def _has_passive(tokens: Sequence[SentenceWord], language: str) -> bool:
    forms = grammar(language).copulas
    return any(token.low == "by" for token in tokens) and any(t.low in forms for t in tokens)


def _is_named(tokens: Sequence[SentenceWord], at: int, language: str) -> bool:
    """Whether a word names something, so that it is not an action: "the ferry", "Grane"."""
    token, known = tokens[at], grammar(language)
    if token.is_number or token.is_capital:
        return True
    before = tokens[at - 1].low if at else ""
    return before in known.determiners or (before in known.prepositions and before != "to")


def _once(tokens: Sequence[SentenceWord], times: AbstractSet[str]) -> Mapping[str, int]:
    """The index of each content word that is unique and not a time."""
    found: dict[str, int] = {}
    again = set()
    for place, token in enumerate(tokens):
        if token.is_common or token.low in times or token.word.startswith("month "):
            continue
        if token.word in found:
            again.add(token.word)
        found[token.word] = place
    return {word: place for word, place in found.items() if word not in again}


def _is_passive(tokens: Sequence[SentenceWord], at: int, language: str) -> bool:
    forms = grammar(language).copulas
    before = tokens[max(0, at - _WAS) : at]
    after = tokens[at + 1 : at + 1 + _BY]
    return any(one.low in forms for one in before) or any(one.low == "by" for one in after)
