"""Whether a sentence reverses the meaning of another that has the same words.

A wrong agreement is worse than none, so any doubt counts as a reversal: an opposite (rose, fell), a
negation, another number or weekday, one word in the place of another, who did what to whom.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from nutgraf.briefing.multi_document.content import Content, compared_forms, compared_words
from nutgraf.language.wordlists import groups, words


class Reversal(StrEnum):
    """How two sentences differ that are otherwise alike."""

    OPPOSITE = "opposite"
    NEGATION = "negation"
    NUMBER = "number"
    DAY = "day"
    ROLES = "roles"
    WORD = "word"


YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
"""A number that is a year."""

# With more words it is no sentence but a list, and the same only where nothing differs.
_LONGEST = 200
# What stands so near what both say belongs to it.
_AROUND = 3
# A negation is of one of the next words that tell something.
_NEXT = 2
# In the place of one or two words one or two others: more is said in other words.
_REPLACED = 2
# Words that have so many letters in common at the beginning are forms of one word.
_SAME_BEGINNING = 5
_ABBREVIATED = 3
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
# "Into" is not the opposite of "to", "unfit" is that of "fit": neither word has fewer letters.
_SHORTEST_WITH_PREFIX = 3
# "By the new mayor of Hull": so far is the agent from its preposition.
_BY = 4
_PURPOSE = ("to",)
_JOINING = frozenset({"and", "or", "with", "the", "a", "an", "in", "on", "at"})


def turned(one: Content, other: Content, language: str) -> Reversal | None:
    """How `other`, which has most of the words of `one`, differs in what it says of the matter."""
    if one.order == other.order:
        return None
    if len(other.order) > _LONGEST:
        return Reversal.WORD
    by_word = _by_listed_word(one, other, language) if language == "en" else None
    if by_word is not None:
        return by_word
    if _are_of_other_days(one, other):
        return Reversal.DAY
    if _numbers_differ(one, other) or (language == "en" and count_differently(one, other)):
        return Reversal.NUMBER
    if _roles_are_changed(one, other):
        return Reversal.ROLES
    return Reversal.WORD if _word_is_replaced(one, other) else None


def _by_listed_word(one: Content, other: Content, language: str) -> Reversal | None:
    if _is_negated(one, other, language):
        return Reversal.NEGATION
    places = [place for place, word in enumerate(other.order) if word in one.stems]
    near = other.order[max(0, places[0] - _AROUND) : places[-1] + _AROUND + 1] if places else ()
    opposite = are_opposite(frozenset(one.order), frozenset(near), language)
    return Reversal.OPPOSITE if opposite else None


def _are_of_other_days(one: Content, other: Content) -> bool:
    if _are_apart(one.weekdays, other.weekdays) or _are_apart(one.months, other.months):
        return True
    return bool(one.months & other.months) and _are_apart(one.days, other.days)


def _numbers_differ(one: Content, other: Content) -> bool:
    """Whether each has a number, or a year, that the other has not; one may name the day."""
    own, its = one.numbers - other.numbers - one.days, other.numbers - one.numbers - other.days
    years, others = (set(filter(YEAR.fullmatch, numbers)) for numbers in (own, its))
    return bool(years and others) or bool(own - years and its - others)


def count_differently(one: Content, other: Content) -> bool:
    """Whether one thing is counted in both, and not with the same number."""
    own, its = _by_noun(one), _by_noun(other)
    return any(own[noun].isdisjoint(its[noun]) for noun in own.keys() & its.keys())


def _by_noun(content: Content) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for number, noun in counted_in(content).items():
        found[noun].add(number)
    return found


# Each sentence is held against all that are like it.
@lru_cache(maxsize=1 << 13)
def counted_in(content: Content) -> Mapping[str, str]:
    """For each number but years and days the word behind it."""
    numbers = content.numbers - content.days
    return {
        word: behind
        for word, behind in pairwise(content.keys)
        if word in numbers and not YEAR.fullmatch(word) and behind not in numbers
    }


def _are_apart(one: AbstractSet[object], other: AbstractSet[object]) -> bool:
    return bool(one and other and not one & other)


def _is_negated(one: Content, other: Content, language: str) -> bool:
    """Whether just one has a negation of what both say."""
    negations = _negations(language)
    own = any(word in negations for word in one.order)
    if own:
        return not any(word in negations for word in other.order)
    for place, word in enumerate(other.order):
        if word in negations:
            after = [each for each in other.order[place + 1 :] if each in other.stems]
            before = [each for each in other.order[:place] if each in other.stems]
            if other.order[place - 1 : place] == _PURPOSE:
                # "Kept in quarantine to stop it from spreading": what is denied comes behind.
                before = []
            if one.stems.intersection([*after[:_NEXT], *before[-1:]]):
                return True
    return False


@cache
def _negations(language: str) -> frozenset[str]:
    listed = words("turning", language, fallback=False)
    return frozenset(each for word in listed for each in _as_compared(word, language))


def _as_compared(word: str, language: str) -> frozenset[str]:
    """A word as sentences are compared, and as it is where each word counts by itself."""
    alone = (each.word for each in compared_forms(word, language))
    return frozenset((*compared_words(word, language), *alone))


@cache
def _sides(language: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """For each stem the lines of opposites that it is in, and on which side."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(groups("opposites", language, fallback=False).get("", ())):
        for side, own in enumerate(line.split("|")):
            for word in own.split():
                for compared in sorted(_as_compared(word, language)):
                    if (number, side) not in found[compared]:
                        found[compared].append((number, side))
    return {stem: tuple(places) for stem, places in found.items()}


