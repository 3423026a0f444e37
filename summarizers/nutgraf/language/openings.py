"""Words at the start of a sentence that connect it to the one before."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from nutgraf.language.wordlists import groups
from nutgraf.patterns import pattern

_QUOTES = "\"'“”‘’«»„‹›([—–-… "
_FIRST_WORDS = pattern(r"[\w'’]+(?:[ ,][\w'’]+){0,4}")


class Opening(NamedTuple):
    """The words that tie a sentence to the one before, and their group in the list of openings."""

    words: str
    group: str


@cache
def _openings(language: str) -> Mapping[str, str]:
    """The openings of a language, of one word or more, with their group."""
    listed = groups("openings", language, fallback=False)
    return {line: group for group, lines in listed.items() for line in lines}


@cache
def _first_words_of(language: str) -> frozenset[str]:
    """The words that openings begin with: few sentences have one of them at their head."""
    return frozenset(line.split(" ", 1)[0] for line in _openings(language))


def opening_of(text: str, language: str = "en") -> Opening | None:
    """The opening that ties a sentence to the one before; None where it has none.

    >>> opening_of("But the minister stayed.")
    Opening(words='but', group='connectives')
    >>> opening_of("The minister stayed.") is None
    True
    """
    known = _openings(language)
    match = _FIRST_WORDS.match(text.lstrip(_QUOTES)) if known else None
    if match is None:
        return None
    low = match[0].lower().replace("’", "'").replace(",", " ").split()
    if low[0] in _first_words_of(language):
        for count in range(len(low), 0, -1):
            words = " ".join(low[:count])
            if words in known:
                return Opening(words, known[words])
    # "That's" and "he'd" open as "that" and "he" do.
    first = low[0].split("'", 1)[0]
    return Opening(first, known[first]) if first in known else None
