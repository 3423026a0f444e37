"""The date on which an article was written, from its metadata."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from nutgraf.article import Article, Role
from nutgraf.facts.dates.forms import words_of
from nutgraf.facts.dates.meaning import READERS
from nutgraf.facts.dates.mention import Precision
from nutgraf.facts.dates.place import DatePlace
from nutgraf.patterns import pattern


def day_written(article: Article) -> date | None:
    """The day on which the article says it was written, if it says so with day, month and year."""
    for block in article.blocks:
        # Not a set: a role's hash is computed in Python code, and this is checked for every block.
        if block.role in (Role.DATE, Role.BYLINE) or (
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
    return (day_in(title.text, article.language) if title else None) or _day_of_head(article)


def _day_of_head(article: Article) -> date | None:
    """The date that stands alone above the text, or with which the text or its title opens."""
    for block in islice(article.blocks, _HEAD):
        text = block.text
        if block.role is Role.FURNITURE and len(text) < _LONGEST_LINE:
            day = _only_day(text, article.language)
        else:
            day = _dateline(text[:_LONGEST_LINE], article.language, title=block.role is Role.TITLE)
        if day is not None:
            return day
        if block.role is Role.BODY and len(text) > _LONGEST_LINE:
            return None
    return None


def _only_day(text: str, language: str) -> date | None:
    """The day that is all of a line: "July 9, 1951."."""
    match = words_of(language).pattern.search(text)
    if match is None or _WORD.search(text, 0, match.start()) or _WORD.search(text, match.end()):
        return None
    return next(_days_in(text, language), None)


def _dateline(text: str, language: str, *, title: bool) -> date | None:
    """The day that a text opens with, where nothing ties it to what follows.

    >>> _dateline("May 7, 2015 -- It rained.", "en", title=False)
    datetime.date(2015, 5, 7)
    >>> _dateline("May 7, 2015 was wet.", "en", title=False)
    """
    match = words_of(language).pattern.match(text)
    if match is None:
        return None
    opens = _DASH.match(text, match.end()) is not None
    # "Thursday, May 7, 2015 On Tuesday it rained"; "2018-11-06 Speech in Toronto".
    if not opens and (title or match[0][0].isalpha()):
        full = match.lastgroup == "iso" or (_COMMA in match[0][:_LONGEST_WEEKDAY] and not title)
        opens = full and _CAPITAL.match(text, match.end()) is not None
    return next(_days_in(match[0], language), None) if opens else None


def day_in(text: str, language: str) -> date | None:
    """The first day that a short text names with day, month and year.

    >>> day_in("Thursday, 11 June 2026 09:05", "en")
    datetime.date(2026, 6, 11)
    """
    return next(_days_in(text[:_LONGEST_METADATA], language), None)


def _days_in(text: str, language: str) -> Iterator[date]:
    words = words_of(language)
    for match in words.pattern.finditer(text):
        place = DatePlace(text, 0, len(text), match, language, words, None, None, near=False)
        when = READERS[match.lastgroup or ""](place) if match.lastgroup in _EXACT else None
        if when is not None and when.iso and when.precision is Precision.DAY:
            yield date.fromisoformat(when.iso)


_EXACT = frozenset({"iso", "figures", "daymonth", "monthday"})

_DATED_METADATA = pattern(r"\b(?:date|published|updated|modified)\b", re.IGNORECASE)
_LONGEST_METADATA = 2000
# A head has hardly more lines, and they are shorter.
_HEAD, _LONGEST_LINE = 8, 160
# A comma follows a weekday: "Wednesday, ".
_COMMA, _LONGEST_WEEKDAY = ",", 12
_WORD = pattern(r"\w")
_DASH = pattern(r" ?(?:--|—|–|- )")
_CAPITAL = pattern(r" [A-Z]")
