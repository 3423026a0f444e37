"""The year of a date without one, from the date of writing or the dates before it."""

import re
from datetime import date, timedelta

from nutgraf.facts.dates.mention import Precision
from nutgraf.facts.dates.place import DatePlace
from nutgraf.facts.dates.when import When
from nutgraf.patterns import pattern


def iso_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_year(place: DatePlace, month: int, number: int) -> When | None:
    """The day that is meant by a month and the number of a day; None if there is no such day."""
    if iso_day(_LEAP_YEAR, month, number) is None:
        return None
    if not may_resolve(place):
        return _told_day(place, f"{month:02}-{number:02}")
    return _resolved_day(place, month, number)


_LEAP_YEAR = 2000
# A date without a year is not so far from the day of writing, unless something says so.
_FAR_PAST, _NEAR_FUTURE = timedelta(days=240), timedelta(days=60)
_FAR_FUTURE = timedelta(days=270)


def may_resolve(place: DatePlace) -> bool:
    """Whether the date of writing is known, and the paragraph is not about other years."""
    return place.written is not None and (
        place.told is None or place.told >= place.written.year - 1
    )


def _told_day(place: DatePlace, of_year: str) -> When:
    """The year of a story told day by day, as long as its days continue."""
    went_on = bool(place.within) and of_year[: len(place.within)] >= place.within
    named = place.before in _INDEFINITE or _RECURS.search(place.lead)
    if not went_on or named or place.is_to_come:
        return When(None, Precision.DAY)
    return When(f"{place.told}-{of_year}", Precision.DAY, resolved=True)


# "Every 3 October" is of no year, and a "September 11 dinner" of any.
_INDEFINITE = frozenset({"a", "an", "any"})
_RECURS = pattern(
    r"\b(?:every|each|annual|annually|yearly|birthday|day|anniversary)\b[^.;]{0,40}$", re.IGNORECASE
)


def _resolved_day(place: DatePlace, month: int, number: int) -> When:
    written = place.written or date.min
    days = [iso_day(written.year + shift, month, number) for shift in (-1, 0, 1)]
    past = [day for day in days if day and day <= written]
    coming = [day for day in days if day and day >= written]
    near = bool(coming) and coming[0] - written < _NEAR_FUTURE
    if place.is_to_come or (near and place.tells_of_no_past):
        best = coming[0] if coming else None
        lasts = place.language == "en" or place.ends_something
        if best and past and not lasts and _is_nearer(past[-1], written, best):
            # "Dürfen ab 31. Juli nicht mehr", said in October.
            best = None
    elif place.tells_of_no_past:
        # "Schließt zum 1. Oktober": in a present tense, and months away.
        ahead = coming[0] - written if coming else None
        behind = written - past[-1] if past else _FAR_PAST
        best = coming[0] if ahead is not None and ahead < min(behind, _FAR_FUTURE) else None
    else:
        best = past[-1] if past else None
        far = best is None or written - best > _FAR_PAST
        if (far and near) or (
            best and coming and place.may_be_to_come and coming[0] - written < written - best
        ):
            best = None
    if best is None or (place.told is not None and place.told != best.year):
        return When(None, Precision.DAY)
    return When(best.isoformat(), Precision.DAY, resolved=True)


def _is_nearer(past: date, written: date, coming: date) -> bool:
    """Whether a day is far ahead, and the same day of the year before is not long ago."""
    return coming - written > _FAR_FUTURE and written - past < _LONG_AGO


_LONG_AGO = timedelta(days=90)
