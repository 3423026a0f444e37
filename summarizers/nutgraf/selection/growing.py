"""A growing selection of sentences; queries cost the same however long it is."""

from collections import Counter
from collections.abc import Iterable

from nutgraf.article import Article, Sentence
from nutgraf.selection.length import Length
from nutgraf.selection.said import Said
from nutgraf.selection.sections import Shares


class Growing:
    """The sentences selected so far, with the state needed to add one more."""

    def __init__(
        self, article: Article, length: Length, shares: Shares | None, *, distinct: bool
    ) -> None:
        """Start with nothing selected.

        Args:
            article: the article.
            length: how much may be selected.
            shares: how much of each section, if that matters.
            distinct: whether redundancy matters.
        """
        self.sentences: list[Sentence] = []
        self._indexes: set[int] = set()
        self._length, self._left = length, length.room_in(article)
        self._shares = shares
        self._used: Counter[int] = Counter()
        self._sections_over = 0
        self._said = Said((), article.language) if distinct else None

    def __contains__(self, sentence: Sentence) -> bool:
        return sentence.index in self._indexes

    def has_room_for(self, sentences: Iterable[Sentence]) -> bool:
        """Whether all is no longer than it may be with these."""
        return sum(map(self._length.taken_by, sentences)) <= self._left

    def has_share_for(self, sentence: Sentence) -> bool:
        """Whether no section has more than its share with this sentence."""
        section = self._shares.section(sentence.index) if self._shares else None
        if self._shares is None or section is None:
            return True
        return not self._sections_over and self._used[section] < self._shares.most(section)

    def has_like(self, sentence: Sentence) -> bool:
        """Whether one of them says the same as a sentence, if that matters."""
        return self._said is not None and self._said.has_like(sentence)

    def add(self, sentences: Iterable[Sentence]) -> None:
        """Choose these, whether there is room for them or not."""
        for sentence in sentences:
            self.sentences.append(sentence)
            self._indexes.add(sentence.index)
            self._left -= self._length.taken_by(sentence)
            if self._said is not None:
                self._said.add((sentence,))
            self._count(sentence)

    def _count(self, sentence: Sentence) -> None:
        """Count a sentence to its section."""
        section = self._shares.section(sentence.index) if self._shares else None
        if self._shares is not None and section is not None:
            self._used[section] += 1
            self._sections_over += self._used[section] == self._shares.most(section) + 1
