"""The word lists of this room, and how their phrases are found in a text.

In a section of single words a line may hold several; in one of phrases it holds one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nutgraf import wordlists
from nutgraf.wordlists import FALLBACK_LANGUAGE as FALLBACK_LANGUAGE  # noqa: PLC0414  # for the room

_ROOM = "nutgraf.claims"


def sections(subject: str, language: str = FALLBACK_LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by section; English ones where a language has no such list.

    >>> any(line.startswith("because") for lines in sections("causal").values() for line in lines)
    True
    """
    return wordlists.groups(_ROOM, subject, language)


def words(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> frozenset[str]:
    """The single words of a section, whatever their arrangement in lines."""
    return wordlists.words(_ROOM, subject, language, section)


@cache
def phrases(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> "Phrases":
    """The words and phrases of a section, ready to be looked for."""
    return Phrases.of(sections(subject, language).get(section, ()))


# A "*" entry has at least this many letters before the star; they are what it is looked up by.
_STEM_KEY = 3


class Words(NamedTuple):
    """The words of a text, three times over: each list has one entry a word.

    Attributes:
        written: as they stand.
        lows: in lower case, with straight apostrophes.
        heads: the first letters of these.
    """

    written: list[str]
    lows: list[str]
    heads: list[str]

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.written[index][0].isupper()

    def first(self, count: int) -> "Words":
        """The first few of them."""
        return Words(self.written[:count], self.lows[:count], self.heads[:count])


_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
# Stands in no word, and changes nothing about the letters next to it.
_BETWEEN = "\0"


def split_words(text: str) -> Words:
    """The words of `text`, hyphenated ones whole.

    >>> split_words("It's year-on-year.").lows
    ["it's", 'year-on-year']
    """
    written = _WORD.findall(text)
    if not written:
        return Words([], [], [])
    # All at once, which is several times faster than word by word.
    lows = _BETWEEN.join(written).lower().replace("’", "'").split(_BETWEEN)
    return Words(written, lows, [low[:_STEM_KEY] for low in lows])


def word_places(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` start and end.

    >>> word_places("It's late.")
    [(0, 4), (5, 9)]
    """
    return [match.span() for match in _WORD.finditer(text)]


@dataclass(frozen=True)
class Phrases:
    """Words and phrases, looked up by their first word; `caus*` matches any word that starts so."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]
    stems: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Phrases":
        """From lines of a word list."""
        by_first: dict[str, list[tuple[str, ...]]] = {}
        stems: dict[str, list[str]] = {}
        for line in lines:
            words = tuple(line.lower().split())
            if line.endswith("*"):
                stems.setdefault(line[:_STEM_KEY], []).append(line[:-1])
            else:
                by_first.setdefault(words[0], []).append(words)
        return cls(
            {
                first: tuple(sorted(found, key=len, reverse=True))
                for first, found in by_first.items()
            },
            {key: tuple(found) for key, found in stems.items()},
        )

    def find(self, words: Words) -> list[tuple[int, int]]:
        """Where a phrase stands, as ranges of word indices, longest first and without overlaps.

        >>> Phrases.of(["due to", "caus*"]).find(split_words("Caused by, and due to, rain"))
        [(0, 1), (3, 5)]
        """
        lows, heads = words.lows, words.heads
        by_first, stems = self.by_first, self.stems
        found: list[tuple[int, int]] = []
        # Most sentences hold no word that any phrase begins with.
        if by_first.keys().isdisjoint(lows) and stems.keys().isdisjoint(heads):
            return found
        past = 0
        for index, low in enumerate(lows):
            length = 0
            if low in by_first and index >= past:
                length = _longest(by_first[low], lows, index)
            if heads[index] in stems and index >= past and not length:
                length = int(low.startswith(stems[heads[index]]))
            if length:
                past = index + length
                found.append((index, past))
        return found


def _longest(phrases: Sequence[Sequence[str]], lows: Sequence[str], index: int) -> int:
    """How many words the first of `phrases` has that stands at `index`, where the first word is."""
    for phrase in phrases:
        if len(phrase) == 1 or list(phrase) == lows[index : index + len(phrase)]:
            return len(phrase)
    return 0