def are_opposite(own: frozenset[str], its: frozenset[str], language: str) -> bool:
    """Whether a word of the second set, and not of the first, excludes one of the first."""
    sides = _sides(language)
    mine: dict[int, set[int]] = defaultdict(set)
    for word in own:
        for line, side in sides.get(word, ()):
            mine[line].add(side)
    for word in its - own:
        for line, side in sides.get(word, ()):
            if mine.get(line) and side not in mine[line]:
                return True
    return any(
        prefix + word in its - own or _without(prefix, word) in its
        for word in own - its
        if len(word) >= _SHORTEST_WITH_PREFIX
        for prefix in _PREFIXES
    )


def _without(prefix: str, word: str) -> str:
    """What is left of a word behind a prefix; "" where it has none, or little is left."""
    rest = word.removeprefix(prefix)
    return rest if _SHORTEST_WITH_PREFIX <= len(rest) < len(word) else ""


def _roles_are_changed(one: Content, other: Content) -> bool:
    """Whether what stands on either side of a word has changed places, or one is passive."""
    first, second = _once(one.order), _once(other.order)
    shared = [word for word in first if word in second and word not in _JOINING]
    keys = frozenset(word for word in shared if word in one.stems)
    agents = _agents(one, keys), _agents(other, keys)
    passive = agents[0] ^ agents[1]
    if agents[0] - agents[1] and agents[1] - agents[0]:
        return True
    if passive:
        # "Police found the boy", "the boy was found by police": then the order is another.
        return any(
            all((first[agent] < first[key]) == (second[agent] < second[key]) for key in keys)
            for agent in passive
        )
    # Three in a row that stand in the opposite order: "Spain beat Russia", "Russia beat Spain".
    return _reversed([second[word] for word in shared], [word in keys for word in shared])


def _reversed(places: Sequence[int], is_key: Sequence[bool]) -> bool:
    """Whether three places fall, of which the first and the last are of keys."""
    if all(one < other for one, other in pairwise(places)):
        return False
    for middle in range(1, len(places) - 1):
        before = any(is_key[at] and places[at] > places[middle] for at in range(middle))
        if before and any(
            is_key[at] and places[at] < places[middle] for at in range(middle + 1, len(places))
        ):
            return True
    return False


def _agents(content: Content, keys: frozenset[str]) -> frozenset[str]:
    """The shared words that come next after "by"."""
    found = set()
    for place, word in enumerate(content.order):
        if word == "by":
            after = content.order[place + 1 : place + 1 + _BY]
            found.update([each for each in after if each in keys - content.numbers][:1])
    return frozenset(found)


# Each sentence is held against all that are like it.
@lru_cache(maxsize=1 << 13)
def _once(order: tuple[str, ...]) -> Mapping[str, int]:
    """The place of each word that stands only once."""
    found: dict[str, int] = {}
    again = set()
    for place, word in enumerate(order):
        if word in found:
            again.add(word)
        found[word] = place
    return {word: place for word, place in found.items() if word not in again}


def _word_is_replaced(one: Content, other: Content) -> bool:
    """Whether one or two words stand in the place of others, between the same neighbours.

    Where three are missing the sentence is told in other words: then only a name counts.
    """
    reworded = len(one.stems - other.stems) > _REPLACED
    if reworded and not one.names - other.stems:
        return False
    mine, its = _without_ends(one.keys, other.keys)
    matcher = SequenceMatcher(None, mine, its, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind != "replace" or max(end - begin, stop - start) > _REPLACED:
            continue
        gone = [word for word in mine[begin:end] if word not in other.stems]
        came = [word for word in its[start:stop] if word not in one.stems]
        if reworded:
            gone = [word for word in gone if word in one.names]
            came = [word for word in came if word in other.names]
        if gone and came and not any(are_forms(a, b) for a in gone for b in came):
            return True
    return False


def _without_ends(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Two lists without what both begin and end with: most of a sentence's versions is alike."""
    shorter = min(len(one), len(other))
    first = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    rest = shorter - first
    last = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
    return one[first : len(one) - last], other[first : len(other) - last]


def are_forms(one: str, other: str) -> bool:
    """Whether two words, as they are compared, look like forms of one: "inflat", "inflation"."""
    if min(len(one), len(other)) >= _ABBREVIATED and (
        one.startswith(other) or other.startswith(one)
    ):
        return True
    return one[:_SAME_BEGINNING] == other[:_SAME_BEGINNING] and len(one) >= _SAME_BEGINNING
