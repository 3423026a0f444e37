"""The mention of a date."""

from datetime import date
from enum import StrEnum

from nutgraf.article import Span
from nutgraf.frozen import dataclass


class Precision(StrEnum):
    """The precision of a date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text.

    Attributes:
        span: its position.
        iso: the date, if it is certain.
        precision: that of `iso`; without one, the best possible precision of the words, None if
            unknown.
        resolved: whether `iso` was resolved with the date of the article.
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


def first_day(iso: str) -> date:
    """The first day of an ISO date of this module.

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
