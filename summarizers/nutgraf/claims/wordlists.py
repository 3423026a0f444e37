"""The word lists of this package, and how their phrases are found in a text.

In a section of single words, a line may hold several; in a section of phrases, it holds one.
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.wordlists import FALLBACK_LANGUAGE as FALLBACK_LANGUAGE  # noqa: PLC0414  # for the package
from nutgraf.patterns import pattern


def sections(subject: str, language: str = FALLBACK_LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """The lines of a list by section; none where a language has no such list.

    >>> any(line.startswith("because") for lines in sections("causal").values() for line in lines)
    True
    """
    return wordlists.groups(subject, language, fallback=False)


def words(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> frozenset[str]:
    """The single words of a section, whatever their arrangement in lines."""
    return wordlists.words(subject, language, section, fallback=False)


@cache
def phrases(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> "PhraseList":
    """The words and phrases of a section, ready to be looked for."""
    return PhraseList.of(sections(subject, language).get(section, ()))


# A "*" entry has at least this many letters before the star, by which it is looked up.
_STEM_KEY = 3


class WordSequence(NamedTuple):
    """The words of a text in three parallel lists.

    Attributes:
        written: the words as written.
        lows: in lower case, with straight apostrophes.
        heads: the first letters of these.
    """

    written: list[str]
    lows: list[str]
    heads: list[str]

    def is_capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.written[index][0].isupper()

    def first(self, count: int) -> "WordSequence":
        """The first few of them."""
        return WordSequence(self.written[:count], self.lows[:count], self.heads[:count])


_WORD = pattern(r"\w+(?:[-'’]\w+)*")
# Occurs in no word and changes nothing about adjacent letters.
_BETWEEN = "\0"


def split_words(text: str) -> WordSequence:
    """The words of `text`, hyphenated ones whole.

    >>> split_words("It's year-on-year.").lows
    ["it's", 'year-on-year']
    """
    written = _WORD.findall(text)
    if not written:
        return WordSequence([], [], [])
    # All at once, which is several times faster than word by word.
    lows = _BETWEEN.join(written).lower().replace("’", "'").split(_BETWEEN)
    return WordSequence(written, lows, [low[:_STEM_KEY] for low in lows])


def word_places(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` start and end.

    >>> word_places("It's late.")
    [(0, 4), (5, 9)]
    """
    return [match.span() for match in _WORD.finditer(text)]


@dataclass(frozen=True)
class PhraseList:
    """Words and phrases, looked up by their first word; `caus*` matches any word with that prefix.

    Attributes:
        by_first: the entries that start with a word, the longest first.
        by_two: those of several words, by the first two.
        stems: the prefixes before a star, by their first letters.
    """

    by_first: Mapping[str, tuple[list[str], ...]]
    by_two: Mapping[tuple[str, str], tuple[list[str], ...]]
    stems: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, lines: Iterable[str]) -> "PhraseList":
        """From lines of a word list."""
        by_first: dict[str, list[list[str]]] = {}
        by_two: dict[tuple[str, str], list[list[str]]] = {}
        stems: dict[str, list[str]] = {}
        for line in lines:
            words = line.lower().split()
            if line.endswith("*"):
                stems.setdefault(line[:_STEM_KEY], []).append(line[:-1])
            else:
                by_first.setdefault(words[0], []).append(words)
                if len(words) > 1:
                    by_two.setdefault((words[0], words[1]), []).append(words)
        return cls(
            _longest_first(by_first),
            _longest_first(by_two),
            {key: tuple(found) for key, found in stems.items()},
        )

    def find(self, words: WordSequence) -> list[tuple[int, int]]:
        """The positions of phrases as ranges of word indices, longest first and without overlaps.

        >>> PhraseList.of(["due to", "caus*"]).find(split_words("Caused by, and due to, rain"))
        [(0, 1), (3, 5)]
        """
        lows, heads = words.lows, words.heads
        by_first, stems = self.by_first, self.stems
        found: list[tuple[int, int]] = []
        # Most sentences hold no word that any phrase begins with.
        if by_first.keys().isdisjoint(lows) and stems.keys().isdisjoint(heads):
            return found
        past = 0
        places = enumerate(zip(lows, heads, strict=True))
        for index in [i for i, (low, head) in places if low in by_first or head in stems]:
            if index < past:
                continue
            low, head = lows[index], heads[index]
            length = self._length_at(lows, index) if low in by_first else 0
            if not length and head in stems:
                length = int(low.startswith(stems[head]))
            if length:
                past = index + length
                found.append((index, past))
        return found

    def _length_at(self, lows: list[str], index: int) -> int:
        """The length in words of the longest phrase at `index`, where one may begin."""
        low = lows[index]
        if index + 1 < len(lows):
            for phrase in self.by_two.get((low, lows[index + 1]), ()):
                if lows[index : index + len(phrase)] == phrase:
                    return len(phrase)
        return int(len(self.by_first[low][-1]) == 1)


_Key = TypeVar("_Key", bound=Hashable)


def _longest_first(
    phrases: Mapping[_Key, Iterable[list[str]]],
) -> dict[_Key, tuple[list[str], ...]]:
    return {key: tuple(sorted(found, key=len, reverse=True)) for key, found in phrases.items()}
