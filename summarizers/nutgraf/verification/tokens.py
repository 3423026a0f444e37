"""The words of a sentence that are looked up, with their offsets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from nutgraf.article import Span
from nutgraf.briefing.multi_document.content import compared_forms
from nutgraf.briefing.multi_document.opposition import are_forms
from nutgraf.facts.numbers import Number, find_numbers
from nutgraf.language import wordlists

# After these marks, a capital has no meaning.
_OPENING = frozenset("“”\"‘'«»(:;[–—-•*")
# Forms of one word share at least this prefix length.
_SAME_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class SentenceWord:
    """A word of a sentence.

    Attributes:
        word: the form for comparison.
        low: as written, in lower case.
        start, end: its offsets in the sentence.
        is_common: whether it is a stop word.
        is_capital: whether it has a significant capital.
        is_opening: whether its capital may only mark the start of a sentence.
        is_number: whether it is a number, or begins like one: "2030s".
    """

    word: str
    low: str
    start: int
    end: int
    is_common: bool
    is_capital: bool
    is_opening: bool
    is_number: bool

    @property
    def span(self) -> Span:
        """Its span in the sentence."""
        return Span(self.start, self.end)


Phrase = tuple[SentenceWord, ...]
"""Words in a row, such as a name."""


@dataclass(frozen=True, slots=True)
class SentenceTokens:
    """A sentence's words, and what else it is compared by.

    Attributes:
        text: the sentence.
        tokens: its words in order.
        language: its language.
        words: all words as they are compared.
        beginnings: the same by how they begin.
    """

    text: str
    tokens: tuple[SentenceWord, ...]
    language: str
    words: frozenset[str]
    beginnings: Mapping[str, tuple[str, ...]] = field(repr=False)

    @property
    def numbers(self) -> Sequence[Number]:
        """The numbers in it that have a value."""
        return find_numbers(self.text, self.language)

    def has(self, word: str) -> bool:
        """Whether it contains a word, in any of its forms, or a synonym."""
        if word in self.words or not self.words.isdisjoint(same_meaning(word, self.language)):
            return True
        alike = self.beginnings.get(word[:_SAME_BEGINNING], ())
        return any(are_forms(word, other) for other in alike)


def same_meaning(word: str, language: str) -> frozenset[str]:
    """The words that are put for another, all as they are compared; none where no list has it.

    >>> "dismiss" in same_meaning("sack", "en")
    True
    """
    return _meanings(language).get(word, frozenset())


@cache
def _meanings(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in wordlists.groups("same-meaning", language, fallback=False).get("", ()):
        alike = frozenset(word for _, word, _ in compared_forms(line, language))
        for word in alike:
            found[word] = found.get(word, frozenset()) | alike
    return found


# An article's sentences are looked up once for each sentence of a summary.
@lru_cache(maxsize=1 << 13)
def tokens_of(text: str, language: str) -> SentenceTokens:
    """The words of a sentence with their places in it."""
    plain = text.replace("’", "'")
    found, past = [], 0
    for form, word, is_number in compared_forms(text, language):
        start = plain.find(form.written, past)
        end = start + len(form.written)
        if start < 0:
            # "percent" for a sign.
            start = max(past, plain.find("%", past))
            end = min(start + 1, len(text))
        past = end
        before = text[:start].rstrip()
        opens = not before or before[-1] in _OPENING
        found.append(
            SentenceWord(
                word,
                form.low,
                start,
                end,
                form.is_common,
                form.is_capital and not opens,
                form.is_capital and opens,
                is_number or word[0].isdigit(),
            )
        )
    words = frozenset(token.word for token in found)
    beginnings: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        if len(word) >= _SAME_BEGINNING:
            beginning = word[:_SAME_BEGINNING]
            beginnings[beginning] = (*beginnings.get(beginning, ()), word)
    return SentenceTokens(
        text,
        tuple(found),
        language,
        words,
        beginnings,
    )
