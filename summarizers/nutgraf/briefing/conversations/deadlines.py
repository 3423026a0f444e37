"""Deadlines of actions: the words used, and the date if it is certain.

The forms are in the list `deadlines`, lexicon/<language>/conversations.txt.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from nutgraf.article import Span
from nutgraf.facts.dates.forms import words_of as date_words
from nutgraf.language import wordlists
from nutgraf.language.alternation import any_of

_SUBJECT = "deadlines"
# The forms whose date can be resolved, each a group of the list.
_FORMS = (
    "date",
    "in weeks",
    "in days",
    "end of named month",
    "end of month",
    "not one day",
    "next weekday",
    "day of month",
    "tomorrow",
    "today",
    "weekday",
    "month",
)
_WEEK = 7
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due.

    Attributes:
        span: the words that say it, without "by".
        iso: the day, where it is certain.
    """

    span: Span
    iso: str | None


@dataclass(frozen=True)
class _Forms:
    """The forms of a language as one pattern, with the data to interpret them."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]


@cache
def _forms(language: str) -> _Forms | None:
    listed = wordlists.groups(_SUBJECT, language, fallback=False)
    if not listed:
        return None
    dates = date_words(language)
    ordinals = {word: n for n, word in enumerate(listed["ordinals"], 1)}
    numbers = {word: n for n, word in enumerate(listed["small numbers"], 1)}
    whole_weekdays = {name for name in dates.weekdays if len(name) > 3}  # noqa: PLR2004  # "sun"
    places = {
        "weekday": any_of(whole_weekdays),
        "month": any_of(dates.months),
        "ordinal": any_of(ordinals),
        "nth": r"\d{1,2}(?:st|nd|rd|th)",
        "day": r"\d{1,2}",
        "number": rf"(?:\d{{1,2}}|{any_of(numbers)})",
        "time of day": any_of(listed["time of day"]),
    }

    def source(line: str) -> str:
        parts = re.split(r"\{([^{}]*)\}", line)
        return "".join(
            places[part] if odd % 2 else any_of([part])[3:-1] for odd, part in enumerate(parts)
        )

    # Of two forms that begin at one position, the one with more words is meant.
    lines = [(line, form) for form in _FORMS for line in listed[form]]
    lines.sort(key=lambda one: (-len(one[0].split()), -len(one[0]), one[0]))
    forms = "|".join(
        f"(?P<{form.replace(' ', '_')}{n}>{source(line)})" for n, (line, form) in enumerate(lines)
    )
    pattern = re.compile(rf"(?<![\w'’-])(?:{forms})(?![\w-]|['’](?!s\b))", re.IGNORECASE)
    return _Forms(pattern, dates.months, dates.weekdays, ordinals, numbers)


def deadlines_in(text: str, start: int, day: date | None, language: str) -> list[Deadline]:
    """The times that a text names, in order.

    Args:
        text: a sentence as written.
        start: its offset in the article.
        day: the date on which it is said.
        language: an ISO 639-1 code.

    >>> found = deadlines_in("I'll do it by Friday.", 0, date(2026, 3, 3), "en")
    >>> [(one.span.start, one.iso) for one in found]
    [(14, '2026-03-06')]
    """
    forms = _forms(language)
    if forms is None:
        return []
    return [
        Deadline(
            Span(start + match.start(), start + match.end()),
            when.isoformat() if (when := _day(match, forms, day)) else None,
        )
        for match in forms.pattern.finditer(text)
        if not _follows("behind", text, match.start(), language)
        and not _counts(match, text, language)
        and (
            not (match.lastgroup or "").startswith("month")
            or _follows("by", text, match.start(), language)
        )
    ]


def _follows(group: str, text: str, start: int, language: str) -> bool:
    """Whether a word of a group directly precedes a position."""
    before = text[max(0, start - _LOOK) : start].lower().split()
    return not wordlists.words(_SUBJECT, language, group).isdisjoint(before[-1:])


def _counts(match: re.Match[str], text: str, language: str) -> bool:
    """Whether "the second" is one of several things: "the second tab"."""
    if not (match.lastgroup or "").startswith("day_of_month"):
        return False
    behind = _NEXT_WORD.match(text, match.end())
    known = wordlists.words(_SUBJECT, language, "behind a day", fallback=False)
    return behind is not None and behind[1].lower() not in known


_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_LOOK = 12


def _day(match: re.Match[str], forms: _Forms, day: date | None) -> date | None:
    """The date that an expression means when used on a given date."""
    if day is None:
        return None
    form = (match.lastgroup or "").rstrip("0123456789").replace("_", " ")
    said = _Said(tuple(match[0].lower().replace("’", "'").split()), forms, day)
    read = _READERS.get(form)
    return read(said) if read else None


class _Said(NamedTuple):
    """The words of a form and the day on which they are said."""

    words: tuple[str, ...]
    forms: _Forms
    day: date

    @property
    def month(self) -> int:
        """The month that is named, 0 for none."""
        return next((self.forms.months[w] for w in self.words if w in self.forms.months), 0)

    @property
    def number(self) -> int:
        """The number of a day, or of days, that is named."""
        return next((n for word in self.words if (n := _nth(word, self.forms))), 0)


def _next_weekday(said: _Said) -> date | None:
    # Said on the same day of the week it is a week later; else it is one of two.
    number = said.forms.weekdays[said.words[1]] - 1
    return said.day + timedelta(_WEEK) if said.day.weekday() == number else None


def _end_of_named_month(said: _Said) -> date:
    return _last(said.day.year + (said.month < said.day.month), said.month)


def _date(said: _Said) -> date | None:
    found = _valid(said.day.year, said.month, said.number)
    ahead = _valid(said.day.year + 1, said.month, said.number)
    return found if found and found >= said.day else ahead


_READERS: Mapping[str, Callable[[_Said], date | None]] = {
    "today": lambda said: said.day,
    "tomorrow": lambda said: said.day + timedelta(1),
    "weekday": lambda said: _next(said.day, said.forms.weekdays[said.words[0]]),
    "next weekday": _next_weekday,
    "end of month": lambda said: _last(said.day.year, said.day.month),
    "end of named month": _end_of_named_month,
    "in days": lambda said: said.day + timedelta(said.number),
    "in weeks": lambda said: said.day + timedelta(_WEEK * said.number),
    "date": _date,
    "day of month": lambda said: _of_month(said.day, said.number, said.words, said.forms),
}


def _of_month(day: date, number: int, words: Iterable[str], forms: _Forms) -> date | None:
    """The next date with a day number; None if it contradicts the given weekday."""
    this = _valid(day.year, day.month, number)
    ahead = day.month % _MONTHS + 1
    found = this if this and this >= day else _valid(day.year + (ahead == 1), ahead, number)
    told = next((forms.weekdays[word] for word in words if word in forms.weekdays), None)
    return found if found and told in (None, found.weekday() + 1) else None


def _next(day: date, weekday: int) -> date:
    """The next such day of the week after a day."""
    return day + timedelta((weekday - 1 - day.weekday()) % _WEEK or _WEEK)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")


def _nth(word: str, forms: _Forms) -> int:
    match = _NTH.match(word)
    return int(match[1]) if match else forms.ordinals.get(word) or forms.numbers.get(word, 0)
