"""An axis with round numbers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

# Steps that people count in, of each power of ten; and about how many of them an axis has.
_ROUND = (1, 2, 5, 10)
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from its first tick to its last."""

    ticks: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> "Axis":
        """The shortest axis with round ticks that holds some values.

        >>> Axis.of([31.2, 44.9]).ticks
        (30.0, 35.0, 40.0, 45.0)
        """
        found = list(values)
        low, high = min(found), max(found)
        step = _step((high - low) / _STEPS)
        first, last = math.floor(low / step), math.ceil(high / step)
        ticks = range(first, max(last, first + 1) + 1)
        return cls(tuple(round(tick * step, 10) for tick in ticks))

    def place(self, value: float) -> float:
        """How far along the axis a value is: 0 at its first tick, 1 at its last."""
        return (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])


def _step(least: float) -> float:
    """The smallest round number that is no smaller; 1 where any will do."""
    if least <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next((power * one for one in _ROUND if power * one >= least), 10 * power)
