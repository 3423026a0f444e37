"""A sentence analysed once for all rules, so each text is tokenized only once."""

from collections.abc import Mapping
from functools import cached_property
from itertools import islice

from nutgraf.claims.listed import Group, Ranges, listed_in
from nutgraf.claims.quantities import Quantity, find_quantities
from nutgraf.claims.wordlists import FALLBACK_LANGUAGE, WordSequence, phrases, split_words, words
from nutgraf.frozen import dataclass
from nutgraf.language.words import stop_words
from nutgraf.patterns import pattern

_FEWEST_WORDS = 4
# A line this short without a verb is a label, not a sentence.
_LONGEST_LABEL = 6
_QUESTION = pattern(r"\?[\"'”’»)\]]*\s*$")
_ENDS = pattern(r"[.!?…:;][\"'”’»)\]]*\s*$")
_STEM_LENGTH = 6
_MOST_QUANTITIES = 100
_SHORTEST_CONTENT_WORD = 3


@dataclass(frozen=True)
class Reading:
    """A sentence's text with markup blanked out, and cached properties for the rules."""

    text: str
    language: str = FALLBACK_LANGUAGE

    @cached_property
    def words(self) -> WordSequence:
        """Its words."""
        return split_words(self.text)

    @cached_property
    def lows(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(self.words.lows)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its content words: enough to match "tax", "taxes" and "taxation"."""
        stopwords = words("common-words", "", self.language) or stop_words(self.language)
        return frozenset(
            low.removesuffix("'s")[:_STEM_LENGTH].rstrip("s")
            for low in self.lows - stopwords
            if len(low) >= _SHORTEST_CONTENT_WORD
        )

    @cached_property
    def listed(self) -> Mapping[Group, Ranges]:
        """The positions of listed words and phrases."""
        return listed_in(self.words, self.language)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it; for a table read as a sentence, the first."""
        return tuple(islice(find_quantities(self.text, self.language), _MOST_QUANTITIES))

    @cached_property
    def is_question(self) -> bool:
        """Whether it is a question."""
        return _QUESTION.search(self.text) is not None

    @cached_property
    def is_exhortation(self) -> bool:
        """Whether it is an instruction to the reader, or an aside of the page."""
        opening = phrases("imperatives", "openings", self.language).find(self.words.first(4))
        return bool(opening) and opening[0][0] == 0

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it is too little for a claim: a few words, or a label without a stop."""
        count = len(self.words.lows)
        if count < _FEWEST_WORDS:
            return True
        return count <= _LONGEST_LABEL and _ENDS.search(self.text) is None

    @property
    def is_claim(self) -> bool:
        """Whether it asserts anything at all."""
        return not (self.is_question or self.is_exhortation or self.is_fragment)
