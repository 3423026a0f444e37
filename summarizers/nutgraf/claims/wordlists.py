"""The word lists: one folder a language, one readable file a subject.

A file holds words and phrases. `#` starts a comment, `[name]` starts a section; lines before the
first section belong to the section "". In a section of single words a line may hold several.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

FALLBACK_LANGUAGE = "en"


@cache
def sections(subject: str, language: str = FALLBACK_LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """The lines of `<language>/<subject>.txt`, by section; the English ones if there is no file.

    >>> "because" in sections("causal")[""]
    True
    """
    folder = resources.files("nutgraf.claims").joinpath("words")
    file = folder.joinpath(language, f"{subject}.txt")
    if not file.is_file():
        file = folder.joinpath(FALLBACK_LANGUAGE, f"{subject}.txt")
    found: dict[str, list[str]] = {}
    lines = found.setdefault("", [])
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = raw.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line:
            lines.append(line)
    return MappingProxyType({name: tuple(lines) for name, lines in found.items()})


@cache
def words(subject: str, section: str = "", language: str = FALLBACK_LANGUAGE) -> frozenset[str]:
    """The single words of a section, whatever their arrangement in lines."""
    lines = sections(subject, language).get(section, ())
    return frozenset(word for line in lines for word in line.split())


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
