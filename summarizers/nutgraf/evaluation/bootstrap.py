"""Bootstrap confidence intervals (Efron 1979)."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nutgraf.cancellation import checked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

# The 25 lowest and highest of this many resamples are outside of 95 % intervals.
RESAMPLES = 1000
CONFIDENCE = 0.95
SEED = 0

# For times, the median is more informative, because a few documents take very long.
Statistic = Literal["mean", "median"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over documents with its 95 % interval.

    Attributes:
        value: the figure.
        low: where the interval begins.
        high: where it ends.
        documents: how many documents have such a number.
    """

    value: float
    low: float
    high: float
    documents: int

    @property
    def excludes_zero(self) -> bool:
        """Whether 0 is outside the interval: for a difference, that chance hardly explains it."""
        return self.low > 0 or self.high < 0


def estimates(numbers: "Numbers", statistic: Statistic = "mean") -> list[Estimate | None]:
    """The estimate of each column of a table with a row for each document.

    Documents are drawn with replacement, the same each time and for all columns, so that a
    difference between two columns does not come from different documents.

    Args:
        numbers: the table; not a number where a document has none.
        statistic: the figure of a column.

    Returns:
        One for each column, None for a column without any number.
    """
    import numpy as np

    figures = _means(numbers) if statistic == "mean" else _medians(numbers)
    size = len(numbers)
    # A column that has few numbers may get none in a resample: that is no figure.
    with np.errstate(invalid="ignore"):
        values = figures(np.ones(size))
        resampled = np.array([figures(times) for times in checked(_drawn(size))])
    counts = (~np.isnan(numbers)).sum(axis=0)
    return [
        _estimate(float(value), int(count), found[~np.isnan(found)]) if count else None
        for value, count, found in zip(values, counts, resampled.T, strict=True)
    ]


def _estimate(value: float, documents: int, resampled: "Numbers") -> Estimate:
    """A figure with the middle 95 % of those of the resamples."""
    import numpy as np

    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail]) if len(resampled) else (value, value)
    return Estimate(value, float(low), float(high), documents)


# Returns the figure of each column, with a count for each document.
Figures = Callable[["Numbers"], "Numbers"]


def _means(numbers: "Numbers") -> Figures:
    import numpy as np

    there = (~np.isnan(numbers)).astype(np.float64)
    filled = np.nan_to_num(numbers, nan=0.0)

    def figures(times: "Numbers") -> "Numbers":
        found: Numbers = (times @ filled) / (times @ there)
        return found

    return figures


def _medians(numbers: "Numbers") -> Figures:
    import numpy as np

    # Missing numbers are sorted behind all others.
    orders = np.argsort(numbers, axis=0, kind="stable").T
    counts = (~np.isnan(numbers)).sum(axis=0)
    columns = [
        (order[:count], column[order[:count]])
        for order, count, column in zip(orders, counts, numbers.T, strict=True)
    ]

    def figures(times: "Numbers") -> "Numbers":
        return np.array([_median(column, times[order]) for order, column in columns])

    return figures


def _median(ascending: "Numbers", times: "Numbers") -> float:
    """The lower median of numbers in ascending order, each with a count."""
    total = float(times.sum())
    return float(ascending[int((2 * times.cumsum() >= total).argmax())]) if total else math.nan


# Bytes of a random number: enough for an unbiased remainder.
_BYTES = 8


def _drawn(size: int) -> Iterator["Numbers"]:
    """For each resample how many times each of `size` documents was drawn."""
    import numpy as np

    # Python's generator and not numpy's: its numbers are the same in every version of both.
    draws = random.Random(SEED)  # noqa: S311  # no secret
    for _ in range(RESAMPLES):
        numbers = np.frombuffer(draws.randbytes(_BYTES * size), dtype=f"<u{_BYTES}")
        yield np.bincount((numbers % size).astype(np.int64), minlength=size).astype(np.float64)
