"""Dates in sentences, in their many forms, as ISO dates where they are certain.

"12 March 2024", "March 2024", "2024-03-12" and "in 2019" say when by themselves. "On Tuesday",
"three weeks ago" and "March 12" say so only to whoever knows when the text was written: with that
day they are `resolved`, without it they have no ISO date. "03/04/2024" is one day here and another
there, and has none either.

ISO dates are those of ISO 8601: 2024-03-12, 2024-W11, 2024-03, 2024, and for a decade 199X as in
its second part, for a stretch of years 2015/2019. The months' and days' names and the words around
them stand in lists/<language>/dates.txt; a language without that list has only ISO dates and the
like.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from nutgraf import wordlists
from nutgraf.article import Article, Block, Role, Sentence, Span
from nutgraf.cancellation import checked
from nutgraf.claims.masking import masked
from nutgraf.reading.pages.alternation import any_of


class Precision(StrEnum):
    """How much of the calendar a date leaves open."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text has it.

    Attributes:
        span: where it stands.
        iso: the date, where it is certain.
        precision: of `iso`; what the words mean at best where there is none, None if not even that.
        resolved: whether `iso` was worked out from the day the article was written.
        sentence: the index of its sentence.
    """

    span: Span
    iso: str | None
    precision: Precision | None
    resolved: bool
    sentence: int

    @property
    def begins(self) -> date | None:
        """The first day of it; None without an ISO date."""
        return first_day(self.iso) if self.iso else None


_ROOM = "nutgraf.briefing"
_YEAR = r"(?:1\d{3}|20\d\d|21\d\d)"
# Bounded spaces: a line may be broken anywhere.
_GAP = r"[ \t\n]{1,12}"
_NO_WORD = r"(?!\w)"
# Where the day comes before the month in dates of figures, and nobody writes otherwise.
_DAY_FIRST = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "pl", "cs", "da", "fi", "no", "ru", "tr", "el"}
)
# What follows a number that is no year: "2000 homes".
_COUNTED = re.compile(
    r"(?:[-  ]?(?:m|km|kg|ft|mm|cm|mph|kWh|MW|GW|people|men|women|miles|metres|meters|feet|tons|"
    r"tonnes|dollars|euros|pounds|jobs|homes|words|pages|points|votes|soldiers|troops|acres)\b"
    r"|[.,:]\d|[%°/$€£])"
)


class _Words(NamedTuple):
    """A language's words of dates."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    shifts: Mapping[str, int]
    before_months: frozenset[str]
    before_years: frozenset[str]
    until: frozenset[str]
    to_come: re.Pattern[str]
    pattern: re.Pattern[str]
    telling: frozenset[str]


def _numbered(lines: Iterable[str]) -> dict[str, int]:
    """The words of each line with the line's number, or the one that it begins with."""
    found = {}
    for place, line in enumerate(lines, 1):
        first, *rest = line.split()
        words, number = (rest, int(first)) if first.isdigit() else ([first, *rest], place)
        found.update(dict.fromkeys(words, number))
    return found


@cache
def _words(language: str) -> _Words:
    listed = wordlists.groups(_ROOM, "dates", language, fallback=False)

    def group(*names: str) -> tuple[str, ...]:
        return tuple(line for name in names for line in listed.get(name, ()))

    months, weekdays = _numbered(group("months")), _numbered(group("weekdays"))
    days = {words: int(number) for number, _, words in (x.partition(" ") for x in group("days"))}
    units = {word: line.split()[0] for line in group("units") for word in line.split()[1:]}
    numbers = _numbered(group("numbers")) | dict.fromkeys(group("a"), 1)
    shifts = dict.fromkeys(group("last", "last after"), -1)
    shifts |= dict.fromkeys(group("this"), 0) | dict.fromkeys(group("next", "next after"), 1)
    forms = [*_figures(), *_named_days(language, months, weekdays)] if months else [*_figures()]
    forms += _counted_from_now(group, days, units, numbers, weekdays) if months else []
    forms += _years(language, group("decades"))
    return _Words(
        months=months,
        weekdays=weekdays,
        days=days,
        units=units,
        numbers=numbers,
        shifts=shifts,
        before_months=frozenset(group("before months")),
        before_years=frozenset(group("before years")),
        until=frozenset(group("until")),
        to_come=re.compile(rf"(?<!\w){any_of(group('to come'))}{_NO_WORD}", re.IGNORECASE),
        pattern=re.compile(rf"(?<![\w.,$€£#/-])(?:{'|'.join(forms)})", re.IGNORECASE),
        telling=frozenset(
            part
            for words in (*months, *weekdays, *days, *units)
            for part in re.findall(r"\w+", words)
        ),
    )


