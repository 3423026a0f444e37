"""Figures: numbers with their unit and what they count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import islice

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.facts.counted import counted_behind
from nutgraf.facts.measured import measured
from nutgraf.facts.measured_by_rule import goes_on
from nutgraf.facts.numbers import (
    Number,
    NumberKind,
    UnitKind,
    counted_end,
    find_numbers,
    quantified,
    says_when,
)
from nutgraf.facts.scores import scores_in
from nutgraf.frozen import dataclass
from nutgraf.language import words_without_spaces
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.function_words import function_words
from nutgraf.locating import HAS_NO_PLACE, in_shown_text
from nutgraf.patterns import pattern

_FOLLOWING = pattern(r"[\s-]{1,3}([^\W\d_][\w'’-]*|of|per)")
# What a number counts is named by the next few words; more would repeat the sentence.
_MOST_WORDS = 3
# "Two things" are seldom a figure to know.
_MIN_SPELLED_COUNT = 3
# A sentence with more figures is a table: only the first of them are taken.
_MOST_FIGURES = 100
# What "of" leads to: "31 percent of its drinking water".
_LINKS = frozenset(
    {"of", "per", "a", "an", "the", "its", "their", "his", "her", "all", "those", "these"}
)
# With these, the sentence continues with something else, such as a number: "14 knots almost three".
_GOING_ON = frozenset(
    {
        "made", "took", "worth", "now", "less", "more", "above", "below", "count", "almost",
        "nearly", "roughly", "exactly", "barely",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text.

    `span` covers the number with its unit, `named` also a plural directly after a number without a
    unit ("27 shots"), `phrase` also the words after it that say what it counts. `measures` are the
    words of the sentence that best describe what it counts, wherever they are; None in a language
    without a model. `kind` is "money", "percent" or "count". `number` has its value; its spans are
    relative to the sentence's start, in the shown text.
    """

    span: Span
    named: Span
    phrase: Span
    kind: str
    sentence: Sentence
    measures: Span | None
    number: Number = field(metadata={HAS_NO_PLACE: True})


@in_shown_text
def find_figures(article: Article, sentences: Iterable[Sentence] | None = None) -> list[Figure]:
    """The figures in the body's sentences, in order, without dates, times and numbered names.

    >>> from nutgraf.reading import read
    >>> article = read("In 2024 it lost 31 percent of its water, or $4.20 a head, on May 3 alone.")
    >>> [figure.phrase.of(article.source) for figure in find_figures(article)]
    ['31 percent of its water', '$4.20 a head']
    """
    chosen = article.sentences if sentences is None else sentences
    return [
        figure
        for sentence in checked(chosen)
        for figure in islice(_in_sentence(article, sentence), _MOST_FIGURES)
    ]


def _in_sentence(article: Article, sentence: Sentence) -> Iterator[Figure]:
    text, start, language = sentence.text, sentence.span.start, article.language
    has_digit = _DIGIT.search(text) is not None
    if has_digit and _is_table_row(text, language):
        return
    last, before = None, None
    scores = list(scores_in(text, language)) if has_digit else []
    for number in _with_scores(find_numbers(text, language), scores):
        if number.span in scores:
            span = Span(start + number.span.start, start + number.span.end)
            yield Figure(span, span, span, "count", sentence, None, number)
            continue
        if says_when(text, number, language) or _converts(text, number, last):
            continue
        if _is_of_a_name(text, number):
            continue
        last = number
        end = _own_end(text, number, language)
        taken = int(number.unit_kind is not None)
        phrase_end = end
        if language != FALLBACK_LANGUAGE:
            phrase_end = max(end, counted_behind(text, number, language))
        elif end == number.span.end or text.startswith((" of ", " per "), end):
            phrase_end = max(end, _phrase_end(text, number.span.end, language, taken))
        if number.is_bare and not (
            _says_something(text, number, end, phrase_end) or quantified(text, number, language)
        ):
            continue
        first = number.span.start
        named_end = _named_end(text, number, end, language)
        words = measured(text, Span(first, named_end), number, language)
        # If it counts a noun after it ("a 850 vecinos"), it measures that.
        has_unit = number.unit is not None or number.kind is not NumberKind.COUNT
        alone = words is None and has_unit and before is not None
        if alone and before is not None and goes_on(text, before[0], first, language):
            words = before[1]
        before = None if words is None or not has_unit else (named_end, words)
        yield Figure(
            span=Span(start + first, start + end),
            named=Span(start + first, start + named_end),
            phrase=Span(start + first, start + phrase_end),
            kind=_KINDS.get(number.kind, "count"),
            sentence=sentence,
            measures=None if words is None else Span(start + words.start, start + words.end),
            number=number,
        )


