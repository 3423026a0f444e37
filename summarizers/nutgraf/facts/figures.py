"""Numbers with their unit and what they count."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nutgraf.article import Article, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.reading.pages.function_words import function_words

_DIGIT = re.compile(r"\d")
_NUMBER = r"\d{1,3}(?:[,\u202f\u00a0]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|mn|bn|tn|[mk]\b))?"
_FIGURE = re.compile(
    rf"""(?<![\w.,/:–-])(?:
        (?P<money>(?:US|A|C|NZ|HK)?[$€£¥]\s?(?:{_NUMBER}){_SCALE})
      | (?P<percent>(?:{_NUMBER})\s?(?:%|percent\b|per\scent\b|percentage\spoints?\b))
      | (?P<count>(?:{_NUMBER}){_SCALE})
    )(?![\w/:]|[-–]\d|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_FOLLOWING = re.compile(r"[\s-]{1,3}([^\W\d_][\w'’-]*|of|per)")
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|"
    r"August|September|October|November|December)\b"
)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s{_MONTH}")
_BEFORE_NUMBER_NAME = re.compile(
    rf"(?:{_MONTH}\.?|\b(?:No|Nos|Fig|Table|Figure|Chapter|Section|Part|Article|Page|vol|Vol|Rule|"
    r"Route|Highway|Room|Phase|Step|Level|Grade|Act|paragraph|page|line))\.?\s$"
)
_TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d|21\d\d")
# What a number counts is named by the next few words; more would be the sentence again.
_MOST_WORDS = 3
# What "of" leads to: "31 percent of its drinking water".
_LINKS = frozenset({"of", "per", "a", "an", "the", "its", "their", "his", "her", "all"})
# With these the sentence goes on to something else, such as a number: "14 knots almost three".
_GOING_ON = frozenset(
    {
        "made", "took", "worth", "now", "less", "more", "above", "below", "count", "almost",
        "nearly", "roughly", "exactly", "barely",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the text has it.

    `span` covers the number with its unit, `phrase` also the words after it that tell what it
    counts. `kind` is "money", "percent" or "count".
    """

    span: Span
    phrase: Span
    kind: str
    sentence: Sentence


def find_figures(article: Article, sentences: Iterable[Sentence] | None = None) -> list[Figure]:
    """The figures in the body's sentences, in order; dates, times and numbered names are none.

    >>> from nutgraf.reading import read
    >>> article = read("In 2024 it lost 31 percent of its water, or $4.20 a head, on May 3 alone.")
    >>> [figure.phrase.of(article.source) for figure in find_figures(article)]
    ['31 percent of its water', '$4.20 a head']
    """
    chosen = article.sentences if sentences is None else sentences
    return [figure for sentence in checked(chosen) for figure in _in_sentence(article, sentence)]


def _in_sentence(article: Article, sentence: Sentence) -> Iterator[Figure]:
    source, span = article.source, sentence.span
    if not _DIGIT.search(source, span.start, span.end):
        return
    for match in _FIGURE.finditer(source, span.start, span.end):
        kind = match.lastgroup or "count"
        if kind == "count" and _is_name_or_date(source, span, match):
            continue
        end = _phrase_end(source, match.end(), span.end, article.language)
        if kind == "count" and end == match.end() and not _alone_is_enough(match[0]):
            continue
        yield Figure(Span(*match.span()), Span(match.start(), end), kind, sentence)


def _is_name_or_date(source: str, span: Span, match: re.Match[str]) -> bool:
    before = source[max(span.start, match.start() - 12) : match.start()]
    after = source[match.end() : min(span.end, match.end() + 14)]
    if _BEFORE_NUMBER_NAME.search(before) or _MONTH_AFTER.match(after) or _TIME_AFTER.match(after):
        return True
    if before.strip() in ("", "(", "[") and after[:1] in (".", ")"):
        return True
    return _YEAR.fullmatch(match[0]) is not None


def _alone_is_enough(number: str) -> bool:
    """Whether a number says something without a word after it: a large one does."""
    return "," in number or not number.isdigit()


def _goes_on(word: str, source: str, end: int, small: frozenset[str]) -> bool:
    """Whether a word after what is counted begins to tell something of it.

    "520 posts made", "19,200 ships passed through"; but "the country's farmed salmon".
    """
    if word in _GOING_ON:
        return True
    following = _FOLLOWING.match(source, end)
    return word.endswith("ed") and (following is None or following[1].lower() in small)


def _phrase_end(source: str, end: int, limit: int, language: str) -> int:
    """Where the words that tell what is counted end."""
    small = function_words(language)
    here, last, taken = end, end, 0
    while taken < _MOST_WORDS:
        match = _FOLLOWING.match(source, here, limit)
        if match is None:
            break
        word = match[1].lower()
        here = match.end()
        if word in _LINKS:
            continue
        if word in small or word.endswith("ly"):
            break
        if taken and _goes_on(word, source, match.end(), small):
            break
        last, taken = here, taken + 1
        if taken and source[here : here + 1] in ",.;:)":
            break
    return last
