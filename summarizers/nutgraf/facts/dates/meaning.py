"""The meaning of a date in its context: the ISO date, as far as it is certain."""

import re
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

from nutgraf.facts.dates.leading import is_compared
from nutgraf.facts.dates.mention import Precision
from nutgraf.facts.dates.nowadays import is_nowadays
from nutgraf.facts.dates.place import DatePlace
from nutgraf.facts.dates.resolving import day_of_year, iso_day, may_resolve
from nutgraf.facts.dates.when import When
from nutgraf.facts.dates.years import (
    counts_things,
    ends_a_name,
    is_cited,
    is_counted,
    is_model,
    is_of_a_described,
    is_of_a_year,
    is_told_of,
    stands_alone,
)
from nutgraf.language.languages import Convention
from nutgraf.patterns import pattern

# So far before a year a possessive is looked for.
_LOOK = 24


def _exact(day: date | None) -> When | None:
    return When(day.isoformat(), Precision.DAY) if day else None


def _read_iso(place: DatePlace) -> When | None:
    year, month, day = map(int, place.match["iso"].split(place.match["rule"]))
    return _exact(iso_day(year, month, day))


def _read_figures(place: DatePlace) -> When | None:
    first, second, year = map(int, place.match["figures"].split(place.match["mark"]))
    day_first, month_first = iso_day(year, second, first), iso_day(year, first, second)
    if place.follows(Convention.DAY_FIRST):
        return _exact(day_first)
    if day_first and month_first and day_first != month_first:
        return When(None, Precision.DAY)
    return _exact(day_first or month_first)


def _month(place: DatePlace, name: str) -> int | None:
    """The number of a month; None for a word without a capital where names have one."""
    written = place.match[name]
    if place.follows(Convention.CAPITAL_MONTHS) and written[0].islower():
        return None
    return place.words.months.get(written.lower())


def _read_day(place: DatePlace, day: str, month: str, year: str) -> When | None:
    number = int(re.sub(r"\D", "", place.match[day]))
    which = _month(place, month)
    if which is None:
        return None
    if place.match[year]:
        return _exact(iso_day(int(place.match[year]), which, number))
    return day_of_year(place, which, number)


def _read_daymonth(place: DatePlace) -> When | None:
    return _read_day(place, "d1", "m1", "y1")


def _read_monthday(place: DatePlace) -> When | None:
    return _read_day(place, "d2", "m2", "y2")


def _read_monthyear(place: DatePlace) -> When | None:
    month = _month(place, "m3")
    return When(f"{place.match['y3']}-{month:02}", Precision.MONTH) if month else None


def _read_month(place: DatePlace) -> When | None:
    month = _month(place, "m4")
    name = place.match["m4"]
    before = place.before
    # Alone, "Mar" is as likely a name, and "March" or "May" no month at all.
    if month is None or before not in place.words.before_months or len(name) < _SHORTEST_ALONE:
        return None
    if _NAME_AFTER.match(place.text, place.match.end()) and place.language == "en":
        return None
    if name.lower() in place.words.numbers:
        # "Depuis sept ans".
        return None
    if not may_resolve(place):
        return When(None, Precision.MONTH)
    written = place.written or date.min
    shift = place.words.shifts.get(before, 0)
    year = written.year
    ahead = place.is_to_come or (
        place.tells_of_no_past and (month >= written.month or place.speaks_of_the_future)
    )
    if shift > 0 or (shift == 0 and ahead):
        year += month < written.month + (shift > 0)
    else:
        year -= month > written.month - (shift < 0)
    if place.told is not None and place.told != year:
        return When(None, Precision.MONTH)
    return When(f"{year}-{month:02}", Precision.MONTH, resolved=True)


_SHORTEST_ALONE = 3
_NAME_AFTER = pattern(r" [A-Z][a-z]")


def _read_shifted(place: DatePlace) -> When | None:
    return _shift(place, place.match["unit"], place.match["shift"])


def _read_shiftedafter(place: DatePlace) -> When | None:
    return _shift(place, place.match["unit2"], place.match["shift2"])


def _shift(place: DatePlace, unit: str, shift: str) -> When | None:
    kind = place.words.units[_key(unit)]
    # "The last week" is as long as a week, and "the next day" is counted from another one.
    if kind == "day" or (place.language == "en" and place.before in _DEFINITE):
        return None
    number = place.words.shifts.get(_key(shift))
    # "In last years" does not mean the last year.
    several = place.language == "en" and unit.lower().endswith("s")
    if several or (number == 0 and _owns(place)):
        return None
    return None if number is None else _moved(place, kind, number)


