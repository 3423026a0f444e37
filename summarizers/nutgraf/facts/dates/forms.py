"""The forms of dates in a language, as one regular expression.

Each form is a named group; see `meaning` for how it is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from nutgraf.facts.eras import BEFORE_CHRIST
from nutgraf.language import wordlists
from nutgraf.language.alternation import any_of
from nutgraf.language.languages import Convention, language_of

_YEAR = r"(?:1\d{3}|20\d\d|21\d\d)"
# Bounded spaces: a line may be broken anywhere.
_GAP = r"[ \t\n]{1,12}"
_NO_WORD = r"(?!\w)"


class DateWords(NamedTuple):
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
    beginning: frozenset[str]
    to_come: re.Pattern[str]
    about_to: re.Pattern[str]
    when_led: frozenset[str]
    no_day_behind: frozenset[str]
    leads_to_year: tuple[str, ...]
    done: re.Pattern[str]
    past: re.Pattern[str] | None
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
def words_of(language: str) -> DateWords:
    """The words of dates in `language`; of most languages none but digits."""
    listed = wordlists.groups("dates", language, fallback=False)

    def group(*names: str) -> tuple[str, ...]:
        return tuple(line for name in names for line in listed.get(name, ()))

    months, weekdays = _numbered(group("months")), _numbered(group("weekdays"))
    when_led = _numbered(group("weekdays when led"))
    days = {words: int(number) for number, _, words in (x.partition(" ") for x in group("days"))}
    units = {word: line.split()[0] for line in group("units") for word in line.split()[1:]}
    numbers = _numbered(group("numbers")) | dict.fromkeys(group("a"), 1)
    day_parts = [day + part for day in weekdays for part in group("parts of days")]
    shifts = dict.fromkeys(group("last", "last after"), -1)
    shifts |= dict.fromkeys(group("this"), 0) | dict.fromkeys(group("next", "next after"), 1)
    forms = [*_figures(), *_named_days(language, months, weekdays)] if months else [*_figures()]
    if months:
        forms += _counted_from_now(group, days, units, numbers)
        parts = any_of(group("parts of days"))
        forms.append(_weekday(group("on"), (*weekdays, *when_led), months, parts))
    forms += _years(language, group("decades"))
    return DateWords(
        months=months,
        weekdays=weekdays | when_led,
        when_led=frozenset(when_led),
        leads_to_year=tuple(f"{line} " for line in group("leads to a year")),
        no_day_behind=frozenset(word for line in group("no day behind") for word in line.split()),
        days=days,
        units=units,
        numbers=numbers,
        shifts=shifts,
        before_months=frozenset(group("before months")),
        before_years=frozenset(group("before years")),
        until=frozenset(group("until")),
        beginning=frozenset(word for line in group("beginning") for word in line.split()),
        to_come=re.compile(
            rf"(?<!\w)(?:{any_of(group('to come'))}|\w{{2,30}}?{any_of(group('future endings'))})"
            + _NO_WORD,
            re.IGNORECASE,
        ),
        about_to=re.compile(
            rf"(?<!\w){any_of(group('about to'))}{_GAP}(?:{any_of(group('on'))}{_GAP})?\Z",
            re.IGNORECASE,
        ),
        done=re.compile(rf"(?<!\w){any_of(group('done'))}{_NO_WORD}", re.IGNORECASE),
        past=past_of(language),
        pattern=re.compile(rf"(?<![\w.,$€£#/-])(?:{'|'.join(forms)})", re.IGNORECASE),
        telling=frozenset(
            part
            for words in (*months, *weekdays, *when_led, *days, *units, *day_parts)
            # "This morning": its last word is the rarest.
            for part in re.findall(r"\w+", words)[-1:]
        ),
    )


@cache
def past_of(language: str) -> re.Pattern[str] | None:
    """Signs that a sentence is about the past: a past-tense verb, or one of saying."""
    listed = wordlists.words("dates", language, "past", fallback=False)
    endings = wordlists.words("dates", language, "past endings", fallback=False)
    if not listed:
        return None
    # "Sagt X am Montag": what somebody said is over.
    reports = ("verbs", "participles", "tags")
    said = (
        wordlists.words("reporting-verbs", language, group, fallback=False) for group in reports
    )
    every = listed.union(*said)
    present = wordlists.words("dates", language, "no past", fallback=False)
    nouns = wordlists.words("dates", language, "no past behind", fallback=False)
    no_noun = "".join(rf"(?<!\b(?i:{re.escape(word)}) )" for word in sorted(nouns))
    return re.compile(
        rf"(?<!\w)(?:(?i:{any_of(every)})|{no_noun}(?!{any_of(present)}\b)[^\W\d_A-Z]{{2,30}}?{any_of(endings)})(?!\w)"
    )


def _figures() -> Iterator[str]:
    yield rf"(?P<iso>{_YEAR}(?P<rule>[-/])\d\d(?P=rule)\d\d)(?![\d/-])"
    # With hyphens, a year is of this century or the last: other numbers have hyphens too.
    year = r"(?:\d{4}(?<!-\d{4})|(?:19|20)\d\d)"
    yield rf"(?P<figures>\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark){year})(?!\d|[/.-]\d)"


def _named_days(language: str, months: Iterable[str], weekdays: Iterable[str]) -> Iterator[str]:
    """12 March 2024; March 12, 2024; March 2024; March."""
    calendar = wordlists.groups("calendar", language)
    of = rf"(?:{any_of(calendar.get('of', ()))}{_GAP})?"
    nth = rf"(?:{any_of(calendar.get('ordinal ends', ()))})?"
    month = any_of(months)
    day = rf"\d{{1,2}}{nth}"
    led = rf"(?:{any_of(weekdays)}\.?,?{_GAP}(?:the{_GAP})?)?"

    def year(name: str) -> str:
        return rf"\.?,?{_GAP}{of}(?P<{name}>{_YEAR}){_NO_WORD}"

    yield rf"(?P<daymonth>{led}(?P<d1>{day}){_GAP}{of}(?P<m1>{month}){_NO_WORD}(?:{year('y1')})?)"
    if language_of(language).follows(Convention.MONTH_FIRST):
        yield (
            rf"(?P<monthday>{led}(?P<m2>{month})\.?{_GAP}(?P<d2>{day})(?![\w:]|[.,]\d)"
            rf"(?:{year('y2')})?)"
        )
    yield rf"(?P<monthyear>(?P<m3>{month}){year('y3')})"
    yield rf"(?P<month>(?P<m4>{month}){_NO_WORD})"


def _counted_from_now(
    group: Callable[..., tuple[str, ...]],
    days: Iterable[str],
    units: Iterable[str],
    numbers: Iterable[str],
) -> Iterator[str]:
    """Yesterday, last week, three weeks ago."""
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


def _weekday(ons: Iterable[str], weekdays: Iterable[str], months: Iterable[str], parts: str) -> str:
    """On Tuesday, Dienstagabend; not where the day's date follows, which is more certain."""
    on, month = rf"(?:(?P<on>{any_of(ons)}){_GAP})?", any_of(months)
    day = rf"\d{{1,2}}[\w.]{{0,2}}{_GAP}(?:\w{{2}}{_GAP})?{month}|{month}\.?{_GAP}\d"
    dated = rf"\.?,?{_GAP}(?:the{_GAP})?(?:{day})"
    return rf"(?P<weekday>{on}(?P<wd>{any_of(weekdays)})(?:{parts})?){_NO_WORD}(?!{dated})"


def _years(language: str, ends: Iterable[str]) -> Iterator[str]:
    the = rf"(?:the{_GAP})?(?:(?:mid|early|late)[ -])?" if language == "en" else ""
    yield rf"(?P<decade>{the}(?P<tens>1\d\d|20\d|21\d)0['’]?{any_of(ends)}){_NO_WORD}"
    if language == "en":
        before, behind = r"(?-i:A\.?D\.?)", r"(?-i:AD|CE|A\.D\.|C\.E\.)"
        year = r"\d{3,4}"
        yield (
            rf"(?P<era>{before}(?:{_GAP})?(?P<ad>{year})|(?P<ce>{year}){_GAP}{behind}){_NO_WORD}"
        )
    yield rf"(?P<years>(?P<from>{_YEAR})[–-](?P<till>\d{{4}}|\d\d))(?![\w-]|{BEFORE_CHRIST})"
    yield rf"(?P<year>{_YEAR})(?!['’](?!s\b)\w|\w|-\d|{BEFORE_CHRIST})"
