"""The metadata of an article: author, place and date of publication, length."""

import re
from collections.abc import Iterator
from datetime import date as day
from functools import cache

from nutgraf.article import Article, Block, Role, Span
from nutgraf.cancellation import checked
from nutgraf.facts.dates import day_written
from nutgraf.frozen import dataclass
from nutgraf.language import wordlists
from nutgraf.language.words import reading_minutes, words_in
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of an article; None for what it does not say, or not for certain.

    Attributes:
        title: its headline.
        byline: the line that names its author.
        outlet: where it appeared.
        date: the line, or part of a line, with the date.
        written: that date.
        words: the number of words of its body.
        minutes: the time to read it.
        language: an ISO 639-1 code.
        furniture: the share of the page's characters that do not belong to the article, from 0 to
            1.
    """

    title: Block | None
    byline: Block | None
    outlet: Span | None
    date: Block | None
    written: day | None
    words: int
    minutes: int
    language: str
    furniture: float


@in_shown_text
def head_of(article: Article) -> Head:
    """The head of an article.

    >>> from nutgraf.reading import read
    >>> head = head_of(read("It rained all day. Nobody came."))
    >>> head.words, head.minutes, head.language, head.furniture
    (6, 1, 'en', 0.0)
    """
    words = words_in(article)
    return Head(
        title=article.title,
        byline=article.byline,
        outlet=_outlet(article),
        date=article.date,
        written=day_written(article),
        words=words,
        minutes=reading_minutes(words),
        language=article.language,
        furniture=_furniture(article),
    )


def _furniture(article: Article) -> float:
    """The share of boilerplate among the characters that are in any block."""
    sizes = [(block.role is Role.FURNITURE, len(block.span)) for block in checked(article.blocks)]
    whole = sum(size for _, size in sizes)
    return sum(size for is_furniture, size in sizes if is_furniture) / whole if whole else 0.0


# A full stop behind more than an initial ends it: "Ellery Courier Ltd. Registered in ...".
_NAME = r"[^\W\d_][\w.&'’-]{0,30}(?:(?<!\w\w\.) [^\W\d_][\w.&'’-]{0,30}){0,4}"
# "By Jane Roe, Reuters"; "Jane Roe | The Hull Gazette".
_AFTER_NAME = pattern(rf"(?:,|\||–|—|•|·| - | for )\s?(?P<name>{_NAME})")
# As in: HULL, March 3 (Reuters) -
# Or with nothing but the brackets.
_DATELINE = pattern(
    rf"(?:[^\W\d_][^()\n]{{1,60}}? (?=[^)\n]{{1,90}}\) ?(?:—|–|--|-) ))?\((?P<name>{_NAME})\)"
)
_RIGHTS = pattern(
    rf"(?:©|\(c\)|copyright)\s{{0,3}}(?:©\s?)?(?:\d{{4}}(?:[–-]\d{{4}})?,?\s)?(?P<name>{_NAME})",
    re.IGNORECASE,
)
# No line that names an outlet is longer.
_LONGEST = 300


def _outlet(article: Article) -> Span | None:
    """Where it appeared: what its byline, its dateline or its notice of rights says."""
    for block, form in _lines(article):
        text = block.text[:_LONGEST]
        matches = [form.match(text)] if form is _DATELINE else form.finditer(text)
        for match in matches:
            if match is not None and _is_outlet(match["name"]):
                start, end = match.span("name")
                return Span(block.span.start + start, block.span.start + end)
    return None


def _lines(article: Article) -> Iterator[tuple[Block, re.Pattern[str]]]:
    if article.byline is not None:
        yield article.byline, _AFTER_NAME
    first = next((block for block in article.blocks if block.wording), None)
    if first is not None:
        yield first, _DATELINE
    for block in checked(article.blocks):
        if block.role is Role.FURNITURE:
            yield block, _RIGHTS


def _is_outlet(name: str) -> bool:
    low = name.lower().rstrip(".")
    if low in _agencies():
        return True
    words = low.split()
    several = len(words) > 1 and all(
        word[0].isupper() for word in name.split() if len(word) > _SMALL
    )
    return several and not _words("words").isdisjoint(words[1:]) and not _POST.search(low)


# "Senior News Editor" is not a newspaper.
_POST = pattern(r"\b(?:editor|correspondent|reporter|writer|desk|staff|columnist|bureau)\b")
_SMALL = 3


@cache
def _agencies() -> frozenset[str]:
    return frozenset(wordlists.groups("outlets", "en")["agencies"])


def _words(group: str) -> frozenset[str]:
    return wordlists.words("outlets", "en", group)