_DEFINITE = frozenset({"the", "every", "each", "very", "same", "at"})


def _key(written: str) -> str:
    return " ".join(written.lower().split())


def _read_ago(place: DatePlace) -> When | None:
    return _ago(place, place.match["count"], place.match["unit3"])


def _read_agobefore(place: DatePlace) -> When | None:
    return _ago(place, place.match["count2"], place.match["unit4"])


def _ago(place: DatePlace, count: str, unit: str) -> When | None:
    kind = place.words.units[_key(unit)]
    number = int(count) if count.isdigit() else place.words.numbers.get(_key(count))
    if number is None:
        return None
    if number > _MOST_CERTAIN[kind]:
        # Who says "forty years ago" has not counted.
        return When(None, _PRECISIONS[kind])
    return _moved(place, kind, -number)


_MOST_CERTAIN = {"day": 30, "week": 8, "month": 11, "year": 9}
_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
}


def _moved(place: DatePlace, kind: str, number: int) -> When:
    """This many days, weeks, months or years from the date of writing."""
    precision = _PRECISIONS[kind]
    written = place.written
    if written is None or not MINYEAR + _MARGIN < written.year < MAXYEAR - _MARGIN:
        return When(None, precision)
    if kind == "year":
        return When(f"{written.year + number:04}", precision, resolved=True)
    if kind == "month":
        months = written.year * 12 + written.month - 1 + number
        return When(f"{months // 12:04}-{months % 12 + 1:02}", precision, resolved=True)
    day = written + timedelta(days=number if kind == "day" else 7 * number)
    if kind == "day":
        return When(day.isoformat(), precision, resolved=True)
    year, week, _ = day.isocalendar()
    return When(f"{year:04}-W{week:02}", precision, resolved=True)


_MARGIN = 1000 // 10


def _read_day_word(place: DatePlace) -> When | None:
    shift = place.words.days[_key(place.match["day"])]
    if shift > 0 and place.before in place.words.no_day_behind:
        return None
    if shift == 0 and (
        is_compared(place.text, place.match.start(), place.language)
        or _owns(place)
        or (place.language != "en" and _beside_a_year(place))
    ):
        return None
    if place.language == "en" and place.match["day"].lower() == "today" and is_nowadays(place):
        return When(None, Precision.DAY)
    return _moved(place, "day", shift)


def _beside_a_year(place: DatePlace) -> bool:
    """Whether the sentence contains a year: "en 2000 … aujourd'hui" means nowadays."""
    first, last = place.match.start() - _FAR, place.match.end() + _FAR
    return _ANY_YEAR.search(place.text, max(place.start, first), min(place.end, last)) is not None


# So many characters on either side are looked at.
_FAR = 150
_ANY_YEAR = pattern(r"(?<![\w.,])(?:19|20)\d\d(?![\w%€])")


def _owns(place: DatePlace) -> bool:
    """Whether something is called that of the time: "today's game", "this year's theme"."""
    return place.language == "en" and _POSSESSIVE.match(place.text, place.match.end()) is not None


_POSSESSIVE = pattern(r"['’]s\b")


def _read_weekday(place: DatePlace) -> When | None:
    before = place.before
    if before in _FEASTS or _key(place.match["on"] or "") in _FEASTS:
        return None
    written = place.written
    if written is None:
        return When(None, Precision.DAY)
    if _key(place.match["wd"]) in place.words.when_led and not _stands_for_day(place):
        return None
    number = place.words.weekdays[_key(place.match["wd"])] - 1
    on = _key(place.match["on"] or "")
    shift = place.words.shifts.get(on, 0)
    numbered = None if place.language == "en" else _DAY_BEHIND.match(place.text, place.match.end())
    if numbered:
        return _numbered_weekday(written, number, int(numbered[1]))
    back = (written.weekday() - number) % 7
    ahead = (number - written.weekday()) % 7
    if shift > 0:
        # "Next Friday", said on a Monday, is one of two.
        return (
            When((written + timedelta(ahead)).isoformat(), Precision.DAY, resolved=True)
            if number < written.weekday()
            else When(None, Precision.DAY)
        )
    if shift < 0:
        day = written - timedelta(back or 7)
    elif place.speaks_of_the_future or place.tells_of_no_past:
        day = written + timedelta(ahead)
    elif place.language != "en" and (on in _THIS or place.before in _THIS) and ahead < back:
        # "Prometeu visitar a área nesta terça", written on the day before.
        day = written + timedelta(ahead)
    elif on in place.words.until:
        # "It was used a million times by Thursday": of which week, nothing says.
        return When(None, Precision.DAY)
    else:
        day = written - timedelta(back)
    return When(day.isoformat(), Precision.DAY, resolved=True)


