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


class Word(NamedTuple):
    """A word of a text: lower case, straight apostrophes, and its place."""

    low: str
    start: int
    end: int
    capital: bool


_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def split_words(text: str) -> list[Word]:
    """The words of `text`, hyphenated ones whole.

    >>> [word.low for word in split_words("It's year-on-year.")]
    ["it's", 'year-on-year']
    """
    return [
        Word(
            match.group().lower().replace("’", "'"),
            match.start(),
            match.end(),
            match.group()[0].isupper(),
        )
        for match in _WORD.finditer(text)
    ]


# A "*" entry has at least this many letters before the star; they are what it is looked up by.
_STEM_KEY = 3


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

    def find(self, words: Sequence[Word]) -> list[tuple[int, int]]:
        """Where a phrase stands, as ranges of word indices, longest first and without overlaps.

        >>> Phrases.of(["due to", "caus*"]).find(split_words("Caused by, and due to, rain"))
        [(0, 1), (3, 5)]
        """
        found: list[tuple[int, int]] = []
        index = 0
        while index < len(words):
            length = self._length_at(words, index)
            if length:
                found.append((index, index + length))
            index += length or 1
        return found

    def _length_at(self, words: Sequence[Word], index: int) -> int:
        low = words[index].low
        for phrase in self.by_first.get(low, ()):
            if len(phrase) == 1 or phrase == tuple(
                word.low for word in words[index : index + len(phrase)]
            ):
                return len(phrase)
        return int(any(low.startswith(stem) for stem in self.stems.get(low[:_STEM_KEY], ())))
