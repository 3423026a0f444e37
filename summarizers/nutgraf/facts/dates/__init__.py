"""Dates in sentences, in their many forms, as ISO dates where they are certain.

"12 March 2024", "March 2024", "2024-03-12" and "in 2019" say when by themselves. "On Tuesday",
"three weeks ago" and "March 12" say so only to whoever knows when the text was written: with that
day they are `resolved`, without it they have no ISO date. "03/04/2024" is one day here and another
there, and has none either.

ISO dates are those of ISO 8601: 2024-03-12, 2024-W11, 2024-03, 2024, and for a decade 199X as in
its second part, for a stretch of years 2015/2019. The months' and days' names and the words around
them stand in the list `dates`, lexicon/<language>/numbers-and-dates.txt; a language without it has
only ISO dates and the like.
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
