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


def open_questions(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The questions that the text itself asks: not quoted ones, nor those put to the reader."""
    return [
        sentence
        for sentence in checked(sentences)
        if _ENDS.search(sentence.text)
        and not _QUOTED.search(sentence.text)
        and not _TO_READER.search(sentence.text)
        and count_words(sentence.text) >= _FEWEST_WORDS
    ]
