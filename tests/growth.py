"""How work grows with the size of its text."""

import gc
import math
import os
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

IS_SWEEP = bool(os.environ.get("NUTGRAF_SWEEP"))
# What grows too fast is mostly seen here; a sweep looks at a megabyte at once.
SIZES = (250_000, 1_000_000) if IS_SWEEP else (16_000, 64_000)
# 1 is linear and 2 quadratic; caches and memory cost a little more than linear.
_STEEPEST = 1.5
# What takes less seconds is no trouble, even if it grows with the square.
_QUICK = 0.02
# A busy machine slows one measurement down; what grows too fast does so every time, and most on
# larger texts: how many times as large.
_AGAIN = (1, 2, 4)

Work = Callable[[], object]
_Unit = TypeVar("_Unit")


def sampled(units: Sequence[_Unit], step: int) -> Sequence[_Unit]:
    """Every so many of the units; all of them for `make sweep`, which takes an hour and more."""
    return units if IS_SWEEP else units[::step]


def assert_linear(
    prepared: Callable[[int], Work],
    what: str,
    sizes: tuple[int, int] = SIZES,
    exponent: float = _STEEPEST,
) -> None:
    """Check that work takes hardly more time than in proportion to the size of its text.

    Args:
        prepared: gives the work on a new text of so many characters.
        what: named where the check fails.
        sizes: a size and a larger one to begin with.
        exponent: what the time's growth must stay under, as an exponent of the size.
    """
    steepest = steep(prepared, sizes, exponent)
    assert not steepest, (what, steepest)


def steep(
    prepared: Callable[[int], Work], sizes: tuple[int, int] = SIZES, exponent: float = _STEEPEST
) -> list[tuple[int, float, int, float]]:
    """The sizes and seconds, if the time grew too fast whenever it was measured."""
    found = []
    for times in (1, *_AGAIN):
        smaller, larger = (times * size for size in sizes)
        before, after = seconds(prepared(smaller)), seconds(prepared(larger))
        if after <= _QUICK or math.log(after / before) < exponent * math.log(larger / smaller):
            return []
        found.append((smaller, before, larger, after))
    return found


def seconds(work: Work) -> float:
    """The processor's time for some work, without the collecting of what others left.

    Nothing is collected before either: among what hundreds of tests hold it takes longer than most
    of the work.
    """
    gc.disable()
    try:
        started = time.thread_time()
        work()
        return time.thread_time() - started
    finally:
        gc.enable()
