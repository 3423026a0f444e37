"""Dates in sentences, in their many forms, as ISO dates if they are certain.

"12 March 2024", "March 2024", "2024-03-12" and "in 2019" are complete. "On Tuesday", "three weeks
ago" and "March 12" depend on the date of the text: with that date they are `resolved`, without it
they have no ISO date. "03/04/2024" is ambiguous between countries and has none either.

ISO dates follow ISO 8601: 2024-03-12, 2024-W11, 2024-03, 2024, and, from its second part, 199X for
a decade and 2015/2019 for an interval. The names of months and days and the words around them are
in the list `dates`, lexicon/<language>/numbers-and-dates.txt; a language without it has only ISO
dates and similar forms.
"""

from nutgraf.facts.dates.finding import find_dates
from nutgraf.facts.dates.forms import past_of
from nutgraf.facts.dates.mention import DateMention, Precision, first_day
from nutgraf.facts.dates.written import day_in, day_written

__all__ = [
    "DateMention",
    "Precision",
    "day_in",
    "day_written",
    "find_dates",
    "first_day",
    "past_of",
]
