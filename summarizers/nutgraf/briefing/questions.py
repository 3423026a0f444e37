"""Open questions: the questions that an article asks, and what it says is not known yet.

The words for this are in the list `open-points`, lexicon/<language>/certainty.txt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from nutgraf.article import Sentence
from nutgraf.cancellation import checked
from nutgraf.claims.wordlists import PhraseList, split_words
from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.words import count_words, stop_words
from nutgraf.patterns import pattern

_MARKS = ("?", "？", "؟")
# Characters that may follow the mark.
_CLOSING = "'\"”’»)]"
_QUOTED = pattern(r"^['\"“‘«„]|[”\"»]")
_TO_READER = pattern(r"\b(?:you|your|yours)\b", re.IGNORECASE)
# Addressed to somebody present, or a mere opening.
_TO_SOMEBODY = pattern(
    r"\bright\?|\?\)|\bwhat(?: about| if|'s| is| are)\b|^why\b|\b(?:am|may|if|should) I\b",
    re.IGNORECASE,
)
# A text that leaves more questions than these open does not leave them open.
_MOST_ASKED = 6
# "Why now?" says too little by itself.
_FEWEST_WORDS = 5


class Open(StrEnum):
    """In what way something is open; of several the first counts."""

    ASKED = "asked"
    UNDECIDED = "undecided"
    UNKNOWN = "unknown"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A sentence that leaves something open, and in what way; `words` say so, "" for a question."""

    sentence: Sentence
    open: Open
    words: str


def asks(text: str) -> bool:
    """Whether a sentence is a question, by anybody.

    >>> asks("“Who pays?”"), asks("Nobody pays.")
    (True, False)
    """
    return text.rstrip(_CLOSING).endswith(_MARKS)


def open_questions(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The questions that the text itself asks, without quoted ones and those put to the reader."""
    return [
        sentence
        for sentence in checked(sentences)
        if asks(sentence.text)
        and not _QUOTED.search(sentence.text)
        and not _TO_READER.search(sentence.text)
        and count_words(sentence.text) >= _FEWEST_WORDS
    ]


def open_points(sentences: Iterable[Sentence], language: str = "en") -> list[OpenPoint]:
    """The sentences that leave something open, in order, without repetitions.

    Questions are those of `open_questions`. What is unknown, undecided or expected is recognized by
    phrases, in languages that have a list of them.

    >>> from nutgraf.reading import read
    >>> article = read("It is unclear who paid. The court has yet to decide. Who will pay for it?")
    >>> [point.open.value for point in open_points(article.sentences)]
    ['unknown', 'undecided', 'asked']
    """
    every = list(sentences)
    asking = [sentence for sentence in checked(every) if asks(sentence.text)]
    asked: set[int] = set()
    # In an interview, questions are answered.
    if len(asking) <= _MOST_ASKED:
        asked.update(
            sentence.index
            for sentence in open_questions(asking)
            if not _TO_SOMEBODY.search(sentence.text)
        )
    are_questions = {sentence.index for sentence in asking}
    found: list[OpenPoint] = []
    for sentence in checked(every):
        if sentence.index not in are_questions:
            found += _in_sentence(sentence, language)
        elif sentence.index in asked:
            found.append(OpenPoint(sentence, Open.ASKED, ""))
    return found


def _in_sentence(sentence: Sentence, language: str) -> Iterator[OpenPoint]:
    """What kind of open point a sentence is that does not ask."""
    parts = frozenset(_PART.findall(sentence.text.lower()))
    telling = _telling(language)
    if not any(rest <= parts for part in telling.keys() & parts for rest in telling[part]):
        return
    words = split_words(sentence.text)
    for open_, known in _phrases(language):
        for first, end in known.find(words):
            yield OpenPoint(sentence, open_, " ".join(words.lows[first:end]))
            return


_PART = pattern(r"\w+")


@cache
def _telling(language: str) -> Mapping[str, tuple[frozenset[str], ...]]:
    """By the word of a phrase that the fewest other sentences have all words of such phrases.

    That is no stop word, and long.
    """
    common = stop_words(language)
    found: dict[str, list[frozenset[str]]] = {}
    for _, known in _phrases(language):
        for phrases in known.by_first.values():
            for words in phrases:
                parts = _PART.findall(" ".join(words))
                rarest = max(parts, key=lambda word: (word not in common, len(word)))
                found.setdefault(rarest, []).append(frozenset(parts))
    return {word: tuple(each) for word, each in found.items()}


@cache
def _phrases(language: str) -> tuple[tuple[Open, PhraseList], ...]:
    """The phrases of a language by what they say, in the order of `Open`."""
    listed = wordlists.groups("open-points", language, fallback=False)
    return tuple(
        (open_, PhraseList.of(listed[open_.value])) for open_ in Open if listed.get(open_.value)
    )
