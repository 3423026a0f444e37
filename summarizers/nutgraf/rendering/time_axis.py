"""A time axis with round ticks, and the dates of a timeline as marks along it."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from nutgraf.briefing import DatedStatement
from nutgraf.cancellation import checked
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.rendering.labels import label

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = 12
# A line has no more steps than this, so that labels do not run into one another on a phone.
_MOST_STEPS = 4
_LONGEST_MONTH = 31
_DAYS = {"week": 7, "month": 30, "year": 365, "decade": 3652}
# Marks closer than one of so many cells stand above one another, in so many rows at most.
_CELLS, _ROWS = 48, 3
# Two dates are the fewest that make a line.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """One date: where it begins and ends, from 0 to 1, and its row from below."""

    begins: float
    ends: float
    row: int


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A line of time from its first tick, at 0, to its last, at 1."""

    ticks: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]


def time_axis(
    timeline: Sequence[DatedStatement], language: str = FALLBACK_LANGUAGE
) -> TimeAxis | None:
    """The dates along a line, months in a language; None where there are fewer than two."""
    stretches = sorted(
        {
            (said.when.begins, _end(said.when.begins, said.when.precision or ""))
            for said in checked(timeline)
            if said.when.begins
        }
    )
    if len({begins for begins, _ in stretches}) < _FEWEST:
        return None
    earliest, latest = stretches[0][0], max(ends for _, ends in stretches)
    unit, step = _step(earliest, latest)
    first = math.floor(unit.value(earliest) / step)
    last = max(first + 1, math.ceil(unit.value(latest) / step))

    def place(day: date) -> float:
        return (unit.value(day) / step - first) / (last - first)

    taken: Counter[int] = Counter()
    marks: dict[tuple[int, int], Mark] = {}
    for begins, ends in stretches:
        cell = round(place(begins) * _CELLS)
        row = min(taken[cell], _ROWS - 1)
        taken[cell] += 1
        marks.setdefault((cell, row), Mark(place(begins), place(ends), row))
    ticks = (
        (n / (last - first), unit.label((first + n) * step, language))
        for n in range(last - first + 1)
    )
    return TimeAxis(tuple(ticks), tuple(marks.values()))


def _end(begins: date, precision: str) -> date:
    """Where the stretch that a date stands for ends; a day is where it begins."""
    return date.fromordinal(min(begins.toordinal() + _DAYS.get(precision, 0), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class _Unit:
    """What the ticks of a line count, in which steps, and what is written at them."""

    steps: tuple[int, ...]
    value: Callable[[date], float]
    label: Callable[[int, str], str]


def _month(day: date) -> float:
    return day.year * _YEAR + day.month - 1 + (day.day - 1) / _LONGEST_MONTH


def _day_label(ordinal: int, language: str) -> str:
    day = date.fromordinal(max(1, min(ordinal, date.max.toordinal())))
    return f"{day.day} {label(language, _MONTHS[day.month - 1])}"


def _month_label(number: int, language: str) -> str:
    return f"{label(language, _MONTHS[number % _YEAR])} {number // _YEAR}"


def _year_label(number: int, language: str) -> str:
    del language
    return str(number)


_UNITS = (
    _Unit((1, 2, 7, 14), lambda day: day.toordinal(), _day_label),
    _Unit((1, 2, 3, 6), _month, _month_label),
    _Unit((1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), lambda day: _month(day) / _YEAR, _year_label),
)
# The calendar ends before any line is longer.
_LONGEST = _UNITS[-1], 5000


def _step(first: date, last: date) -> tuple[_Unit, int]:
    """The smallest step from one tick to the next that needs few ticks."""
    return next(
        (
            (unit, step)
            for unit in _UNITS
            for step in unit.steps
            if math.ceil(unit.value(last) / step) - math.floor(unit.value(first) / step)
            <= _MOST_STEPS
        ),
        _LONGEST,
    )
