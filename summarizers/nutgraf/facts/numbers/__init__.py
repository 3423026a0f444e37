"""Numbers in texts, with their values, units and currencies.

One finder for all uses: claims (is it about a quantity?), briefings (which figures are there?) and
comparisons of the numbers of a text. The words are in the list `numbers`,
lexicon/<language>/numbers-and-dates.txt.
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
