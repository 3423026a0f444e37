"""Classifies the words of two versions: names, dates, numbers, minor words, reversals."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from nutgraf.article import Article, Role, Span
from nutgraf.facts.dates.forms import words_of as date_words
from nutgraf.facts.names import find_names
from nutgraf.facts.numbers import find_numbers
from nutgraf.language.languages import Convention, language_of
from nutgraf.language.wordlists import groups, words
from nutgraf.versions.passages import Passage, PassageWord, words_of

_HEADLINES = (Role.TITLE, Role.HEADING)
_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")
# A word that nothing begins with: another or a comma stands before it.
_INSIDE = re.compile(r"(?<=[\w,)] )[^\W\d_][\w'’&.-]*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of two versions.

    Attributes:
        language: that of the newer one.
        names: the words that names are made of.
        lower: the words that stand somewhere without a capital.
        has_capital_nouns: whether the language writes every noun with a capital.
    """

    language: str
    names: frozenset[str]
    lower: frozenset[str]
    has_capital_nouns: bool

    def is_name(self, text: str, word: PassageWord) -> bool:
        """Whether a word of a text is one of a name."""
        return word.key in self.names and not text[word.start].islower()


def vocabulary(
    articles: Sequence[Article], passages: Iterable[Passage], common: Collection[str]
) -> Vocabulary:
    """The vocabulary of some articles.

    Args:
        articles: the versions, the newer one last.
        passages: those of both.
        common: words that are no names.
    """
    language = articles[-1].language
    texts = {passage.text for passage in passages if passage.role not in _HEADLINES}
    every = {word for text in texts for word in _WORD.findall(text)}
    lower = {_key(word) for word in every if word[0].islower()}
    inside = {word for text in texts for word in _INSIDE.findall(text)}
    capital = {_key(word) for word in inside if word[0].isupper()}
    has_capital_nouns = language_of(language).follows(Convention.CAPITAL_NOUNS)
    if has_capital_nouns:
        capital &= _named(articles)
    calendar = date_words(language)
    aside = {*common, *calendar.months, *calendar.weekdays}
    names = frozenset(capital - lower - aside)
    return Vocabulary(language, names, frozenset(lower), has_capital_nouns)


def _key(written: str) -> str:
    return written.rstrip(".'’-").replace("’", "'").casefold()


def _named(articles: Iterable[Article]) -> set[str]:
    """The words of the names that are found where every noun has a capital."""
    return {
        word.key
        for article in articles
        for name in find_names(article)
        for form in (name.name, *name.aliases)
        for word in words_of(form)
    }


class FoundNumber(NamedTuple):
    """Where a number stands, its value (without one its words), and where with its unit."""

    start: int
    end: int
    value: object
    whole: Span


def numbers_in(text: str, language: str) -> list[FoundNumber]:
    """The numbers of a text."""
    found: list[FoundNumber] = []
    for number in find_numbers(text, language):
        if number.in_words and number.value == 1:
            # "One" is most often no number.
            continue
        span = number.amount
        value = (
            span.of(text).casefold()
            if number.value is None
            else (number.value.normalize(), number.kind, number.currency)
        )
        found.append(FoundNumber(span.start, span.end, value, number.span))
    return found


def dates_in(text: str, language: str) -> list[tuple[int, int]]:
    """Where days, months, years and times of day stand in a text."""
    found = [
        match.span()
        for match in date_words(language).pattern.finditer(text)
        # "May" and "March" are months, "may" and "march" are not.
        if language != "en" or match.lastgroup != "month" or text[match.start()].isupper()
    ]
    times = words("times-of-day", language, fallback=False)
    found += [(word.start, word.end) for word in words_of(text) if word.key.rstrip(".") in times]
    return found


def small_words(language: str) -> frozenset[str]:
    """Words that come and go without a change of what is said."""
    return words("small-words", language, fallback=False)


def joining_words(language: str) -> frozenset[str]:
    """Words that join two sentences into one, or begin the second of two."""
    return words("joining-words", language, fallback=False) | small_words(language)


def turning_words(language: str) -> frozenset[str]:
    """Negations, and what else turns a sentence round."""
    return words("turning", language, fallback=False)


@cache
def reserving_words(language: str) -> frozenset[str]:
    """Single words that tell how sure something is."""
    listed = (
        line for lines in groups("hedges", language, fallback=False).values() for line in lines
    )
    return frozenset(line for line in listed if " " not in line)


def are_opposites(old: Iterable[str], new: Iterable[str], language: str) -> bool:
    """Whether some words are the opposite of others.

    >>> are_opposites(["rose"], ["fell"], "en"), are_opposites(["rose"], ["climbed"], "en")
    (True, False)
    """
    sides = _sides(language)
    mine: dict[int, set[int]] = defaultdict(set)
    for word in old:
        for line, side in sides.get(word, ()):
            mine[line].add(side)
    return any(
        line in mine and side not in mine[line]
        for word in new
        for line, side in sides.get(word, ())
    )


@cache
def _sides(language: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, side, word in _opposites(language):
        found[word].append((number, side))
    return {word: tuple(places) for word, places in found.items()}


def _opposites(language: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(groups("opposites", language, fallback=False).get("", ())):
        for side, own in enumerate(line.split("|")):
            for word in own.split():
                yield number, side, word