def _figures() -> Iterator[str]:
    yield rf"(?P<iso>{_YEAR}-\d\d-\d\d)(?![\d-])"
    yield r"(?P<figures>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4})(?!\d|[/.]\d)"


def _named_days(language: str, months: Iterable[str], weekdays: Iterable[str]) -> Iterator[str]:
    """12 March 2024; March 12, 2024; March 2024; March."""
    calendar = wordlists.groups("nutgraf.reading", "calendar", language)
    of = rf"(?:{any_of(calendar.get('of', ()))}{_GAP})?"
    nth = rf"(?:{any_of(calendar.get('ordinal ends', ()))})?"
    month = any_of(months)
    day = rf"\d{{1,2}}{nth}"
    led = rf"(?:{any_of(weekdays)}\.?,?{_GAP}(?:the{_GAP})?)?"

    def year(name: str) -> str:
        return rf"\.?,?{_GAP}{of}(?P<{name}>{_YEAR}){_NO_WORD}"

    yield rf"(?P<daymonth>{led}(?P<d1>{day}){_GAP}{of}(?P<m1>{month}){_NO_WORD}(?:{year('y1')})?)"
    if language in _MONTH_FIRST:
        yield (
            rf"(?P<monthday>{led}(?P<m2>{month})\.?{_GAP}(?P<d2>{day})(?![\w:]|[.,]\d)"
            rf"(?:{year('y2')})?)"
        )
    yield rf"(?P<monthyear>(?P<m3>{month}){year('y3')})"
    yield rf"(?P<month>(?P<m4>{month}){_NO_WORD})"


# Where "March 12" is written as well as "12 March".
_MONTH_FIRST = frozenset({"en"})


def _counted_from_now(
    group: Callable[..., tuple[str, ...]],
    days: Iterable[str],
    units: Iterable[str],
    numbers: Iterable[str],
    weekdays: Iterable[str],
) -> Iterator[str]:
    """Yesterday, last week, three weeks ago, on Tuesday."""
    unit, count = any_of(units), rf"(?:\d{{1,3}}|{any_of(numbers)})"
    shift, after = any_of(group("last", "this", "next")), any_of(group("last after", "next after"))
    yield rf"(?P<day>{any_of(days)}){_NO_WORD}"
    yield rf"(?P<shifted>(?P<shift>{shift}){_GAP}(?P<unit>{unit})){_NO_WORD}"
    yield rf"(?P<shiftedafter>(?P<unit2>{unit}){_GAP}(?P<shift2>{after})){_NO_WORD}"
    yield (
        rf"(?P<ago>(?P<count>{count}){_GAP}(?P<unit3>{unit}){_GAP}{any_of(group('ago'))}){_NO_WORD}"
    )
    yield (
        rf"(?P<agobefore>{any_of(group('ago before'))}{_GAP}(?P<count2>{count}){_GAP}"
        rf"(?P<unit4>{unit})){_NO_WORD}"
    )
    on = rf"(?:(?P<on>{any_of(group('on'))}){_GAP})?"
    yield rf"(?P<weekday>{on}(?P<wd>{any_of(weekdays)})){_NO_WORD}"


def _years(language: str, ends: Iterable[str]) -> Iterator[str]:
    the = rf"(?:the{_GAP})?" if language == "en" else ""
    yield rf"(?P<decade>{the}(?P<tens>1\d\d|20\d|21\d)0['’]?{any_of(ends)}){_NO_WORD}"
    yield rf"(?P<years>(?P<from>{_YEAR})[–-](?P<till>\d{{4}}|\d\d))(?![\w-])"
    yield rf"(?P<year>{_YEAR})(?!['’]?\w|-\d)"


