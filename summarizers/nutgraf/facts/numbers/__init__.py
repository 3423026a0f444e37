"""Numbers in texts, with their values, units and currencies.

One finder for all who ask about numbers: claims (is it about a quantity?), briefings (which
figures are there?), and what holds the numbers of a text against each other. The words stand in
the list `numbers`, lexicon/<language>/numbers-and-dates.txt.
"""

from nutgraf.facts.numbers.finding import find_numbers
from nutgraf.facts.numbers.lexicon import time_units
from nutgraf.facts.numbers.naming import counted_end, quantified, says_when
from nutgraf.facts.numbers.number import Number, NumberKind, UnitKind

__all__ = [
    "Number",
    "NumberKind",
    "UnitKind",
    "counted_end",
    "find_numbers",
    "quantified",
    "says_when",
    "time_units",
]
