"""Openings that lean on the sentence before, and sentences too slight to stand alone."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nutgraf.reading.words import count_words

_QUOTES = "\"'“”‘’«»„‹›([—–-… "
_FIRST_WORDS = re.compile(r"[\w'’]+(?:[ ,][\w'’]+){0,4}")
# Fewer words than this hardly make a statement: "Three hours.", "Why now?"
_SLIGHT = 5


@dataclass(frozen=True, slots=True)
class _Openings:
    words: frozenset[str]
    phrases: tuple[str, ...]


@cache
def _openings(language: str) -> _Openings:
    folder = resources.files("nutgraf.selection").joinpath("openings")
    file = folder.joinpath(f"{language}.txt")
    entries: list[str] = []
    if file.is_file():
        entries = [
            line.strip()
            for line in file.read_text("utf-8").splitlines()
            if line.strip() and not line.startswith("#")
        ]
    return _Openings(
        frozenset(entry for entry in entries if " " not in entry),
        tuple(entry for entry in entries if " " in entry),
    )


def dangles(text: str, language: str = "en") -> str | None:
    """The opening that makes a sentence lean on the one before it, or None.

    >>> dangles("But the minister stayed."), dangles("The minister stayed.")
    ('but', None)
    """
    start = text.lstrip(_QUOTES)
    match = _FIRST_WORDS.match(start)
    if match is None:
        return None
    low = match[0].lower().replace("’", "'").replace(",", " ").replace("  ", " ")
    known = _openings(language)
    for phrase in known.phrases:
        if low == phrase or low.startswith(phrase + " "):
            return phrase
    first = low.split(" ", 1)[0]
    stem = first.split("'", 1)[0]
    return stem if stem in known.words else None


def is_slight(text: str) -> bool:
    """Whether a sentence is too short to say anything by itself.

    >>> is_slight("Three hours."), is_slight("Shares in the firm fell sharply.")
    (True, False)
    """
    return count_words(text) < _SLIGHT
