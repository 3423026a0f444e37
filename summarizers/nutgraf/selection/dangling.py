"""Sentences that do not stand alone: leaning openings, fragments, lead-ins."""

import re
from dataclasses import dataclass
from functools import cache

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checkpoint
from nutgraf.reading.words import count_words
from nutgraf.selection.redundancy import stems_of
from nutgraf.wordlists import groups

_QUOTES = "\"'“”‘’«»„‹›([—–-… "
_FIRST_WORDS = re.compile(r"[\w'’]+(?:[ ,][\w'’]+){0,4}")
# Fewer words than this hardly make a statement: "Three hours.", "Why now?"
_SLIGHT = 5


# How badly a sentence leans by what it opens with: a bare pronoun leaves its reader guessing, a
# connective only lets them feel that something came before, and some words do even that only now
# and then.
BADLY = 1.0
_SLIGHTLY = 0.5
_FAINTLY = 0.1
_DEGREES = {
    "pronouns": BADLY,
    "possessives": BADLY,
    "connectives": _SLIGHTLY,
    "answers": BADLY,
    "faint": _FAINTLY,
}


@cache
def _openings(language: str) -> dict[str, float]:
    """The openings of a language, of one word or more, with how badly they lean."""
    listed = groups("nutgraf.selection", "openings", language, fallback=False)
    return {line: degree for name, degree in _DEGREES.items() for line in listed.get(name, ())}


@cache
def possessives(language: str) -> frozenset[str]:
    """The openings that have a noun behind them and lack only whose it is: "her successor"."""
    return frozenset(
        groups("nutgraf.selection", "openings", language, fallback=False).get("possessives", ())
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """Words at the head of a sentence that lean on the one before; `degree` is between 0 and 1."""

    words: str
    degree: float


def leaning_opening(text: str, language: str = "en") -> Opening | None:
    """The opening that makes a sentence lean on the one before it, or None.

    >>> leaning_opening("But the minister stayed.")
    Opening(words='but', degree=0.5)
    >>> leaning_opening("The minister stayed.") is None
    True
    """
    match = _FIRST_WORDS.match(text.lstrip(_QUOTES))
    if match is None:
        return None
    low = match[0].lower().replace("’", "'").replace(",", " ").split()
    known = _openings(language)
    for count in range(len(low), 0, -1):
        words = " ".join(low[:count])
        if words in known:
            return Opening(words, known[words])
    # "That's" and "he'd" open as "that" and "he" do.
    first = low[0].split("'", 1)[0]
    return Opening(first, known[first]) if first in known else None


# A slight sentence that leans on nothing is still a little better than one that does.
_SLIGHTNESS = 0.9
# With fewer different words that carry meaning it says little: "The shock has kind of sunk in."
_FEWEST_STEMS = 4
_THINNESS = 0.5
# What closes a finished sentence.
_FINISHED = re.compile(r"[.!?…。！？؟।]['\"“”‘’«»‹›)\]]*$")


def is_slight(text: str) -> bool:
    """Whether a sentence is too short, or too unfinished, to say anything by itself.

    >>> is_slight("Three hours."), is_slight("It had three parts:")
    (True, True)
    >>> is_slight("Shares in the firm fell again.")
    False
    """
    return count_words(text) < _SLIGHT or _FINISHED.search(text[-6:]) is None


def leaning(article: Article, sentence: Sentence) -> float:
    """How badly a sentence needs the one before it: 0 not at all, 1 it is nothing by itself."""
    checkpoint()
    thin = len(stems_of(sentence.text, article.language)) < _FEWEST_STEMS
    return max(_degree(article, sentence), _THINNESS if thin else 0.0)


def stands_alone(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence opens so that it needs no other, and is whole; however little it says."""
    return _degree(article, sentence) == 0


def _degree(article: Article, sentence: Sentence) -> float:
    opening = leaning_opening(sentence.text, article.language) if sentence.index else None
    degree = opening.degree if opening else 0.0
    return max(degree, _SLIGHTNESS) if is_slight(sentence.text) else degree
