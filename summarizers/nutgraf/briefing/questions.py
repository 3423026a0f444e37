"""The questions an article leaves open."""

import re
from collections.abc import Iterable

from nutgraf.article import Sentence
from nutgraf.cancellation import checked
from nutgraf.reading.words import count_words

_ENDS = re.compile(r"[?？؟]['\"”’»)\]]*$")
_QUOTED = re.compile(r"^['\"“‘«„]|[”\"»]")
_TO_READER = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
# "Why now?" asks too little by itself to be listed.
_FEWEST_WORDS = 5


def asks(text: str) -> bool:
    """Whether a sentence is a question, whoever asks it.

    >>> asks("“Who pays?”"), asks("Nobody pays.")
    (True, False)
    """
    return _ENDS.search(text) is not None


def open_questions(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The questions that the text itself asks: not quoted ones, nor those put to the reader."""
    return [
        sentence
        for sentence in checked(sentences)
        if asks(sentence.text)
        and not _QUOTED.search(sentence.text)
        and not _TO_READER.search(sentence.text)
        and count_words(sentence.text) >= _FEWEST_WORDS
    ]
