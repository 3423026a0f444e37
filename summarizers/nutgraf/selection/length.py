"""How long a summary may be: sentences, words, characters, a share, or minutes to read."""

import math
import re
from enum import StrEnum

from nutgraf.article import Article, Sentence
from nutgraf.cancellation import checked
from nutgraf.errors import BadLengthError
from nutgraf.frozen import dataclass
from nutgraf.language.words import WORDS_PER_MINUTE, count_words, words_in
from nutgraf.patterns import pattern


class Unit(StrEnum):
    """The unit of a length."""

    SENTENCES = "sentences"
    WORDS = "words"
    CHARACTERS = "characters"
    PERCENT = "percent"
    MINUTES = "minutes"


_UNITS = {
    "": Unit.SENTENCES,
    "sentence": Unit.SENTENCES,
    "sentences": Unit.SENTENCES,
    "s": Unit.SENTENCES,
    "word": Unit.WORDS,
    "words": Unit.WORDS,
    "w": Unit.WORDS,
    "character": Unit.CHARACTERS,
    "characters": Unit.CHARACTERS,
    "char": Unit.CHARACTERS,
    "chars": Unit.CHARACTERS,
    "c": Unit.CHARACTERS,
    "%": Unit.PERCENT,
    "percent": Unit.PERCENT,
    "minute": Unit.MINUTES,
    "minutes": Unit.MINUTES,
    "min": Unit.MINUTES,
    "mins": Unit.MINUTES,
}
_LENGTH = pattern(r"\s*([0-9]{1,9}(?:\.[0-9]{1,6})?)(?:\s*([a-z%]{1,12}))?\s*", re.IGNORECASE)
_GOOD = "3, 3 sentences, 120 words, 600 characters, 20% or 1 minute"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of text, for instance 120 words.

    >>> str(Length.parse("20%")), str(Length.parse(1))
    ('20 percent', '1 sentence')
    """

    amount: float
    unit: Unit

    def __str__(self) -> str:
        unit = self.unit.value
        single = self.amount == 1 and unit != "percent"
        return f"{self.amount:g} {unit.removesuffix('s') if single else unit}"

    @classmethod
    def parse(cls, wanted: "str | int | Length") -> "Length":
        """Read a length.

        Raises:
            BadLengthError: it is not one, or is nothing at all; the message shows good ones.
        """
        if isinstance(wanted, Length):
            return wanted
        text = str(wanted)
        match = _LENGTH.fullmatch(text)
        unit = _UNITS.get((match[2] or "").lower()) if match else None
        if match is None or unit is None:
            raise BadLengthError(f"not a length: “{text[:40]}”; use a length such as {_GOOD}")
        amount = float(match[1])
        if amount <= 0 or (amount != int(amount) and unit not in (Unit.PERCENT, Unit.MINUTES)):
            raise BadLengthError(f"not a length: “{text}”; use a length such as {_GOOD}")
        if unit is Unit.PERCENT and amount > _WHOLE:
            raise BadLengthError(
                f"not a length: “{text}” is more than the article has; the maximum is 100%"
            )
        return cls(amount, unit)

    def sentences(self, article: Article) -> int:
        """About how many sentences of `article` this is, one or more."""
        total = article.size
        if not total:
            return 1
        if self.unit is Unit.SENTENCES:
            return max(1, int(self.amount))
        if self.unit is Unit.PERCENT:
            return max(1, int(total * self.amount / _WHOLE))
        limit = self._limit()
        size = self._whole(article) / total
        return max(1, min(total, math.floor(limit / max(size, 1))))

    def holds(self, picked: "list[Sentence]", article: Article) -> bool:
        """Whether `picked` is no longer than this."""
        return sum(map(self.taken_by, picked)) <= self.room_in(article)

    def room_in(self, article: Article) -> float:
        """How much the sentences of `article` may take in total, see `taken_by`."""
        if self.unit in (Unit.SENTENCES, Unit.PERCENT):
            return self.sentences(article)
        # Behind the last sentence there is no space.
        return self._limit() + (self.unit is Unit.CHARACTERS)

    def taken_by(self, sentence: Sentence) -> int:
        """How much of this a sentence takes, including the space after it if that counts."""
        if self.unit in (Unit.SENTENCES, Unit.PERCENT):
            return 1
        return self._size(sentence) + (self.unit is Unit.CHARACTERS)

    def _limit(self) -> float:
        return self.amount * WORDS_PER_MINUTE if self.unit is Unit.MINUTES else self.amount

    def _whole(self, article: Article) -> int:
        if self.unit is Unit.CHARACTERS:
            return sum(map(self._size, checked(article.sentences)))
        return words_in(article)

    def _size(self, sentence: Sentence) -> int:
        text = sentence.text
        return len(text) if self.unit is Unit.CHARACTERS else count_words(text)
