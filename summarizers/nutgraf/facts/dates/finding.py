"""The dates of an article."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from nutgraf.article import Article, Block, Role, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.facts.dates.forms import words_of
from nutgraf.facts.dates.meaning import READERS
from nutgraf.facts.dates.mention import DateMention, Precision
from nutgraf.facts.dates.place import DatePlace
from nutgraf.locating import in_shown_text
from nutgraf.patterns import pattern


@in_shown_text
def find_dates(
    article: Article, sentences: Iterable[Sentence] | None = None, written: date | None = None
) -> list[DateMention]:
    """The dates in the body's sentences, in order.

    Args:
        article: an Article.
        sentences: only those in these sentences; in all of the body when None.
        written: the day it was written; what the article says of it when None.

    >>> from nutgraf.reading import read
    >>> article = read("It opened on 12 March 2024, after a fire in 2019. Who knew on Friday?")
    >>> [(found.span.of(article.source), found.iso) for found in find_dates(article)]
    [('12 March 2024', '2024-03-12'), ('2019', '2019'), ('on Friday', None)]
    """
    known_day = written or day_written(article)
    chosen = None if sentences is None else {sentence.index for sentence in sentences}
    found: list[DateMention] = []
    for block in checked(article.blocks):
        if block.wording is not None:
            found.extend(_in_block(article, block, known_day, chosen))
    return found


def day_written(article: Article) -> date | None:
    """The day on which the article says it was written, if it says so with day, month and year."""
    for block in article.blocks:
        if block.role in {Role.DATE, Role.BYLINE} or (
            block.role is Role.METADATA and _DATED_METADATA.search(block.text)
        ):
            text = block.text
            if len(text) > _LONGEST_METADATA:
                text = text[:_LONGEST_METADATA]
            day = next(_days_in(text, article.language), None)
            if day is not None:
                return day
    # A recorded meeting is called by its day: "Planning (2026/02/17 10:00) - Transcript".
    title = article.title if article.is_conversation else None
    return day_in(title.text, article.language) if title else None


def day_in(text: str, language: str) -> date | None:
    """The first day that a short text names with day, month and year.

    >>> day_in("Thursday, 11 June 2026 09:05", "en")
    datetime.date(2026, 6, 11)
    """
    return next(_days_in(text[:_LONGEST_METADATA], language), None)


_DATED_METADATA = pattern(r"\b(?:date|published|updated|modified)\b", re.IGNORECASE)
_LONGEST_METADATA = 2000


def _days_in(text: str, language: str) -> Iterator[date]:
    words = words_of(language)
    for match in words.pattern.finditer(text):
        place = DatePlace(text, 0, len(text), match, language, words, None, None, near=False)
        when = READERS[match.lastgroup or ""](place) if match.lastgroup in _EXACT else None
        if when is not None and when.iso and when.precision is Precision.DAY:
            yield date.fromisoformat(when.iso)


_EXACT = frozenset({"iso", "figures", "daymonth", "monthday"})


def _in_block(
    article: Article, block: Block, written: date | None, chosen: set[int] | None
) -> Iterator[DateMention]:
    if chosen is not None and chosen.isdisjoint(range(block.first, block.first + block.size)):
        return
    words = words_of(article.language)
    places = block.wording.places if block.wording else ()
    text = block.text
    offset = block.span.start
    told: int | None = None
    told_in = block.first
    pairs = zip(places[::2], places[1::2], strict=True)
    for index, (start, end) in enumerate(checked(pairs), block.first):
        if chosen is not None and index not in chosen:
            continue
        if not _DIGITS.search(text, start, end) and words.telling.isdisjoint(
            _PART.findall(text[start:end].lower())
        ):
            continue
        last = -_NEAR
        if told is not None and index - told_in > _HELD:
            told = None
        for match in checked(words.pattern.finditer(text, start, end)):
            near = match.start() - last < _NEAR
            place = DatePlace(text, start, end, match, article.language, words, written, told, near)
            when = READERS[match.lastgroup or ""](place)
            if when is None:
                continue
            if when.iso and not when.resolved and when.iso[:4].isdigit():
                told, last = int(when.iso[:4]), match.end()
                # A story told by the day stays in its year, where a year alone is soon left.
                told_in = index if when.precision is Precision.YEAR else index + _STORY
            span = Span(offset + match.start(), offset + match.end())
            yield DateMention(span, when.iso, when.precision, when.resolved, index)


# For so many sentences a year that was told holds on; a date with its month so many more.
_HELD, _STORY = 1, 8
_DIGITS = pattern(r"\d\d")
_PART = pattern(r"\w+")
# A year so close behind another is one end of "2017 to 2021".
_NEAR = 9