def _with_scores(numbers: Sequence[Number], scores: Sequence[Span]) -> Sequence[Number]:
    """The numbers of a sentence in order, with its scores in place of the numbers in them."""
    if not scores:
        return numbers
    others = [
        number
        for number in numbers
        if all(number.span.end <= span.start or number.span.start >= span.end for span in scores)
    ]
    whole = [Number(span, span, NumberKind.COUNT) for span in scores]
    return sorted([*whole, *others], key=lambda number: number.span.start)


def _is_table_row(text: str, language: str) -> bool:
    """Whether it is a row of a table: several numbers, and none of the words that join others.

    >>> _is_table_row("DL Kovac 57 77% 3 tackles (3 combined).", "en")
    True
    >>> _is_table_row("Profit rose 3 percent, to $4 million.", "en")
    False
    """
    if words_without_spaces.has_any(text) or len(_DIGITS.findall(text)) < _NUMBERS_OF_A_ROW:
        return False
    return function_words(language).isdisjoint(_WORD.findall(text.lower()))


_DIGIT = pattern(r"\d")
_DIGITS = pattern(r"\d+(?:[.,]\d+)*")
_WORD = pattern(r"[^\W\d_]+")
_NUMBERS_OF_A_ROW = 3


_KINDS = {NumberKind.MONEY: "money", NumberKind.PERCENT: "percent"}


def _own_end(text: str, number: Number, language: str) -> int:
    """Where a figure ends: with the noun, where a number in words or a range has no unit.

    "Two" says nothing without it, where "2,000" does.
    """
    end = number.span.end
    if number.unit is None and (number.in_words or number.low is not None):
        return counted_end(text, end, language)
    return end


def _named_end(text: str, number: Number, end: int, language: str) -> int:
    """Where a count ends with the plural right behind it."""
    if number.unit is None and number.kind is NumberKind.COUNT:
        return counted_end(text, number.span.end, language)
    return end


def _says_something(text: str, number: Number, end: int, phrase_end: int) -> bool:
    """Whether a bare number says something by itself or with the words after it."""
    if number.in_words:
        return number.value is None or (
            end != number.span.end and number.value >= _MIN_SPELLED_COUNT
        )
    return phrase_end > number.span.end or not number.span.of(text).isdigit()


def _is_of_a_name(text: str, number: Number) -> bool:
    """Whether a number only distinguishes models: "the 16-inch Corvane Pro", "64-bit".

    >>> from nutgraf.facts.numbers import find_numbers
    >>> texts = "The 16-inch Corvane Pro is old.", "It has a 16-inch display."
    >>> [_is_of_a_name(text, find_numbers(text, "en")[0]) for text in texts]
    [True, False]
    """
    rest = text[number.span.start : number.span.end + _LONGEST_MODEL]
    return _MODEL.match(rest) is not None


# A size before a name, or a capability: "3-in-1".
_MODEL = pattern(r"\d{1,2}(?:\.\d)?(?:-inch [A-Z][a-z]*[A-Za-z]{2}|-bit\b|-in-\d)")
_LONGEST_MODEL = 12


def _converts(text: str, number: Number, last: Number | None) -> bool:
    """Whether it is the one before in other units: "55 mph (88 kph)"."""
    if last is None or UnitKind.MEASURE not in {number.unit_kind} & {last.unit_kind}:
        return False
    between = text[last.span.end : number.span.start]
    return between in (" (", " [", "/") and text[number.span.end : number.span.end + 1] in ")]"


def _goes_on(word: str, text: str, end: int, small: frozenset[str]) -> bool:
    """Whether a word after what is counted begins a statement about it.

    "520 posts made", "19,200 ships passed through"; but "the country's farmed salmon".
    """
    if word in _GOING_ON:
        return True
    following = _FOLLOWING.match(text, end)
    return word.endswith("ed") and (following is None or following[1].lower() in small)


def _phrase_end(text: str, end: int, language: str, taken: int) -> int:
    """The end of the words for what is counted; `taken` of them are before `end`."""
    small = function_words(language)
    here, last = end, end
    while taken < _MOST_WORDS:
        match = _FOLLOWING.match(text, here)
        if match is None:
            break
        word = match[1].lower()
        here = match.end()
        if word in _LINKS:
            continue
        if word in small or word.endswith("ly"):
            break
        if taken and _goes_on(word, text, match.end(), small):
            break
        last, taken = here, taken + 1
        if taken and text[here : here + 1] in ",.;:)":
            break
    return last