class _When(NamedTuple):
    """What a form of a date says."""

    iso: str | None
    precision: Precision | None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A match in its sentence, and what is known there.

    `told` is the year of the last date before it in its paragraph that names one, `near` whether a
    year ends right before it ("2017 and 2021").
    """

    text: str
    start: int
    match: re.Match[str]
    language: str
    words: _Words
    written: date | None
    told: int | None
    near: bool

    @property
    def before(self) -> str:
        """The word before it, "" where something else stands there."""
        found = _WORD_BEFORE.search(
            self.text, max(self.start, self.match.start() - _LOOK), self.match.start()
        )
        return found[1].lower() if found else ""

    @property
    def is_to_come(self) -> bool:
        """Whether its sentence speaks of what is to come, as far as it stands before it."""
        if self.before in self.words.until:
            return True
        lead = self.text[max(self.start, self.match.start() - _REACH) : self.match.start()]
        signs = list(self.words.to_come.finditer(lead))
        return bool(signs) and _SAID.search(lead, signs[-1].end()) is None


_LOOK = 24
_REACH = 70
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’]?[ \n-]{1,3}$")
_SAID = re.compile(r"\b(?:said|told|announced|reported|added|wrote|says)\b")


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
            text = block.span.of(article.source)
            if len(text) > _LONGEST_METADATA:
                text = text[:_LONGEST_METADATA]
            day = next(_days_in(text, article.language), None)
            if day is not None:
                return day
    return None


_DATED_METADATA = re.compile(r"\b(?:date|published|updated|modified)\b", re.IGNORECASE)
_LONGEST_METADATA = 2000


def _days_in(text: str, language: str) -> Iterator[date]:
    words = _words(language)
    for match in words.pattern.finditer(text):
        place = _Place(text, 0, match, language, words, None, None, near=False)
        when = _READERS[match.lastgroup or ""](place) if match.lastgroup in _EXACT else None
        if when is not None and when.iso and when.precision is Precision.DAY:
            yield date.fromisoformat(when.iso)


_EXACT = frozenset({"iso", "figures", "daymonth", "monthday"})


def _in_block(
    article: Article, block: Block, written: date | None, chosen: set[int] | None
) -> Iterator[DateMention]:
    words = _words(article.language)
    places = block.wording.places if block.wording else ()
    text = masked(block.span.of(article.source), article.format)
    offset = block.span.start
    told: int | None = None
    told_in = block.first
    for index, (start, end) in enumerate(zip(places[::2], places[1::2], strict=True), block.first):
        if chosen is not None and index not in chosen:
            continue
        if not _DIGITS.search(text, start, end) and words.telling.isdisjoint(
            _PART.findall(text[start:end].lower())
        ):
            continue
        last = -_NEAR
        if told is not None and index - told_in > _HELD:
            told = None
        for match in words.pattern.finditer(text, start, end):
            near = match.start() - last < _NEAR
            place = _Place(text, start, match, article.language, words, written, told, near)
            when = _READERS[match.lastgroup or ""](place)
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
_DIGITS = re.compile(r"\d\d")
_PART = re.compile(r"\w+")
# A year so close behind another is one end of "2017 to 2021".
_NEAR = 9


def _iso_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _exact(day: date | None) -> _When | None:
    return _When(day.isoformat(), Precision.DAY) if day else None


def _read_iso(place: _Place) -> _When | None:
    year, month, day = map(int, place.match["iso"].split("-"))
    return _exact(_iso_day(year, month, day))


def _read_figures(place: _Place) -> _When | None:
    first, second, year = map(int, place.match["figures"].split(place.match["mark"]))
    day_first, month_first = _iso_day(year, second, first), _iso_day(year, first, second)
    if place.language in _DAY_FIRST:
        return _exact(day_first)
    if day_first and month_first and day_first != month_first:
        return _When(None, Precision.DAY)
    return _exact(day_first or month_first)


def _month(place: _Place, name: str) -> int | None:
    """The number of a month; None for what is written as no name where names have capitals."""
    written = place.match[name]
    if place.language in _CAPITAL_MONTHS and written[0].islower():
        return None
    return place.words.months.get(written.lower())


_CAPITAL_MONTHS = frozenset({"en", "de"})


def _read_day(place: _Place, day: str, month: str, year: str) -> _When | None:
    number = int(re.sub(r"\D", "", place.match[day]))
    which = _month(place, month)
    if which is None:
        return None
    if place.match[year]:
        return _exact(_iso_day(int(place.match[year]), which, number))
    if _iso_day(_LEAP_YEAR, which, number) is None:
        return None
    if not _may_resolve(place):
        return _When(None, Precision.DAY)
    return _resolved_day(place, which, number)


_LEAP_YEAR = 2000
# A date without a year is not so far from the day of writing, unless something says so.
_FAR_PAST, _NEAR_FUTURE = timedelta(days=240), timedelta(days=60)


def _may_resolve(place: _Place) -> bool:
    """Whether the day of writing is known, and the paragraph does not tell of other years."""
    return place.written is not None and (
        place.told is None or place.told >= place.written.year - 1
    )


def _resolved_day(place: _Place, month: int, number: int) -> _When:
    written = place.written or date.min
    days = [_iso_day(written.year + shift, month, number) for shift in (-1, 0, 1)]
    past = [day for day in days if day and day <= written]
    coming = [day for day in days if day and day >= written]
    if place.is_to_come:
        best = coming[0] if coming else None
    else:
        best = past[-1] if past else None
        far = best is None or written - best > _FAR_PAST
        if far and coming and coming[0] - written < _NEAR_FUTURE:
            best = None
    if best is None or (place.told is not None and place.told != best.year):
        return _When(None, Precision.DAY)
    return _When(best.isoformat(), Precision.DAY, resolved=True)


def _read_daymonth(place: _Place) -> _When | None:
    return _read_day(place, "d1", "m1", "y1")


def _read_monthday(place: _Place) -> _When | None:
    return _read_day(place, "d2", "m2", "y2")


def _read_monthyear(place: _Place) -> _When | None:
    month = _month(place, "m3")
    return _When(f"{place.match['y3']}-{month:02}", Precision.MONTH) if month else None


def _read_month(place: _Place) -> _When | None:
    month = _month(place, "m4")
    name = place.match["m4"]
    before = place.before
    # Alone, "Mar" is as likely a name, and "March" or "May" no month at all.
    if month is None or before not in place.words.before_months or len(name) < _SHORTEST_ALONE:
        return None
    if _NAME_AFTER.match(place.text, place.match.end()) and place.language == "en":
        return None
    if not _may_resolve(place):
        return _When(None, Precision.MONTH)
    written = place.written or date.min
    shift = place.words.shifts.get(before, 0)
    year = written.year
    if shift > 0 or (shift == 0 and place.is_to_come):
        year += month < written.month + (shift > 0)
    else:
        year -= month > written.month - (shift < 0)
    if place.told is not None and place.told != year:
        return _When(None, Precision.MONTH)
    return _When(f"{year}-{month:02}", Precision.MONTH, resolved=True)


_SHORTEST_ALONE = 3
_NAME_AFTER = re.compile(r" [A-Z][a-z]")


def _read_shifted(place: _Place) -> _When | None:
    return _shift(place, place.match["unit"], place.match["shift"])


def _read_shiftedafter(place: _Place) -> _When | None:
    return _shift(place, place.match["unit2"], place.match["shift2"])


def _shift(place: _Place, unit: str, shift: str) -> _When | None:
    kind = place.words.units[_key(unit)]
    # "The last week" is as long as a week, and "the next day" is counted from another one.
    if kind == "day" or (place.language == "en" and place.before in _DEFINITE):
        return None
    number = place.words.shifts.get(_key(shift))
    return None if number is None else _moved(place, kind, number)


_DEFINITE = frozenset({"the", "every", "each", "very", "same", "at"})


def _key(written: str) -> str:
    return " ".join(written.lower().split())


def _read_ago(place: _Place) -> _When | None:
    return _ago(place, place.match["count"], place.match["unit3"])


def _read_agobefore(place: _Place) -> _When | None:
    return _ago(place, place.match["count2"], place.match["unit4"])


def _ago(place: _Place, count: str, unit: str) -> _When | None:
    kind = place.words.units[_key(unit)]
    number = int(count) if count.isdigit() else place.words.numbers.get(_key(count))
    if number is None:
        return None
    if number > _MOST_CERTAIN[kind]:
        # Who says "forty years ago" has not counted.
        return _When(None, _PRECISIONS[kind])
    return _moved(place, kind, -number)


_MOST_CERTAIN = {"day": 30, "week": 8, "month": 11, "year": 9}
_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}


def _moved(place: _Place, kind: str, number: int) -> _When:
    """So many days, weeks, months or years from the day of writing."""
    precision = _PRECISIONS[kind]
    written = place.written
    if written is None or not MINYEAR + _MARGIN < written.year < MAXYEAR - _MARGIN:
        return _When(None, precision)
    if kind == "year":
        return _When(f"{written.year + number:04}", precision, resolved=True)
    if kind == "month":
        months = written.year * 12 + written.month - 1 + number
        return _When(f"{months // 12:04}-{months % 12 + 1:02}", precision, resolved=True)
    day = written + timedelta(days=number if kind == "day" else 7 * number)
    if kind == "day":
        return _When(day.isoformat(), precision, resolved=True)
    year, week, _ = day.isocalendar()
    return _When(f"{year:04}-W{week:02}", precision, resolved=True)


_MARGIN = 1000 // 10


def _read_day_word(place: _Place) -> _When | None:
    return _moved(place, "day", place.words.days[_key(place.match["day"])])


def _read_weekday(place: _Place) -> _When | None:
    before = place.before
    if before in _FEASTS or _key(place.match["on"] or "") in _FEASTS:
        return None
    written = place.written
    if written is None:
        return _When(None, Precision.DAY)
    number = place.words.weekdays[_key(place.match["wd"])] - 1
    on = _key(place.match["on"] or "")
    shift = place.words.shifts.get(on, 0)
    back = (written.weekday() - number) % 7
    ahead = (number - written.weekday()) % 7
    if shift > 0:
        # "Next Friday", said on a Monday, is one of two.
        return (
            _When((written + timedelta(ahead)).isoformat(), Precision.DAY, resolved=True)
            if number < written.weekday()
            else _When(None, Precision.DAY)
        )
    if shift < 0:
        day = written - timedelta(back or 7)
    elif on in place.words.until or place.is_to_come:
        day = written + timedelta(ahead)
    else:
        day = written - timedelta(back)
    return _When(day.isoformat(), Precision.DAY, resolved=True)


_FEASTS = frozenset(
    {"black", "good", "easter", "palm", "super", "bloody", "every", "each", "cyber"}
)


def _read_decade(place: _Place) -> _When | None:
    return _When(f"{place.match['tens']}X", Precision.DECADE)


def _read_years(place: _Place) -> _When | None:
    first, last = place.match["from"], place.match["till"]
    last = first[: 4 - len(last)] + last
    return _When(f"{first}/{last}", Precision.YEAR) if first < last else None


def _read_year(place: _Place) -> _When | None:
    match, text = place.match, place.text
    if _COUNTED.match(text, match.end()):
        return None
    before = place.before
    bracketed = text[max(0, match.start() - 1) : match.start()] == "(" and text[
        match.end() : match.end() + 1
    ] in {")", ",", ";"}
    owned = _OWNED.search(text, max(place.start, match.start() - _LOOK), match.start()) is not None
    if before in _ENDS_OF_STRETCH and not place.near:
        return None
    if not (bracketed or owned or before in place.words.before_years):
        return None
    following = _PLURAL_AFTER.match(text, match.end())
    if following and before not in {"the", "since"} and not owned:
        return None
    return _When(match["year"], Precision.YEAR)


_ENDS_OF_STRETCH = frozenset({"and", "to", "or", "und", "et", "y", "e", "a", "à", "than"})
_OWNED = re.compile(r"['’]s $")
_PLURAL_AFTER = re.compile(
    r" (?!was\b|is\b|has\b|as\b|this\b|its\b|his\b|plus\b|across\b|does\b|versus\b)[a-z]{2,}s\b"
)

_READERS: Mapping[str, Callable[[_Place], _When | None]] = {
    "iso": _read_iso,
    "figures": _read_figures,
    "daymonth": _read_daymonth,
    "monthday": _read_monthday,
    "monthyear": _read_monthyear,
    "month": _read_month,
    "day": _read_day_word,
    "shifted": _read_shifted,
    "shiftedafter": _read_shiftedafter,
    "ago": _read_ago,
    "agobefore": _read_agobefore,
    "weekday": _read_weekday,
    "decade": _read_decade,
    "years": _read_years,
    "year": _read_year,
}


def first_day(iso: str) -> date:
    """The first day of what an ISO date of this module stands for.

    >>> first_day("2024-W11"), first_day("199X").year, first_day("2015/2019").year
    (datetime.date(2024, 3, 11), 1990, 2015)
    """
    iso = iso.partition("/")[0].replace("X", "0")
    if "W" in iso:
        year, _, week = iso.partition("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    parts = [int(part) for part in iso.split("-")]
    return date(*[*parts, 1, 1][:_PARTS])


# Year, month and day.
_PARTS = 3