def _numbered_weekday(written: date, weekday: int, day: int) -> When:
    """A weekday with the day of its month behind it, "viernes 20": the nearest that is both."""
    near = (written + timedelta(shift) for shift in range(-_NEAR_DAYS, _NEAR_DAYS + 1))
    both = [each for each in near if each.weekday() == weekday and each.day == day]
    if len(both) != 1:
        return When(None, Precision.DAY)
    return When(both[0].isoformat(), Precision.DAY, resolved=True)


_NEAR_DAYS = 15
_DAY_BEHIND = pattern(r",? (?:dia |día )?([0-3]?\d)(?![\w%€$]|[.,:]\d| ?[%€$])")


def _stands_for_day(place: DatePlace) -> bool:
    """Whether a word that is an ordinal too is a day: "na terça", not "na terça parte"."""
    led = bool(place.match["on"]) or place.before in place.words.shifts
    return led and _NO_NOUN.match(place.text, place.match.end()) is not None


_NO_NOUN = pattern(r"[^\w-]*$|[,.;:)\]”»!?]| [(à]")
_THIS = frozenset({"este", "esta", "neste", "nesta", "questo", "questa", "ce", "deze"})
_FEASTS = frozenset(
    {"black", "good", "easter", "palm", "super", "bloody", "every", "each", "cyber"}
)


def _read_decade(place: DatePlace) -> When | None:
    return When(f"{place.match['tens']}X", Precision.DECADE)


def _read_era(place: DatePlace) -> When | None:
    return When(f"{int(place.match['ad'] or place.match['ce']):04}", Precision.YEAR)


def _read_years(place: DatePlace) -> When | None:
    first, last = place.match["from"], place.match["till"]
    last = first[: 4 - len(last)] + last
    # "92 (6): 1087–1101" are pages.
    pages = place.text[max(0, place.match.start() - 2) : place.match.start()] == ": "
    if pages or not 0 < int(last) - int(first) < _LONGEST_STRETCH:
        return None
    return When(f"{first}/{last}", Precision.YEAR)


_LONGEST_STRETCH = 500


def _read_year(place: DatePlace) -> When | None:
    match, text = place.match, place.text
    if is_counted(text, match.end()):
        return None
    before = place.before
    bracketed = text[max(0, match.start() - 1) : match.start()] == "(" and text[
        match.end() : match.end() + 1
    ] in {")", ",", ";"}
    owned = _OWNED.search(text, max(place.start, match.start() - _LOOK), match.start()) is not None
    one = place.language == "en" and _is_attributed(place)
    lead = text[max(place.start, match.start() - _LOOK) : match.start()].lower()
    if place.words.leads_to_year and lead.endswith(place.words.leads_to_year):
        return When(match[0], Precision.YEAR)
    if before in _ENDS_OF_STRETCH and not (place.near or one):
        return None
    if bracketed and is_cited(text, match.start(), match.end()):
        return None
    if not (
        bracketed
        or owned
        or before in place.words.before_years
        or one
        or stands_alone(text, match.start(), match.end(), before, place.language)
    ):
        return None
    if place.language == "en" and is_model(text, match.end(), before):
        return None
    if counts_things(text, match.end(), place.language) and not (
        before in {"the", "since"} or owned
    ):
        return None
    return When(match["year"], Precision.YEAR)


def _is_attributed(place: DatePlace) -> bool:
    """Whether the words around a year show that the year is meant, without a word like "in"."""
    text, start, end = place.text, place.match.start(), place.match.end()
    return (
        is_of_a_year(text, end, place.before)
        or is_of_a_described(text, start, end)
        or ends_a_name(text, start)
        or is_told_of(text, start, end)
        or (place.near and text[start - 2 : start] == ", ")
    )


_ENDS_OF_STRETCH = frozenset({"and", "to", "or", "und", "et", "y", "e", "a", "à", "than"})
_OWNED = pattern(r"['’]s $")

READERS: Mapping[str, Callable[[DatePlace], When | None]] = {
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
    "era": _read_era,
    "years": _read_years,
    "year": _read_year,
}
