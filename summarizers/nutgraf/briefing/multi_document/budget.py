"""The length budget for the points of several articles."""

from collections.abc import Sequence

from nutgraf.article import Article, Sentence
from nutgraf.language.words import WORDS_PER_MINUTE, count_words
from nutgraf.selection.length import Length, Unit

_WHOLE = 100


class Budget:
    """A length over several articles, to be spent on sentences; the first always fits."""

    def __init__(self, length: Length, articles: Sequence[Article]) -> None:
        self._unit = length.unit
        self._left = length.amount
        self._is_untouched = True
        if length.unit is Unit.PERCENT:
            self._left = sum(article.size for article in articles) * length.amount / _WHOLE
        elif length.unit is Unit.MINUTES:
            self._left = length.amount * WORDS_PER_MINUTE

    def spend(self, sentence: Sentence) -> bool:
        """Whether there is room for a sentence, which then has it."""
        size = self._size(sentence.text)
        if size > self._left and not self._is_untouched:
            return False
        self._left -= size
        self._is_untouched = False
        return True

    def _size(self, text: str) -> int:
        if self._unit in (Unit.SENTENCES, Unit.PERCENT):
            return 1
        return len(text) if self._unit is Unit.CHARACTERS else count_words(text)
