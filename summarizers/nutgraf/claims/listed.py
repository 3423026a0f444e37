"""Which listed words and phrases a sentence contains: for all lists, in one pass over its words."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from nutgraf.claims.kind import Kind
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, PhraseList, WordSequence, phrases, sections

# The lists that are looked through: those of kinds, and what weakens, insists or turns round.
_SUBJECTS = (*(kind.value for kind in Kind), "hedges", "boosters", "negations")
# Groups that are word classes for a rule, and no phrases to be found.
CLASSES = frozenset(
    {("hedges", "abilities"), ("hedges", "limits")}
    | {("event", "irregular"), ("event", "states"), ("event", "participles")}
    # Forms of verbs in other languages: `inflected`.
    | {("forecast", "endings"), ("forecast", "no endings"), ("rule", "musts")}
    | {
        ("event", group)
        for group in (
            "past endings",
            "no acts",
            "auxiliaries",
            "participle endings",
            "participle beginnings",
            "closing beginnings",
            "participle closes",
        )
    }
)

Group = tuple[str, str]
"""A list and the group of it, "" for the lines before the first."""

Ranges = Sequence[tuple[int, int]]
"""Ranges of word indices, without overlaps, in the order of the sentence."""

# Single words are looked up repeatedly; this is more than an article has.
_WORDS_HELD = 1 << 14


class _Index(NamedTuple):
    """All lists at once.

    Attributes:
        groups: every group; the others have its index.
        alone: the groups that a single word is in.
        several: the phrases that start with two words, the longest first, each with its group.
        stems: the prefixes before a star, by their first letters, each with its group.
    """

    groups: tuple[Group, ...]
    alone: Mapping[str, tuple[int, ...]]
    several: Mapping[tuple[str, str], tuple[tuple[int, list[str]], ...]]
    stems: Mapping[str, tuple[tuple[int, str], ...]]


@cache
def _index(language: str) -> _Index:
    groups = [
        (subject, group)
        for subject in _SUBJECTS
        for group in sections(subject, language)
        if (subject, group) not in CLASSES
    ]
    alone: dict[str, list[int]] = {}
    several: dict[tuple[str, str], list[tuple[int, list[str]]]] = {}
    stems: dict[str, list[tuple[int, str]]] = {}
    for number, group in enumerate(groups):
        known: PhraseList = phrases(*group, language)
        for word, found in known.by_first.items():
            if len(found[-1]) == 1:
                alone.setdefault(word, []).append(number)
        for pair, longer in known.by_two.items():
            several.setdefault(pair, []).extend((number, phrase) for phrase in longer)
        for head, starts in known.stems.items():
            stems.setdefault(head, []).extend((number, start) for start in starts)
    return _Index(
        tuple(groups),
        {word: tuple(numbers) for word, numbers in alone.items()},
        {pair: tuple(found) for pair, found in several.items()},
        {head: tuple(found) for head, found in stems.items()},
    )


@lru_cache(_WORDS_HELD)
def _of_word(low: str, head: str, language: str) -> tuple[int, ...]:
    """The groups that a single word is in, by itself or by how it starts."""
    known = _index(language)
    started = (number for number, start in known.stems.get(head, ()) if low.startswith(start))
    return tuple(dict.fromkeys((*known.alone.get(low, ()), *started)))


def listed_in(words: WordSequence, language: str = FALLBACK_LANGUAGE) -> Mapping[Group, Ranges]:
    """The phrases found for each group, the longest first, without overlaps.

    >>> from nutgraf.claims.wordlists import split_words
    >>> listed_in(split_words("It will rain because of the wind."))[("causal", "")]
    [(3, 5)]
    """
    known = _index(language)
    several = known.several
    lows, heads = words.lows, words.heads
    found: dict[int, list[tuple[int, int]]] = {}
    pairs = zip(lows, [*lows[1:], ""], strict=True)
    for index, pair in enumerate(pairs):
        for number, phrase in several.get(pair, ()):
            end = index + len(phrase)
            if lows[index:end] == phrase:
                _add(found, number, index, end)
        for number in _of_word(pair[0], heads[index], language):
            _add(found, number, index, index + 1)
    return {known.groups[number]: ranges for number, ranges in found.items()}


def _add(found: dict[int, list[tuple[int, int]]], number: int, index: int, end: int) -> None:
    """Take a phrase unless one of its group is already there."""
    ranges = found.setdefault(number, [])
    if not ranges or ranges[-1][1] <= index:
        ranges.append((index, end))
